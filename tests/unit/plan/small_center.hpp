#pragma once

#include <chrono>
#include <vector>

#include "krarup/plan/plan.hpp"

namespace krarup {

using namespace literals;

/// Monday, 2 March 2026, at midnight.
inline const Instant monday = std::chrono::sys_days{2026y / 3 / 2};

/// A forecast in half hours from `start` on.
inline DayProfile half_hours(Instant start, const std::vector<double>& contacts, Seconds aht = 180s) {
  DayProfile profile{start, 30min, {}};
  for (const double each : contacts) profile.values.push_back({each, 30min, aht});
  return profile;
}

/// Four hours of a Monday, 100 contacts each half hour, which take 14 agents by Erlang C; one shift length.
inline Scenario small_center() {
  Scenario scenario;
  scenario.name = "small center";
  scenario.forecast = half_hours(monday + 8h, std::vector<double>(8, 100));
  scenario.queue = ErlangC{};
  scenario.target = {.service_level = 0.8, .acceptable_wait = 20s};
  scenario.shrinkage.components = {{.name = "everything", .share = 0.3}};
  scenario.shift_templates = {{.name = "morning",
                               .length = 4h,
                               .earliest_start = {7h},
                               .latest_start = {9h},
                               .start_step = 30min,
                               .breaks = {{.name = "coffee", .length = 15min, .earliest = 1h, .latest = 3h}}}};
  return scenario;
}

/// So many people who can work at any time.
inline std::vector<Person> anybody(int count) {
  std::vector<Person> people;
  for (int i = 1; i <= count; ++i) {
    people.push_back({.name = "person " + std::to_string(i), .max_hours_per_week = 40h});
  }
  return people;
}

}  // namespace krarup
