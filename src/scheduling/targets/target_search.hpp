#pragma once

#include "scheduling/shifts/day_search.hpp"
#include "scheduling/targets/service_program.hpp"

namespace krarup {

/// Leads are in thousandths of the contacts; a plan may miss the target by as little as this.
inline constexpr double lead_scale = 1000;
inline constexpr double lead_tolerance = 2e-6;

/// The block with the lead at a price: what a slot lacks to the most that agents can lead by costs as much, on the
/// concave envelope.
[[nodiscard]] Block priced(const ServiceBlock& block, double price);

/// The cheapest shifts of a block whose lead is at least this, on one program for all of its days.
///
/// The relaxation gives the bound and the price of a contact in time; people are made whole next to it, shifts are
/// added until the lead is there, and the program closes the gap, first next to what is known and then as a whole.
///
/// @return  without shifts and at an infinite cost when no shifts at all lead by so much
[[nodiscard]] BlockAnswer search_for_lead(const ServiceBlock& block, double least_lead, const SolveOptions& options,
                                          const mip::Listener& listener, const std::vector<Placed>& start = {});

/// Adds shifts to those placed, always the one that gains most lead for its money, until the lead is there or none
/// gains any.
[[nodiscard]] std::vector<Placed> add_shifts_to_lead(const ServiceBlock& block, double least_lead,
                                                     std::vector<Placed> placed);

/// The shifts with the greatest lead that the limits leave, at any cost.
[[nodiscard]] std::vector<Placed> shifts_of_greatest_lead(const ServiceBlock& block, const SolveOptions& options,
                                                          const mip::Listener& listener);

}  // namespace krarup
