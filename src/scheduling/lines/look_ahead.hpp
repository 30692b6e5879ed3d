#pragma once

#include <cstddef>
#include <vector>

#include "scheduling/lines/automaton.hpp"
#include "scheduling/lines/side_table.hpp"

namespace krarup::lines {

/// What each letter of each day costs somebody; infinite: not allowed.
using LetterCosts = std::vector<std::vector<double>>;

/// The least that the rest of the horizon can cost, from every state: what directs the search for a line.
///
/// Exact for the core. What the sides forbid is felt through multipliers, one for each side: a letter that uses up some
/// of a side's limit costs so much more in the core and so much less in the side. Any multipliers give a bound
/// (Lagrangian decomposition [GuignardKim1987]); a few steps of the subgradient method make it tight.
class LookAhead {
 public:
  LookAhead(const Automaton& core, const std::vector<SideTable>& sides, const LetterCosts& costs);

  /// Looks at everything from the last day to the first at these multipliers, one for each side.
  void look(const std::vector<double>& multipliers);

  /// Searches for multipliers with a high bound, from those given, and leaves the best ones there.
  void tighten(std::vector<double>& multipliers, std::size_t steps);

  /// No way from this state of the core before a day, with these labels, to the end of the horizon costs less.
  [[nodiscard]] double rest(std::size_t day, std::size_t state, const std::uint16_t* labels) const {
    double rest = core_rest_[day][state];
    for (std::size_t side = 0; side < sides_.size(); ++side) rest += side_rest_[side][day][labels[side]];
    return rest;
  }

  /// No line costs less.
  [[nodiscard]] double bound() const;

 private:
  using Rest = std::vector<std::vector<double>>;  // [day][state]

  void look_in_core();
  void look_in_side(std::size_t side);
  [[nodiscard]] std::vector<double> excess_use() const;

  const Automaton& core_;
  const std::vector<SideTable>& sides_;
  const LetterCosts& costs_;
  std::vector<double> multipliers_;
  Rest core_rest_;
  std::vector<Rest> side_rest_;
  LetterCosts raised_;  // costs and multipliers
};

}  // namespace krarup::lines
