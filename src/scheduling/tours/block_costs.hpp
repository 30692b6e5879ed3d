#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "scheduling/mip/linear_program.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// Those who work one paid time on one day.
struct Team {
  std::size_t crew = 0, day = 0;
  int paid = 0;
};

/// What the shifts of a block cost at least, as a function of the people in its teams.
///
/// The relaxation of its program is convex in the people, so that their prices where it was solved bound it everywhere
/// [Benders1962].
class BlockCosts {
 public:
  BlockCosts(const Ground& ground, const Block& block);

  [[nodiscard]] const std::vector<Team>& teams() const { return teams_; }

  /// With so many people in each team; infinite where so many cannot work. Bounds the cost elsewhere from now on.
  ///
  /// @complexity  one linear program, from where the last one was left; nothing where it was asked before
  double at(const std::vector<double>& people);

  /// The same or less, from what is known.
  ///
  /// @complexity  O(teams * asked)
  [[nodiscard]] double at_least(const std::vector<double>& people) const;

 private:
  /// Linear in the people: no more than the cost.
  struct CostBound {
    double without_people = 0;
    std::vector<double> prices;  ///< for each team
  };

  mip::LinearProgram state(const Ground& ground, const Block& block);

  std::vector<Team> teams_;
  std::vector<int> columns_, rows_;  ///< for each team
  mip::LinearProgram program_;
  std::map<std::vector<double>, double> known_;
  bool always_possible_ = true;  ///< as far as known
  std::vector<CostBound> bounds_;
};

}  // namespace krarup::tours
