#pragma once

#include <limits>

#include "scheduling/rules/rule.hpp"

namespace krarup::lines {

/// What a tally adds up.
enum class Measure { shifts, paid_time, days_off, weekends };

/// When a tally starts again from zero.
enum class Period { horizon, week };

/// At least and at most so much in every period: paid time, shifts (of some kinds), days off, weekends.
///
/// A week that the horizon cuts has a least only where that is said. What was counted before the horizon is never too
/// much by itself. A weekend is worked if its Saturday or its Sunday is.
struct Tally {
  static constexpr int unlimited = std::numeric_limits<int>::max();

  Measure measure = Measure::shifts;
  Kinds kinds{};
  Period period = Period::horizon;
  int least = 0;
  int most = unlimited;
  int before = 0;          ///< counted in the period already when the horizon begins
  bool cut_weeks = false;  ///< whether there is a least in weeks that the horizon cuts, too

  // state: 2 x the sum so far + whether Saturday counted
  [[nodiscard]] State start() const { return State{2} * before; }

  [[nodiscard]] Step advance(State state, const Day& day, const Work* work) const {
    const bool saturday = state % 2 != 0;
    const int before_today = static_cast<int>(state / 2);
    const int now = before_today + worth(day, work, saturday);
    Step step{.excess = static_cast<double>(std::max(0, now - std::max(most, before_today)))};
    if (period == Period::week && (day.is_sunday() || (cut_weeks && day.last))) {
      if (cut_weeks || day.index >= 6) step.excess += std::max(0, least - now);
      return step;
    }
    step.next = State{2} * now + (measure == Measure::weekends && day.is_saturday() && kinds.has(work) ? 1 : 0);
    return step;
  }

  [[nodiscard]] double finish(State state) const {
    return period == Period::week ? 0 : std::max(0, least - static_cast<int>(state / 2));
  }

  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  [[nodiscard]] int worth(const Day& day, const Work* work, bool saturday) const {
    switch (measure) {
      case Measure::shifts:
        return kinds.has(work) ? 1 : 0;
      case Measure::paid_time:
        return kinds.has(work) ? work->paid : 0;
      case Measure::days_off:
        return work == nullptr ? 1 : 0;
      case Measure::weekends:
        return kinds.has(work) && (day.is_saturday() || (day.is_sunday() && !saturday)) ? 1 : 0;
    }
    return 0;
  }
};

}  // namespace krarup::lines
