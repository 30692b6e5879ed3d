#pragma once

#include <algorithm>
#include <cmath>

namespace krarup {

/// Whether the optimizer and the checker arrived at the same cost, up to rounding.
[[nodiscard]] inline bool agree(double a, double b) {
  return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
}

/// The share of an answer's cost that a better one might save.
[[nodiscard]] inline double relative_gap(double objective, double bound) {
  return objective > 0 ? std::max(0.0, (objective - bound) / objective) : 0;
}

/// Whether the gap is the one asked for, up to the solver's tolerances.
[[nodiscard]] inline bool is_closed(double objective, double bound, double gap) {
  return objective - bound <= gap * objective + 1e-6 * std::max(1.0, objective);
}

}  // namespace krarup
