#include "scheduling/explain/shift_gaps.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include "krarup/core/text.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/explain/arithmetic.hpp"
#include "scheduling/explain/options.hpp"

namespace krarup::why {

namespace {

using std::chrono::days;

/// A shift that may be worked.
struct Start {
  const ShiftTemplate* shift = nullptr;  ///< of one length
  std::vector<BreakWindow> breaks;
  Instant start{};
  Instant end{};
};

class Gaps {
 public:
  Gaps(const ShiftProblem& problem, Explanation& explanation) : problem_(problem), explanation_(explanation) {
    if (problem.required.empty()) return;
    first_ = problem.clock.date(problem.required.start);
    last_ = problem.clock.date(problem.required.time(problem.required.size()) - std::chrono::seconds{1});
    for (const ShiftTemplate& shift : problem.shift_templates) add_starts(shift);
  }

  void run() {
    const Series<double>& required = problem_.required;
    for (std::size_t i = 0; i < required.size();) {
      const std::size_t first = i;
      const std::string why = reason(i);
      double most = 0;
      while (i < required.size() && reason(i) == why) most = std::max(most, required[i++]);
      if (!why.empty()) report(required.time(first), required.time(i), most, why);
    }
  }

  [[nodiscard]] std::vector<bool> coverable() const {
    std::vector<bool> result(problem_.required.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
      const Instant from = problem_.required.time(i), until = problem_.required.time(i + 1);
      result[i] = std::any_of(starts_.begin(), starts_.end(), [&](const Start& each) {
        return each.end > from && each.start < until && forced_break(each, from, until) == nullptr;
      });
    }
    return result;
  }

 private:
  void add_starts(const ShiftTemplate& shift) {
    const std::size_t before = starts_.size();
    bool longest_fits = false;
    for (const Seconds length : lengths(shift)) {
      const ShiftTemplate& one_length = one_length_.emplace_back(with_length(shift, length));
      const auto breaks = break_windows(one_length);
      longest_fits = breaks.has_value();
      if (breaks) add_starts(one_length, *breaks);
    }
    if (starts_.size() > before || !longest_fits) return;
    explanation_.obstacles.push_back(
        {.rule = "days",
         .subject = shift.name,
         .text = "Shift \"" + shift.name + "\" cannot be worked: it may start on no day of the requirement, from " +
                 day_text(first_) + " to " + day_text(last_) + "; add one of their weekdays to its days"});
  }

  /// Of a cyclic requirement the end is the beginning: a shift covers what it would cover one round earlier as well.
  void add_starts(const ShiftTemplate& shift, const std::vector<BreakWindow>& breaks) {
    const auto round = problem_.required.time(problem_.required.size()) - problem_.required.start;
    for (Date date = first_ - days{2}; date <= last_; date += days{1}) {
      for (const Instant start : starts_of(shift, date, problem_.clock)) {
        const Date day = problem_.clock.date(start);
        if (day < first_ || day > last_) continue;
        const Instant end = start + whole_seconds(shift.length);
        starts_.push_back({&shift, breaks, start, end});
        if (problem_.cyclic) starts_.push_back({&shift, breaks, start - round, end - round});
      }
    }
  }

  /// The break that a shift must have during a whole interval, if there is one.
  [[nodiscard]] static const BreakRule* forced_break(const Start& each, Instant from, Instant until) {
    for (std::size_t k = 0; k < each.breaks.size(); ++k) {
      const BreakRule& rule = each.shift->breaks[k];
      const bool always_begun = each.start + whole_seconds(each.breaks[k].latest) <= from;
      const bool never_over = each.start + whole_seconds(each.breaks[k].earliest + rule.length) >= until;
      if (always_begun && never_over) return &rule;
    }
    return nullptr;
  }

  /// Why an interval cannot be covered; empty if it can, or need not be.
  [[nodiscard]] std::string reason(std::size_t i) const {
    const Instant from = problem_.required.time(i), until = problem_.required.time(i + 1);
    if (problem_.required[i] <= 0) return "";
    std::string forced;
    bool somebody = false, at_work = false, other_days = false;
    for (const Start& each : starts_) {
      if (each.end <= from || each.start >= until) continue;
      somebody = true;
      other_days = other_days || problem_.clock.date(each.start) != problem_.clock.date(from);
      const BreakRule* pause = forced_break(each, from, until);
      at_work = at_work || pause == nullptr;
      if (pause != nullptr && forced.empty()) forced = pause->name;
    }
    if (at_work) return other_days || !too_many(i) ? "" : "max_agents";
    return somebody ? "break " + forced : "nobody";
  }

  [[nodiscard]] bool too_many(std::size_t i) const {
    return problem_.max_agents && problem_.required[i] > *problem_.max_agents;
  }

  void report(Instant from, Instant until, double most, const std::string& why) {
    const std::string needs = span_text(problem_.clock, from, until) + " needs " + count_text(most, "agent") + ", but ";
    std::string text;
    if (why == "nobody") {
      text = needs + "no shift may be worked then" + longer_hours(from, until);
    } else if (why == "max_agents") {
      text = needs + "only " + count_text(*problem_.max_agents, "shift") + " may start on a day; raise max_agents to " +
             number_text(most);
    } else {
      text = needs + "everybody on shift has to take \"" + why.substr(6) + "\" then" + wider_break(from, until);
    }
    const std::string rule = why == "nobody" ? "coverage" : why == "max_agents" ? "max_agents" : "breaks";
    explanation_.obstacles.push_back({.rule = rule, .start = from, .end = until, .amount = most, .text = text});
  }

  /// The smallest change of a window of start times that reaches the whole gap.
  [[nodiscard]] std::string longer_hours(Instant from, Instant until) const {
    std::optional<Seconds> least;
    std::string help;
    const auto offer = [&](Seconds change, const std::string& text) {
      if (change <= Seconds{0} || (least && change >= *least)) return;
      least = change;
      help = text;
    };
    for (const Start& each : starts_) {
      const std::string let = "; let \"" + each.shift->name + "\" start ";
      const auto wall = [&](Instant instant) { return moment_text(problem_.clock, instant); };
      const bool is_long_enough = each.end - each.start >= until - from;
      if (!is_long_enough) continue;
      if (each.end <= from) offer(until - each.end, let + "until " + wall(each.start + (until - each.end)));
      if (each.start >= until) offer(each.start - from, let + "from " + wall(from));
    }
    return help;
  }

  /// The smallest change of a break's window that lets somebody work in the gap.
  [[nodiscard]] std::string wider_break(Instant from, Instant until) const {
    std::optional<Seconds> least;
    std::string help;
    for (const Start& each : starts_) {
      if (each.end <= from || each.start >= until) continue;
      const BreakRule* pause = forced_break(each, from, until);
      if (pause == nullptr) continue;
      const BreakWindow open = window(*pause, each.end - each.start);
      const Instant latest = each.start + whole_seconds(open.latest);
      const Instant earliest = each.start + whole_seconds(open.earliest);
      const Instant before = from - whole_seconds(pause->length);
      const std::string let = "; let \"" + pause->name + "\" of \"" + each.shift->name + "\" start ";
      const auto offer = [&](Seconds change, const std::string& text) {
        if (change <= Seconds{0} || (least && change >= *least)) return;
        least = change;
        help = let + text;
      };
      if (until + whole_seconds(pause->length) <= each.end) {
        offer(until - latest, "until " + moment_text(problem_.clock, until));
      }
      if (before >= each.start) offer(earliest - before, "from " + moment_text(problem_.clock, before));
    }
    return help;
  }

  const ShiftProblem& problem_;
  Explanation& explanation_;
  Date first_{}, last_{};
  std::deque<ShiftTemplate> one_length_;  ///< what the starts point to
  std::vector<Start> starts_;
};

}  // namespace

void explain_gaps(const ShiftProblem& problem, Explanation& explanation) { Gaps(problem, explanation).run(); }

std::vector<bool> coverable(const ShiftProblem& problem) {
  Explanation ignored;
  return Gaps(problem, ignored).coverable();
}

}  // namespace krarup::why
