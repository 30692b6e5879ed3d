#pragma once

#include "krarup/core/series.hpp"
#include "krarup/queues/demand.hpp"

namespace krarup {

/// A forecast: one Demand per interval, over a day or any longer stretch; `per` of each is the step of the series.
using DayProfile = Series<Demand>;

/// How many agents are needed on contacts in each interval.
using Requirement = Series<double>;

}  // namespace krarup
