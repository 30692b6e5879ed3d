#pragma once

#include <cstddef>
#include <vector>

#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// Why not everything that was asked for can be had, in sentences that name the person, the day, the number and what to
/// change. All lists are empty when everything can be had.
struct Explanation {
  std::vector<Finding> obstacles{};  ///< what cannot be, whatever is decided elsewhere
  std::vector<Finding> conflict{};   ///< what cannot be had together; without any one of these the rest could be
  std::vector<Finding> changes{};    ///< a smallest set of concessions after which all can be had
  std::vector<Finding> unmet{};      ///< what stays undone if no rule gives way

  static constexpr auto fields() {
    return std::tuple{field("obstacles", &Explanation::obstacles), field("conflict", &Explanation::conflict),
                      field("changes", &Explanation::changes), field("unmet", &Explanation::unmet)};
  }
  friend bool operator==(const Explanation&, const Explanation&) = default;

  static constexpr std::size_t max_choices = 5'000;  ///< of somebody for a shift, where all are looked at together
};

/// Why can the requirement not be covered by these shifts?
///
/// Looks at templates without room for their breaks, at times when no shift may be worked, at times when everybody on
/// shift has to take a break, and at more agents than may work (max_agents, people). A service target is out of reach
/// when even the most agents that each interval may have, or the hours of the contracts where they help most, fall
/// short of it. Costs do not matter here: that a shift is too dear is said by design_shifts.
///
/// @throws InvalidInput  for a problem that means nothing
/// @complexity  intervals x starts of the templates
[[nodiscard]] Explanation explain(const ShiftProblem& problem);

/// Why is there no roster that does everything that has to be done and keeps every rule without a weight?
///
/// First by arithmetic: people who can work against people needed, by day, template, skill and week. Then person by
/// person: whether one line of work keeps all their rules and promises, and if not, which rules exclude each other and
/// by how much one of them would have to give way. Last, for given shifts and for cover, all together: the least that
/// stays undone, the fewest concessions that help, and an irreducible set of rules and requirements. The last is a
/// mixed-integer program over all lines, for up to Explanation::max_choices choices of somebody for a shift; larger
/// problems are explained by the first two alone.
///
/// @throws InvalidInput  for a problem that means nothing
[[nodiscard]] Explanation explain(const RosterProblem& problem);

}  // namespace krarup
