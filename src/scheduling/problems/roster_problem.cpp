#include <utility>

#include "krarup/core/text.hpp"
#include "krarup/scheduling/roster.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/problems/entries.hpp"
#include "scheduling/problems/roster_references.hpp"
#include "scheduling/problems/shift_parts.hpp"

namespace krarup {

namespace {

using detail::join;
using namespace problems;

/// What has to be done is said in one way, with the days and the templates that this way needs.
void check_one_way(const std::string& path, const RosterProblem& problem) {
  std::string said;
  for (const auto& [name, given] :
       {std::pair{"shifts", !problem.shifts.empty()}, std::pair{"cover", !problem.cover.empty()},
        std::pair{"requirements", !problem.requirements.empty()}}) {
    if (!given) continue;
    if (!said.empty()) {
      throw InvalidInput(join(path, said) + " and " + name +
                         " may not both be given: say in one way what has to be done");
    }
    said = name;
  }
  if (said.empty() || said == "shifts") return;
  if (problem.days == 0) throw InvalidInput(join(path, "days") + " must be > 0 for a roster by " + said + ", got 0");
  if (problem.shift_templates.empty()) {
    throw InvalidInput(join(path, "shift_templates") + " must not be empty for a roster by " + said);
  }
}

void check_given_shifts(const std::string& path, const RosterProblem& problem) {
  const check::Horizon roster = check::horizon_of(problem);
  for (std::size_t i = 0; i < problem.shifts.size(); ++i) {
    const Shift& shift = problem.shifts[i];
    require_whole_seconds(join(at(path, i), "length"), shift.length);
    require_at_most(join(at(path, i), "length"), shift.length, ShiftProblem::max_length);
    if (roster.contains(problem.clock.date(shift.start))) continue;
    throw InvalidInput(join(at(path, i), "start") + " must be on a day of the roster, from " + day_text(roster.first) +
                       " to " + day_text(roster.last) + ", got " + moment_text(problem.clock, shift.start));
  }
}

}  // namespace

void RosterProblem::validate(const std::string& path) const {
  require_at_most(join(path, "shifts"), shifts.size(), max_shifts);
  require_at_most(join(path, "people"), people.size(), max_people);
  if (days > max_days) {
    throw InvalidInput(join(path, "days") + " must be at most " + std::to_string(max_days) + ", got " +
                       std::to_string(days));
  }
  check_one_way(path, *this);
  const std::string templates = join(path, "shift_templates");
  require_at_most(templates, shift_templates.size(), ShiftProblem::max_shift_templates);
  require_distinct_names(templates, shift_templates);
  for (std::size_t i = 0; i < shift_templates.size(); ++i) check_template(at(templates, i), shift_templates[i]);
  check_given_shifts(join(path, "shifts"), *this);
  check_requirements(join(path, "requirements"), requirements);

  const std::string persons = join(path, "people");
  require_distinct_names(persons, people);
  const RosterReferences references(*this);
  for (std::size_t i = 0; i < people.size(); ++i) references.check_person(at(persons, i), people[i]);
  references.check_cover(join(path, "cover"));
  references.check_fairness(join(path, "fairness"));
  references.check_pairings(join(path, "pairings"));
  references.check_published(join(path, "published"));
}

}  // namespace krarup
