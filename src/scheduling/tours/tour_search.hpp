#pragma once

#include "krarup/scheduling/solve.hpp"
#include "scheduling/mip/highs_model.hpp"
#include "scheduling/tours/tour_state.hpp"

namespace krarup::tours {

/// Adds the tours that save most, again and again, until none saves anything.
///
/// @param most  tours that may be added
/// @return  whether the listener let it come to its end
bool add_tours_that_pay(TourState& state, const Ground& ground, double bound, const mip::Listener& listener);

/// Improves tours by taking off a few and adding those that save most; what costs a little more is kept less and less
/// often [SchrimpfEtAl2000].
void exchange_tours(TourState& state, const Ground& ground, double bound, const SolveOptions& options,
                    const mip::Listener& listener);

}  // namespace krarup::tours
