#pragma once

#include <vector>

#include "scheduling/activities/crowds.hpp"
#include "scheduling/activities/openings.hpp"
#include "scheduling/common/coverage_price.hpp"

namespace krarup::activities {

/// A moment: a stretch of time in which nobody can come or go, whatever is chosen.
struct Moment {
  Instant start{};
  Instant end{};
  std::vector<double> agents{};         ///< [crowd]: on shift and not on break
  std::vector<CoveragePrice> prices{};  ///< [skill]
  std::vector<std::size_t> openings{};  ///< those that run through it
};

/// Cuts time wherever somebody comes or goes, or may, and counts who is there in between.
[[nodiscard]] std::vector<Moment> moments(const ActivityProblem& problem, const std::vector<Opening>& openings,
                                          const Crowds& crowds);

}  // namespace krarup::activities
