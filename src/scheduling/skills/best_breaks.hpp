#pragma once

#include <limits>
#include <vector>

#include "scheduling/skills/skill_problem.hpp"

namespace krarup::skills {

/// The worth of a duty with the best breaks, where every moment at work is worth something of its own.
///
/// One program over the breaks in order: the least worth that is lost with break k at its j-th start is that of the
/// moments themselves and the least of break k - 1 at a start that leaves time.
class BestBreaks {
 public:
  /// Sets what each moment of [first, last) is worth; the duties asked for lie inside.
  template <class Worth>
  void set(SlotRange range, const Worth& worth) {
    first_ = range.first;
    sums_.assign(1, 0.0);
    for (std::size_t at = range.first; at < range.last; ++at) sums_.push_back(sums_.back() + worth(at));
  }

  [[nodiscard]] double worth(const Duty& duty);

  /// The breaks behind the last answer.
  [[nodiscard]] Pauses pauses(const Duty& duty) const;

 private:
  struct Choice {
    double lost = std::numeric_limits<double>::infinity();  ///< up to and with this break
    std::uint16_t before = 0;                               ///< start of the break before
  };

  [[nodiscard]] double sum(SlotRange range) const { return sums_[range.last - first_] - sums_[range.first - first_]; }

  std::size_t first_ = 0;
  std::vector<double> sums_;
  std::array<std::vector<Choice>, ShiftProblem::max_breaks> choices_;
};

}  // namespace krarup::skills
