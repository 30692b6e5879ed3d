#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduling/distinct/distinct_shifts.hpp"
#include "scheduling/mip/coverage_columns.hpp"
#include "scheduling/mip/highs_model.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/limits.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace krarup {

/// The shifts of a block as a mixed-integer program in which every distinct shift that is worked has its price.
///
/// Column y[g] says whether distinct shift g is worked, and x[j] <= most[j] y[g] people are on its shift j. Without
/// breaks the rows are not the coverage of each slot but its change from slot to slot,
///     cover[t] - cover[t-1] = starts at t - ends at t,
/// a network flow: two entries for each shift instead of one for each slot it covers. With breaks it is the program of
/// shift_program.hpp.
class DistinctProgram {
 public:
  /// @param limits  on the block's shifts
  /// @param price   of each distinct shift that is worked
  DistinctProgram(const Block& block, const std::vector<Limit>& limits, const std::vector<DistinctGroup>& groups,
                  double price);

  [[nodiscard]] mip::Model& model() { return model_; }
  [[nodiscard]] const mip::Model& model() const { return model_; }

  /// Whether distinct shift g is worked.
  [[nodiscard]] int worked(std::size_t group) const { return worked_[group]; }

  /// The people on a shift of the block.
  [[nodiscard]] int people(std::size_t shift) const { return people_[shift]; }

  /// No best plan has more people than this on a shift of the block.
  [[nodiscard]] double most_people(std::size_t shift) const { return most_people_[shift]; }

  /// For each slot; empty when there are breaks.
  [[nodiscard]] const std::vector<mip::CoverageColumns>& slots() const { return slots_; }

  /// All columns' values for placed shifts (indices of the block's shifts).
  [[nodiscard]] std::vector<double> encode(const std::vector<Placed>& placed) const;

  /// The placed shifts of a solution.
  [[nodiscard]] std::vector<Placed> decode(const std::vector<double>& values) const;

 private:
  void state_as_flow(const std::vector<Limit>& limits);
  void add_flow_rows();
  void link(const std::vector<DistinctGroup>& groups, double price);

  const Block& block_;
  std::optional<ShiftProgram> with_breaks_;
  mip::Model model_;
  std::vector<int> people_, worked_;
  std::vector<double> most_people_;
  std::vector<std::size_t> group_of_;
  std::vector<mip::CoverageColumns> slots_;
};

}  // namespace krarup
