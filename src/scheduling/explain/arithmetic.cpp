#include "scheduling/explain/arithmetic.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::why {

namespace {

using std::chrono::days;

constexpr double tolerance = 1e-6;

bool can_do(const Ability& ability, const std::vector<std::size_t>& options) {
  return std::any_of(options.begin(), options.end(), [&](std::size_t option) { return ability.can[option]; });
}

/// "; in the way: the days off (2 people), the availability (1 person)", for those who cannot.
std::string in_the_way(const std::vector<Ability>& abilities, const std::vector<std::size_t>& options) {
  std::map<std::string, std::size_t> reasons;
  for (const Ability& ability : abilities) {
    if (!options.empty() && !can_do(ability, options)) ++reasons[ability.obstacle[options.front()]];
  }
  std::string text;
  for (const auto& [words, count] : reasons) {
    text += (text.empty() ? "; in the way: " : ", ") + words + " (" + people_text(count) + ")";
  }
  return text;
}

std::string found_text(std::ptrdiff_t able) {
  return able == 0 ? "nobody" : "only " + people_text(static_cast<std::size_t>(able));
}

/// The arithmetic of numbers of shifts.
class Numbers {
 public:
  Numbers(const RosterProblem& problem, const std::vector<Option>& options, const std::vector<Work>& work,
          const std::vector<Ability>& abilities, Explanation& explanation)
      : problem_(problem), options_(options), work_(work), abilities_(abilities), explanation_(explanation) {}

  void run() {
    for (const Work& each : work_) check_one(each);
    for (const auto& [date, required] : required_by([](Date date) { return date; })) check_day(date, required);
    for (const auto& [monday, required] : required_by(check::monday_of)) check_week(monday, required);
  }

 private:
  template <class Key>
  [[nodiscard]] std::map<Date, double> required_by(const Key& key) const {
    std::map<Date, double> required;
    for (const Work& each : work_) required[key(each.date)] += each.required;
    return required;
  }

  void obstacle(Date from, Date until, const std::string& subject, double amount, const std::string& text) {
    explanation_.obstacles.push_back({.rule = "coverage",
                                      .subject = subject,
                                      .start = problem_.clock.instant(from, TimeOfDay{}),
                                      .end = problem_.clock.instant(until + days{1}, TimeOfDay{}),
                                      .amount = amount,
                                      .text = text});
  }

  void check_one(const Work& work) {
    if (work.options.empty()) {
      return obstacle(work.date, work.date, work.shift_template, work.required,
                      "No \"" + work.shift_template + "\" shift may start on " + day_text(work.date) + ", but " +
                          number_text(work.required) + (work.required == 1 ? " is" : " are") +
                          " needed; change the days or the start times of the template");
    }
    const auto able = std::count_if(abilities_.begin(), abilities_.end(),
                                    [&](const Ability& ability) { return can_do(ability, work.options); });
    const double missing = work.required - static_cast<double>(able);
    if (missing <= tolerance) return;
    short_[work.date] = true;
    obstacle(work.date, work.date, work.shift_template, missing,
             "For " + work.words + " " + found_text(able) + " can be found" + in_the_way(abilities_, work.options));
  }

  void check_day(Date date, double required) {
    std::vector<std::size_t> that_day;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (options_[i].date == date) that_day.push_back(i);
    }
    const auto able = std::count_if(abilities_.begin(), abilities_.end(),
                                    [&](const Ability& ability) { return can_do(ability, that_day); });
    const double missing = required - static_cast<double>(able);
    if (missing <= tolerance || short_[date]) return;
    obstacle(date, date, "", missing,
             day_text(date) + " needs " + count_text(required, "shift") + ", but " + found_text(able) +
                 " can work on that day" + in_the_way(abilities_, that_day));
  }

  void check_week(Date monday, double required) {
    double possible = 0;
    for (std::size_t p = 0; p < abilities_.size(); ++p) {
      std::set<Date> dates;
      for (std::size_t i = 0; i < options_.size(); ++i) {
        if (abilities_[p].can[i] && check::monday_of(options_[i].date) == monday) dates.insert(options_[i].date);
      }
      possible += std::min(static_cast<double>(dates.size()), 1.0 * problem_.people[p].max_days_per_week);
    }
    const double missing = required - possible;
    if (missing <= tolerance) return;
    obstacle(monday, monday + days{6}, "", missing,
             "The week of " + day_text(monday) + " needs " + count_text(required, "shift") + ", but the days of " +
                 people_text(abilities_.size()) + " allow only " + number_text(possible) + "; " +
                 count_text(missing, "more day") + " of work " + (missing == 1 ? "is" : "are") + " needed");
  }

  const RosterProblem& problem_;
  const std::vector<Option>& options_;
  const std::vector<Work>& work_;
  const std::vector<Ability>& abilities_;
  Explanation& explanation_;
  std::map<Date, bool> short_;  ///< days that have been explained already
};

double proficiency(const Person& person, const std::string& skill) {
  if (skill.empty()) return 1;
  for (const Skill& each : person.skills) {
    if (each.name == skill) return each.proficiency;
  }
  return 0;
}

/// The arithmetic of agents by skill and interval.
class Skills {
 public:
  Skills(const RosterProblem& problem, const std::vector<Option>& options, const std::vector<Ability>& abilities,
         Explanation& explanation)
      : problem_(problem), options_(options), abilities_(abilities), explanation_(explanation) {}

  void run() {
    for (const SkillRequirement& each : problem_.requirements) check_intervals(each);
    if (!problem_.requirements.empty()) check_hours();
  }

 private:
  void check_intervals(const SkillRequirement& requirement) {
    const std::string& skill = requirement.skill;
    const auto has = [&](const Person& person) { return proficiency(person, skill) > 0; };
    const Series<double>& required = requirement.required;
    if (std::none_of(problem_.people.begin(), problem_.people.end(), has)) {
      explanation_.obstacles.push_back({.rule = "skills",
                                        .subject = skill,
                                        .start = required.start,
                                        .end = required.time(required.size()),
                                        .text = "Nobody has the skill \"" + skill + "\", which is required"});
      return;
    }
    const std::vector<double> most = most_on_shift(problem_, options_, abilities_, requirement);
    for (std::size_t i = 0; i < required.size();) {
      const std::size_t first = i;
      const auto alike = [&](std::size_t k) { return required[k] == required[first] && most[k] == most[first]; };
      while (i < required.size() && alike(i)) ++i;
      const double missing = required[first] - most[first];
      if (missing <= tolerance) continue;
      const std::string whom = skill.empty() ? "" : " for \"" + skill + "\"";
      explanation_.obstacles.push_back({.rule = "coverage",
                                        .subject = skill,
                                        .start = required.time(first),
                                        .end = required.time(i),
                                        .amount = missing,
                                        .text = span_text(problem_.clock, required.time(first), required.time(i)) +
                                                " needs " + count_text(required[first], "agent") + whom +
                                                ", but the people who can be on shift then do the work of only " +
                                                number_text(most[first])});
    }
  }

  /// Agent-hours required in each week against the paid hours of the contracts.
  void check_hours() {
    std::map<Date, double> hours;
    for (const SkillRequirement& each : problem_.requirements) {
      const Series<double>& required = each.required;
      for (std::size_t i = 0; i < required.size(); ++i) {
        hours[check::monday_of(problem_.clock.date(required.time(i)))] += required[i] * in_hours(required.step);
      }
    }
    double possible = 0;
    for (const Person& person : problem_.people) {
      double best = 0;
      for (const SkillRequirement& each : problem_.requirements) best = std::max(best, proficiency(person, each.skill));
      possible += best * in_hours(person.max_hours_per_week);
    }
    for (const auto& [monday, needed] : hours) {
      const double missing = needed - possible;
      if (missing <= tolerance) continue;
      explanation_.obstacles.push_back({.rule = "max_hours_per_week",
                                        .start = problem_.clock.instant(monday, TimeOfDay{}),
                                        .end = problem_.clock.instant(monday + days{7}, TimeOfDay{}),
                                        .amount = missing,
                                        .text = "The week of " + day_text(monday) + " needs " +
                                                count_text(needed, "agent-hour") + ", but the contracts of " +
                                                people_text(problem_.people.size()) + " allow only " +
                                                number_text(possible) + "; " + count_text(missing, "more hour") +
                                                (number_text(missing) == "1" ? " is" : " are") + " needed"});
    }
  }

  const RosterProblem& problem_;
  const std::vector<Option>& options_;
  const std::vector<Ability>& abilities_;
  Explanation& explanation_;
};

}  // namespace

void explain_numbers(const RosterProblem& problem, const std::vector<Option>& options, const std::vector<Work>& work,
                     const std::vector<Ability>& abilities, Explanation& explanation) {
  Numbers(problem, options, work, abilities, explanation).run();
}

std::vector<double> most_on_shift(const RosterProblem& problem, const std::vector<Option>& options,
                                  const std::vector<Ability>& abilities, const SkillRequirement& requirement) {
  const Series<double>& grid = requirement.required;
  std::vector<double> most(grid.size(), 0.0);
  for (std::size_t p = 0; p < abilities.size(); ++p) {
    const double each = proficiency(problem.people[p], requirement.skill);
    if (each == 0) continue;
    std::vector<bool> here(grid.size(), false);
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (!abilities[p].can[o]) continue;
      const double from = Seconds{options[o].start - grid.start} / grid.step;
      for (auto i = static_cast<std::size_t>(std::max(0.0, from)); i < grid.size(); ++i) {
        if (grid.time(i) >= options[o].end) break;
        here[i] = here[i] || grid.time(i + 1) > options[o].start;
      }
    }
    for (std::size_t i = 0; i < grid.size(); ++i) most[i] += here[i] ? each : 0;
  }
  return most;
}

void explain_skills(const RosterProblem& problem, const std::vector<Option>& options,
                    const std::vector<Ability>& abilities, Explanation& explanation) {
  Skills(problem, options, abilities, explanation).run();
}

}  // namespace krarup::why
