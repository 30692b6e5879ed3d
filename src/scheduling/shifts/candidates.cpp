#include "scheduling/shifts/candidates.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>

#include "krarup/core/error.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using std::chrono::days;
using std::chrono::seconds;

/// Keeps the break starts, the first not before `earliest`, that fit into some legal arrangement; the index of the
/// first break without one, if any.
std::optional<std::size_t> keep_feasible_starts(std::vector<BreakChoices>& breaks, seconds shift_length,
                                                seconds earliest) {
  for (std::size_t k = 0; k < breaks.size(); ++k) {
    auto& starts = breaks[k].starts;
    std::erase_if(starts, [&](seconds start) { return start < earliest || start + breaks[k].claim > shift_length; });
    if (starts.empty()) return k;
    earliest = starts.front() + breaks[k].claim;  // the next one, if this and all before are as early as can be
  }
  seconds latest = shift_length;  // before all later breaks, each as late as it can be
  for (std::size_t k = breaks.size(); k-- > 0;) {
    auto& starts = breaks[k].starts;
    std::erase_if(starts, [&](seconds start) { return start + breaks[k].claim > latest; });
    latest = starts.back();  // not empty: the arrangement with every break as early as possible is still there
  }
  return std::nullopt;
}

std::vector<seconds> starts_in_window(const BreakWindow& open, seconds step) {
  std::vector<seconds> starts;
  for (seconds start = whole_seconds(open.earliest); start <= whole_seconds(open.latest); start += step) {
    starts.push_back(start);
  }
  return starts;
}

Finding unusable(const ShiftTemplate& shift, Seconds length, const std::string& why) {
  const std::string which = shift.max_length ? " of " + to_text(length) : "";
  return {.rule = "shift_templates",
          .subject = shift.name,
          .text = "Shift \"" + shift.name + "\"" + which + " is not used: " + why};
}

std::string why_break_does_not_fit(const ShiftTemplate& shift, Seconds length, std::size_t k) {
  const BreakRule& rule = shift.breaks[k];
  if (window(rule, length).earliest + rule.length > length) {
    return "its break \"" + rule.name + "\" would end after the shift, even if it starts as early as it may";
  }
  const bool rests = shift.min_work_stretch > Seconds{0} || rule.min_gap > Seconds{0};
  return "its break \"" + rule.name + "\" cannot start after the breaks before it and still be in its window" +
         (rests ? ", with the work between that min_work_stretch and min_gap ask for" : "");
}

/// The pattern of a template's shifts of one length, or the reason why there is none.
std::optional<Pattern> make_pattern(const ShiftProblem& problem, std::size_t index, Seconds length,
                                    std::vector<Finding>& findings) {
  const ShiftTemplate shift = with_length(problem.shift_templates[index], length);
  Pattern pattern{.shift_template = index, .length = whole_seconds(length), .paid = paid_time(shift), .breaks = {}};
  pattern.cost = in_hours(pattern.paid) * shift.cost_per_hour + shift.cost_per_shift;
  const seconds step = break_step(shift, whole_seconds(problem.required.step));
  const seconds stretch = whole_seconds(shift.min_work_stretch);
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const BreakRule& rule = shift.breaks[k];
    const bool last = k + 1 == shift.breaks.size();
    const seconds work = last ? stretch : std::max(stretch, whole_seconds(shift.breaks[k + 1].min_gap));
    const seconds pause = whole_seconds(rule.length);
    pattern.breaks.push_back({pause, pause + work, starts_in_window(window(rule, length), step)});
  }
  if (const auto misfit = keep_feasible_starts(pattern.breaks, pattern.length, stretch)) {
    const std::string why = why_break_does_not_fit(shift, length, *misfit);
    findings.push_back(unusable(problem.shift_templates[index], length, why));
    return std::nullopt;
  }
  return pattern;
}

/// Whether a date is on one of the weekdays; all are meant when there are none.
bool is_among(const std::vector<std::chrono::weekday>& on, Date date) {
  return on.empty() || std::find(on.begin(), on.end(), std::chrono::weekday(date)) != on.end();
}

/// What the hours of a shift cost on top because of when they are.
double supplement(const ShiftTemplate& shift, const Candidate& candidate, const LocalClock& clock) {
  double cost = 0;
  for (const PaySupplement& each : shift.supplements) {
    for (Date date = candidate.date - days{2}; date <= clock.date(candidate.end); date += days{1}) {
      if (!is_among(each.days, date)) continue;
      const Instant from = std::max(candidate.start, clock.instant(date, each.start));
      const Instant until = std::min(candidate.end, clock.instant(date, each.end));
      if (from < until) cost += in_hours(until - from) * each.cost_per_hour;
    }
  }
  return cost;
}

/// The starts of a template whose window belongs to `date`, without those that a clock change makes coincide.
std::vector<Instant> starts_of(const ShiftTemplate& shift, Date date, const LocalClock& clock) {
  std::vector<Instant> starts;
  if (!is_among(shift.days, date)) return starts;
  const seconds last = whole_seconds(shift.latest_start.since_midnight);
  const seconds step = std::max(seconds{1}, whole_seconds(shift.start_step));
  for (seconds at = whole_seconds(shift.earliest_start.since_midnight); at <= last; at += step) {
    starts.push_back(clock.instant(date, TimeOfDay{at}));
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  return starts;
}

/// Refuses a problem that would fill the memory before it is even stated.
void require_few_choices(const ShiftProblem& problem, const Pattern& pattern, std::size_t dates, std::size_t& choices) {
  const ShiftTemplate& shift = problem.shift_templates[pattern.shift_template];
  const Seconds window = shift.latest_start.since_midnight - shift.earliest_start.since_midnight;
  std::size_t options = 1;
  for (const BreakChoices& each : pattern.breaks) options += each.starts.size();
  choices += dates * (1 + static_cast<std::size_t>(window / shift.start_step)) * options;
  if (choices > ShiftProblem::max_choices) {
    throw InvalidInput("shift_templates offer more than " + std::to_string(ShiftProblem::max_choices) +
                       " starts of shifts and breaks; use a larger start_step, fewer templates or fewer days at once");
  }
}

}  // namespace

seconds break_step(const ShiftTemplate& shift, seconds interval) {
  seconds step = interval;
  for (const BreakRule& rule : shift.breaks) {
    step = seconds{std::gcd(step.count(), whole_seconds(rule.length).count())};
  }
  return std::max(step, std::min(interval, seconds{std::chrono::minutes{5}}));
}

namespace {

/// Lists what may be worked of one pattern, and whether there is any.
bool list_shifts_of(const ShiftProblem& problem, const Pattern& pattern, Candidates& result) {
  const ShiftTemplate& shift = problem.shift_templates[pattern.shift_template];
  const LocalClock& clock = problem.clock;
  const Instant begin = problem.required.start;
  const Instant end = problem.required.time(problem.required.size());
  const Date first = clock.date(begin);
  const Date last = clock.date(end - seconds{1});
  const std::size_t before = result.shifts.size();
  // A window may reach beyond midnight, so that its shifts start on the days after its own.
  const days reach = std::chrono::floor<days>(shift.latest_start.since_midnight);
  for (Date date = first - reach; date <= last; date += days{1}) {
    for (const Instant start : starts_of(shift, date, clock)) {
      const Candidate candidate{result.patterns.size(), start, start + pattern.length, clock.date(start)};
      if (candidate.date < first || candidate.date > last || candidate.start >= end) continue;
      // In a cycle, what starts before the beginning is the same as what starts before the end.
      if (problem.cyclic ? candidate.start < begin : candidate.end <= begin) continue;
      result.shifts.push_back(candidate);
      result.shifts.back().supplement = supplement(shift, candidate, clock);
    }
  }
  return result.shifts.size() > before;
}

}  // namespace

Candidates list_candidates(const ShiftProblem& problem) {
  Candidates result;
  if (problem.required.empty()) return result;
  const Date first = problem.clock.date(problem.required.start);
  const Date last = problem.clock.date(problem.required.time(problem.required.size()) - seconds{1});
  std::size_t choices = 0;
  for (std::size_t index = 0; index < problem.shift_templates.size(); ++index) {
    const ShiftTemplate& shift = problem.shift_templates[index];
    for (const Seconds length : lengths(shift)) {
      const auto pattern = make_pattern(problem, index, length, result.findings);
      if (!pattern) continue;
      require_few_choices(problem, *pattern, static_cast<std::size_t>((last - first).count()) + 1, choices);
      if (list_shifts_of(problem, *pattern, result)) {
        result.patterns.push_back(*pattern);
      } else {
        result.findings.push_back(unusable(shift, length,
                                           "none of its starts from " + day_text(first) + " to " + day_text(last) +
                                               " covers any interval of the requirement"));
      }
    }
  }
  std::stable_sort(result.shifts.begin(), result.shifts.end(),
                   [](const Candidate& a, const Candidate& b) { return a.start < b.start; });
  return result;
}

Shift to_shift(const ShiftProblem& problem, const Candidates& candidates, const Placed& placed) {
  const Candidate& candidate = candidates.shifts[placed.candidate];
  const Pattern& pattern = candidates.patterns[candidate.pattern];
  const ShiftTemplate made_from = with_length(problem.shift_templates[pattern.shift_template], pattern.length);
  Shift shift{.shift_template = made_from.name, .start = candidate.start, .length = pattern.length};
  for (std::size_t k = 0; k < placed.breaks.size(); ++k) {
    const BreakRule& rule = made_from.breaks[k];
    shift.breaks.push_back(
        {rule.name, candidate.start + pattern.breaks[k].starts[placed.breaks[k]], pattern.breaks[k].length, rule.paid});
  }
  return shift;
}

}  // namespace krarup
