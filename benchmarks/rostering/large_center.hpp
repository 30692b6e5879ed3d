#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "krarup/scheduling/shift_plan.hpp"

/// A center of some hundred agents with shifts from 5 to 10 hours at every quarter of an hour: the size that planners
/// meet, made from a seed.
namespace large_center {

using namespace krarup;
using namespace krarup::literals;

inline const Date monday = std::chrono::local_days{std::chrono::year{2003} / 7 / 21};

/// Shifts of eleven lengths at 39 starts each, with a paid coffee and tea and an unpaid lunch that is longer in longer
/// shifts.
inline std::vector<ShiftTemplate> shift_templates() {
  std::vector<ShiftTemplate> templates;
  for (int i = 0; i <= 10; ++i) {
    const Seconds length = 5h + i * 30min;
    const Seconds middle = std::chrono::minutes{15 * (i + 10)};
    const Seconds lunch = i < 4 ? 30min : i < 8 ? 45min : 60min;
    ShiftTemplate each{.name = std::to_string(10 + i) + " half hours",
                       .length = length,
                       .earliest_start = {6h},
                       .latest_start = {15h + 30min},
                       .start_step = 15min};
    each.breaks = {{"coffee", 15min, true, 1h, 1h + 45min},
                   {"lunch", lunch, false, middle - 30min, middle + 30min},
                   {"tea", 15min, true, length - 2h, length - 1h}};
    each.breaks[1].min_gap = each.breaks[2].min_gap = 45min;
    templates.push_back(each);
  }
  return templates;
}

/// Agents in each quarter of an hour of so many days from Monday: two humps a day, less at the weekend.
inline Series<double> required(int days, double peak, std::uint32_t seed) {
  constexpr std::size_t quarters = 96;
  std::mt19937 random(seed);
  Series<double> agents{LocalClock{}.instant(monday, TimeOfDay{}), 15min, {}};
  for (int day = 0; day < days; ++day) {
    const double size = peak * (day % 7 == 0 ? 1.0 : day % 7 < 5 ? 0.9 : day % 7 == 5 ? 0.6 : 0.45);
    for (std::size_t i = 0; i < quarters; ++i) {
      const double hour = static_cast<double>(i) / 4;
      const auto hump = [hour](double at, double width) { return std::exp(-std::pow((hour - at) / width, 2)); };
      const double noise = 1 + 0.06 * (static_cast<double>(random()) / 0x1p32 - 0.5);
      const bool open = hour >= 6 && hour < 24;
      agents.values.push_back(open ? std::ceil(size * noise * (hump(11, 2.6) + 0.85 * hump(17, 3.4)) / 1.01) : 0);
    }
  }
  return agents;
}

inline ShiftProblem problem(int days, double peak = 100, std::uint32_t seed = 1) {
  return {.required = required(days, peak, seed), .shift_templates = shift_templates()};
}

}  // namespace large_center
