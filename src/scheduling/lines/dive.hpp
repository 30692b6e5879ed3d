#pragma once

#include <optional>
#include <vector>

#include "scheduling/lines/relaxation.hpp"

namespace krarup::lines {

/// How a dive goes about it.
struct DiveOptions {
  double share = 0.1;  ///< of the people not yet fixed, fixed at each step (at least one)
  double cutoff = std::numeric_limits<double>::infinity();  ///< dearer answers are of no use
  std::size_t rounds = 8;                                   ///< of new lines at each step
  std::function<bool()> stopped{};
};

/// A line for everybody in the crew: fixes the lines that the relaxation likes best, adds lines for the others, and so
/// on.
///
/// @return  nothing when the answer would cost as much as the cutoff; when stopped, the favorites of the last
/// relaxation
[[nodiscard]] std::optional<std::vector<PricedLine>> dive(Relaxation& relaxation, std::size_t people,
                                                          const DiveOptions& options);

}  // namespace krarup::lines
