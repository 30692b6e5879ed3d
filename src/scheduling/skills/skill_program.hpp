#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "scheduling/lines/pricer.hpp"
#include "scheduling/skills/skill_state.hpp"

namespace krarup::skills {

/// People of one crowd who choose among the same lines at the same costs.
struct Group {
  std::size_t crowd = 0;
  std::vector<std::size_t> people{};  ///< workers of the line problem
  std::vector<lines::PricedLine> lines{};
};

/// Some people who choose lines, and what there is for them to cover.
struct Choice {
  std::vector<Group> groups{};
  SlotRange moments{};           ///< those that count
  std::vector<double> others{};  ///< [moment x crowds + crowd]: who is present beside them; empty: nobody
};

/// What everybody of a choice works.
using ChosenTours = std::vector<std::pair<std::size_t, Tour>>;

/// The cheapest of all choices, and a bound on it.
struct BestChoice {
  ChosenTours tours{};  ///< empty when the search was given up without an answer
  double bound = -std::numeric_limits<double>::infinity();
};

/// The best roster made of these lines, with any breaks: a program whose breaks are counted, not listed [Aykin1996].
///
/// @param going_on asked often; false ends the search
/// @param limit    a guard beside it
[[nodiscard]] BestChoice choose_tours(const SkillProblem& problem, const Choice& choice,
                                      const std::function<bool()>& going_on, Seconds limit);

/// A good roster made of these lines, with any breaks: the relaxation of that program, rounded bit by bit.
///
/// @return  empty when stopped, or where rounding came to nothing
[[nodiscard]] ChosenTours round_tours(const SkillProblem& problem, const Choice& choice,
                                      const std::function<bool()>& going_on);

/// The same without breaks, and in fewer steps, for many lines: lines of which the relaxation makes no use are left
/// out.
[[nodiscard]] std::vector<std::pair<std::size_t, lines::Line>> round_lines(const SkillProblem& problem,
                                                                           const Choice& choice,
                                                                           const std::function<bool()>& going_on);

}  // namespace krarup::skills
