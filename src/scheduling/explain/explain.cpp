#include "krarup/scheduling/explain.hpp"

#include "krarup/core/validate.hpp"
#include "scheduling/explain/arithmetic.hpp"
#include "scheduling/explain/service_gaps.hpp"
#include "scheduling/explain/shift_gaps.hpp"

namespace krarup {

namespace {

/// The requirement as one that anybody of the people can do, on the days it has.
RosterProblem as_roster(const ShiftProblem& problem) {
  const Series<double>& required = problem.required;
  const Date first = problem.clock.date(required.start);
  const Date last = problem.clock.date(required.time(required.size()) - std::chrono::seconds{1});
  return {.people = problem.people,
          .clock = problem.clock,
          .first_day = first,
          .days = static_cast<int>((last - first).count()) + 1,
          .shift_templates = problem.shift_templates,
          .requirements = {{"", required}}};
}

std::vector<why::Ability> explain_people(const RosterProblem& problem, const std::vector<why::Option>& options,
                                         Explanation& explanation) {
  std::vector<why::Ability> abilities;
  for (const Person& person : problem.people) {
    abilities.push_back(why::explain_person(problem, options, person, explanation));
  }
  return abilities;
}

}  // namespace

Explanation explain(const ShiftProblem& problem) {
  validate(problem);
  Explanation explanation;
  why::explain_breaks(problem.shift_templates, explanation);
  why::explain_gaps(problem, explanation);
  if (problem.required.empty()) return explanation;
  std::vector<double> on_shift;
  if (!problem.people.empty()) {
    const RosterProblem roster = as_roster(problem);
    const std::vector<why::Option> options = why::options_of(roster);
    Explanation people;
    const std::vector<why::Ability> abilities = explain_people(roster, options, people);
    why::explain_skills(roster, options, abilities, explanation);
    on_shift = why::most_on_shift(roster, options, abilities, roster.requirements.front());
  }
  if (problem.service_target) why::explain_service(problem, why::coverable(problem), on_shift, explanation);
  return explanation;
}

Explanation explain(const RosterProblem& problem) {
  validate(problem);
  Explanation explanation;
  why::explain_breaks(problem.shift_templates, explanation);
  const std::vector<why::Option> options = why::options_of(problem);
  const std::vector<why::Work> work = why::work_of(problem, options);
  const std::vector<why::Ability> abilities = explain_people(problem, options, explanation);
  why::explain_numbers(problem, options, work, abilities, explanation);
  why::explain_skills(problem, options, abilities, explanation);
  why::explain_together(problem, options, work, explanation);
  return explanation;
}

}  // namespace krarup
