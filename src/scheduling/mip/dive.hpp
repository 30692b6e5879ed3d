#pragma once

#include <functional>
#include <vector>

#include "scheduling/mip/highs_model.hpp"

namespace krarup::mip {

/// Columns that are whole together: some of theirs are rounded up before those of the next wave.
///
/// The columns of a pool have a whole sum in every solution of whole columns, so one of them can be rounded up wherever
/// one of them lies between whole numbers.
using Wave = std::vector<std::vector<int>>;

/// How a dive goes about it.
struct DiveEffort {
  double share = 0.1;   ///< of the pools in doubt, rounded up at once
  bool afresh = false;  ///< no step starts from the last one: faster where rows are many and much is rounded up at once
};

/// A good solution of a large model whose whole columns count many alike.
///
/// Solves the relaxation, holds every column of the wave to at least the whole part of its value, rounds up those that
/// lie nearest to the next whole number, one of a pool, and solves again from there, until no column of the wave lies
/// between whole numbers; then the next wave.
///
/// @param model  whose whole columns are not negative
/// @return  values of all columns, those of the waves whole; empty when stopped or where rounding has left no solution
[[nodiscard]] std::vector<double> dive(const Model& model, const std::vector<Wave>& waves, const DiveEffort& effort,
                                       const std::function<bool()>& going_on);

}  // namespace krarup::mip
