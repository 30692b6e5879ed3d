#include "scheduling/breaks/prices.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace krarup::breaks {

namespace {

constexpr int most_iterations = 120;
constexpr double most_arcs = 4e9;  // looked at, over all iterations

std::vector<std::size_t> sizes(const Grid& grid) {
  std::vector<std::size_t> shifts(grid.kinds.size(), 0);
  for (const std::size_t kind : grid.kind_of) ++shifts[kind];
  return shifts;
}

/// About how many arcs the graphs of a grid have.
double arcs(const Grid& grid) {
  double total = 0;
  for (const Kind& kind : grid.kinds) {
    const StepPolicy& policy = kind.policy;
    const double nodes =
        (policy.shift_length + 1.0) * (policy.flexible + 1.0) * (static_cast<double>(policy.named.size()) + 1);
    const double stretches = policy.stretch < never ? policy.shift_length : policy.max_stretch - policy.min_stretch + 1;
    const double lengths = policy.length < never ? policy.flexible : std::min(policy.max_length, policy.flexible);
    total += nodes * stretches * (1 + lengths) / 3;
  }
  return total;
}

}  // namespace

std::vector<double> prices_of(const Grid& grid, const Kind& kind, const std::vector<double>& prices) {
  std::vector<double> own;
  for (int t = 0; t < kind.policy.shift_length; ++t) own.push_back(prices[grid.at(kind.start + t)]);
  return own;
}

double lagrangian_bound(const Grid& grid, const std::vector<double>& prices, std::vector<int>* away,
                        const std::function<bool()>& stopped) {
  double bound = 0;
  for (std::size_t t = 0; t < grid.steps.size(); ++t) {
    SweepStep step = grid.steps[t];
    step.price = prices[t];
    bound += step.floor() - step.price * step.agents;
  }
  const std::vector<std::size_t> shifts = sizes(grid);
  if (away != nullptr) away->assign(grid.steps.size(), 0);
  for (std::size_t k = 0; k < grid.kinds.size(); ++k) {
    if (stopped()) return -never;
    const Kind& kind = grid.kinds[k];
    const BreakGraph graph(kind.policy, prices_of(grid, kind, prices));
    bound += graph.to_go(graph.root()) * static_cast<double>(shifts[k]);
    if (away == nullptr) continue;
    for (const Placed& taken : graph.best()) {
      for (int t = taken.start; t < std::min(taken.end() + kind.policy.catch_up, kind.policy.shift_length); ++t) {
        (*away)[grid.at(kind.start + t)] += static_cast<int>(shifts[k]);
      }
    }
  }
  return bound;
}

Prices even_prices(const Grid& grid, const std::function<bool()>& stopped) {
  constexpr std::array shares{-1.0, -0.75, -0.5, -0.25, 0.0, 0.02, 0.05, 0.1, 0.25, 0.5};
  std::vector<Prices> best;
  for (const double share : shares) {
    if (!best.empty() && stopped()) break;
    Prices prices;
    for (const SweepStep& step : grid.steps) {
      prices.values.push_back(share * (share < 0 ? step.overstaffing : step.understaffing));
    }
    prices.bound = lagrangian_bound(grid, prices.values, nullptr, stopped);
    const double tolerance = 1e-9 * std::max(1.0, std::abs(prices.bound));
    if (!best.empty() && prices.bound > best.front().bound + tolerance) best.clear();
    if (best.empty() || prices.bound >= best.front().bound - tolerance) best.push_back(std::move(prices));
  }
  return best[(best.size() - 1) / 2];
}

Prices improved(const Grid& grid, Prices best, double objective, const std::function<bool()>& stopped) {
  const int iterations = static_cast<int>(std::min<double>(most_iterations, most_arcs / std::max(1.0, arcs(grid))));
  std::vector<double> prices = best.values;
  std::vector<int> away;
  double scale = 1;
  int without_progress = 0;
  for (int i = 0; i < iterations && !stopped(); ++i) {
    const double bound = lagrangian_bound(grid, prices, &away, stopped);
    if (bound == -never) break;
    if (bound > best.bound + 1e-9 * std::abs(best.bound)) {
      best = {prices, bound};
      without_progress = 0;
    } else if (++without_progress == 8) {
      without_progress = 0;
      scale /= 2;
      prices = best.values;
      continue;
    }
    double square = 0;
    std::vector<int> direction;
    for (std::size_t t = 0; t < prices.size(); ++t) {
      SweepStep step = grid.steps[t];
      step.price = prices[t];
      direction.push_back(step.wanted() - step.agents + away[t]);
      square += direction.back() * direction.back();
    }
    if (square == 0) break;
    const double length = scale * std::max(1e-6, objective - bound) / square;
    for (std::size_t t = 0; t < prices.size(); ++t) {
      const SweepStep& step = grid.steps[t];
      prices[t] = std::clamp(prices[t] + length * direction[t], -step.dearest_surplus(), step.dearest_missing());
    }
  }
  return best;
}

}  // namespace krarup::breaks
