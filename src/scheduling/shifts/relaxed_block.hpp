#pragma once

#include <functional>

#include "scheduling/mip/linear_program.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace krarup {

/// So many people in all.
struct PeopleRange {
  double least = 0;
  double most = mip::infinity;
};

/// The linear relaxation of a block's program, solved again from where it was left when the number of people in all is
/// to lie in another range.
class RelaxedBlock {
 public:
  /// @param going_on  whether to go on; asked often
  RelaxedBlock(const ShiftProgram& program, std::function<bool()> going_on);

  /// With any number of people. Columns and rows are those of the program first.
  [[nodiscard]] mip::Duals solve();

  [[nodiscard]] mip::Duals solve(PeopleRange people);

  /// The people in all of a solution.
  [[nodiscard]] double people(const mip::Duals& solution) const {
    return solution.values[static_cast<std::size_t>(everybody_)];
  }

 private:
  mip::Model state(const ShiftProgram& program);

  int everybody_ = 0;  ///< the column that counts all people
  mip::LinearProgram program_;
};

}  // namespace krarup
