#pragma once

#include <vector>

#include "scheduling/repair/day.hpp"

namespace krarup::repairing {

/// The cheapest answer of one worker to what all others cover.
///
/// @param worth  for each slot, what one more agent saves there (less what it costs); may be negative
[[nodiscard]] Answer best_answer(const Worker& worker, const std::vector<double>& worth);

/// Each worker in turn gives the best answer to all others, until nobody can do better.
void improve_one_by_one(const Day& day, std::vector<Answer>& answers);

}  // namespace krarup::repairing
