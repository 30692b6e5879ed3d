#pragma once

#include <cstddef>
#include <random>
#include <vector>

#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/roster_state.hpp"

namespace krarup::lines {

/// Draws people whose lines are worth changing together.
class CrewPicker {
 public:
  CrewPicker(const LineProblem& problem, std::vector<std::size_t> people, int seed);

  /// Crews that share nobody: half of each can work a shift that is badly covered, the others are anybody.
  [[nodiscard]] std::vector<std::vector<std::size_t>> pick(const RosterState& roster, std::size_t crews);

 private:
  [[nodiscard]] std::vector<std::size_t> around(std::size_t row, const std::vector<std::size_t>& free);

  const LineProblem& problem_;
  std::vector<std::size_t> people_;
  std::mt19937 random_;
};

}  // namespace krarup::lines
