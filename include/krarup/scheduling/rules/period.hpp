#pragma once

#include <array>

#include "krarup/core/enumeration.hpp"

namespace krarup {

/// The stretch of time in which a rule counts.
enum class Period {
  day,      ///< each day worked; days off are not looked at
  week,     ///< each calendar week, Monday to Sunday; one that the roster cuts has no min
  horizon,  ///< all the days of the roster together, without the history
};

[[nodiscard]] constexpr auto enumerators(Period) {
  using enum Period;
  return std::array{Enumerator{day, "day"}, Enumerator{week, "week"}, Enumerator{horizon, "horizon"}};
}

}  // namespace krarup
