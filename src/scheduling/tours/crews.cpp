#include "scheduling/tours/crews.hpp"

#include <algorithm>
#include <limits>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup::tours {

namespace {

bool works(const ContractClass& rules, const ShiftTemplate& shift) {
  const auto& listed = rules.shift_templates;
  return listed.empty() || std::find(listed.begin(), listed.end(), shift.name) != listed.end();
}

bool works(const ContractClass& rules, Date date) {
  const std::chrono::weekday day(date);
  return rules.days.empty() || std::find(rules.days.begin(), rules.days.end(), day) != rules.days.end();
}

/// Sorts the candidates by the crews, days and paid times to which they belong.
void place_candidates(const TourProblem& problem, const std::vector<std::size_t>& crew_of_template, Ground& ground) {
  const LocalClock& clock = problem.shifts.clock;
  const Date first = clock.date(problem.shifts.required.start);
  const auto paid_of = [&](const Candidate& candidate) {
    return whole_seconds(ground.candidates.patterns[candidate.pattern].paid);
  };
  const auto crew_of = [&](const Candidate& candidate) -> Crew& {
    return ground.crews[crew_of_template[ground.candidates.patterns[candidate.pattern].shift_template]];
  };
  auto& shifts = ground.candidates.shifts;
  std::erase_if(
      shifts, [&](const Candidate& each) { return !works(problem.classes[crew_of(each).contract_class], each.date); });
  for (const Candidate& each : shifts) crew_of(each).paid.push_back(paid_of(each));
  for (Crew& crew : ground.crews) {
    std::sort(crew.paid.begin(), crew.paid.end());
    crew.paid.erase(std::unique(crew.paid.begin(), crew.paid.end()), crew.paid.end());
    for (auto& day : crew.shifts) day.resize(crew.paid.size());
  }
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    Crew& crew = crew_of(shifts[i]);
    const auto paid = std::lower_bound(crew.paid.begin(), crew.paid.end(), paid_of(shifts[i])) - crew.paid.begin();
    const auto day = static_cast<std::size_t>((shifts[i].date - first).count());
    crew.shifts[day][static_cast<std::size_t>(paid)].push_back(i);
    ground.places.push_back({static_cast<std::size_t>(&crew - ground.crews.data()), day, static_cast<int>(paid),
                             clock.wall(shifts[i].start) - LocalTime{shifts[i].date}});
  }
}

}  // namespace

Ground lay_ground(const TourProblem& problem) {
  Ground ground{.shifts = problem.shifts, .candidates = {}, .crews = {}, .places = {}, .findings = {}};
  ground.shifts.shift_templates.clear();
  std::vector<std::size_t> crew_of_template;
  for (std::size_t c = 0; c < problem.classes.size(); ++c) {
    const ContractClass& rules = problem.classes[c];
    constexpr double any = std::numeric_limits<double>::infinity();
    ground.crews.push_back({.contract_class = c,
                            .paid = {},
                            .weeks = {},
                            .shifts = {},
                            .most_people = rules.people ? *rules.people : any});
    for (const ShiftTemplate& shift : problem.shifts.shift_templates) {
      if (!works(rules, shift)) continue;
      ground.shifts.shift_templates.push_back(shift);
      ground.shifts.shift_templates.back().cost_per_hour += rules.cost_per_hour;
      crew_of_template.push_back(c);
    }
  }
  ground.candidates = list_candidates(ground.shifts);
  place_candidates(problem, crew_of_template, ground);
  for (Crew& crew : ground.crews) {
    std::array<std::vector<bool>, days_of_week> workable;
    for (std::size_t day = 0; day < days_of_week; ++day) {
      for (const auto& shifts : crew.shifts[day]) workable[day].push_back(!shifts.empty());
    }
    const ContractClass& rules = problem.classes[crew.contract_class];
    crew.weeks = legal_weeks(rules, problem.shifts.cyclic, crew.paid, workable);
    if (!crew.weeks.empty()) continue;
    ground.findings.push_back({.rule = "classes",
                               .subject = rules.name,
                               .text = "The contract class \"" + rules.name +
                                       "\" cannot work: with its shift templates no week keeps its days, hours and "
                                       "days off"});
  }
  return ground;
}

}  // namespace krarup::tours
