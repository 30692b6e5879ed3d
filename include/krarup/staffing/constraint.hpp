#pragma once

#include <algorithm>
#include <array>
#include <limits>

#include "krarup/core/enumeration.hpp"
#include "krarup/queues/performance.hpp"
#include "krarup/staffing/target.hpp"

namespace krarup {

/// One limit of a Target, by the name of its field.
enum class Constraint { service_level, max_occupancy, max_abandonment, max_blocking, max_asa };

[[nodiscard]] constexpr auto enumerators(Constraint) {
  using enum Constraint;
  return std::array{Enumerator{service_level, "service_level"}, Enumerator{max_occupancy, "max_occupancy"},
                    Enumerator{max_abandonment, "max_abandonment"}, Enumerator{max_blocking, "max_blocking"},
                    Enumerator{max_asa, "max_asa"}};
}

/// A limit missed by no more than this margin is met: the last digits of a double are not a reason for one agent more.
/// (8.5 erlangs at an occupancy of 0.85 are 10 agents, whichever way the division rounds.)
inline constexpr double margin_of_rounding = 1e-14;

/// How far is a performance on the good side of one limit?
///
/// @return  >= 0 when the limit holds, infinity when it is not given, never less than -1 (an infinite wait, a NaN); the
///          service level less its limit, and (limit - value) / (limit + value) for the others
[[nodiscard]] constexpr double margin(const Performance& performance, const Target& target, Constraint constraint) {
  const auto at_least = [](double value) { return value >= -1 ? value : -1.0; };
  const auto below = [&](double value, double limit) { return at_least((limit - value) / (limit + value)); };
  switch (constraint) {
    case Constraint::service_level:
      if (target.service_level) return at_least(performance.service_level - *target.service_level);
      break;
    case Constraint::max_occupancy:
      if (target.max_occupancy) return below(performance.occupancy, *target.max_occupancy);
      break;
    case Constraint::max_abandonment:
      if (target.max_abandonment) return below(performance.abandonment, *target.max_abandonment);
      break;
    case Constraint::max_blocking:
      if (target.max_blocking) return below(performance.blocking, *target.max_blocking);
      break;
    case Constraint::max_asa:
      if (target.max_asa) return below(performance.asa.count(), target.max_asa->count());
      break;
  }
  return std::numeric_limits<double>::infinity();
}

/// The smallest of the margins: >= 0 when every limit holds.
[[nodiscard]] constexpr double margin(const Performance& performance, const Target& target) {
  double least = std::numeric_limits<double>::infinity();
  for (const auto& each : enumerators(Constraint{})) least = std::min(least, margin(performance, target, each.value));
  return least;
}

/// Whether a performance keeps every limit of the target, to within rounding.
[[nodiscard]] constexpr bool meets(const Performance& performance, const Target& target) {
  return margin(performance, target) >= -margin_of_rounding;
}

}  // namespace krarup
