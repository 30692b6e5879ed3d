#include "scheduling/explain/person_rows.hpp"

#include <algorithm>

#include "krarup/core/text.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::why {

using std::chrono::days;
using std::chrono::seconds;

PersonRows::PersonRows(LineProgram& program, const RosterProblem& problem, const std::vector<Option>& options,
                       const Person& person)
    : program_(program),
      problem_(problem),
      options_(options),
      person_(person),
      history_(check::line_of(problem, check::horizon_of(problem), person, {})) {
  for (std::size_t i = 0; i < options.size(); ++i) columns_.push_back(program.add_column({}));
  for (Date day = history_.roster.first; day <= history_.roster.last; day += days{1}) at_most(worked(day, day), 1);
}

Sum PersonRows::sum(Date from, Date until, const Value& value) const {
  Sum sum;
  for (const auto& [date, shift] : history_.shifts) {
    if (from <= date && date <= until) sum.constant += value(shift.shift_template, in_hours(paid_time(shift)));
  }
  for (std::size_t i = 0; i < options_.size(); ++i) {
    if (options_[i].date < from || options_[i].date > until) continue;
    const double counted = value(options_[i].shift_template, options_[i].paid_hours);
    if (counted != 0) sum.terms.push_back({columns_[i], counted});
  }
  return sum;
}

Sum PersonRows::worked(Date from, Date until) const {
  return sum(from, until, [](const std::string&, double) { return 1.0; });
}

Sum PersonRows::made_from(Date from, Date until, const std::vector<std::string>& shift_templates) const {
  return sum(from, until, [&](const std::string& name, double) { return check::lists(shift_templates, name) ? 1 : 0; });
}

void PersonRows::forbid(const std::function<bool(const Option&)>& is_forbidden) {
  for (std::size_t i = 0; i < options_.size(); ++i) {
    if (is_forbidden(options_[i])) program_.forbid(columns_[i], clause_);
  }
}

void PersonRows::add_clauses(bool promises) {
  const auto clause = [this](const std::string& rule, const std::string& words, const std::string& unit) {
    clause_ = program_.add_clause({rule, person_.name, words, unit, history_.roster.first, history_.roster.last});
  };
  add_contract(clause, promises);
  for (const PinnedDay& pinned : person_.pinned) {
    if (!history_.roster.contains(pinned.date)) continue;
    clause("pinned", words_of(pinned), "time");
    add_pinned(pinned);
  }
  for (const RosterRule& rule : person_.rules) {
    std::visit(
        [&]<class Rule>(const Rule& one) {
          if (one.weight) return;
          clause(std::string(Rule::rule), words_of(rule), unit_of(rule));
          add(one);
        },
        rule);
  }
}

void PersonRows::add_contract(const NewClause& clause, bool promises) {
  const auto paid = [](const std::string&, double hours) { return hours; };
  const auto one = [](const std::string&, double) { return 1.0; };
  clause("max_days_per_week", "at most " + count_text(person_.max_days_per_week, "day") + " in each week", "day");
  limit_amount(Period::week, {{}, person_.max_days_per_week}, one);
  const double most = in_hours(person_.max_hours_per_week);
  clause("max_hours_per_week", "at most " + count_text(most, "paid hour") + " in each week", "paid hour");
  limit_amount(Period::week, {{}, most}, paid);
  if (promises && person_.min_hours_per_week > Seconds{0}) {
    const double promised = in_hours(person_.min_hours_per_week);
    clause("min_hours_per_week", "the promise of " + count_text(promised, "paid hour") + " in each week", "paid hour");
    limit_amount(Period::week, {promised, {}}, paid);
  }
  clause("min_rest", "at least " + number_text(in_hours(person_.min_rest)) + " h of rest between shifts", "time");
  add_rest();
  if (!person_.availability.empty()) {
    clause("availability", "the availability", "shift");
    forbid([this](const Option& option) { return !is_available(option); });
  }
  if (!person_.days_off.empty()) {
    clause("days_off", "the days off", "shift");
    forbid([this](const Option& option) { return touches_day_off(option); });
  }
}

/// Whether windows of availability, joined where they touch, hold the whole shift.
bool PersonRows::is_available(const Option& option) const {
  Instant reached = option.start;
  for (bool further = true; further && reached < option.end;) {
    further = false;
    for (const Availability& window : person_.availability) {
      for (Date day = option.date - days{2}; day <= option.date + days{2}; day += days{1}) {
        const auto& on = window.days;
        if (!on.empty() && std::find(on.begin(), on.end(), std::chrono::weekday(day)) == on.end()) continue;
        const Instant until = problem_.clock.instant(day, window.end);
        if (problem_.clock.instant(day, window.start) > reached || until <= reached) continue;
        reached = until;
        further = true;
      }
    }
  }
  return reached >= option.end;
}

bool PersonRows::touches_day_off(const Option& option) const {
  return std::any_of(person_.days_off.begin(), person_.days_off.end(), [&](Date off) {
    return off >= option.date && off <= problem_.clock.date(option.end - seconds{1});
  });
}

void PersonRows::add_rest() {
  const auto rested = [this](Instant end) { return end + whole_seconds(person_.min_rest); };
  forbid([&](const Option& option) {
    return std::any_of(person_.history.begin(), person_.history.end(),
                       [&](const Shift& shift) { return option.start < rested(shift.end()); });
  });
  for (std::size_t i = 0; i < options_.size(); ++i) {
    std::map<Date, Sum> too_soon;  // by day, on which there is at most one
    for (std::size_t j = i + 1; j < options_.size() && options_[j].start < rested(options_[i].end); ++j) {
      if (options_[j].date != options_[i].date) too_soon[options_[j].date].terms.push_back({columns_[j], 1});
    }
    for (auto& [date, sum] : too_soon) {
      sum.terms.push_back({columns_[i], 1});
      at_most(sum, 1);
    }
  }
}

void PersonRows::add_pinned(const PinnedDay& pinned) {
  if (pinned.shift_template.empty()) {
    return forbid([&](const Option& option) { return option.date == pinned.date; });
  }
  Sum settled;
  for (std::size_t i = 0; i < options_.size(); ++i) {
    const Option& option = options_[i];
    if (option.date != pinned.date || option.shift_template != pinned.shift_template) continue;
    const Seconds start = problem_.clock.wall(option.start) - LocalTime{option.date};
    if (!pinned.start || pinned.start->since_midnight == start) settled.terms.push_back({columns_[i], 1});
  }
  at_least(settled, 1);
}

}  // namespace krarup::why
