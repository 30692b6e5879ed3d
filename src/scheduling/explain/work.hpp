#pragma once

#include <string>
#include <vector>

#include "scheduling/explain/options.hpp"

namespace krarup::why {

/// Something that has to be done: so many of some options.
struct Work {
  std::string shift_template;
  Date date{};
  double required = 0;               ///< shifts, a whole number
  std::vector<std::size_t> options;  ///< any of these will do
  bool given = false;                ///< shifts that are there once each
  std::string words;                 ///< 3 "night" shifts on Monday 2003-07-21
};

/// What the given shifts, or the cover, ask for.
[[nodiscard]] std::vector<Work> work_of(const RosterProblem& problem, const std::vector<Option>& options);

}  // namespace krarup::why
