#pragma once

#include <cstddef>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/series.hpp"

namespace krarup {

/// The intervals of one calendar day: [first, first + size) of the series they were found in.
struct Day {
  Date date{};
  std::size_t first = 0;
  std::size_t size = 0;

  friend bool operator==(const Day&, const Day&) = default;
};

/// Which intervals belong to which day of the wall clock? An interval belongs to the day on which it starts.
///
/// A whole day of half hours has 48 intervals, 46 when clocks go forward and 50 when they go back. Where clocks go back
/// across midnight, the day that has begun keeps the hour that is repeated.
///
/// @return  the days that have an interval, in order; together they have every interval once
template <class T>
[[nodiscard]] std::vector<Day> days_of(const Series<T>& series, const LocalClock& clock) {
  std::vector<Day> days;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Date date = clock.date(series.time(i));
    if (days.empty() || days.back().date < date) days.push_back({date, i, 0});
    ++days.back().size;
  }
  return days;
}

/// The part of a series that one day covers.
template <class T>
[[nodiscard]] Series<T> slice(const Series<T>& series, const Day& day) {
  const auto first = series.values.begin() + static_cast<std::ptrdiff_t>(day.first);
  return {series.time(day.first), series.step, {first, first + static_cast<std::ptrdiff_t>(day.size)}};
}

}  // namespace krarup
