#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/text.hpp"
#include "krarup/intraday/day_profile.hpp"

namespace krarup {

namespace detail {

/// A mean that leaves equal values exactly as they are, whatever their weights.
struct RunningMean {
  double weight = 0;
  Seconds mean{};

  void add(Seconds value, double value_weight) {
    if (value_weight == 0) return;
    weight += value_weight;
    mean += (value - mean) * (value_weight / weight);
  }
};

/// One interval of the new grid while it is being filled.
struct Bin {
  double contacts = 0;
  RunningMean aht_by_contacts;
  RunningMean aht_by_time;

  /// Takes in a part of an interval of the old grid; `part` is a share of its time.
  void add(const Demand& demand, double part) {
    contacts += part * demand.contacts;
    aht_by_contacts.add(demand.aht, part * demand.contacts);
    aht_by_time.add(demand.aht, part);
  }

  [[nodiscard]] Demand demand(Seconds step) const {
    return {contacts, step, contacts > 0 ? aht_by_contacts.mean : aht_by_time.mean};
  }
};

/// A grid on the wall clock repeats every day only if its step divides the day and no change of clocks shifts it.
inline void validate_grid(std::chrono::seconds step, Instant start, Instant end, const LocalClock& clock) {
  constexpr std::chrono::seconds day = std::chrono::days(1);
  if (day % step != std::chrono::seconds(0)) {
    throw InvalidInput("interval must divide 24 h, got " + to_text(Seconds(step)));
  }
  for (const ClockChange& change : clock.changes) {
    if (change.at <= start || change.at >= end) continue;
    const auto jump = change.utc_offset - clock.offset_at(change.at - std::chrono::seconds(1));
    if (jump % step == std::chrono::seconds(0)) continue;
    throw InvalidInput("interval must divide the change of clocks within the forecast, " + to_text(Seconds(jump)) +
                       ", got " + to_text(Seconds(step)));
  }
}

}  // namespace detail

/// What is the same forecast in intervals of another length?
///
/// New intervals begin at multiples of the step since local midnight. The contacts of an interval that lies in several
/// new ones are spread evenly over its time, so that any step can become any other; none are lost. The aht of a new
/// interval is the mean over its contacts, or over its time where it has none, so that the work is kept as well. The
/// first and the last new interval may reach beyond the forecast; they have the contacts of the part they share with
/// it.
///
/// @param  interval  the new step: whole seconds; a divisor of 24 h and of every change of clocks within the forecast
/// @param  clock     the wall clock of the center
/// @return           as many new intervals as it takes to cover the forecast, at most max_intervals
/// @throws           InvalidInput
/// @complexity       O(intervals, old and new)
[[nodiscard]] inline DayProfile rebin(const DayProfile& profile, Seconds interval, const LocalClock& clock = {}) {
  using std::chrono::seconds;
  validate(profile, "forecast");
  validate_step(interval, "interval");
  validate(clock, "clock");
  const auto step = std::chrono::round<seconds>(interval);
  const auto old_step = std::chrono::round<seconds>(profile.step);
  const LocalTime wall = clock.wall(profile.start);
  const Instant start = profile.start - (wall - std::chrono::floor<std::chrono::days>(wall)) % step;
  const Instant end = profile.time(profile.size());
  detail::validate_grid(step, start, end, clock);

  const auto size = static_cast<std::size_t>((end - start + step - seconds(1)) / step);
  if (size > max_intervals) {
    throw InvalidInput("interval must leave at most " + std::to_string(max_intervals) + " intervals, got " +
                       to_text(interval));
  }
  std::vector<detail::Bin> bins(size);
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const seconds from = profile.time(i) - start;
    for (seconds at = from; at < from + old_step;) {
      const auto bin = at / step;
      const seconds until = std::min(from + old_step, (bin + 1) * step);
      bins[static_cast<std::size_t>(bin)].add(profile[i], Seconds(until - at) / profile.step);
      at = until;
    }
  }
  DayProfile result{start, interval, {}};
  result.values.reserve(size);
  for (const detail::Bin& bin : bins) result.values.push_back(bin.demand(interval));
  return result;
}

}  // namespace krarup
