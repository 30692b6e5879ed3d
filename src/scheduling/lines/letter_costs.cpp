#include "scheduling/lines/letter_costs.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/lines/past.hpp"

namespace krarup::lines {

namespace {

using std::chrono::days;

constexpr double infinity = std::numeric_limits<double>::infinity();

bool lists(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

double price(const Weight& weight, double amount) {
  if (amount <= 0) return 0;
  return weight ? *weight * amount : infinity;
}

/// Everything that one person's letters cost.
class Letters {
 public:
  Letters(const RosterProblem& problem, const Person& person) : problem_(problem), person_(person) {
    join_availability();
    for (const Assignment& each : problem.published) {
      if (each.person == person.name) published_.emplace(problem.clock.date(each.shift.start), &each.shift);
    }
  }

  [[nodiscard]] double cost(Date date, const Choice* choice) const {
    if (choice != nullptr && !is_present(*choice)) return infinity;
    double cost = pinned(date, choice) + wishes(date, choice) + changes(date, choice);
    for (const RosterRule& rule : person_.rules) {
      cost += std::visit([&](const auto& each) { return of(each, date, choice); }, rule);
    }
    return cost;
  }

 private:
  using Window = std::pair<Instant, Instant>;

  void join_availability();
  [[nodiscard]] bool is_present(const Choice& choice) const;
  [[nodiscard]] double pinned(Date date, const Choice* choice) const;
  [[nodiscard]] double wishes(Date date, const Choice* choice) const;
  [[nodiscard]] double changes(Date date, const Choice* choice) const;

  template <class Rule>
  [[nodiscard]] double of(const Rule&, Date, const Choice*) const {
    return 0;  // an automaton, see terms_of.hpp
  }
  [[nodiscard]] double of(const PaidTimeLimits& rule, Date, const Choice* choice) const;
  [[nodiscard]] double of(const ShiftCount& rule, Date, const Choice* choice) const;
  [[nodiscard]] double of(const WorkingHours& rule, Date date, const Choice* choice) const;
  [[nodiscard]] double of(const Rotation& rule, Date date, const Choice* choice) const;

  const RosterProblem& problem_;
  const Person& person_;
  std::vector<Window> windows_;  // in order of time, apart from each other
  std::map<Date, const Shift*> published_;
};

void Letters::join_availability() {
  std::vector<Window> all;
  for (const Availability& window : person_.availability) {
    for (Date day = problem_.first_day - days{3}; day < problem_.first_day + days{problem_.days + 3}; day += days{1}) {
      const auto& on = window.days;
      if (!on.empty() && std::find(on.begin(), on.end(), std::chrono::weekday(day)) == on.end()) continue;
      all.emplace_back(problem_.clock.instant(day, window.start), problem_.clock.instant(day, window.end));
    }
  }
  std::sort(all.begin(), all.end());
  for (const Window& each : all) {
    if (!windows_.empty() && each.first <= windows_.back().second) {
      windows_.back().second = std::max(windows_.back().second, each.second);
    } else {
      windows_.push_back(each);
    }
  }
}

bool Letters::is_present(const Choice& choice) const {
  const Instant start = choice.shift.start, end = choice.shift.end();
  for (Date day = problem_.clock.date(start); day <= problem_.clock.date(end - std::chrono::seconds{1});
       day += days{1}) {
    if (std::find(person_.days_off.begin(), person_.days_off.end(), day) != person_.days_off.end()) return false;
  }
  return person_.availability.empty() || std::any_of(windows_.begin(), windows_.end(), [&](const Window& window) {
           return window.first <= start && end <= window.second;
         });
}

double Letters::pinned(Date date, const Choice* choice) const {
  for (const PinnedDay& pinned : person_.pinned) {
    if (pinned.date != date) continue;
    if (pinned.shift_template.empty()) return choice == nullptr ? 0 : infinity;
    if (choice == nullptr || choice->shift.shift_template != pinned.shift_template) return infinity;
    return !pinned.start || whole_seconds(pinned.start->since_midnight).count() == choice->work.clock ? 0 : infinity;
  }
  return 0;
}

double Letters::wishes(Date date, const Choice* choice) const {
  double cost = 0;
  for (const Request& request : person_.requests) {
    if (!request.is_for(date)) continue;
    const bool works = choice != nullptr && request.means(choice->shift, problem_.clock);
    if (works != request.wanted) cost += request.weight * person_.seniority;
  }
  return cost;
}

double Letters::changes(Date date, const Choice* choice) const {
  if (problem_.published.empty()) return 0;
  const auto known = published_.find(date);
  const Shift* before = known == published_.end() ? nullptr : known->second;
  if (before == nullptr || choice == nullptr) {
    return (before == nullptr) == (choice == nullptr) ? 0 : problem_.cost_per_change;
  }
  const Shift& now = choice->shift;
  const bool same =
      now.shift_template == before->shift_template && now.start == before->start && now.end() == before->end();
  return same ? 0 : problem_.cost_per_change;
}

double Letters::of(const PaidTimeLimits& rule, Date, const Choice* choice) const {
  if (rule.period != krarup::Period::day || choice == nullptr) return 0;
  const Seconds paid = paid_time(choice->shift);
  double hours = rule.min ? std::max(0.0, in_hours(*rule.min - paid)) : 0;
  hours += rule.max ? std::max(0.0, in_hours(paid - *rule.max)) : 0;
  return price(rule.weight, hours);
}

double Letters::of(const ShiftCount& rule, Date, const Choice* choice) const {
  if (rule.period != krarup::Period::day || choice == nullptr) return 0;
  const int count = lists(rule.shift_templates, choice->shift.shift_template) ? 1 : 0;
  const int short_of = rule.min ? std::max(0, *rule.min - count) : 0;
  const int beyond = rule.max ? std::max(0, count - *rule.max) : 0;
  return price(rule.weight, short_of + beyond);
}

double Letters::of(const WorkingHours& rule, Date date, const Choice* choice) const {
  const auto& on = rule.days;
  if (choice == nullptr) return 0;
  if (!on.empty() && std::find(on.begin(), on.end(), std::chrono::weekday(date)) == on.end()) return 0;
  const TimeOfDay start{Seconds{static_cast<double>(choice->work.clock)}};
  const TimeOfDay end{problem_.clock.wall(choice->shift.end()) - LocalTime{date}};
  const bool outside = (rule.earliest_start && start < *rule.earliest_start) ||
                       (rule.latest_start && start > *rule.latest_start) ||
                       (rule.earliest_end && end < *rule.earliest_end) || (rule.latest_end && end > *rule.latest_end);
  return price(rule.weight, outside ? 1 : 0);
}

double Letters::of(const Rotation& rule, Date date, const Choice* choice) const {
  const auto index = static_cast<std::size_t>((date - problem_.first_day).count() + rule.first) % rule.days.size();
  const auto& asked = rule.days[index].shift_templates;
  const bool kept = asked.empty() ? choice == nullptr : choice != nullptr && lists(asked, choice->shift.shift_template);
  return price(rule.weight, kept ? 0 : 1);
}

}  // namespace

LetterCosts letter_costs(const RosterProblem& problem, const Person& person, const Choices& choices) {
  const Letters letters(problem, person);
  LetterCosts costs(choices.size());
  for (std::size_t day = 0; day < choices.size(); ++day) {
    const Date date = problem.first_day + days{static_cast<int>(day)};
    costs[day].push_back(letters.cost(date, nullptr));
    for (const Choice& choice : choices[day]) costs[day].push_back(letters.cost(date, &choice));
  }
  return costs;
}

}  // namespace krarup::lines
