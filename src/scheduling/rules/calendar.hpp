#pragma once

namespace krarup::lines {

/// A day of the horizon as rules see it.
struct Day {
  int index = 0;      ///< 0, 1, ... from the first day of the horizon
  int weekday = 1;    ///< 1 Monday ... 7 Sunday
  bool last = false;  ///< of the horizon

  [[nodiscard]] bool is_saturday() const { return weekday == 6; }
  [[nodiscard]] bool is_sunday() const { return weekday == 7; }
  [[nodiscard]] bool ends_week() const { return is_sunday() || last; }
};

/// One shift that can be worked on a day, as rules see it. Times are seconds.
struct Work {
  int kind = 0;   ///< which of the problem's kinds of shift
  int start = 0;  ///< from the first midnight of the horizon
  int end = 0;    ///< from the first midnight of the horizon
  int clock = 0;  ///< the wall clock at the start, from the midnight of its day
  int paid = 0;   ///< paid time

  friend bool operator==(const Work&, const Work&) = default;
};

}  // namespace krarup::lines
