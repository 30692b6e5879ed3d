#include "plan/evaluation.hpp"

#include <algorithm>
#include <cstdint>

#include "plan/stages.hpp"

namespace krarup {

namespace {

using std::chrono::seconds;

/// Adds to each interval the part of it, in whole seconds, that lies in [from, until).
void add_presence(Series<std::int64_t>& present, Instant from, Instant until, int sign) {
  const auto step = std::chrono::round<seconds>(present.step);
  from = std::max(from, present.start);
  until = std::min(until, present.time(present.size()));
  while (from < until) {
    const auto i = static_cast<std::size_t>((from - present.start) / step);
    const Instant next = std::min(until, present.time(i + 1));
    present[i] += sign * (next - from).count();
    from = next;
  }
}

}  // namespace

Delivery deliver(const Scenario& scenario, const Demand& demand, double agents) {
  return ask_queue(scenario, [&](const auto& prototype) -> Delivery {
    const auto queue = with_agents(with_demand(prototype, demand), agents);
    const Target& target = scenario.target;
    return {performance(queue, target.acceptable_wait, target.basis), outcomes(queue, target.acceptable_wait)};
  });
}

Series<double> agents_present(const std::vector<Shift>& shifts, const Series<double>& grid, bool cyclic) {
  Series<std::int64_t> present{grid.start, grid.step, std::vector<std::int64_t>(grid.size(), 0)};
  const seconds round = grid.time(grid.size()) - grid.start;
  const auto add = [&](Instant from, Instant until, int sign) {
    add_presence(present, from, until, sign);
    if (cyclic) add_presence(present, from - round, until - round, sign);
  };
  for (const Shift& shift : shifts) {
    add(shift.start, shift.end(), 1);
    for (const Break& pause : shift.breaks) add(pause.start, pause.end(), -1);
  }
  return present.map([&](std::int64_t time) { return static_cast<double>(time) / grid.step.count(); });
}

void Tally::add(double contacts, const Delivery& delivery, double agents) {
  contacts_ += contacts;
  agents_ += agents;
  busy_ += agents * delivery.performance.occupancy;
  for_each_field<Outcomes>(
      [&](const auto& each) { outcomes_.*each.member += contacts * delivery.outcomes.*each.member; });
}

double Tally::service_level(ServiceLevelBasis basis) const {
  Outcomes shares = outcomes_;
  for_each_field<Outcomes>([&](const auto& each) { shares.*each.member /= contacts_ > 0 ? contacts_ : 1; });
  return krarup::service_level(shares, basis);
}

double Tally::abandonment() const { return contacts_ > 0 ? outcomes_.abandoned() / contacts_ : 0; }

double Tally::occupancy() const { return agents_ > 0 ? busy_ / agents_ : 0; }

}  // namespace krarup
