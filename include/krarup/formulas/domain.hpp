#pragma once

#include <algorithm>
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

/// Fewer servers, but for none, are taken as so many: what few are answered has a mean wait all the same.
[[nodiscard]] constexpr double told_from_none(double servers) { return servers > 0 ? std::max(servers, 1e-150) : 0; }

/// More servers are taken as so many: nobody waits for either, and their products are doubles.
inline constexpr double most_servers = 1e100;

/// The longest mean patience that is told from longer ones: its products with capacity and load are doubles, and it is
/// the same for all that are in use, so that a queue is compared with its neighbors at one patience.
[[nodiscard]] constexpr double longest_patience(double capacity, double offered_load) {
  return std::min(1e70, 1e100 / std::max({capacity, offered_load, 1.}));
}

}  // namespace krarup::formulas::detail
