#include "scheduling/shifts/relaxed_block.hpp"

#include <utility>

namespace krarup {

RelaxedBlock::RelaxedBlock(const ShiftProgram& program, std::function<bool()> going_on) : program_(state(program)) {
  program_.go_on_while(std::move(going_on));
}

mip::Model RelaxedBlock::state(const ShiftProgram& program) {
  mip::Model model = program.model();
  everybody_ = model.add_column(0, 0, mip::infinity, false);
  std::vector<mip::Term> row{{everybody_, 1}};
  for (const int column : program.people_columns()) row.push_back({column, -1});
  model.add_row(0, 0, row);
  return model;
}

mip::Duals RelaxedBlock::solve() { return program_.solve_large(); }

mip::Duals RelaxedBlock::solve(PeopleRange people) {
  program_.set_bounds(everybody_, people.least, people.most);
  return program_.solve();
}

}  // namespace krarup
