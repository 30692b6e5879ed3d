#pragma once

#include <array>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/domain.hpp"

namespace krarup::formulas::detail {

/// What the polynomial through the 15 points of a panel is at its right end, as weights of the values from left to
/// right.
inline const auto weights_of_right_end = [] {
  std::array<double, 15> at{};
  const auto& abscissa = boost::math::quadrature::gauss_kronrod<double, 15>::abscissa();
  for (std::size_t i = 0; i < 8; ++i) {
    at[7 + i] = abscissa[i];
    at[7 - i] = -abscissa[i];
  }
  std::array<double, 15> weights{};
  for (std::size_t i = 0; i < at.size(); ++i) {
    weights[i] = 1;
    for (std::size_t j = 0; j < at.size(); ++j) {
      if (j != i) weights[i] *= (1 - at[j]) / (at[i] - at[j]);
    }
  }
  return weights;
}();

/// Integrals of `Count` functions of one variable at once, by halving of panels with a pair of rules of 7 and 15
/// points.
///
/// A panel is halved until the two rules agree on every integral to `tolerance` of its total so far, and until the
/// values at its ends are those that the points inside foretell: so that a step or bend beyond the outermost points
/// does not hide. An integral that meets an infinite value is infinite and asks for no more. Where rounding errors of
/// the functions keep the rules apart, `max_panels` ends it. Nothing is allocated: halves are held on the call stack.
///
/// @source  [Kronrod1965] as tabulated by Boost.Math
template <std::size_t Count, class Function>
class AdaptiveQuadrature {
 public:
  using Values = std::array<double, Count>;
  static constexpr int max_panels = 400;

  AdaptiveQuadrature(const Function& function, double tolerance) : function_(function), tolerance_(tolerance) {}

  /// The integrals over the panels between neighbors in `ends`, which ascend; of functions that are not below 0.
  ///
  /// A feature narrower than a panel is found where the function differs on both of its sides.
  template <std::size_t Ends>
  [[nodiscard]] Values over(const std::array<double, Ends>& ends) {
    std::array<Panel, Ends - 1> panels;
    total_ = {};
    for (std::size_t i = 0; i + 1 < Ends; ++i) {
      panels[i] = panel(ends[i], ends[i + 1]);
      replace({}, panels[i].value);
    }
    halvings_left_ = max_panels / 2;
    for (const Panel& each : panels) refine(each);
    return total_;
  }

 private:
  struct Panel {
    double from;
    double to;
    Values value;
    Values doubt;  ///< how far the value may be off
  };

  [[nodiscard]] Panel panel(double from, double to) const {
    using Fine = boost::math::quadrature::gauss_kronrod<double, 15>;
    using Coarse = boost::math::quadrature::gauss<double, 7>;
    const double center = from + (to - from) / 2;
    const double half = (to - from) / 2;
    Panel result{from, to, {}, {}};
    if (!(half > 0)) return result;
    Values left_end = function_(from);
    Values right_end = function_(to);
    const auto add = [&](double at, std::size_t i, std::size_t place) {
      const Values values = function_(at);
      const double fine = half * Fine::weights()[i];
      const double coarse = i % 2 == 0 ? half * Coarse::weights()[i / 2] : 0;
      for (std::size_t k = 0; k < Count; ++k) {
        result.value[k] += fine * values[k];
        result.doubt[k] += (fine - coarse) * values[k];
        right_end[k] -= weights_of_right_end[place] * values[k];
        left_end[k] -= weights_of_right_end[14 - place] * values[k];
      }
    };
    add(center, 0, 7);
    for (std::size_t i = 1; i < Fine::abscissa().size(); ++i) {
      add(center - half * Fine::abscissa()[i], i, 7 - i);
      add(center + half * Fine::abscissa()[i], i, 7 + i);
    }
    const double unseen = half * (1 - Fine::abscissa().back());  // between an end and the outermost point
    for (std::size_t k = 0; k < Count; ++k) {
      result.doubt[k] = std::abs(result.doubt[k]) + unseen * (std::abs(left_end[k]) + std::abs(right_end[k]));
    }
    return result;
  }

  void refine(const Panel& whole) {
    if (halvings_left_ == 0 || is_settled(whole)) return;
    --halvings_left_;
    const double center = whole.from + (whole.to - whole.from) / 2;
    const Panel left = panel(whole.from, center);
    const Panel right = panel(center, whole.to);
    Values halves;
    for (std::size_t k = 0; k < Count; ++k) halves[k] = left.value[k] + right.value[k];
    replace(whole.value, halves);
    refine(left);
    refine(right);
  }

  [[nodiscard]] bool is_settled(const Panel& each) const {
    for (std::size_t k = 0; k < Count; ++k) {
      if (total_[k] < infinity<double>() && each.doubt[k] > tolerance_ * total_[k]) return false;
    }
    return true;
  }

  /// Puts a better value of one panel into the totals, which stay infinite once they are.
  void replace(const Values& before, const Values& after) {
    for (std::size_t k = 0; k < Count; ++k) {
      const bool finite = after[k] < infinity<double>() && total_[k] < infinity<double>();
      total_[k] = finite ? total_[k] + (after[k] - before[k]) : infinity<double>();
    }
  }

  const Function& function_;
  double tolerance_;
  Values total_{};
  int halvings_left_ = 0;
};

}  // namespace krarup::formulas::detail
