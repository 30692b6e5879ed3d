#include <algorithm>

#include "scheduling/check/replays.hpp"

namespace krarup::check {

void check_cover(const RosterProblem& problem, const Worked& worked, Ledger& ledger) {
  std::map<std::pair<Date, std::string>, double> started;
  for (const auto& [person, shifts] : worked) {
    for (const Shift& shift : shifts) started[{problem.clock.date(shift.start), shift.shift_template}] += 1;
  }
  for (const ShiftCover& cover : problem.cover) {
    const double difference = started[{cover.date, cover.shift_template}] - cover.required;
    ledger.charge("understaffing", -difference, -difference * cover.understaffing);
    ledger.charge("overstaffing", difference, difference * cover.overstaffing);
  }
}

}  // namespace krarup::check
