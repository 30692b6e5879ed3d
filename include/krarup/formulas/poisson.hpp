#pragma once

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "krarup/formulas/polynomial.hpp"
#include "krarup/formulas/uniform_expansion.hpp"

namespace krarup::formulas::detail {

/// P(Poisson(mean) = count) for any real count, the difference mean - count given apart.
[[nodiscard]] inline double poisson_mass(double count, double mean, double excess) {
  if (count < uniform_expansion::smallest_b) return boost::math::gamma_p_derivative(count + 1, mean);
  constexpr double two_pi = 6.2831853071795864769;
  return std::exp(-rarity(count, mean, excess)) /
         (polynomial(uniform_expansion::scaled_gamma, 1 / count) * std::sqrt(two_pi * count));
}

/// P(Poisson(mean) > count) for any real count > mean, the difference mean - count given apart.
[[nodiscard]] inline double poisson_exceeds(double count, double mean, double excess) {
  const double b = count + 1;
  if (b < uniform_expansion::smallest_b || mean < 0.45 * b) return boost::math::gamma_p(b, mean);
  return UniformExpansion(b, excess - 1).scaled_lower(1) * poisson_mass(b, mean, excess - 1);
}

}  // namespace krarup::formulas::detail
