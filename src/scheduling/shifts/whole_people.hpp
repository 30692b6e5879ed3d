#pragma once

#include "krarup/scheduling/solve.hpp"
#include "scheduling/shifts/day_search.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace krarup {

/// Makes the people of a block's relaxation whole at little or no cost.
///
/// Shifts and their breaks can mostly be exchanged for others that cover the same, so a program that makes the people
/// on each shift whole has much to try. How many people have started by each moment, and how many have ended, leaves
/// them no such way out: these sums are made whole one after the other, each next to its value in the relaxation, while
/// the other side of the few that cost too much is tried instead. With them whole the people on each shift nearly are,
/// and with those given a small program places the breaks.
///
/// The sum of all people is made whole first, for the bound: no plan costs less than the relaxation costs with at most
/// the next smaller whole number of people, or else with at least the next larger one.
///
/// @param program  of the block
/// @return  without shifts where none were found soon; the bound holds in any case
/// @complexity  some hundred solutions of the linear program, each from the one before
[[nodiscard]] BlockAnswer make_people_whole(const Block& block, const ShiftProgram& program,
                                            const SolveOptions& options, const mip::Listener& listener);

}  // namespace krarup
