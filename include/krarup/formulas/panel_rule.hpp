#pragma once

#include <array>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>

namespace krarup::formulas::detail {

/// Gauss's rule with 20 points on [-1, 1], with what else the values at its points tell about a function: its integral
/// up to each point, and whether the points resolve it.
struct PanelRule {
  static constexpr std::size_t size = 20;
  using Values = std::array<double, size>;

  Values node{};                       ///< increasing
  Values weight{};                     ///< of the integral over [-1, 1]
  std::array<Values, size> up_to{};    ///< up_to[j][i]: the weight of value j in the integral over [-1, node[i]]
  std::array<Values, 2> last_terms{};  ///< weights of the last two coefficients of the series in Legendre polynomials

  [[nodiscard]] static double sum(const Values& weights, const Values& values) {
    double result = 0;
    for (std::size_t i = 0; i < size; ++i) result += weights[i] * values[i];
    return result;
  }

  /// The integrals from -1 up to each node.
  [[nodiscard]] Values integrals(const Values& values) const {
    Values result{};
    for (std::size_t j = 0; j < size; ++j) {  // in this order, so that the compiler adds several at once
      for (std::size_t i = 0; i < size; ++i) result[i] += up_to[j][i] * values[j];
    }
    return result;
  }

  /// The size of the last two coefficients: with them below e, the integral is off by about e^2.
  [[nodiscard]] double roughness(const Values& values) const {
    return std::abs(sum(last_terms[0], values)) + std::abs(sum(last_terms[1], values));
  }
};

/// Legendre polynomials of degree 0, ..., PanelRule::size at x.
[[nodiscard]] inline std::array<double, PanelRule::size + 1> legendre_polynomials(double x) {
  std::array<double, PanelRule::size + 1> p{1, x};
  for (std::size_t l = 1; l < PanelRule::size; ++l) {
    const auto degree = static_cast<double>(l);
    p[l + 1] = ((2 * degree + 1) * x * p[l] - degree * p[l - 1]) / (degree + 1);
  }
  return p;
}

[[nodiscard]] inline PanelRule make_panel_rule() {
  using Gauss = boost::math::quadrature::gauss<double, PanelRule::size>;
  constexpr std::size_t size = PanelRule::size;
  PanelRule rule;
  for (std::size_t i = 0; i < size / 2; ++i) {
    rule.node[size / 2 - 1 - i] = -Gauss::abscissa()[i];
    rule.node[size / 2 + i] = Gauss::abscissa()[i];
    rule.weight[size / 2 - 1 - i] = rule.weight[size / 2 + i] = Gauss::weights()[i];
  }
  for (std::size_t j = 0; j < size; ++j) {
    const auto at_j = legendre_polynomials(rule.node[j]);
    for (std::size_t i = 0; i < size; ++i) {
      const auto at_i = legendre_polynomials(rule.node[i]);
      // Coefficient l of the series is (l + 1/2) sum of weight p_l value; p_l is the slope of (p_(l+1) - p_(l-1)) /
      // (2 l + 1).
      double series = (rule.node[i] + 1) / 2;
      for (std::size_t l = 1; l < size; ++l) series += at_j[l] * (at_i[l + 1] - at_i[l - 1]) / 2;
      rule.up_to[j][i] = rule.weight[j] * series;
    }
    for (std::size_t k = 0; k < 2; ++k) {
      const std::size_t l = size - 1 - k;
      rule.last_terms[k][j] = (static_cast<double>(l) + 0.5) * rule.weight[j] * at_j[l];
    }
  }
  return rule;
}

[[nodiscard]] inline const PanelRule& panel_rule() {
  static const PanelRule rule = make_panel_rule();
  return rule;
}

}  // namespace krarup::formulas::detail
