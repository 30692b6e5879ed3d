#pragma once

#include <cstddef>
#include <vector>

#include "scheduling/shifts/shift_program.hpp"
#include "scheduling/targets/lead_curve.hpp"

namespace krarup {

/// What the agents of a slot do for the contacts of its interval.
struct SlotService {
  const LeadCurve* curve = nullptr;
  double share = 0;  ///< of the interval's time, and so of its contacts

  double floor = 0;  ///< agents at least; none where nobody can be on shift

  [[nodiscard]] double lead(double agents) const { return share * curve->at(agents); }
};

/// A block whose service has to lead the target by at least so much, in the unit of the curves.
struct ServiceBlock {
  const Block& block;
  const std::vector<Limit>& limits;   ///< on the block's shifts
  std::vector<SlotService> services;  ///< for each slot
};

/// The lead of these placed shifts.
[[nodiscard]] double lead(const ServiceBlock& block, const std::vector<Placed>& placed);

/// The agents that placed shifts lack to the floors, summed over the slots.
[[nodiscard]] double below_floors(const ServiceBlock& block, const std::vector<Placed>& placed);

/// The most that any number of agents can lead by.
[[nodiscard]] double most_lead(const ServiceBlock& block);

/// The shifts of a block at the least cost with one row for the service of all its slots [KooleSluis2003].
///
/// The agents of a slot are a sum of steps along its curve: from the floor on from bend to bend of the concave
/// envelope, whose gains shrink, so that no solution can gain by taking them out of order. Between bends the envelope
/// is above the curve. Slots in which a solution makes use of that are stated exactly: by one step for each agent, 0 or
/// 1, taken in order.
class ServiceProgram {
 public:
  /// @param exact  for each slot, whether the curve is stated exactly
  ServiceProgram(const ServiceBlock& block, double least_lead, const std::vector<bool>& exact);

  [[nodiscard]] const mip::Model& model() const { return model_; }

  /// The part of it that places the shifts, whose columns and rows come first.
  [[nodiscard]] const ShiftProgram& shifts() const { return shifts_; }

  /// The same limits, but for the greatest lead at any cost.
  [[nodiscard]] mip::Model greatest_lead() const;

  /// The same, but a unit of lead beyond that of the floors earns this price.
  [[nodiscard]] mip::Model at_price(double price) const;

  /// The lead of a solution, on the steps.
  [[nodiscard]] double lead_of(const std::vector<double>& values) const;

  /// The lead with the floors alone.
  [[nodiscard]] double lead_of_floors() const { return of_floors_; }

  /// What a unit of lead costs where the rows have these prices.
  [[nodiscard]] double price(const std::vector<double>& prices) const { return prices[static_cast<std::size_t>(row_)]; }

  /// For each slot, what an agent is worth when the rows have these prices.
  [[nodiscard]] std::vector<double> slot_prices(const std::vector<double>& prices) const;

  /// For each shift, what the greatest lead loses with one more person on it, when its rows have these prices.
  [[nodiscard]] std::vector<double> reduced_leads(const std::vector<double>& prices) const;

  [[nodiscard]] std::vector<double> encode(const std::vector<Placed>& placed) const;
  [[nodiscard]] std::vector<Placed> decode(const std::vector<double>& values) const { return shifts_.decode(values); }
  [[nodiscard]] std::vector<std::size_t> whole_people(const std::vector<double>& values) const {
    return shifts_.whole_people(values);
  }

 private:
  /// So many agents, each of which adds as much to the lead.
  struct Step {
    int column = 0;
    double agents = 0;
    double gain = 0;      ///< of each agent
    bool single = false;  ///< one of the agents between two bends
  };
  struct SlotColumns {
    std::vector<Step> steps;
    int beyond = 0;  ///< agents after the last step
    int row = -1;    ///< -1: no number of agents helps
  };

  void add_slot(const SlotService& service, bool exact, std::vector<mip::Term> agents);
  void add_steps(const SlotService& service, bool exact, SlotColumns& columns);
  void keep_order(const SlotColumns& columns);
  [[nodiscard]] mip::Model with_prize(mip::Model model, double price) const;

  const ServiceBlock& block_;
  Block bare_;  ///< the block without its requirement, which is a floor here
  ShiftProgram shifts_;
  mip::Model model_;
  std::vector<SlotColumns> slots_;
  double of_floors_ = 0;
  int row_ = 0;
};

}  // namespace krarup
