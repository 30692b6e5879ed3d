#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"

/// A week of a center with three skills, four contracts, availability, time off and wishes, made from a seed.
namespace skill_center {

using namespace krarup;
using namespace krarup::literals;

inline const Date monday = std::chrono::local_days{std::chrono::year{2003} / 7 / 21};
inline constexpr std::array skills{"service", "sales", "technical"};

/// Open from 07:00 to 23:00; shifts start at every quarter of an hour.
inline std::vector<ShiftTemplate> shift_templates() {
  const auto shift = [](const char* name, Seconds length, std::vector<BreakRule> breaks) {
    return ShiftTemplate{.name = name,
                         .length = length,
                         .earliest_start = {7h},
                         .latest_start = {23h - length},
                         .start_step = 15min,
                         .breaks = std::move(breaks)};
  };
  const BreakRule coffee{"coffee", 15min, true, 1h + 30min, 2h + 30min};
  return {shift("eight", 8h + 30min, {coffee, {"lunch", 30min, false, 3h + 30min, 5h}, {"tea", 15min, true, 6h, 7h}}),
          shift("ten", 10h + 30min, {coffee, {"lunch", 30min, false, 4h, 6h}, {"tea", 15min, true, 7h, 8h + 30min}}),
          shift("six", 6h, {{"coffee", 15min, true, 2h, 4h}}), shift("four", 4h, {{"coffee", 15min, true, 1h, 2h}})};
}

class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_(seed) {}

  double share() { return static_cast<double>(random_()) / 0x1p32; }
  int below(int n) { return static_cast<int>(share() * n); }

 private:
  std::mt19937 random_;
};

/// Nobody of a contract works shifts that it does not name.
inline void allow(Person& person, const std::vector<std::string>& allowed) {
  std::vector<std::string> others;
  for (const char* name : {"eight", "ten", "six", "four"}) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) others.emplace_back(name);
  }
  person.rules.push_back(ShiftCount{.shift_templates = others, .max = 0, .period = Period::day});
}

inline void sign_contract(Person& person, double drawn) {
  if (drawn < 0.5) {
    person.min_hours_per_week = person.max_hours_per_week = 40h;
    person.rules.push_back(ConsecutiveDaysOff{.min = 2, .weight = 5});
    allow(person, {"eight"});
  } else if (drawn < 0.65) {
    person.min_hours_per_week = person.max_hours_per_week = 40h;
    person.max_days_per_week = 4;
    allow(person, {"ten"});
  } else if (drawn < 0.85) {
    person.min_hours_per_week = 24h;
    person.max_hours_per_week = 30h;
    allow(person, {"six"});
  } else {
    person.min_hours_per_week = 12h;
    person.max_hours_per_week = 20h;
    allow(person, {"four", "six"});
  }
}

/// One skill for most; newcomers do less, and a second skill is done a little slower.
inline void learn(Person& person, Draw& draw) {
  const double first = draw.share(), newcomer = draw.share();
  const std::size_t main = first < 0.5 ? 0 : first < 0.75 ? 1 : 2;
  person.skills = {{skills[main], newcomer < 0.1 ? 0.8 : 1.0}};
  const double more = draw.share();
  if (newcomer < 0.1 || more >= 0.4) return;
  const std::size_t second = (main + 1 + static_cast<std::size_t>(draw.below(2))) % 3;
  person.skills.push_back({skills[second], 0.9});
  if (more < 0.1) person.skills.push_back({skills[3 - main - second], 0.9});
}

inline void be_available(Person& person, Draw& draw) {
  const double when = draw.share(), off = draw.share();
  using namespace std::chrono;
  if (when < 0.1) {
    person.availability = {{{Monday, Tuesday, Wednesday, Thursday, Friday}, {7h}, {18h}}};
  } else if (when < 0.2) {
    person.availability = {{{}, {11h}, {23h}}};
  } else if (when < 0.25) {
    person.availability = {{{}, {7h}, {19h}}};
  }
  if (off < 0.04) {  // on vacation
    for (int day = 0; day < 7; ++day) person.days_off.push_back(monday + days{day});
    person.min_hours_per_week = 0h;
  } else if (off < 0.2) {
    person.days_off.push_back(monday + days{draw.below(7)});
  }
  if (draw.share() < 0.3) {
    person.requests.push_back({.date = monday + days{draw.below(7)}, .wanted = false, .weight = 2});
  }
}

/// What a skill needs in each quarter of an hour, up to a factor: two humps a day of its own, less at the weekend.
inline Series<double> shape(std::size_t skill, Draw& draw) {
  constexpr std::array first{10.5, 11.5, 10.0}, second{16.5, 18.5, 15.5}, evening{0.8, 1.0, 0.5};
  constexpr std::array saturday{0.6, 0.9, 0.4}, sunday{0.45, 0.7, 0.3};
  Series<double> agents{LocalClock{}.instant(monday, {7h}), 15min, {}};
  for (int quarter = 0; quarter < 7 * 96 - 32; ++quarter) {
    const int day = quarter / 96;
    const double hour = 7 + (quarter % 96) / 4.0;
    const auto hump = [hour](double at, double width) { return std::exp(-std::pow((hour - at) / width, 2)); };
    const double size = day == 0 ? 1.1 : day < 5 ? 1.0 : day == 5 ? saturday[skill] : sunday[skill];
    const double noise = 1 + 0.08 * (draw.share() - 0.5);
    const double level = 0.15 + hump(first[skill], 2.4) + evening[skill] * hump(second[skill], 3.0);
    agents.values.push_back(hour < 23 ? size * noise * level : 0);
  }
  return agents;
}

/// @param load  agent-hours required, as a share of the hours that people are promised
inline RosterProblem problem(int people, double load, std::uint32_t seed) {
  Draw draw(seed);
  RosterProblem problem{.first_day = monday, .days = 7, .shift_templates = shift_templates()};
  problem.costs = {.understaffing = 10, .overstaffing = 1};
  double promised = 0;
  for (int i = 0; i < people; ++i) {
    Person person{.name = "agent " + std::to_string(i + 1)};
    sign_contract(person, (i + 0.5) / people);
    learn(person, draw);
    be_available(person, draw);
    promised += person.min_hours_per_week.count() / 3600;
    problem.people.push_back(std::move(person));
  }
  constexpr std::array part{0.5, 0.28, 0.22};
  for (std::size_t skill = 0; skill < skills.size(); ++skill) {
    SkillRequirement each{skills[skill], shape(skill, draw)};
    double sum = 0;
    for (const double value : each.required.values) sum += value / 4;
    for (double& value : each.required.values) value = std::round(value * load * promised * part[skill] / sum);
    problem.requirements.push_back(std::move(each));
  }
  return problem;
}

}  // namespace skill_center
