#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/intraday/day_profile.hpp"
#include "krarup/intraday/opening_hours.hpp"

namespace krarup {

/// Most deferred contacts of one interval, or of one age.
inline constexpr double max_deferred_contacts = 1e50;

/// Longest response time, age and handling time of deferred work: contacts times any of them are within the doubles.
inline constexpr Seconds max_deferred_time{1e250};

namespace detail {

/// @param  name  makes the words before the message, where there is one
/// @throws InvalidInput
template <class Value, class Name>
void validate_most(const Value& value, const Value& most, const Name& name) {
  if (value <= most) return;
  throw InvalidInput(name() + " of deferred work must be at most " + to_text(most) + ", got " + to_text(value));
}

}  // namespace detail

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
  /// Nothing is beyond what work is counted in.
  void validate(const FieldPath& path) const {
    detail::validate_most(contacts, max_deferred_contacts, [&] { return detail::join(path, "contacts"); });
    detail::validate_most(aht, max_deferred_time, [&] { return detail::join(path, "aht"); });
    detail::validate_most(age, max_deferred_time, [&] { return detail::join(path, "age"); });
  }
  friend bool operator==(const AgedContacts&, const AgedContacts&) = default;
};

/// One kind of work that may be put off, such as email: not a wait is promised, but an answer within some opening time.
struct WorkKind {
  std::string name{};
  DayProfile forecast{};                ///< contacts as they come, also while the center is closed
  Seconds response_time{};              ///< promised; counts only while the center is open
  std::vector<AgedContacts> backlog{};  ///< at the beginning, in any order

  static constexpr auto fields() {
    return std::tuple{field("name", &WorkKind::name), required_field("forecast", &WorkKind::forecast),
                      required_field("response_time", &WorkKind::response_time, rules::not_negative),
                      field("backlog", &WorkKind::backlog)};
  }
  /// The forecast is in order, and nothing is beyond what work is counted in.
  void validate(const FieldPath& path) const {
    const auto place = [&] { return detail::join(path, "forecast"); };
    detail::validate_most(response_time, max_deferred_time, [&] { return detail::join(path, "response_time"); });
    krarup::validate(forecast, place());
    for (std::size_t i = 0; i < forecast.size(); ++i) {
      detail::validate_most(forecast[i].contacts, max_deferred_contacts,
                            [&] { return place() + "[" + std::to_string(i) + "].contacts"; });
    }
  }
  friend bool operator==(const WorkKind&, const WorkKind&) = default;
};

/// Which of the contacts that wait is answered first; for a single kind of work both are the same.
enum class BacklogOrder {
  due_date,  ///< the one whose response time is over first: it keeps every promise if any order does
  fifo,      ///< the one that came first
};

[[nodiscard]] constexpr auto enumerators(BacklogOrder) {
  using enum BacklogOrder;
  return std::array{Enumerator{due_date, "due_date"}, Enumerator{fifo, "fifo"}};
}

/// Kinds of work that may be put off, all done by the same agents.
struct DeferredWork {
  std::vector<WorkKind> kinds{};                ///< at least one; their forecasts are on one grid
  BacklogOrder order = BacklogOrder::due_date;  ///< between contacts of different kinds
  std::vector<OpeningHours> opening_hours{};    ///< when the work is done; empty: always
  LocalClock clock{};

  static constexpr auto fields() {
    return std::tuple{required_field("kinds", &DeferredWork::kinds), field("order", &DeferredWork::order),
                      field("opening_hours", &DeferredWork::opening_hours), field("clock", &DeferredWork::clock)};
  }

  /// There is something to do, and its kinds have a grid in common.
  void validate(const std::string& path) const {
    const std::string place = path.empty() ? "" : path + ".";
    if (kinds.empty()) throw InvalidInput(place + "kinds must have at least one kind of work");
    const DayProfile& first = kinds.front().forecast;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const std::string name = place + "kinds[" + std::to_string(i) + "].forecast";
      const DayProfile& each = kinds[i].forecast;
      if (each.start != first.start || each.step != first.step || each.size() != first.size()) {
        throw InvalidInput(name + " must be on the grid of " + place + "kinds[0].forecast");
      }
    }
  }
  friend bool operator==(const DeferredWork&, const DeferredWork&) = default;
};

/// What happens to one kind of deferred work in one interval; contacts in fractions.
struct BacklogInterval {
  double arrived = 0;            ///< contacts that come in the interval
  double answered_in_time = 0;   ///< contacts answered in it, within the response time
  double answered_late = 0;      ///< contacts answered in it, after the response time
  Seconds mean_response_time{};  ///< of the contacts answered in it, in opening time; 0 when none is
  double backlog = 0;            ///< contacts that wait at its end
  double overdue = 0;            ///< those of them that are past their response time
  Seconds oldest{};              ///< opening time since the oldest of them came; 0 when none waits
  double occupancy = 0;          ///< share of the agents that is busy with this kind; 0 without agents

  static constexpr auto fields() {
    return std::tuple{field("arrived", &BacklogInterval::arrived),
                      field("answered_in_time", &BacklogInterval::answered_in_time),
                      field("answered_late", &BacklogInterval::answered_late),
                      field("mean_response_time", &BacklogInterval::mean_response_time),
                      field("backlog", &BacklogInterval::backlog),
                      field("overdue", &BacklogInterval::overdue),
                      field("oldest", &BacklogInterval::oldest),
                      field("occupancy", &BacklogInterval::occupancy)};
  }
  friend bool operator==(const BacklogInterval&, const BacklogInterval&) = default;

  [[nodiscard]] double answered() const { return answered_in_time + answered_late; }
};

/// What becomes of one kind of deferred work over a whole forecast: answered or, at the end, still waiting.
struct BacklogTotals {
  double answered_in_time = 0;
  double answered_late = 0;
  Seconds mean_response_time{};  ///< of the answered contacts, in opening time; 0 when there is none
  double backlog = 0;            ///< at the end
  double overdue = 0;            ///< those of them that are past their response time
  Seconds oldest{};              ///< the greatest age that any contact has at the end of an interval

  static constexpr auto fields() {
    return std::tuple{field("answered_in_time", &BacklogTotals::answered_in_time),
                      field("answered_late", &BacklogTotals::answered_late),
                      field("mean_response_time", &BacklogTotals::mean_response_time),
                      field("backlog", &BacklogTotals::backlog),
                      field("overdue", &BacklogTotals::overdue),
                      field("oldest", &BacklogTotals::oldest)};
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
  Seconds responses{};
  for (const BacklogInterval& each : intervals.values) {
    sum.answered_in_time += each.answered_in_time;
    sum.answered_late += each.answered_late;
    responses += each.answered() * each.mean_response_time;
    sum.oldest = std::max(sum.oldest, each.oldest);
  }
  const double answered = sum.answered_in_time + sum.answered_late;
  if (answered > 0) sum.mean_response_time = responses / answered;
  if (!intervals.empty()) {
    sum.backlog = intervals.values.back().backlog;
    sum.overdue = intervals.values.back().overdue;
  }
  return sum;
}

}  // namespace krarup
