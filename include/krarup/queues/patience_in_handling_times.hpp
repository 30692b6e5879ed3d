#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "krarup/distributions/patience_law.hpp"

namespace krarup::detail {

/// A law of patience as the formulas take it: in mean handling times.
template <Law L>
struct InHandlingTimes {
  L law;  ///< its seconds are mean handling times

  [[nodiscard]] static double stays() { return 1; }
  [[nodiscard]] double survival(double t) const { return krarup::survival(law, Seconds{t}); }
  [[nodiscard]] double share_between(double begin, double length) const {
    return krarup::share_between(law, Seconds{begin}, Seconds{length});
  }
  [[nodiscard]] double survival_integral(double t) const { return krarup::survival_integral(law, Seconds{t}).count(); }
  [[nodiscard]] double survival_quantile(double share) const { return krarup::survival_quantile(law, share).count(); }
  [[nodiscard]] double next_kink(double t) const { return krarup::next_kink(law, Seconds{t}).count(); }
  [[nodiscard]] double previous_kink(double t) const { return krarup::previous_kink(law, Seconds{t}).count(); }
};

/// What a law of patience is cut to: shorter and longer means are taken as these, so that their products with the size
/// of the queue are doubles.
struct PatienceRange {
  Seconds aht;
  double size;  ///< the larger of agents and offered load

  static constexpr double shortest = 1e-30;  ///< mean handling times
  static constexpr double longest = 1e30;    ///< of laws whose times are spread over many orders of magnitude

  [[nodiscard]] Seconds spread(Seconds mean) const { return cut(mean, longest); }
  [[nodiscard]] Seconds even(Seconds mean) const {
    return cut(mean, std::max(longest, 1e300 / std::max(size, 1.) / std::max(size, 1.)));
  }

 private:
  [[nodiscard]] Seconds cut(Seconds mean, double most) const {
    return mean.count() < std::numeric_limits<double>::infinity() ? Seconds{std::clamp(mean / aht, shortest, most)}
                                                                  : mean;
  }
};

template <Law L>
[[nodiscard]] InHandlingTimes<L> in_handling_times(L law, const PatienceRange& range) {
  constexpr bool has_spread = requires { law.scv; }
  || requires { law.shape; };
  law.mean = has_spread ? range.spread(law.mean) : range.even(law.mean);
  return {law};
}
[[nodiscard]] inline InHandlingTimes<Hyperexponential> in_handling_times(Hyperexponential law,
                                                                         const PatienceRange& range) {
  law.first_mean = range.spread(law.first_mean);
  law.second_mean = range.spread(law.second_mean);
  return {law};
}

/// What was counted, of those whose patience does not end at once, and as far as it matters: times up to the shortest
/// are those of contacts who leave at once; those who stay beyond the longest leave from then on, or never; where next
/// to nobody is left, they go on leaving as before.
class CountedInHandlingTimes {
 public:
  CountedInHandlingTimes(const Empirical& law, Seconds aht) : law_(law), aht_(aht) {
    const std::size_t all = law.times.size();
    first_ = first_point(all - 1, [&](std::size_t i) { return law.times[i] / aht > PatienceRange::shortest; });
    if (first_ > 0) {
      begin_ = law.times[first_ - 1];
      at_begin_ = law.surviving[first_ - 1];
    }
    count_ = all - first_;
    beyond_ = first_point(count_, [&](std::size_t i) { return since_begin(i) >= PatienceRange::longest; });
    if (beyond_ < count_) {
      const double before = beyond_ > 0 ? counted(beyond_ - 1) : 1;
      last_ = std::min(count_ - 1, first_point(count_, [&](std::size_t i) { return counted(i) < before; }));
      count_ = beyond_ + 1;
    }
    count_ = std::min(count_, first_point(count_, [&](std::size_t i) { return share(i) < next_to_nobody; }) + 1);
  }

  /// The share of all whose patience does not end at once.
  [[nodiscard]] double stays() const { return at_begin_ < next_to_nobody ? 0 : at_begin_; }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] Seconds time(std::size_t i) const {
    return Seconds{i < beyond_ ? std::max(since_begin(i), no_time) : PatienceRange::longest};
  }
  [[nodiscard]] double share(std::size_t i) const { return counted(i < beyond_ ? i : last_); }

 private:
  static constexpr double next_to_nobody = 1e-100;
  static constexpr double no_time = 1e-60;  ///< mean handling times

  [[nodiscard]] double since_begin(std::size_t i) const { return (law_.times[first_ + i] - begin_) / aht_; }
  [[nodiscard]] double counted(std::size_t i) const { return law_.surviving[first_ + i] / at_begin_; }

  const Empirical& law_;
  Seconds aht_;
  std::size_t first_ = 0;  ///< the first point that is kept
  Seconds begin_{0};       ///< of patience that does not end at once
  double at_begin_ = 1;
  std::size_t count_ = 0;
  std::size_t beyond_ = 0;  ///< the first that is kept and beyond the longest time; count() where there is none
  std::size_t last_ = 0;    ///< whose share is taken for that one
};

/// What was counted, as the formulas take it.
struct CountedPatience {
  PiecewiseExponential<CountedInHandlingTimes> law;

  [[nodiscard]] double stays() const { return law.points.stays(); }
  [[nodiscard]] double survival(double t) const { return law.survival(Seconds{t}); }
  [[nodiscard]] double share_between(double begin, double length) const {
    return law.share_between(Seconds{begin}, Seconds{length});
  }
  [[nodiscard]] double survival_integral(double t) const { return law.survival_integral(Seconds{t}).count(); }
  [[nodiscard]] double survival_quantile(double share) const { return law.survival_quantile(share).count(); }
  [[nodiscard]] double next_kink(double t) const { return law.next_kink(Seconds{t}).count(); }
  [[nodiscard]] double previous_kink(double t) const { return law.previous_kink(Seconds{t}).count(); }
};

[[nodiscard]] inline CountedPatience in_handling_times(const Empirical& law, const PatienceRange& range) {
  return {{{law, range.aht}}};
}

}  // namespace krarup::detail
