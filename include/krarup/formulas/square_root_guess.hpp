#pragma once

#include <array>
#include <cmath>

#include "krarup/formulas/polynomial.hpp"

namespace krarup::formulas {

namespace detail {

/// -ln(C) / beta in powers of beta in [0, 6], within 3e-5, where C = 1 / (1 + beta Phi(beta) / phi(beta)) is the share
/// that waits with beta sqrt(a) servers to spare. Derived by tools/make_square_root_guess.py.
inline constexpr std::array<double, 8> rarity_of_waiting{1.2532925,     0.21505854,   0.02806398,   0.0036692605,
                                                         -0.0012257397, 7.7972444e-5, 5.6904992e-6, -6.3582382e-7};

/// The coefficients of x times the polynomial.
template <std::size_t N>
[[nodiscard]] constexpr std::array<double, N + 1> times_x(const std::array<double, N>& coefficients) {
  std::array<double, N + 1> result{};
  for (std::size_t i = 0; i < N; ++i) result[i + 1] = coefficients[i];
  return result;
}

}  // namespace detail

/// About which number is a standard normal one below with odds of e^log_odds to 1? A guess: where a search begins.
///
/// @param  log_odds  ln(p / (1 - p)), |log_odds| <= 7
/// @return  the normal quantile of p, within 2e-6. Derived by tools/make_square_root_guess.py
[[nodiscard]] inline double normal_quantile_guess(double log_odds) {
  const double u = log_odds * log_odds;
  const double top = 0.62665707 + u * (0.063470754 + u * (0.0013602079 + u * 3.7479922e-6));
  const double bottom = 1 + u * (0.11916789 + u * (0.0033357124 + u * 1.5841754e-5));
  return log_odds * top / bottom;
}

/// About how many servers let at most the share `late` of the contacts wait longer than `wait`? M/M/n.
///
/// n = a + beta sqrt(a) + o(sqrt(a)) with C(beta) e^-(beta sqrt(a) t) = late, by one step of Halley's method from a
/// parabola, and the next term of the expansion of Erlang C in 1 / sqrt(a). A guess: where a search begins.
///
/// @param  offered_load  a > 0; erlangs
/// @param  late          in (0, 1)
/// @param  wait          t >= 0; mean service times
/// @return  real; within half a server of `erlang_c_fewest_servers` for loads from 1 to 1e7 and late >= 1e-4
/// @source  [HalfinWhitt1981]; [JanssenVanLeeuwaardenZwart2011] the second term
[[nodiscard]] inline double square_root_servers(double offered_load, double late, double wait) {
  static constexpr auto rarity = detail::times_x(detail::rarity_of_waiting);
  static constexpr auto first = detail::derivative(rarity);
  static constexpr auto second = detail::derivative(first);
  constexpr double usual_curvature = 0.27;
  constexpr double largest_beta = 6;
  const double spread = std::sqrt(offered_load);
  const double patience = spread * wait;
  const double goal = -std::log(late);
  const double linear = rarity[1] + patience;
  const double start = 2 * goal / (linear + std::sqrt(linear * linear + 4 * usual_curvature * goal));
  const double beta = std::fmin(start, largest_beta);
  const double miss = detail::polynomial(rarity, beta) + patience * beta - goal;
  const double slope = detail::polynomial(first, beta) + patience;
  const double curvature = detail::polynomial(second, beta);
  const double better = beta - miss * slope / (slope * slope - miss * curvature / 2);
  const double correction = better * (0.5 + better * better / 6) / slope;
  return offered_load + better * spread + correction;
}

/// Servers for a goal, and what one of them more is worth.
struct ServersThatKeep {
  double servers;
  double gain;  ///< how much -ln(lost) grows from one server to the next
};

/// About how many servers let at most the share `lost` of the contacts leave before they are answered? M/M/n+M.
///
/// With n = a + beta sqrt(a) and r the root of the patience, sqrt(a) times that share tends to
/// phi(beta) (1 - r beta m) / (Phi(beta) + r phi(beta) m), where m is the ratio of Mills at r beta. Minus its logarithm
/// is about a parabola for beta > -0.7: value and slope at 0 are exact, the curvature is that of patiences from a tenth
/// of a service time to four. A guess: where a search begins.
///
/// @param  offered_load  a > 0; erlangs
/// @param  lost          in (0, 1)
/// @param  patience      > 0; mean service times
/// @return  real; none where fewer servers than that will do. Within 0.5 + sqrt(a) / 40 servers of what
///          [Palm1957] says for lost >= 0.002 and those patiences, a >= 10
/// @source  [GarnettMandelbaumReiman2002]
[[nodiscard]] inline ServersThatKeep servers_that_keep(double offered_load, double lost, double patience) {
  constexpr double curvature = 0.31;
  const double spread = std::sqrt(offered_load);
  const double root = std::sqrt(patience);
  const double rarity = -0.22579135 - std::log(lost * spread * (1 + root));  // ln(pi / 2) / 2
  if (!(rarity > -0.5)) return {0, 0};
  const double linear = 0.79788456 + 0.45542962 * root;  // sqrt(2 / pi) (1 - r) + sqrt(pi / 2) r
  const double slope = std::sqrt(linear * linear + 4 * curvature * rarity);
  const double beta = (slope - linear) / (2 * curvature);
  return {offered_load + beta * spread + (beta * beta + 2) / 6, slope / spread};
}

}  // namespace krarup::formulas
