#include <algorithm>
#include <chrono>

#include "scheduling/check/replays.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

using std::chrono::days;
using std::chrono::hours;

/// A problem of anonymous shifts that asks for nothing on the days of the roster.
ShiftProblem without_requirement(const RosterProblem& problem) {
  const Horizon roster = horizon_of(problem);
  const Instant start = problem.clock.instant(roster.first, TimeOfDay{});
  const Instant end = problem.clock.instant(roster.last + days{1}, TimeOfDay{});
  const auto whole_hours = static_cast<std::size_t>(std::max<std::int64_t>(1, (end - start) / hours{1}));
  return {.required = {start, hours{1}, std::vector<double>(whole_hours, 0.0)},
          .shift_templates = problem.shift_templates,
          .clock = problem.clock};
}

}  // namespace

void check_made_from_templates(const RosterProblem& problem, const Worked& worked, Ledger& ledger) {
  const ShiftProblem shifts_alone = without_requirement(problem);
  for (const auto& [person, shifts] : worked) {
    for (Finding& finding : check_shifts(shifts_alone, shifts).violations) {
      if (finding.rule == "required") {
        finding.rule = "days";
        finding.text = "The shift \"" + finding.subject + "\" of " +
                       span_text(problem.clock, finding.start, finding.end) + " starts on no day of the roster";
      }
      finding.subject = person;
      finding.text = person + ": " + finding.text;
      ledger.violation(std::move(finding));
    }
  }
}

}  // namespace krarup::check
