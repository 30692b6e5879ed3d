#pragma once

namespace krarup::formulas::detail {

/// What those who wait come to, summed over the offered waits w of a stretch with the weight e^(exponent of w).
struct WaitSums {
  double offered = 0;        ///< all of them
  double answered = 0;       ///< those who stay until w
  double lost = 0;           ///< those who have left since the beginning of the stretch
  double answered_wait = 0;  ///< w, of those who stay until then
  double wait = 0;           ///< the time until answered or gone

  WaitSums& operator+=(const WaitSums& other) {
    offered += other.offered;
    answered += other.answered;
    lost += other.lost;
    answered_wait += other.answered_wait;
    wait += other.wait;
    return *this;
  }
  /// Nothing where the factor is 0, however long the waits.
  [[nodiscard]] WaitSums times(double factor) const {
    if (factor == 0) return {};
    return {offered * factor, answered * factor, lost * factor, answered_wait * factor, wait * factor};
  }
};

/// The sums over a stretch, in the scale of the place in it where E is largest, and E at its ends less E there.
struct WaitsBetween {
  WaitSums sums{};
  double exponent_at_from = 0;
  double exponent_at_to = 0;
};

}  // namespace krarup::formulas::detail
