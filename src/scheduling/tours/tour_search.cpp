#include "scheduling/tours/tour_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>

#include "scheduling/common/proof.hpp"

namespace krarup::tours {

namespace {

constexpr double most_rounds = 4'000;
constexpr double work_of_rounds = 2e7;        ///< candidates priced
constexpr double first_temperature = 0.0005;  ///< of the cost of a plan
constexpr std::size_t most_taken_off = 3;
constexpr double least_gain = 1e-9;

}  // namespace

bool add_tours_that_pay(TourState& state, const Ground& ground, double bound, const mip::Listener& listener) {
  while (true) {
    if (!listener(state.cost(), bound)) return false;
    ExtraTour best;
    for (std::size_t c = 0; c < ground.crews.size(); ++c) {
      if (!state.has_people(c)) continue;
      ExtraTour extra = state.best_extra(c);
      if (extra.gain > best.gain) best = std::move(extra);
    }
    if (best.gain <= least_gain) return true;
    state.add(std::move(best.week));
  }
}

void exchange_tours(TourState& state, const Ground& ground, double bound, const SolveOptions& options,
                    const mip::Listener& listener) {
  std::mt19937 random(static_cast<std::uint32_t>(options.seed));
  std::vector<PersonWeek> best = state.tours();
  double now = state.cost(), least = now;
  const double priced = 3.0 * static_cast<double>(ground.candidates.shifts.size());
  const int rounds = static_cast<int>(std::clamp(work_of_rounds / std::max(1.0, priced), 1.0, most_rounds));
  for (int round = 0; round < rounds && !is_closed(least, bound, options.gap); ++round) {
    if (state.tours().empty()) break;
    std::vector<PersonWeek> taken_off;
    for (std::size_t k = 1 + random() % most_taken_off; k > 0 && !state.tours().empty(); --k) {
      taken_off.push_back(state.remove(random() % state.tours().size()));
    }
    const std::size_t kept = state.tours().size();
    if (!add_tours_that_pay(state, ground, bound, [&](double, double) { return listener(least, bound); })) break;
    const double temperature = first_temperature * now * (1 - round / static_cast<double>(rounds));
    const double luck = (static_cast<double>(random()) + 0.5) / 0x1p32;
    if (const double cost = state.cost(); cost > now - temperature * std::log(luck)) {
      while (state.tours().size() > kept) state.remove(state.tours().size() - 1);
      for (PersonWeek& tour : taken_off) state.add(std::move(tour));
    } else {
      now = cost;
    }
    if (now < least - least_gain) {
      least = now;
      best = state.tours();
    }
  }
  while (!state.tours().empty()) state.remove(state.tours().size() - 1);
  for (PersonWeek& tour : best) state.add(std::move(tour));
}

}  // namespace krarup::tours
