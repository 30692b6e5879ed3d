#pragma once

#include <chrono>
#include <cmath>
#include <cstddef>
#include <vector>

#include "krarup/core/time.hpp"

namespace krarup {

/// Values on consecutive intervals of equal length: interval i covers [start + i step, start + (i + 1) step).
///
/// Time runs without jumps, so a day of 23 or 25 hours is one with fewer or more intervals (see LocalClock).
template <class T>
struct Series {
  Instant start{};
  Seconds step{};
  std::vector<T> values{};

  [[nodiscard]] std::size_t size() const { return values.size(); }
  [[nodiscard]] bool empty() const { return values.empty(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return values[i]; }
  [[nodiscard]] T& operator[](std::size_t i) { return values[i]; }

  /// When interval i begins; `time(size())` is when the series ends. The step is a whole number of seconds.
  [[nodiscard]] Instant time(std::size_t i) const {
    return start + std::chrono::seconds(std::llround(step.count() * static_cast<double>(i)));
  }

  /// The same grid with `f(value)` in each interval.
  template <class F>
  [[nodiscard]] auto map(F&& f) const {
    Series<std::decay_t<decltype(f(values.front()))>> result{start, step, {}};
    result.values.reserve(values.size());
    for (const T& value : values) result.values.push_back(f(value));
    return result;
  }

  friend bool operator==(const Series&, const Series&) = default;
};

}  // namespace krarup
