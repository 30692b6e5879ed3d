#pragma once

namespace krarup::formulas::detail {

/// A function of b with its derivative by b.
template <class Real>
struct WithSlope {
  Real value;
  Real slope;
};

/// Gamma(b, z) e^z z^-b for z well above b, by Legendre's continued fraction from `levels` down.
///
/// All terms are positive while levels < b.
template <class Real>
[[nodiscard]] constexpr WithSlope<Real> upper_fraction(Real b, Real z, int levels) {
  Real value = 0;
  Real slope = 0;
  for (int i = levels; i > 0; --i) {
    const Real k = static_cast<Real>(i);
    const Real inverse = 1 / (z - b + 2 * k + 1 + value);
    const Real next = k * (b - k) * inverse;
    slope = (k + next * (1 - slope)) * inverse;
    value = next;
  }
  const Real result = 1 / (z - b + 1 + value);
  return {result, result * result * (1 - slope)};
}

/// The mean number in a queue that holds j contacts with probability proportional to z^j / ((b + 1) ... (b + j)).
///
/// With A that sum, the mean is z - b + b / A. Gauss's continued fraction for A makes it z (1 + K) / (b + 1 + K), with
/// K = T_1 and T_k = k z D / ((b + k) (D - z) + k D), D = b + 2 k + 1 + T_{k+1}: positive terms for z < b.
///
/// @param  gap  b - z, > 0, on its own because the difference of two large numbers would lose it
template <class Real>
[[nodiscard]] constexpr WithSlope<Real> queue_fraction(Real b, Real z, Real gap, int levels) {
  Real value = 0;
  Real slope = 0;
  for (int i = levels; i > 0; --i) {
    const Real k = static_cast<Real>(i);
    const Real over = gap + 2 * k + 1 + value;  // D - z
    const Real whole = z + over;                // D
    const Real inverse = 1 / ((b + k) * over + k * whole);
    slope = -k * z * (((b + k) * z * (1 + slope) + whole * over) * inverse) * inverse;
    value = k * z * whole * inverse;
  }
  const Real inverse = 1 / (b + 1 + value);
  return {z * (1 + value) * inverse, z * (b * slope - (1 + value)) * inverse * inverse};
}

/// The value of `queue_fraction` alone, with one division.
///
/// T_k is kept as the quotient of two sums of positive terms, each over the same power of `unit`, whose powers are the
/// size of the denominators: b (D - z) for large b.
[[nodiscard]] inline double queue_fraction_value(double b, double z, double gap, int levels) {
  const double unit = 1 / (b * (gap + 1));
  const double pull = z * unit;
  const double base = b * unit;
  double top = 0;
  double bottom = 1;
  for (int i = levels; i > 0; --i) {
    const double k = static_cast<double>(i);
    const double over = (gap + 2 * k + 1) * bottom + top;
    const double whole = (gap + z + 2 * k + 1) * bottom + top;
    top = k * pull * whole;
    bottom = (base + k * unit) * over + k * unit * whole;
  }
  return z * (bottom + top) / ((b + 1) * bottom + top);
}

}  // namespace krarup::formulas::detail
