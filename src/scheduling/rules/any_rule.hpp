#pragma once

#include <optional>
#include <variant>

#include "scheduling/rules/evenness.hpp"
#include "scheduling/rules/refusals.hpp"
#include "scheduling/rules/rest.hpp"
#include "scheduling/rules/rolling.hpp"
#include "scheduling/rules/run.hpp"
#include "scheduling/rules/start_range.hpp"
#include "scheduling/rules/succession.hpp"
#include "scheduling/rules/tally.hpp"
#include "scheduling/rules/weekend_rules.hpp"

namespace krarup::lines {

/// The rules there are.
using AnyRule =
    std::variant<Tally, Run, Succession, Rest, WeekendRow, CompleteWeekend, StartRange, Rolling, Evenness, Refusals>;

/// A rule as somebody's contract has it: never broken, or at a price for each unit of excess.
struct Term {
  AnyRule rule;
  std::optional<double> weight{};  ///< none: never broken

  friend bool operator==(const Term&, const Term&) = default;
};

}  // namespace krarup::lines
