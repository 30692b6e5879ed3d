#pragma once

#include <cstddef>
#include <vector>

#include "scheduling/distinct/distinct_program.hpp"

namespace krarup {

/// Where the requirement rises or falls, shifts have to start or end: rows that tell the relaxation so.
///
/// When the requirement rises by d from slot s to a later slot t, the people who start between the two and are there at
/// t, those missing at t and those too many at s make up for it: sum x + under[t] + over[s] >= d. So
///     sum of min(d, most[g]) y[g] + under[t] + over[s] >= d,
/// whatever the numbers of people: a distinct shift of the sum either suffices for the rise or brings at most most[g].
/// Likewise where the requirement falls, with those who end. Without these rows the relaxation works a distinct shift
/// to a small part, just as much as its few people ask for [PadbergVanRoyWolsey1985].
class RiseCuts {
 public:
  RiseCuts(const Block& block, const std::vector<DistinctGroup>& groups, bool cyclic);

  /// Adds, for each slot and either side of it, the row that a solution of the program's relaxation violates most.
  ///
  /// @return  how many were added
  std::size_t add_violated(const std::vector<double>& values, DistinctProgram& program) const;

 private:
  enum class Side { before, after };
  struct Row {
    double change = 0;     ///< of the requirement
    double violation = 0;  ///< distance of the solution from the row
    std::vector<mip::Term> terms;
  };

  [[nodiscard]] Row most_violated(std::size_t high, Side side, const std::vector<double>& values,
                                  const DistinctProgram& program) const;

  const Block& block_;
  bool cyclic_;
  std::vector<std::size_t> group_of_;                        ///< for each shift of the block
  std::vector<std::vector<std::size_t>> starting_, ending_;  ///< for each slot, shifts that start or end as it starts
};

}  // namespace krarup
