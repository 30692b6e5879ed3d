#pragma once

#include <optional>
#include <vector>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/mip/highs_model.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// People of each crew on each of its weeks, whole or in parts.
template <class Number>
using PeopleOnWeeks = std::vector<std::vector<Number>>;

/// Makes the tours of a week whole, where its days are blocks of their own.
///
/// What the shifts of a block cost at least is a convex function of the people who work on it, so that the prices of
/// people in its relaxation bound it everywhere. Such bounds take the place of the shifts in a program of the weeks
/// alone, which gets more of them where its answers need them [Benders1962].
///
/// @param relaxed  people on the weeks in the relaxation; the answer is sought near it
/// @return  none when no such tours can be worked or the search was stopped before it had an answer
[[nodiscard]] std::optional<PeopleOnWeeks<int>> choose_weeks(const TourProblem& problem, const Ground& ground,
                                                             const Horizon& horizon,
                                                             const PeopleOnWeeks<double>& relaxed,
                                                             const SolveOptions& options,
                                                             const mip::Listener& listener);

}  // namespace krarup::tours
