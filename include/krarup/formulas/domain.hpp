#pragma once

#include <limits>

namespace krarup::formulas::detail {

template <class Real>
[[nodiscard]] constexpr Real infinity() {
  return std::numeric_limits<Real>::infinity();
}

template <class Real>
[[nodiscard]] constexpr Real not_a_number() {
  return std::numeric_limits<Real>::quiet_NaN();
}

/// Numbers of servers and erlangs are finite and not negative.
template <class Real>
[[nodiscard]] constexpr bool in_domain(const Real& servers, const Real& offered_load) {
  return servers >= 0 && offered_load >= 0 && servers < infinity<Real>() && offered_load < infinity<Real>();
}

}  // namespace krarup::formulas::detail
