#include "scheduling/mip/coverage_columns.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace krarup::mip {

namespace {

/// The whole numbers of agents between which the price of an agent may change, in order.
std::vector<double> whole_kinks(const CoveragePrice& cost) {
  std::vector<double> points{0, std::max(0.0, std::floor(cost.required)), std::max(0.0, std::ceil(cost.required))};
  for (const CostKink& kink : cost.kinks) {
    points.push_back(std::max(0.0, std::floor(kink.agents)));
    points.push_back(std::max(0.0, std::ceil(kink.agents)));
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

void fill(const std::vector<CoverageColumns::Segment>& segments, double left, std::vector<double>& values) {
  for (const CoverageColumns::Segment& each : segments) {
    const double part = std::clamp(left, 0.0, each.agents);
    values[static_cast<std::size_t>(each.column)] = part;
    left -= part;
  }
}

}  // namespace

CoverageColumns add_coverage_columns(Model& model, const CoveragePrice& cost) {
  const std::vector<double> points = whole_kinks(cost);
  CoverageColumns columns{.whole = std::max(0.0, std::ceil(cost.required))};
  model.add_offset(cost.cost(columns.whole));
  const auto whole = std::lower_bound(points.begin(), points.end(), columns.whole);
  for (auto point = whole; point != points.begin(); --point) {
    const double next = *std::prev(point), agents = *point - next;
    const double price = (cost.cost(next) - cost.cost(*point)) / agents;
    columns.missing.push_back({model.add_column(price, 0, agents, false), agents});
  }
  for (auto point = whole; point != points.end(); ++point) {
    const bool last = std::next(point) == points.end();
    const double agents = last ? 1 : *std::next(point) - *point;
    const double price = (cost.cost(*point + agents) - cost.cost(*point)) / agents;
    const double most = last ? infinity : agents;
    columns.surplus.push_back({model.add_column(price, 0, most, false), most});
  }
  return columns;
}

void CoverageColumns::append_to(std::vector<Term>& row, double sign) const {
  for (const Segment& each : missing) row.push_back({each.column, sign});
  for (const Segment& each : surplus) row.push_back({each.column, -sign});
}

void CoverageColumns::encode(double agents, std::vector<double>& values) const {
  fill(missing, whole - agents, values);
  fill(surplus, agents - whole, values);
}

}  // namespace krarup::mip
