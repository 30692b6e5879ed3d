#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/shifts/day_search.hpp"
#include "scheduling/shifts/relaxed_block.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace krarup {

/// Plans of whole people next to a block's relaxation, and a bound from their number.
///
/// The sum of all people is made whole first, for the bound: no plan costs less than the relaxation costs with at most
/// the next smaller whole number of people, or else with at least the next larger one. The others are made whole as in
/// descent.hpp, among the shifts that come nearest to paying at the relaxation's prices.
class WholePeople {
 public:
  /// @param limits      on the block's shifts
  /// @param relaxation  with any number of people, as solved last
  WholePeople(const Block& block, const std::vector<Limit>& limits, const ShiftProgram& program, RelaxedBlock& relaxed,
              const mip::Duals& relaxation, const SolveOptions& options, const mip::Listener& listener);

  /// No plan of the block costs less.
  [[nodiscard]] double bound() const { return bound_; }

  /// The best plan of so many more attempts, or of as few as lead to the gap; without shifts where they find none.
  [[nodiscard]] BlockAnswer search(int attempts);

 private:
  /// A range of people, and what the relaxation costs with them.
  struct Crowd {
    PeopleRange people;
    double cost = mip::infinity;
  };

  static std::array<Crowd, 2> crowds(RelaxedBlock& relaxed, const mip::Duals& relaxation);
  void descend(const Crowd& crowd, double share, BlockAnswer& answer);

  const Block& block_;
  const std::vector<Limit>& limits_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  std::mt19937 random_;
  std::vector<double> reduced_costs_;  ///< for each shift
  std::array<Crowd, 2> crowds_;        ///< the cheaper one first
  double bound_ = -mip::infinity;
  std::size_t made_ = 0;  ///< attempts
};

}  // namespace krarup
