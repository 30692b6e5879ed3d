#pragma once

#include <array>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <cstddef>

#include "krarup/formulas/domain.hpp"

namespace krarup::formulas::detail {

/// Integrals of `Count` functions of one variable at once, by halving of panels with a pair of rules of 7 and 15
/// points.
///
/// A panel is halved until the two rules agree on every integral to `tolerance` of its total so far. An integral that
/// meets an infinite value is infinite and asks for no more. Where rounding errors of the functions keep the rules
/// apart, `max_panels` ends it. Nothing is allocated: halves are held on the call stack.
///
/// @source  [Kronrod1965] as tabulated by Boost.Math
template <std::size_t Count, class Function>
class AdaptiveQuadrature {
 public:
  using Values = std::array<double, Count>;
  static constexpr int max_panels = 400;

  AdaptiveQuadrature(const Function& function, double tolerance) : function_(function), tolerance_(tolerance) {}

  /// The integrals over the panels between neighbors in `ends`, which ascend; not below 0 in any component.
  ///
  /// A feature narrower than a panel is found where the function differs on both of its sides; one that hides at the
  /// end of a panel is not: put ends around it.
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
    Values difference;  ///< between the two rules
  };

  [[nodiscard]] Panel panel(double from, double to) const {
    using Fine = boost::math::quadrature::gauss_kronrod<double, 15>;
    using Coarse = boost::math::quadrature::gauss<double, 7>;
    const double center = from + (to - from) / 2;
    const double half = (to - from) / 2;
    Panel result{from, to, {}, {}};
    if (!(half > 0)) return result;
    const auto add = [&](double at, std::size_t i) {
      const Values values = function_(at);
      const double fine = half * Fine::weights()[i];
      const double coarse = i % 2 == 0 ? half * Coarse::weights()[i / 2] : 0;
      for (std::size_t k = 0; k < Count; ++k) {
        result.value[k] += fine * values[k];
        result.difference[k] += (fine - coarse) * values[k];
      }
    };
    add(center, 0);
    for (std::size_t i = 1; i < Fine::abscissa().size(); ++i) {
      add(center - half * Fine::abscissa()[i], i);
      add(center + half * Fine::abscissa()[i], i);
    }
    return result;
  }

  void refine(const Panel& whole) {
    if (halvings_left_ == 0 || agrees(whole)) return;
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

  [[nodiscard]] bool agrees(const Panel& each) const {
    for (std::size_t k = 0; k < Count; ++k) {
      if (total_[k] < infinity<double>() && std::abs(each.difference[k]) > tolerance_ * total_[k]) return false;
    }
    return true;
  }

  /// Puts a better value of one panel into the totals, which stay infinite once they are.
  void replace(const Values& before, const Values& after) {
    for (std::size_t k = 0; k < Count; ++k) {
      total_[k] = after[k] < infinity<double>() && total_[k] < infinity<double>() ? total_[k] + (after[k] - before[k])
                                                                                  : infinity<double>();
    }
  }

  const Function& function_;
  double tolerance_;
  Values total_{};
  int halvings_left_ = 0;
};

}  // namespace krarup::formulas::detail
