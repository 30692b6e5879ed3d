#pragma once

#include <cstddef>
#include <vector>

#include "krarup/core/validate.hpp"
#include "krarup/intraday/day_profile.hpp"
#include "krarup/intraday/opening_hours.hpp"

namespace krarup {

/// Contacts that wait already when a forecast begins.
struct AgedContacts {
  double contacts = 0;
  Seconds aht{};
  Seconds age{};  ///< opening time since they came

  static constexpr auto fields() {
    return std::tuple{required_field("contacts", &AgedContacts::contacts, rules::not_negative),
                      required_field("aht", &AgedContacts::aht, rules::positive),
                      field("age", &AgedContacts::age, rules::not_negative)};
  }
  friend bool operator==(const AgedContacts&, const AgedContacts&) = default;
};

/// Work that may be put off, such as email: not a wait is promised, but an answer within some opening time.
struct DeferredWork {
  Seconds response_time{};                    ///< promised; counts only while the center is open
  std::vector<AgedContacts> backlog{};        ///< at the beginning, in any order
  std::vector<OpeningHours> opening_hours{};  ///< when the work is done; empty: always
  LocalClock clock{};

  static constexpr auto fields() {
    return std::tuple{required_field("response_time", &DeferredWork::response_time, rules::not_negative),
                      field("backlog", &DeferredWork::backlog), field("opening_hours", &DeferredWork::opening_hours),
                      field("clock", &DeferredWork::clock)};
  }
  friend bool operator==(const DeferredWork&, const DeferredWork&) = default;
};

/// What happens to deferred work in one interval; contacts in fractions.
struct BacklogInterval {
  double arrived = 0;           ///< contacts that come in the interval
  double answered_in_time = 0;  ///< contacts answered in it, within the response time
  double answered_late = 0;     ///< contacts answered in it, after the response time
  double backlog = 0;           ///< contacts that wait at its end
  double overdue = 0;           ///< those of them that are past their response time
  Seconds oldest{};             ///< opening time since the oldest of them came; 0 when none waits
  double occupancy = 0;         ///< busy share of the agents; 0 without agents

  static constexpr auto fields() {
    return std::tuple{field("arrived", &BacklogInterval::arrived),
                      field("answered_in_time", &BacklogInterval::answered_in_time),
                      field("answered_late", &BacklogInterval::answered_late),
                      field("backlog", &BacklogInterval::backlog),
                      field("overdue", &BacklogInterval::overdue),
                      field("oldest", &BacklogInterval::oldest),
                      field("occupancy", &BacklogInterval::occupancy)};
  }
  friend bool operator==(const BacklogInterval&, const BacklogInterval&) = default;
};

/// What becomes of the contacts of a whole forecast and its opening backlog: answered or, at the end, still waiting.
struct BacklogTotals {
  double answered_in_time = 0;
  double answered_late = 0;
  double backlog = 0;  ///< at the end
  double overdue = 0;  ///< those of them that are past their response time

  static constexpr auto fields() {
    return std::tuple{field("answered_in_time", &BacklogTotals::answered_in_time),
                      field("answered_late", &BacklogTotals::answered_late), field("backlog", &BacklogTotals::backlog),
                      field("overdue", &BacklogTotals::overdue)};
  }
  friend bool operator==(const BacklogTotals&, const BacklogTotals&) = default;

  /// The share answered in time of the contacts whose fate is known: answered, or overdue. 1 when there is none.
  [[nodiscard]] double share_in_time() const {
    const double known = answered_in_time + answered_late + overdue;
    return known > 0 ? answered_in_time / known : 1;
  }
};

/// The sums of a series of intervals, and what is left at its end.
[[nodiscard]] inline BacklogTotals totals(const Series<BacklogInterval>& intervals) {
  BacklogTotals sum;
  for (const BacklogInterval& each : intervals.values) {
    sum.answered_in_time += each.answered_in_time;
    sum.answered_late += each.answered_late;
  }
  if (!intervals.empty()) {
    sum.backlog = intervals.values.back().backlog;
    sum.overdue = intervals.values.back().overdue;
  }
  return sum;
}

}  // namespace krarup
