#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/mip/neighborhood.hpp"
#include "scheduling/targets/service_program.hpp"

namespace krarup {

/// The greatest lead that a budget buys.
///
/// What a target costs rises in steps of a shift's price, so that nearly all plans a solver meets cost the same and
/// none shows the way to a better one. Of plans within a budget each has a lead of its own.
class BudgetSearch {
 public:
  /// @param budget  for the pay of all shifts
  /// @param step    of which every shift's cost is a multiple; 0: of none
  BudgetSearch(const ServiceBlock& block, double budget, double step, int seed, mip::Listener listener);

  /// No plan within the budget leads by more.
  [[nodiscard]] double most() const { return most_; }

  /// Begins from shifts within the budget, and near those that are known already.
  void start_from(std::vector<Placed> placed);

  /// Makes people whole on the way down from the relaxation, in a few attempts until the lead is enough.
  void descend(double enough);

  /// Looks next to what is known and to so many more vertices of the relaxation, until the lead is enough.
  ///
  /// @param noise  of the vertices, in lead
  void look_near(int vertices, double noise, double enough);

  /// Bounds the lead by the first cuts of the whole program, until it is known to be less than enough.
  void prove(double enough);

  [[nodiscard]] const std::vector<Placed>& placed() const { return placed_; }
  [[nodiscard]] double lead() const { return lead_; }
  [[nodiscard]] const ServiceBlock& block() const { return limited_; }

 private:
  void take(const mip::Outcome& outcome);

  std::vector<Limit> limits_;  ///< with the budget
  ServiceBlock limited_;
  ServiceProgram program_;
  mip::Model model_;
  int seed_;
  mip::Listener listener_;
  std::mt19937 random_;
  mip::Neighborhood neighborhood_;
  std::vector<double> reduced_leads_;  ///< for each shift; none where the relaxation has no solution
  double most_ = mip::infinity;
  double lead_ = -mip::infinity;
  std::vector<Placed> placed_;
};

}  // namespace krarup
