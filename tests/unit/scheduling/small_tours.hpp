#pragma once

#include <string>

#include "krarup/scheduling/tours.hpp"
#include "small_center.hpp"

/// Weeks small enough to be solved by trying everything.
namespace small_tours {

using namespace small_center;

/// Two people a day from 08:00 to 16:00 for so many days, one more at noon.
inline TourProblem days(int count) {
  TourProblem problem{.shifts = {.required = {at(0, 0), 4h, {}}}};
  for (int day = 0; day < count; ++day) {
    for (const double agents : {0.0, 0.0, 2.0, 3.0, 1.0, 0.0}) problem.shifts.required.values.push_back(agents);
  }
  ShiftTemplate day = shift("day", 8h, clock(8), clock(12));
  day.start_step = 4h;
  problem.shifts.shift_templates = {day};
  return problem;
}

inline ContractClass contract(const std::string& name, int days) {
  return {.name = name, .min_days_per_week = days, .max_days_per_week = days};
}

}  // namespace small_tours
