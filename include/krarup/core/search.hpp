#pragma once

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace krarup {

/// Where a search over whole numbers begins, how far its first stride goes and where it gives up.
struct WholeSearch {
  int guess = 0;     ///< near the answer, on either side; in [0, limit]
  int stride = 1;    ///< >= 1; how far off the guess may well be
  int limit = 0;     ///< no answer above this is wanted
  double slope = 0;  ///< about how much the margin grows from one number to the next; 0: not known
};

namespace detail {

/// Two neighbors that close in on the answer of a search over whole numbers.
class WholeBracket {
 public:
  WholeBracket(std::int64_t limit, double slope) : high_(limit + 1), slope_(slope) {}

  [[nodiscard]] std::int64_t high() const { return high_; }
  [[nodiscard]] bool inside(std::int64_t n) const { return low_ < n && n < high_; }
  [[nodiscard]] bool closed() const { return high_ - low_ <= 1; }

  /// Notes the margin at n; returns whether it is enough.
  bool note(std::int64_t n, double margin) {
    const Point point{static_cast<double>(n), margin};
    if (std::abs(margin) < std::abs(best_.margin)) {
      second_ = std::exchange(best_, point);
    } else if (std::abs(margin) < std::abs(second_.margin)) {
      second_ = point;
    }
    (margin >= 0 ? high_ : low_) = n;
    return margin >= 0;
  }

  /// Where a straight line through the two least margins is 0, if that is inside; else the middle.
  [[nodiscard]] std::int64_t next() const {
    const double root = this->root();
    // What is not inside may be just outside: then the neighbor of a bound is the next to ask, and often the last.
    const double nearest = std::clamp(root, static_cast<double>(low_ + 1), static_cast<double>(high_ - 1));
    return std::abs(nearest - root) <= 1 ? static_cast<std::int64_t>(nearest) : middle();
  }

  /// From n, which has just been noted, how far to the point where that line is 0: from `least` to `most`, and `most`
  /// where no line is to be believed.
  [[nodiscard]] std::int64_t distance(std::int64_t n, std::int64_t least, std::int64_t most) const {
    const double away = std::abs(root() - static_cast<double>(n));
    return slope_ > 0 && away < static_cast<double>(most) ? std::max(static_cast<std::int64_t>(away), least) : most;
  }

  [[nodiscard]] std::int64_t middle() const { return low_ + (high_ - low_) / 2; }
  [[nodiscard]] std::int64_t width() const { return high_ - low_; }

 private:
  struct Point {
    double n = 0;
    double margin = std::numeric_limits<double>::infinity();
  };
  [[nodiscard]] double root() const {
    const bool two = second_.margin < std::numeric_limits<double>::infinity();
    const double slope = two ? (best_.margin - second_.margin) / (best_.n - second_.n) : slope_;
    return std::ceil(best_.n - best_.margin / slope);
  }

  std::int64_t low_ = -1;  // known not to do, or below the range
  std::int64_t high_;      // known to do, or above the range
  double slope_;
  Point best_{};
  Point second_{};
};

}  // namespace detail

/// Which is the smallest whole number n in [0, limit] that does well enough, i.e. has margin(n) >= 0?
///
/// Strides lead from the guess past the answer, as long as the margins tell within bounds that double; then
/// secants of the margin, with a halving for every two of them that leave more than half of the range, close in on it.
/// Neither the guess nor the size of the margins has any influence on the answer, only on its cost. `margin` must not
/// fall below 0 again once it has reached it; a NaN counts as < 0.
///
/// @return       nullopt when even the limit does not do
/// @complexity   O(log(|answer - guess| / stride)) calls of margin where it is smooth, at worst
///               O(log(|answer - guess|))
template <class Margin>
[[nodiscard]] std::optional<int> smallest_whole(const Margin& margin, const WholeSearch& search) {
  detail::WholeBracket bracket(search.limit, search.slope);
  const auto enough = [&](std::int64_t n) { return bracket.note(n, static_cast<double>(margin(static_cast<int>(n)))); };
  std::int64_t most = std::max(search.stride, 1);
  std::int64_t doubled = 1;
  for (std::int64_t n = std::clamp(search.guess, 0, search.limit); bracket.inside(n); most *= 2, doubled *= 2) {
    const std::int64_t direction = enough(n) ? -1 : 1;
    const std::int64_t least = std::max<std::int64_t>(doubled / 8, 1);  // the line is believed three times
    n += direction * bracket.distance(n, least, std::max(least, most));
  }
  while (!bracket.closed()) {
    const std::int64_t width = bracket.width();
    enough(bracket.next());
    if (!bracket.closed() && 2 * bracket.width() > width) enough(bracket.next());
    if (!bracket.closed() && 2 * bracket.width() > width) enough(bracket.middle());
  }
  if (bracket.high() > search.limit) return std::nullopt;
  return static_cast<int>(bracket.high());
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
