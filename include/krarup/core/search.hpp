#pragma once

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace krarup {

/// Where a search over whole numbers begins, how far its first stride goes and where it gives up.
struct WholeSearch {
  int guess = 0;   ///< near the answer, on either side; in [0, limit]
  int stride = 1;  ///< >= 1; how far off the guess may well be
  int limit = 0;   ///< no answer above this is wanted
};

/// Which is the smallest whole number n in [0, limit] that does well enough, i.e. has margin(n) >= 0?
///
/// Strides of doubling length lead from the guess past the answer, halving leads back to it. The guess has no influence
/// on the answer, only on its cost. `margin` must not fall below 0 again once it has reached it; a NaN counts as < 0.
///
/// @return       nullopt when even the limit does not do
/// @complexity   O(log(|answer - guess| / stride) + log stride) calls of margin
template <class Margin>
[[nodiscard]] std::optional<int> smallest_whole(const Margin& margin, const WholeSearch& search) {
  std::int64_t low = -1;                               // known not to do, or below the range
  std::int64_t high = std::int64_t{search.limit} + 1;  // known to do, or above the range
  const auto enough = [&](std::int64_t n) { return margin(static_cast<int>(n)) >= 0; };

  std::int64_t stride = std::max(search.stride, 1);
  for (std::int64_t n = std::clamp(search.guess, 0, search.limit); low < n && n < high; stride *= 2) {
    if (enough(n)) {
      high = n;
      n -= stride;
    } else {
      low = n;
      n += stride;
    }
  }
  while (high - low > 1) {
    const std::int64_t n = low + (high - low) / 2;
    (enough(n) ? high : low) = n;
  }
  if (high > search.limit) return std::nullopt;
  return static_cast<int>(high);
}

namespace detail {

/// Two numbers in [low, high] between which a margin changes its sign, by Algorithm 748.
///
/// They differ by at most 4 epsilon relative (or by epsilon * high, if that is more).
template <class Margin>
[[nodiscard]] std::pair<double, double> change_of_sign(const Margin& margin, double low, double high) {
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  constexpr double least = std::numeric_limits<double>::min();
  // A margin of exactly 0 would end the iteration at any point of a plateau, and an end of it is wanted.
  const auto never_zero = [&](double x) {
    const double value = margin(x);
    return value >= 0 ? std::max(value, least) : value;
  };
  const auto close_enough = [&](double below, double above) {
    return above - below <= 4 * epsilon * below || above <= epsilon * high;
  };
  std::uintmax_t evaluations = 500;  // more than ever used: every four of them halve the pair at least
  return boost::math::tools::toms748_solve(never_zero, low, high, close_enough, evaluations);
}

}  // namespace detail

/// Which is the smallest real number x in (low, high] that does well enough, i.e. has margin(x) >= 0?
///
/// Algorithm 748 closes in on the change of sign, and the upper end of its last pair is the answer: it does well
/// enough, and the lower end, smaller by at most 4 epsilon relative, does not. (An answer below epsilon * high is not
/// refined further.) Precondition: margin(low) < 0 <= margin(high), 0 <= low < high, margins finite.
///
/// @complexity   about 10 calls of margin where it is smooth; a jump costs what halving costs
/// @source       [AlefeldPotraShi1995], as implemented by Boost.Math
template <class Margin>
[[nodiscard]] double smallest_real(const Margin& margin, double low, double high) {
  return detail::change_of_sign(margin, low, high).second;
}

/// Which is the largest real number x in [low, high) that does well enough, i.e. has margin(x) >= 0?
///
/// As smallest_real, from the other side: the answer does well enough, and a number larger by at most 4 epsilon
/// relative does not. Precondition: margin(low) >= 0 > margin(high), 0 <= low < high, margins finite.
template <class Margin>
[[nodiscard]] double largest_real(const Margin& margin, double low, double high) {
  return detail::change_of_sign(margin, low, high).first;
}

}  // namespace krarup
