#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <string>

#include "experience.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"

namespace krarup::agreement {

/// How near two answers must be: to `relative` of the expected one, or to `absolute` where that is wider.
struct Tolerance {
  double relative = 0;
  double absolute = 0;

  [[nodiscard]] double of(double expected) const { return std::max(relative * std::abs(expected), absolute); }
};

/// Every measure of `found` is that of `expected`; a NaN never is.
inline void expect_agreement(const Experience& found, const Experience& expected, Tolerance tolerance) {
  for (std::size_t i = 0; i < measures.size(); ++i) {
    EXPECT_NEAR(found.values[i], expected.values[i], tolerance.of(expected.values[i])) << measures[i];
  }
}

namespace detail {
inline std::string in_words(const Demand& demand, double agents) {
  std::ostringstream text;
  text.precision(17);
  text << agents << " agents, " << demand.contacts << " contacts of " << demand.aht.count() << " s in "
       << demand.per.count() << " s";
  return text.str();
}
}  // namespace detail

/// The case, for the message of a failed check.
[[nodiscard]] inline std::string in_words(const ErlangB& queue) { return detail::in_words(queue.demand, queue.agents); }
[[nodiscard]] inline std::string in_words(const ErlangC& queue) { return detail::in_words(queue.demand, queue.agents); }
[[nodiscard]] inline std::string in_words(const ErlangA& queue) {
  std::ostringstream text;
  text.precision(17);
  text << detail::in_words(queue.demand, queue.agents) << ", patience " << queue.patience.count() << " s, balking "
       << queue.balking << ", " << queue.lines << " lines";
  return text.str();
}

/// A demand of `load` erlangs in calls of four minutes.
[[nodiscard]] inline Demand four_minute_calls(double load) {
  return {.contacts = load * 7.5, .per = Seconds{1800}, .aht = Seconds{240}};
}

}  // namespace krarup::agreement
