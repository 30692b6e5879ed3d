#pragma once

#include <string>
#include <vector>

#include "krarup/plan/plan.hpp"
#include "krarup/scheduling/activity.hpp"
#include "krarup/scheduling/tours.hpp"

namespace krarup {

/// One line an interval: forecast, agents and expected performance. Headers carry the unit (`aht_s`), shares are in
/// [0, 1], times are those of the wall clock as in plan files.
[[nodiscard]] std::string intervals_csv(const Plan& plan);

/// One line a shift, and three columns for each break: `break_1`, `break_1_start`, `break_1_end`, ...
[[nodiscard]] std::string shifts_csv(const Plan& plan);

/// The same for shifts by themselves.
///
/// @param clock  of their problem; times are those of this wall clock
[[nodiscard]] std::string shifts_csv(const ShiftPlan& plan, const LocalClock& clock);

/// One line a shift of a tour, laid out as in shifts_csv, after the number of the tour, its contract class and how many
/// people work it.
///
/// @param clock  of its problem's shifts; times are those of this wall clock
[[nodiscard]] std::string tours_csv(const TourPlan& plan, const LocalClock& clock);

/// One line a named shift, by person and time, laid out as in shifts_csv; unassigned shifts follow with an empty name.
[[nodiscard]] std::string roster_csv(const Plan& plan);

/// The same for a roster by itself.
///
/// @param clock  of its problem; times are those of this wall clock
[[nodiscard]] std::string roster_csv(const Roster& roster, const LocalClock& clock);

/// One line a session, in the order given: activity, person, start, end. Beside roster_csv it says what people do
/// inside their shifts.
///
/// @param clock  of the problem; times are those of this wall clock
[[nodiscard]] std::string sessions_csv(const std::vector<Session>& sessions, const LocalClock& clock);

}  // namespace krarup
