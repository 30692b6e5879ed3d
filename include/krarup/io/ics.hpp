#pragma once

#include <string>

#include "krarup/core/local_clock.hpp"
#include "krarup/scheduling/roster.hpp"

namespace krarup {

/// One person's shifts as a calendar (RFC 5545) that phones and mail programs can import: an event a shift, with its
/// breaks in the description.
///
/// Times are in UTC. The text depends on the roster alone: an event is known by the person and the day on which the
/// shift starts, so a roster imported again moves the events of days that have changed, and the stamp of an event is
/// its start.
///
/// @param person  somebody without shifts gets a calendar without events
/// @param clock   for the day of a shift, and the times of its breaks
/// @source  [RFC5545]
[[nodiscard]] std::string to_ics(const Roster& roster, const std::string& person, const LocalClock& clock = {});

}  // namespace krarup
