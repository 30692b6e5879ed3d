#include "scheduling/lines/dive.hpp"

#include <algorithm>
#include <cmath>

namespace krarup::lines {

namespace {

constexpr double whole = 1 - 1e-6;
constexpr double clear = 0.6;       // a share that leaves little doubt
constexpr std::size_t one_in = 10;  // fixed at each step even in doubt: many people would else take many steps

/// The line of the largest share for everybody who is not fixed yet, largest share first.
std::vector<std::pair<double, std::size_t>> favorites(const Relaxation& relaxation, std::size_t people) {
  const Master& master = relaxation.master();
  std::vector<std::pair<double, std::size_t>> best(people, {-1.0, 0});
  for (std::size_t column = 0; column < master.columns().size(); ++column) {
    const std::size_t person = master.columns()[column].person;
    if (!relaxation.is_fixed(person) && master.value(column) > best[person].first) {
      best[person] = {master.value(column), column};
    }
  }
  best.erase(std::remove_if(best.begin(), best.end(), [](const auto& each) { return each.first < 0; }), best.end());
  std::stable_sort(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  return best;
}

std::vector<PricedLine> chosen_lines(const Relaxation& relaxation, std::size_t people) {
  const Master& master = relaxation.master();
  std::vector<PricedLine> lines(people);
  std::vector<double> share(people, -1);
  for (std::size_t column = 0; column < master.columns().size(); ++column) {
    const std::size_t person = master.columns()[column].person;
    if (master.value(column) <= share[person]) continue;
    share[person] = master.value(column);
    lines[person] = master.columns()[column].line;
  }
  return lines;
}

}  // namespace

std::optional<std::vector<PricedLine>> dive(Relaxation& relaxation, std::size_t people, const DiveOptions& options) {
  while (true) {
    if (options.stopped && options.stopped()) break;
    if (relaxation.bound() >= options.cutoff) return std::nullopt;
    const auto best = favorites(relaxation, people);
    if (best.empty() || best.back().first >= whole) break;
    const auto quota = static_cast<std::size_t>(std::ceil(options.share * static_cast<double>(best.size())));
    const std::size_t at_least = 1 + best.size() / one_in;
    std::size_t fixed = 0;
    for (const auto& [share, column] : best) {
      if (fixed >= quota && share < whole) break;
      if (fixed >= at_least && share < clear) break;
      relaxation.fix(column);
      if (share < whole) ++fixed;
    }
    relaxation.converge({.most = options.rounds, .gap = 1e-5, .cutoff = options.cutoff, .stopped = options.stopped});
  }
  return chosen_lines(relaxation, people);
}

}  // namespace krarup::lines
