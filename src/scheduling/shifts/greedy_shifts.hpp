#pragma once

#include <vector>

#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/limits.hpp"

namespace krarup {

/// What is left of the limits on a block's shifts.
class Allowance {
 public:
  Allowance(const Block& block, const std::vector<Limit>& limits, const std::vector<Placed>& placed);

  /// The first limit that leaves no room for one more such shift, or null.
  [[nodiscard]] const Limit* blocking(std::size_t shift) const;

  /// Takes what so many such shifts need, or gives it back.
  void take(std::size_t shift, double times = 1);

 private:
  const std::vector<Limit>& limits_;
  std::vector<std::vector<std::pair<std::size_t, double>>> uses_;  ///< for each shift, limit and use
  std::vector<double> left_;
};

/// Adds these shifts, as far as the limits allow, each with the breaks that suit those before it best.
[[nodiscard]] std::vector<Placed> add_shifts(const Block& block, const std::vector<Limit>& limits,
                                             const std::vector<std::size_t>& shifts);

/// Adds to a block, again and again, the one shift that saves most beyond its pay, until none does: an answer at once,
/// for the program to start from and to fall back on.
///
/// @param limits  on the block's shifts
/// @param placed  what is worked already
[[nodiscard]] std::vector<Placed> add_shifts_that_pay(const Block& block, const std::vector<Limit>& limits,
                                                      std::vector<Placed> placed = {});

}  // namespace krarup
