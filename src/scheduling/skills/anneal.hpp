#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scheduling/skills/skill_state.hpp"

namespace krarup::skills {

/// How far annealing goes.
struct AnnealEffort {
  std::size_t rounds = 0;
  double hot = 0;   ///< what a change may cost at the beginning
  double cold = 0;  ///< and at the end
  std::uint32_t seed = 1;
};

/// Improves a roster by simulated annealing: many small changes, of which those that make it dearer are kept less and
/// less often [KirkpatrickGelattVecchi1983]. Rules without a price are kept throughout.
///
/// A change moves a break, or lets somebody work another shift on a day, with the breaks that are then best, or
/// exchanges a day of work for a day off, or changes two days at once, so that weekly hours stay what they are.
///
/// @param people  workers that may change
/// @param spent  the share of the time limit that has gone by, asked now and then; every temperature has the same part
/// of
///               it, so that a search in a hurry still ends cold
/// @return what an hour of each skill would have saved, on average while much moved: near the prices of the linear
///         relaxation
HourPrices anneal(const SkillProblem& problem, const std::vector<std::size_t>& people, const AnnealEffort& effort,
                  const std::function<double()>& spent, SkillState& state);

}  // namespace krarup::skills
