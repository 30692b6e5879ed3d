#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "krarup/core/enumeration.hpp"

namespace krarup {

/// How a real number of people becomes a whole one.
enum class Rounding {
  none,     ///< stays as it is
  up,       ///< the next whole number: enough people
  nearest,  ///< the nearest whole number, halves up: right on average over many intervals
};

[[nodiscard]] constexpr auto enumerators(Rounding) {
  using enum Rounding;
  return std::array{Enumerator{none, "none"}, Enumerator{up, "up"}, Enumerator{nearest, "nearest"}};
}

/// An excess of this, relative to the number (and to 1 below 1), is arithmetic and not a person: 38.0000000001 is 38.
inline constexpr double rounding_tolerance = 1e-9;

/// A number of people, rounded as asked.
///
/// This is the only place where krarup rounds people. Required agents never pass here: they are whole because the
/// search is over whole numbers.
[[nodiscard]] inline double rounded(double people, Rounding rounding) {
  const double tolerance = rounding_tolerance * std::max(1.0, std::abs(people));
  switch (rounding) {
    case Rounding::none:
      return people;
    case Rounding::up:
      return std::ceil(people - tolerance) + 0.0;  // + 0.0: no people are not "-0" people
    case Rounding::nearest:
      return std::floor(people + 0.5 + tolerance);
  }
  return people;
}

}  // namespace krarup
