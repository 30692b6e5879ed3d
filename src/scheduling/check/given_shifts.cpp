#include <algorithm>
#include <iterator>
#include <tuple>

#include "scheduling/check/replays.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

bool earlier(const Shift* a, const Shift* b) {
  const auto key = [](const Shift* shift) {
    return std::tuple{shift->start, shift->end(), shift->shift_template, paid_time(*shift)};
  };
  if (key(a) != key(b)) return key(a) < key(b);
  return std::lexicographical_compare(
      a->breaks.begin(), a->breaks.end(), b->breaks.begin(), b->breaks.end(), [](const Break& x, const Break& y) {
        return std::tie(x.start, x.length, x.paid, x.name) < std::tie(y.start, y.length, y.paid, y.name);
      });
}

}  // namespace

void check_given_shifts(const RosterProblem& problem, const std::vector<Assignment>& assignments,
                        const std::vector<Shift>& unassigned, Ledger& ledger) {
  std::vector<const Shift*> asked, found;
  for (const Shift& shift : problem.shifts) asked.push_back(&shift);
  for (const Assignment& assignment : assignments) found.push_back(&assignment.shift);
  for (const Shift& shift : unassigned) found.push_back(&shift);
  std::sort(asked.begin(), asked.end(), earlier);
  std::sort(found.begin(), found.end(), earlier);
  const auto report = [&](const std::vector<const Shift*>& list, const std::vector<const Shift*>& without,
                          const std::string& text) {
    std::vector<const Shift*> difference;
    std::set_difference(list.begin(), list.end(), without.begin(), without.end(), std::back_inserter(difference),
                        earlier);
    for (const Shift* shift : difference) {
      ledger.violation({.rule = "shifts",
                        .subject = shift->shift_template,
                        .start = shift->start,
                        .end = shift->end(),
                        .text = "The shift \"" + shift->shift_template + "\" of " +
                                span_text(problem.clock, shift->start, shift->end()) + " " + text});
    }
  };
  report(asked, found, "is neither assigned nor listed as unassigned");
  report(found, asked, "is worked or listed more often than it was asked for");
  for (const Shift& shift : unassigned) {
    const double hours = in_hours(paid_time(shift));
    ledger.charge("unassigned", hours, hours);
  }
}

}  // namespace krarup::check
