#pragma once

#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/activity.hpp"
#include "krarup/scheduling/roster.hpp"

namespace krarup {

/// One person's shifts as a calendar (RFC 5545) that phones and mail programs can import: an event a shift, with its
/// breaks in the description, and an event for each session in an activity.
///
/// Times are in UTC. The text depends on the roster alone: an event is known by the person and the day on which the
/// shift starts (a session also by its activity), so a roster imported again moves the events of days that have
/// changed, and the stamp of an event is its start.
///
/// @param person    one of the people of the roster, of those who have shifts or of those who have sessions; somebody
///                  without shifts gets a calendar without events
/// @param clock     for the day of a shift, and the times of its breaks
/// @param sessions  of anybody; those of the person are shown
/// @throws InvalidInput  for a name that nobody has
/// @source  [RFC5545]
[[nodiscard]] std::string to_ics(const Roster& roster, const std::string& person, const LocalClock& clock = {},
                                 const std::vector<Session>& sessions = {});

}  // namespace krarup
