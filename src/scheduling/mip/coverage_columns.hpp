#pragma once

#include <vector>

#include "scheduling/common/coverage_price.hpp"
#include "scheduling/mip/highs_model.hpp"

namespace krarup::mip {

/// The columns that price the agents of one stretch of time in a program.
///
/// Agents = whole - missing + surplus, where `whole` is the requirement rounded up; the cheapest columns come first. No
/// column counts beyond an empty stretch: there are never fewer than no agents.
struct CoverageColumns {
  /// So many agents at one price, and the column that counts them.
  struct Segment {
    int column = 0;
    double agents = 0;
  };

  double whole = 0;
  std::vector<Segment> missing{}, surplus{};

  /// Appends sign x (missing - surplus) to a row.
  void append_to(std::vector<Term>& row, double sign = 1) const;

  /// Sets the columns' values for so many agents.
  void encode(double agents, std::vector<double>& values) const;
};

/// Adds the columns of a cost, and what `whole` agents cost to the objective.
///
/// Agents are whole, so between the whole numbers around a price that begins at a part of an agent the cost is taken as
/// a straight line: it is exact at every whole number and closes the gap that the kink would leave open.
[[nodiscard]] CoverageColumns add_coverage_columns(Model& model, const CoveragePrice& cost);

}  // namespace krarup::mip
