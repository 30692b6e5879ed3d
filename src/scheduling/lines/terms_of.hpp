#pragma once

#include <vector>

#include "krarup/scheduling/roster.hpp"
#include "scheduling/rules/any_rule.hpp"

namespace krarup::lines {

/// What a person's contract and the fairness of the roster ask of a whole line, those that bind most first. What can be
/// told day by day is in letter_costs.hpp.
[[nodiscard]] std::vector<Term> terms_of(const RosterProblem& problem, const Person& person);

}  // namespace krarup::lines
