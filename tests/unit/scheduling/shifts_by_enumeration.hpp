#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <vector>

#include "krarup/scheduling/shift_plan.hpp"

/// The least cost of covering a requirement, found by trying every set of shifts with every arrangement of breaks.
///
/// Minute by minute, for clocks that show UTC and one day; nothing here is shared with the library but the problem.
namespace enumeration {

using krarup::ShiftProblem;
using krarup::ShiftTemplate;

inline int in_minutes(krarup::Seconds time) { return static_cast<int>(time.count() / 60 + 0.5); }

/// One way to work: who is present and who is on break when (minutes of the horizon), and the pay.
struct Option {
  std::vector<int> present, pausing;
  double pay = 0;
};

class Enumeration {
 public:
  /// @param break_step  minutes between the possible starts of a break
  Enumeration(const ShiftProblem& problem, int break_step, int most_people)
      : problem_(problem), break_step_(break_step), most_people_(most_people) {
    const auto midnight = std::chrono::floor<std::chrono::days>(problem.required.start);
    horizon_start_ = in_minutes(problem.required.start - midnight);
    horizon_ = in_minutes(problem.required.step) * static_cast<int>(problem.required.size());
    for (const ShiftTemplate& shift : problem.shift_templates) list_starts(shift);
  }

  double least_cost() {
    std::vector<int> nobody(static_cast<std::size_t>(horizon_), 0);
    std::vector<int> pausing = nobody;
    add_people(0, 0, {nobody, pausing}, 0);
    return best_;
  }

 private:
  void list_starts(const ShiftTemplate& shift) {
    double paid_hours = shift.length.count() / 3600;
    for (const auto& pause : shift.breaks) paid_hours -= pause.paid ? 0 : pause.length.count() / 3600;
    const double pay = paid_hours * shift.cost_per_hour + shift.cost_per_shift;
    for (int start = in_minutes(shift.earliest_start.since_midnight);
         start <= in_minutes(shift.latest_start.since_midnight); start += in_minutes(shift.start_step)) {
      const std::vector<int> nobody(static_cast<std::size_t>(horizon_), 0);
      Option option{nobody, nobody, pay + supplements(shift, start)};
      mark(option.present, start, in_minutes(shift.length), 1);
      list_breaks(shift, start, 0, start, option);
    }
  }

  static double supplements(const ShiftTemplate& shift, int start) {
    double pay = 0;
    for (const auto& each : shift.supplements) {
      for (int minute = start; minute < start + in_minutes(shift.length); ++minute) {
        const bool inside =
            minute >= in_minutes(each.start.since_midnight) && minute < in_minutes(each.end.since_midnight);
        pay += inside ? each.cost_per_hour / 60 : 0;
      }
    }
    return pay;
  }

  void list_breaks(const ShiftTemplate& shift, int start, std::size_t k, int free_from, const Option& option) {
    const int stretch = in_minutes(shift.min_work_stretch), whole = in_minutes(shift.length);
    if (k == shift.breaks.size()) {
      if (k == 0 || free_from + stretch <= start + whole) options_.push_back(option);
      return;
    }
    const auto& rule = shift.breaks[k];
    const bool from_end = rule.counted_from == krarup::ShiftEdge::end;
    const int earliest = from_end ? whole - in_minutes(rule.earliest) : in_minutes(rule.earliest);
    const int latest = from_end ? whole - in_minutes(rule.latest) : in_minutes(rule.latest);
    for (int after = earliest; after <= latest; after += break_step_) {
      const int begin = start + after, end = begin + in_minutes(rule.length);
      if (begin < free_from + stretch || end > start + whole) continue;
      if (k > 0 && begin < free_from + in_minutes(rule.min_gap)) continue;
      Option with_break = option;
      mark(with_break.present, begin, end - begin, -1);
      mark(with_break.pausing, begin, end - begin, 1);
      list_breaks(shift, start, k + 1, end, with_break);
    }
  }

  void mark(std::vector<int>& people, int start, int length, int change) const {
    for (int minute = start; minute < start + length; ++minute) {
      const int t = minute - horizon_start_;
      if (t >= 0 && t < horizon_) people[static_cast<std::size_t>(t)] += change;
    }
  }

  struct People {
    std::vector<int> present, pausing;
  };

  void add_people(std::size_t first, int people, const People& now, double pay) {
    const int most = problem_.max_on_break ? *problem_.max_on_break : most_people_;
    for (const int pausing : now.pausing) {
      if (pausing > most) return;
    }
    best_ = std::min(best_, pay + coverage_cost(now.present));
    if (people == most_people_) return;
    for (std::size_t i = first; i < options_.size(); ++i) {
      People more = now;
      for (std::size_t t = 0; t < more.present.size(); ++t) {
        more.present[t] += options_[i].present[t];
        more.pausing[t] += options_[i].pausing[t];
      }
      add_people(i, people + 1, more, pay + options_[i].pay);
    }
  }

  /// Tenth by tenth of an agent.
  static double price(double agents, double cost, const std::vector<krarup::CostStep>& steps) {
    double total = 0;
    for (int tenth = 0; tenth < static_cast<int>(agents * 10 + 0.5); ++tenth) {
      double here = cost;
      for (const auto& step : steps) here = tenth >= static_cast<int>(step.beyond * 10 + 0.5) ? step.cost : here;
      total += here / 10;
    }
    return total;
  }

  [[nodiscard]] double coverage_cost(const std::vector<int>& present) const {
    const int step = in_minutes(problem_.required.step);
    double total = 0;
    for (int t = 0; t < horizon_; ++t) {
      const auto interval = static_cast<std::size_t>(t / step);
      const double difference = present[static_cast<std::size_t>(t)] - problem_.required[interval];
      const auto& costs = problem_.costs;
      const double rate = difference < 0 ? price(-difference, costs.understaffing, costs.understaffing_steps)
                                         : price(difference, costs.overstaffing, costs.overstaffing_steps);
      total += rate * (problem_.weights.empty() ? 1 : problem_.weights[interval]) / 60;
    }
    return total;
  }

  const ShiftProblem& problem_;
  int break_step_;
  int most_people_;
  int horizon_start_ = 0;
  int horizon_ = 0;
  std::vector<Option> options_;
  double best_ = std::numeric_limits<double>::infinity();
};

}  // namespace enumeration
