// Written without looking at the optimizer: the two agree only if both are right.
#include <algorithm>

#include "krarup/core/validate.hpp"
#include "scheduling/check/replays.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using namespace check;

/// Whether shifts are chosen from templates, for cover or requirements, and not given.
bool chosen_from_templates(const RosterProblem& problem) { return problem.shifts.empty() && problem.days > 0; }

Worked by_person(const RosterProblem& problem, const std::vector<Assignment>& assignments, Ledger& ledger) {
  Worked worked;
  for (const Person& person : problem.people) worked[person.name];
  for (const Assignment& each : assignments) {
    const auto person = worked.find(each.person);
    if (person != worked.end()) {
      person->second.push_back(each.shift);
      continue;
    }
    ledger.violation({.rule = "people",
                      .subject = each.person,
                      .start = each.shift.start,
                      .end = each.shift.end(),
                      .text = each.person + " works " + span_text(problem.clock, each.shift.start, each.shift.end()) +
                              ", but is not one of the people"});
  }
  for (auto& [name, shifts] : worked) {
    std::stable_sort(shifts.begin(), shifts.end(), [](const Shift& a, const Shift& b) { return a.start < b.start; });
  }
  return worked;
}

std::vector<Line> lines_of(const RosterProblem& problem, const Worked& worked) {
  const Horizon roster = horizon_of(problem);
  std::vector<Line> lines;
  for (const Person& person : problem.people) lines.push_back(line_of(problem, roster, person, worked.at(person.name)));
  return lines;
}

}  // namespace

RosterCheck check_roster(const RosterProblem& problem, const std::vector<Assignment>& assignments,
                         const std::vector<Shift>& unassigned) {
  validate(problem);
  Ledger ledger;
  check_given_shifts(problem, chosen_from_templates(problem) ? std::vector<Assignment>{} : assignments, unassigned,
                     ledger);
  const Worked worked = by_person(problem, assignments, ledger);
  if (chosen_from_templates(problem)) check_made_from_templates(problem, worked, ledger);
  for (const Person& person : problem.people) check_contract(problem, person, worked.at(person.name), ledger);
  const std::vector<Line> lines = lines_of(problem, worked);
  for (const Line& line : lines) {
    check_rules(line, ledger);
    check_wishes(line, ledger);
  }
  check_between_people(problem, lines, ledger);
  check_cover(problem, worked, ledger);
  return ledger.close(check_requirements(problem, worked, ledger));
}

}  // namespace krarup
