#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "../drawn_rosters.hpp"
#include "../lines/small_instances.hpp"
#include "scheduling/lines/crew.hpp"
#include "scheduling/skills/skill_state.hpp"

/// Rosters by skill that are small enough to list everything that anybody can work.
namespace small_rosters {

using namespace krarup;
using namespace krarup::skills;
using std::chrono::hours;
using std::chrono::minutes;

inline const lines::Runner one_by_one = [](std::size_t n, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = 0; i < n; ++i) task(i);
};

/// A shift without a break, one with a break and one with two.
inline std::vector<ShiftTemplate> templates() {
  const auto shift = [](const char* name, hours length, hours start) {
    return ShiftTemplate{.name = name,
                         .length = length,
                         .earliest_start = TimeOfDay{start},
                         .latest_start = TimeOfDay{start},
                         .start_step = hours{1}};
  };
  std::vector<ShiftTemplate> three{shift("early", hours{3}, hours{6}), shift("long", hours{4}, hours{6}),
                                   shift("late", hours{2}, hours{8})};
  three[0].breaks = {{.name = "coffee", .length = minutes{30}, .earliest = minutes{60}, .latest = minutes{120}}};
  three[1].breaks = {{.name = "rest", .length = minutes{30}, .earliest = minutes{30}, .latest = minutes{90}},
                     {.name = "lunch",
                      .length = minutes{60},
                      .paid = false,
                      .earliest = minutes{90},
                      .latest = minutes{180},
                      .min_gap = minutes{30}}};
  return three;
}

/// Two skills from 06:00 to 10:00 on each day, and people who have one or both of them, better or worse.
inline RosterProblem draw_roster(unsigned seed, int length, int people) {
  drawn_rosters::Draw draw(seed);
  RosterProblem problem{.first_day = Date{std::chrono::days{20000 + draw.below(7)}}, .days = length};
  problem.shift_templates = templates();
  const Instant start = problem.clock.instant(problem.first_day, TimeOfDay{hours{6}});
  const auto halves = static_cast<std::size_t>(48 * (length - 1) + 8);
  for (const char* skill : {"sales", "support"}) {
    SkillRequirement& each = problem.requirements.emplace_back();
    each = {skill, {start, minutes{30}, std::vector<double>(halves, 0.0)}};
    for (std::size_t i = 0; i < halves; ++i) {
      if (i % 48 < 8) each.required[i] = 0.5 * draw.below(people + 2);
    }
  }
  problem.costs = {.understaffing = 4.0 + draw.below(8), .overstaffing = draw.below(3) * 1.0};
  if (draw.below(2) == 0) problem.costs.understaffing_steps = {{.beyond = 1, .cost = 20}};
  for (int i = 0; i < people; ++i) {
    Person person{.name = "person " + std::to_string(i), .max_hours_per_week = hours{4 + draw.below(5)}};
    const int kind = draw.below(3);
    if (kind != 0) person.skills.push_back({"sales", draw.below(2) == 0 ? 1.0 : 1.5});
    if (kind != 1) person.skills.push_back({"support", draw.below(2) == 0 ? 1.0 : 0.75});
    const Weight weight = draw.below(2) == 0 ? Weight{} : Weight{1.0 + draw.below(3)};
    person.rules.push_back(ForbiddenSuccession{.first = {"late"}, .then = {"early"}, .weight = weight});
    if (draw.below(2) == 0) person.requests.push_back({.date = problem.first_day, .wanted = false, .weight = 2});
    problem.people.push_back(std::move(person));
  }
  if (draw.below(2) == 0) {  // somebody has a twin
    problem.people.back() = problem.people.front();
    problem.people.back().name = "twin";
  }
  return problem;
}

/// A tour, and what it costs its worker.
struct PricedTour {
  double cost = 0;
  Tour tour{};
};

/// Calls visit(pauses) for every order of the breaks of a duty that their rules allow.
template <class Visit>
void for_each_pauses(const Duty& duty, Pauses& pauses, std::size_t k, const Visit& visit) {
  if (k == duty.pauses.size()) return visit(pauses);
  for (std::size_t j = 0; j < duty.pauses[k].starts.size(); ++j) {
    if (k > 0) {
      const Pause& before = duty.pauses[k - 1];
      if (before.starts[pauses[k - 1]] + before.claim > duty.pauses[k].starts[j]) continue;
    }
    pauses[k] = static_cast<std::uint16_t>(j);
    for_each_pauses(duty, pauses, k + 1, visit);
  }
  pauses[k] = 0;
}

inline double cost_of_line(const SkillProblem& problem, std::size_t worker, const lines::Line& line) {
  const lines::Worker& who = problem.lines.workers[worker];
  double cost = lines::total(line, who.costs);
  for (const int term : who.terms) {
    cost += lines::cost_by_reading(problem.lines, problem.lines.terms[static_cast<std::size_t>(term)], line);
  }
  return cost;
}

/// Everything that somebody can work, with every arrangement of breaks.
inline std::vector<PricedTour> every_tour(const SkillProblem& problem, std::size_t worker) {
  std::vector<PricedTour> all;
  lines::for_each_line(problem.lines, [&](const lines::Line& line) {
    const double cost = cost_of_line(problem, worker, line);
    if (!std::isfinite(cost)) return;
    std::vector<Tour> tours(1);
    for (std::size_t day = 0; day < line.size(); ++day) {
      std::vector<Tour> longer;
      for (const Tour& tour : tours) {
        const auto add = [&](const Pauses& pauses) {
          longer.push_back(tour);
          longer.back().push_back({line[day], pauses});
        };
        Pauses pauses{};
        if (line[day] == 0) {
          add(pauses);
        } else {
          for_each_pauses(problem.duty(day, line[day]), pauses, 0, add);
        }
      }
      tours = std::move(longer);
    }
    for (Tour& tour : tours) all.push_back({cost, std::move(tour)});
  });
  return all;
}

/// Calls visit(moment) for every moment at which somebody with this tour is at work.
template <class Visit>
void for_each_moment_of(const SkillProblem& problem, const Tour& tour, const Visit& visit) {
  for (std::size_t day = 0; day < tour.size(); ++day) {
    if (tour[day].letter == 0) continue;
    const Duty& duty = problem.duty(day, tour[day].letter);
    for (std::size_t t = duty.presence.first; t < duty.presence.last; ++t) {
      bool away = false;
      for (std::size_t k = 0; k < duty.pauses.size(); ++k) {
        const SlotRange pause = duty.pauses[k].moments[tour[day].pauses[k]];
        away = away || (t >= pause.first && t < pause.last);
      }
      if (!away) visit(t);
    }
  }
}

}  // namespace small_rosters
