#include "scheduling/problems/roster_references.hpp"

#include <utility>
#include <variant>

#include "krarup/core/text.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/lines/rolling_of.hpp"
#include "scheduling/problems/entries.hpp"
#include "scheduling/problems/windows.hpp"

namespace krarup::problems {

using detail::join;

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

}  // namespace

RosterReferences::RosterReferences(const RosterProblem& problem)
    : problem_(problem), roster_(check::horizon_of(problem)), templates_(known_templates(problem)) {
  for (const Person& person : problem.people) people_.insert(person.name);
}

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
  } else if (const auto* days = std::get_if<RollingDaysWorked>(&rule)) {
    check_window(join(path, "window"), lines::rolling_of(problem_, *days), !days->weight);
  } else if (const auto* shifts = std::get_if<RollingShiftCount>(&rule)) {
    require_some_templates(join(path, "shift_templates"), shifts->shift_templates);
    check_window(join(path, "window"), lines::rolling_of(problem_, *shifts), !shifts->weight);
  } else if (const auto* paid = std::get_if<RollingPaidTime>(&rule)) {
    check_window(join(path, "window"), lines::rolling_of(problem_, *paid), !paid->weight);
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
    if (person.requests[i].date) require_day(join(field, "date"), *person.requests[i].date);
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

}  // namespace krarup::problems
