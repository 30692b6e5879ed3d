#pragma once

#include <optional>
#include <variant>

#include "scheduling/rules/run.hpp"
#include "scheduling/rules/succession.hpp"
#include "scheduling/rules/tally.hpp"

namespace krarup::lines {

/// The rules there are.
using AnyRule = std::variant<Tally, Run, Succession>;

/// A rule as somebody's contract has it: never broken, or at a price for each unit of excess.
struct Term {
  AnyRule rule;
  std::optional<double> weight{};  ///< none: never broken

  friend bool operator==(const Term&, const Term&) = default;
};

}  // namespace krarup::lines
