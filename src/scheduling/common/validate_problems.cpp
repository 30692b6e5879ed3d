#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "krarup/core/error.hpp"
#include "krarup/core/text.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/check/line.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using detail::join;

std::string at(const std::string& path, std::size_t i) { return path + "[" + std::to_string(i) + "]"; }

void require_at_most(const std::string& what, std::size_t size, std::size_t most) {
  if (size > most) {
    throw InvalidInput(what + " may have at most " + std::to_string(most) + " entries, got " + std::to_string(size));
  }
}

void require_whole_seconds(const std::string& what, Seconds time) {
  if (Seconds{whole_seconds(time)} != time) {
    throw InvalidInput(what + " must be a whole number of seconds, got " + to_text(time));
  }
}

void require_at_most(const std::string& what, Seconds time, Seconds most) {
  if (time > most) throw InvalidInput(what + " must be at most " + to_text(most) + ", got " + to_text(time));
}

/// Names tell people and templates apart in every answer.
template <class T>
void require_distinct_names(const std::string& path, const std::vector<T>& list) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string field = join(at(path, i), "name");
    if (list[i].name.empty()) throw InvalidInput(field + " must not be empty");
    if (!names.insert(list[i].name).second) {
      throw InvalidInput(field + " must be different from the names before it, got \"" + list[i].name + "\" again");
    }
  }
}

void check_required(const std::string& path, const Series<double>& required) {
  require_at_most(path, required.size(), ShiftProblem::max_intervals);
  if (!(required.step.count() >= 60) || !std::isfinite(required.step.count())) {
    throw InvalidInput(join(path, "step") + " must be >= 60 s, got " + to_text(required.step));
  }
  require_at_most(join(path, "step"), required.step, std::chrono::hours{24});
  require_whole_seconds(join(path, "step"), required.step);
  for (std::size_t i = 0; i < required.size(); ++i) {
    if (!(required[i] >= 0 && required[i] <= ShiftProblem::max_required)) {
      throw InvalidInput(at(path, i) + " must be in [0, " + to_text(ShiftProblem::max_required) + "] agents, got " +
                         to_text(required[i]));
    }
  }
}

void check_template(const std::string& path, const ShiftTemplate& shift) {
  require_whole_seconds(join(path, "length"), shift.length);
  require_at_most(join(path, "length"), shift.length, ShiftProblem::max_length);
  if (shift.max_length) {
    require_whole_seconds(join(path, "max_length"), *shift.max_length);
    require_at_most(join(path, "max_length"), *shift.max_length, ShiftProblem::max_length);
    require_whole_seconds(join(path, "length_step"), *shift.length_step);
    if (*shift.length_step < std::chrono::minutes{1}) {
      throw InvalidInput(join(path, "length_step") + " must be >= 60 s, got " + to_text(*shift.length_step));
    }
  }
  require_whole_seconds(join(path, "start_step"), shift.start_step);
  if (shift.start_step < std::chrono::minutes{1}) {
    throw InvalidInput(join(path, "start_step") + " must be >= 60 s, got " + to_text(shift.start_step));
  }
  require_whole_seconds(join(path, "earliest_start"), shift.earliest_start.since_midnight);
  require_whole_seconds(join(path, "latest_start"), shift.latest_start.since_midnight);
  require_at_most(join(path, "latest_start"), shift.latest_start.since_midnight, ShiftProblem::max_length);
  require_whole_seconds(join(path, "min_work_stretch"), shift.min_work_stretch);
  require_at_most(join(path, "min_work_stretch"), shift.min_work_stretch, ShiftProblem::max_length);
  require_at_most(join(path, "supplements"), shift.supplements.size(), ShiftProblem::max_supplements);
  require_at_most(join(path, "breaks"), shift.breaks.size(), ShiftProblem::max_breaks);
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const std::string field = at(join(path, "breaks"), k);
    require_whole_seconds(join(field, "length"), shift.breaks[k].length);
    require_whole_seconds(join(field, "earliest"), shift.breaks[k].earliest);
    require_whole_seconds(join(field, "latest"), shift.breaks[k].latest);
    require_whole_seconds(join(field, "min_gap"), shift.breaks[k].min_gap);
    const Seconds farthest = std::max(shift.breaks[k].earliest, shift.breaks[k].latest);
    const bool from_start = shift.breaks[k].counted_from == ShiftEdge::start;
    require_at_most(join(field, from_start ? "latest" : "earliest"), farthest, ShiftProblem::max_length);
    require_at_most(join(field, "min_gap"), shift.breaks[k].min_gap, ShiftProblem::max_length);
    require_at_most(join(field, "longer_than"), shift.breaks[k].longer_than, ShiftProblem::max_length);
  }
}

void check_service_target(const std::string& path, const ShiftProblem& problem) {
  const std::size_t curves = problem.service_target->curves.size();
  if (curves != problem.required.size()) {
    throw InvalidInput(join(path, "curves") + " must have one entry for each of the " +
                       std::to_string(problem.required.size()) + " intervals, got " + std::to_string(curves));
  }
  if (problem.cost_per_distinct_shift > 0) {
    throw InvalidInput(path + " and cost_per_distinct_shift may not both be given");
  }
}

/// A cycle is a whole number of the days, or weeks, on which its shifts repeat.
void check_cycle(const std::string& path, const ShiftProblem& problem) {
  const Seconds cycle = problem.required.step * static_cast<double>(problem.required.size());
  const Instant end = problem.required.time(problem.required.size());
  const auto in_the_way = [&](const std::string& what) {
    throw InvalidInput(join(path, "cyclic") + " needs " + what + ", got " + to_text(cycle));
  };
  if (std::fmod(cycle.count(), 24 * 3600.0) != 0) in_the_way("a requirement of whole days");
  for (std::size_t i = 0; i < problem.shift_templates.size(); ++i) {
    const ShiftTemplate& shift = problem.shift_templates[i];
    if (!shift.days.empty() && std::fmod(cycle.count(), 7 * 24 * 3600.0) != 0) {
      in_the_way("a requirement of whole weeks where shift templates name their days");
    }
    if (shift.max_length.value_or(shift.length) > cycle) in_the_way("shifts no longer than the requirement");
  }
  for (const ClockChange& change : problem.clock.changes) {
    if (change.at > problem.required.start && change.at < end) {
      throw InvalidInput(join(path, "cyclic") + " needs a clock that does not change within the requirement");
    }
  }
}

void check_steps(const std::string& path, double cost, const std::vector<CostStep>& steps) {
  require_at_most(path, steps.size(), ShiftProblem::max_cost_steps);
  double beyond = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].beyond <= beyond) {
      throw InvalidInput(join(at(path, i), "beyond") + " must be > " + to_text(beyond) + ", got " +
                         to_text(steps[i].beyond) + "; steps come in order");
    }
    if (steps[i].cost < cost) {
      throw InvalidInput(join(at(path, i), "cost") + " must be >= " + to_text(cost) + ", got " +
                         to_text(steps[i].cost) + "; prices must not fall");
    }
    beyond = steps[i].beyond;
    cost = steps[i].cost;
  }
}

}  // namespace

void CoverageCosts::validate(const std::string& path) const {
  check_steps(join(path, "understaffing_steps"), understaffing, understaffing_steps);
  check_steps(join(path, "overstaffing_steps"), overstaffing, overstaffing_steps);
}

void ShiftProblem::validate(const std::string& path) const {
  check_required(join(path, "required"), required);
  const std::string templates = join(path, "shift_templates");
  require_at_most(templates, shift_templates.size(), max_shift_templates);
  require_distinct_names(templates, shift_templates);
  for (std::size_t i = 0; i < shift_templates.size(); ++i) check_template(at(templates, i), shift_templates[i]);
  if (!weights.empty() && weights.size() != required.size()) {
    throw InvalidInput(join(path, "weights") + " must be empty or have one entry for each of the " +
                       std::to_string(required.size()) + " intervals, got " + std::to_string(weights.size()));
  }
  if (service_target) check_service_target(join(path, "service_target"), *this);
  if (cyclic && !required.empty()) check_cycle(path, *this);
  require_at_most(join(path, "people"), people.size(), max_people);
  require_distinct_names(join(path, "people"), people);
}

namespace {

/// The names of the shift templates that a roster may speak of; without a list of them any name will do, since which
/// shifts are given changes from week to week.
std::set<std::string> known_templates(const RosterProblem& problem) {
  std::set<std::string> names;
  if (problem.shift_templates.empty()) return names;
  for (const ShiftTemplate& each : problem.shift_templates) names.insert(each.name);
  for (const Shift& each : problem.shifts) names.insert(each.shift_template);
  return names;
}

void require_known(const std::string& field, const std::string& name, const std::set<std::string>& known) {
  if (known.empty() || known.count(name) > 0) return;
  std::string list;
  for (const std::string& each : known) list += (list.empty() ? "\"" : ", \"") + each + "\"";
  throw InvalidInput(field + " must be one of " + list + ", got \"" + name + "\"");
}

/// What is checked where a roster refers to days, templates and people by name.
class RosterReferences {
 public:
  explicit RosterReferences(const RosterProblem& problem)
      : problem_(problem), roster_(check::horizon_of(problem)), templates_(known_templates(problem)) {
    for (const Person& person : problem.people) people_.insert(person.name);
  }

  void check_person(const std::string& path, const Person& person) const;
  void check_cover(const std::string& path) const;
  void check_fairness(const std::string& path) const;
  void check_pairings(const std::string& path) const;
  void check_published(const std::string& path) const;

 private:
  void require_day(const std::string& field, Date date) const;
  void require_templates(const std::string& field, const std::vector<std::string>& names) const;
  void require_some_templates(const std::string& field, const std::vector<std::string>& names) const;
  void check_rule(const std::string& path, const RosterRule& rule) const;
  void check_pinned(const std::string& path, const std::vector<PinnedDay>& pinned) const;
  void check_history(const std::string& path, const std::vector<Shift>& history) const;

  const RosterProblem& problem_;
  check::Horizon roster_;
  std::set<std::string> templates_, people_;
};

/// Dates are held to the days that are given; the days of given shifts are what they happen to be.
void RosterReferences::require_day(const std::string& field, Date date) const {
  if (problem_.days == 0 || roster_.contains(date)) return;
  throw InvalidInput(field + " must be a day of the roster, from " + day_text(roster_.first) + " to " +
                     day_text(roster_.last) + ", got " + day_text(date));
}

void RosterReferences::require_templates(const std::string& field, const std::vector<std::string>& names) const {
  for (std::size_t i = 0; i < names.size(); ++i) require_known(at(field, i), names[i], templates_);
}

void RosterReferences::require_some_templates(const std::string& field, const std::vector<std::string>& names) const {
  if (names.empty()) throw InvalidInput(field + " must not be empty");
  require_templates(field, names);
}

void RosterReferences::check_rule(const std::string& path, const RosterRule& rule) const {
  if (const auto* succession = std::get_if<ForbiddenSuccession>(&rule)) {
    require_some_templates(join(path, "first"), succession->first);
    require_some_templates(join(path, "then"), succession->then);
  } else if (const auto* rotation = std::get_if<Rotation>(&rule)) {
    for (std::size_t i = 0; i < rotation->days.size(); ++i) {
      require_templates(join(at(join(path, "days"), i), "shift_templates"), rotation->days[i].shift_templates);
    }
  } else if (const auto* count = std::get_if<ShiftCount>(&rule)) {
    require_some_templates(join(path, "shift_templates"), count->shift_templates);
  } else if (const auto* run = std::get_if<ConsecutiveShifts>(&rule)) {
    require_some_templates(join(path, "shift_templates"), run->shift_templates);
  }
}

void RosterReferences::check_pinned(const std::string& path, const std::vector<PinnedDay>& pinned) const {
  std::set<Date> dates;
  for (std::size_t i = 0; i < pinned.size(); ++i) {
    const std::string date = join(at(path, i), "date");
    require_day(date, pinned[i].date);
    if (!dates.insert(pinned[i].date).second) {
      throw InvalidInput(date + " must be different from the dates before it, got " + day_text(pinned[i].date) +
                         " again");
    }
    const std::string name = join(at(path, i), "shift_template");
    if (!pinned[i].shift_template.empty()) require_known(name, pinned[i].shift_template, templates_);
    if (pinned[i].shift_template.empty() && pinned[i].start) {
      throw InvalidInput(name + " must not be empty where there is a start (" + to_text(*pinned[i].start) + ")");
    }
  }
}

void RosterReferences::check_history(const std::string& path, const std::vector<Shift>& history) const {
  for (std::size_t i = 0; i < history.size(); ++i) {
    require_whole_seconds(join(at(path, i), "length"), history[i].length);
    const Date date = problem_.clock.date(history[i].start);
    if (roster_.first > roster_.last || date < roster_.first) continue;
    throw InvalidInput(join(at(path, i), "start") + " must be before the first day of the roster (" +
                       day_text(roster_.first) + "), got " + moment_text(problem_.clock, history[i].start));
  }
}

void RosterReferences::check_person(const std::string& path, const Person& person) const {
  require_distinct_names(join(path, "skills"), person.skills);
  for (std::size_t i = 0; i < person.rules.size(); ++i) check_rule(at(join(path, "rules"), i), person.rules[i]);
  for (std::size_t i = 0; i < person.requests.size(); ++i) {
    const std::string field = at(join(path, "requests"), i);
    require_day(join(field, "date"), person.requests[i].date);
    require_templates(join(field, "shift_templates"), person.requests[i].shift_templates);
  }
  check_pinned(join(path, "pinned"), person.pinned);
  check_history(join(path, "history"), person.history);
}

void RosterReferences::check_cover(const std::string& path) const {
  std::set<std::pair<Date, std::string>> seen;
  for (std::size_t i = 0; i < problem_.cover.size(); ++i) {
    const ShiftCover& cover = problem_.cover[i];
    require_day(join(at(path, i), "date"), cover.date);
    require_known(join(at(path, i), "shift_template"), cover.shift_template, templates_);
    if (seen.insert({cover.date, cover.shift_template}).second) continue;
    throw InvalidInput(at(path, i) + " must be the only one for its date and template, got \"" + cover.shift_template +
                       "\" on " + day_text(cover.date) + " again");
  }
}

void RosterReferences::check_fairness(const std::string& path) const {
  for (std::size_t i = 0; i < problem_.fairness.size(); ++i) {
    require_templates(join(at(path, i), "shift_templates"), problem_.fairness[i].shift_templates);
  }
}

void RosterReferences::check_pairings(const std::string& path) const {
  for (std::size_t i = 0; i < problem_.pairings.size(); ++i) {
    const Pairing& pairing = problem_.pairings[i];
    for (const auto& [field, name] : {std::pair{"first", pairing.first}, std::pair{"second", pairing.second}}) {
      if (people_.count(name) > 0) continue;
      throw InvalidInput(join(at(path, i), field) + " must be the name of one of the people, got \"" + name + "\"");
    }
    if (pairing.first == pairing.second) {
      throw InvalidInput(join(at(path, i), "second") + " must be another person than first, got \"" + pairing.second +
                         "\" again");
    }
  }
}

void RosterReferences::check_published(const std::string& path) const {
  for (std::size_t i = 0; i < problem_.published.size(); ++i) {
    const std::string& name = problem_.published[i].person;
    if (people_.count(name) > 0) continue;
    throw InvalidInput(join(at(path, i), "person") + " must be the name of one of the people, got \"" + name + "\"");
  }
}

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

void check_requirements(const std::string& path, const std::vector<SkillRequirement>& requirements) {
  std::set<std::string> skills;
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    const Series<double>& required = requirements[i].required;
    const Series<double>& first = requirements.front().required;
    const std::string field = join(at(path, i), "required");
    check_required(field, required);
    if (required.start != first.start || required.step != first.step || required.size() != first.size()) {
      throw InvalidInput(field + " must have the same start, step and number of intervals as the first requirement");
    }
    if (skills.insert(requirements[i].skill).second) continue;
    throw InvalidInput(join(at(path, i), "skill") + " must be different from the skills before it, got \"" +
                       requirements[i].skill + "\" again");
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
