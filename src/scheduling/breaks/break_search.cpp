#include "scheduling/breaks/break_search.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "scheduling/breaks/anneal.hpp"
#include "scheduling/breaks/piece_search.hpp"
#include "scheduling/common/proof.hpp"

namespace krarup::breaks {

namespace {

constexpr int rounds = 14;

/// States kept by the sweeps of a round.
std::size_t width(int round) { return std::min<std::size_t>(4096, std::size_t{64} << (2 * std::min(round, 8))); }

/// Repairs after the sweep of a round.
int repairs(int round) { return std::min(300, 50 << std::min(round, 8)); }

/// Larger pieces are swept as a whole in the first rounds only; repairs pay better then.
constexpr std::size_t most_shifts_swept_often = 60;

/// Rounds of sweeps and repairs before all breaks are annealed together, which settles many people better.
constexpr int rounds_before_annealing = 2;

/// Rounds of annealing for each shift; they double from one time to the next.
constexpr std::int64_t annealing_of_shift = 60'000;
constexpr int most_doublings = 6;
constexpr double hot = 0.7, cold = 0.1;  // of a missing agent

/// States kept where all ways are followed.
constexpr std::size_t width_of_proof = 3'000;

}  // namespace

void BreakSearch::run(const Prices& prices, const Stage& stage, Found& found) {
  std::vector<std::pair<int, int>> away;
  std::vector<Pattern> cheapest;
  for (const Kind& kind : grid_.kinds) {
    const BreakGraph graph(kind.policy, prices_of(grid_, kind, prices.values));
    away.push_back(graph.away());
    cheapest.push_back(graph.best());
  }
  if (found.arrangement.empty()) {
    for (const std::size_t kind : grid_.kind_of) found.arrangement.push_back(cheapest[kind]);
    found.cost = cost(grid_, found.arrangement);
  }
  pieces_ = cut_into_pieces(grid_, away);
  gaps_.assign(pieces_.pieces.size(), never);
  closed_.assign(pieces_.pieces.size(), 0);
  for (int i = 0; i < rounds && !watch_.stopped(); ++i) {
    if (is_closed(found.cost, found.bound, options_.gap)) return;
    if (i >= rounds_before_annealing) anneal_all(stage, i, found);
    round(prices, stage, i, found);
    if (std::find(closed_.begin(), closed_.end(), 0) == closed_.end()) return;
  }
}

/// Anneals all breaks together, twice at once from different seeds, and keeps what is better.
void BreakSearch::anneal_all(const Stage& stage, int number, Found& found) {
  std::vector<double> prices;
  double missing = 0;
  for (const SweepStep& step : grid_.steps) {
    prices.push_back((step.understaffing - step.overstaffing) / 2);
    missing = std::max(missing, step.understaffing);
  }
  if (missing <= 0) return;
  const double share = (stage.until - stage.from) / rounds;
  std::vector<Arrangement> others(2);
  watch_.begin({.name = stage.name,
                .parts = others.size(),
                .from = stage.from + share * number,
                .until = stage.from + share * (number + 0.5),
                .objective = found.cost,
                .bound = found.bound});
  const auto shifts = static_cast<std::int64_t>(grid_.kind_of.size());
  const int doublings = std::min(number - rounds_before_annealing, most_doublings);
  watch_.run([&](std::size_t part) {
    const auto seed =
        static_cast<std::uint64_t>(options_.seed) * 1'000'003 + static_cast<std::uint64_t>(number) * 31 + part + 1;
    others[part] = anneal(grid_, prices, found.arrangement,
                          {.rounds = annealing_of_shift * shifts << doublings,
                           .hot = hot * missing,
                           .cold = cold * missing,
                           .enough = found.bound,
                           .seed = seed,
                           .stopped = [this] { return watch_.stopped(); }});
  });
  for (Arrangement& other : others) {
    if (other.empty()) continue;
    const double its_cost = cost(grid_, other);
    if (its_cost >= found.cost) continue;
    found.cost = its_cost;
    found.arrangement = std::move(other);
  }
}

double BreakSearch::open_gap() const {
  if (!pieces_.apart.empty()) return never;
  return std::accumulate(gaps_.begin(), gaps_.end(), 0.0);
}

void BreakSearch::round(const Prices& prices, const Stage& stage, int number, Found& found) {
  std::vector<std::size_t> open;
  for (std::size_t p = 0; p < closed_.size(); ++p) {
    if (closed_[p] == 0) open.push_back(p);
  }
  // A piece alone is worked on twice at once, from different seeds.
  const std::size_t copies = open.size() == 1 ? 2 : 1;
  std::vector<std::optional<PieceSearch>> searches(open.size() * copies);
  const double share = (stage.until - stage.from) / rounds;
  watch_.begin({.name = stage.name,
                .parts = searches.size(),
                .from = stage.from + share * (number >= rounds_before_annealing ? number + 0.5 : number),
                .until = stage.from + share * (number + 1),
                .objective = found.cost,
                .bound = found.bound});
  watch_.run([&](std::size_t part) {
    const std::size_t piece = open[part / copies];
    const auto seed = static_cast<std::uint64_t>(options_.seed) * 1'000'003 + piece * 1009 +
                      static_cast<std::uint64_t>(number) * 31 + part % copies;
    PieceSearch& search = searches[part].emplace(grid_, prices.values, pieces_.pieces[piece], found.arrangement,
                                                 [this] { return watch_.stopped(); });
    const bool whole = number < 3 || pieces_.pieces[piece].shifts.size() <= most_shifts_swept_often;
    if (whole && !search.is_closed(options_.gap)) search.place(width(number), seed);
    if (!search.is_closed(options_.gap)) search.repair(repairs(number), seed);
    if (!search.is_closed(options_.gap) && number <= 1) search.prove(width_of_proof);
  });
  for (std::size_t i = 0; i < searches.size(); i += copies) {
    const PieceSearch* best = nullptr;
    for (std::size_t copy = i; copy < i + copies; ++copy) {
      if (!searches[copy]) continue;
      if (best == nullptr || searches[copy]->cost() < best->cost()) best = &*searches[copy];
    }
    if (best == nullptr) continue;
    best->write(found.arrangement);
    const std::size_t piece = open[i / copies];
    gaps_[piece] = std::max(0.0, best->cost() - best->bound());
    closed_[piece] = best->is_closed(options_.gap) ? 1 : 0;
  }
  found.cost = cost(grid_, found.arrangement);
}

}  // namespace krarup::breaks
