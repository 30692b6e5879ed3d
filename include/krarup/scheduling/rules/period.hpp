#pragma once

#include <array>

#include "krarup/core/enumeration.hpp"

namespace krarup {

/// The stretch of time in which a rule counts.
enum class Period {
  day,      ///< each calendar day, by the start of the shift
  week,     ///< each calendar week, Monday to Sunday
  horizon,  ///< all the days of the roster together
};

[[nodiscard]] constexpr auto enumerators(Period) {
  using enum Period;
  return std::array{Enumerator{day, "day"}, Enumerator{week, "week"}, Enumerator{horizon, "horizon"}};
}

}  // namespace krarup
