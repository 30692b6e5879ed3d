#pragma once

#include <random>
#include <utility>
#include <vector>

#include "krarup/scheduling/check.hpp"
#include "small_rosters.hpp"

namespace small_rosters {

/// A roster in which everybody works something drawn at random.
struct CheckedRoster {
  CheckedRoster(const RosterProblem& drawn, unsigned seed) : roster(drawn), problem(to_skill_problem(roster)) {
    std::mt19937_64 random(seed);
    for (std::size_t worker = 0; worker < roster.people.size(); ++worker) {
      tours.push_back(every_tour(problem, worker));
      const PricedTour& chosen = tours.back()[random() % tours.back().size()];
      state.replace(worker, chosen.tour, chosen.cost);
    }
    state.settle();
  }

  [[nodiscard]] RosterCheck check() const {
    std::vector<Assignment> assignments;
    for (std::size_t worker = 0; worker < roster.people.size(); ++worker) {
      for (std::size_t day = 0; day < problem.duties.size(); ++day) {
        const WorkedDay& each = state.tour(worker)[day];
        if (each.letter == 0) continue;
        const std::size_t breaks = problem.duty(day, each.letter).pauses.size();
        std::vector<std::size_t> starts(each.pauses.begin(), each.pauses.begin() + static_cast<int>(breaks));
        const Shift shift = problem.workable.shift(day, each.letter - 1U, std::move(starts));
        assignments.push_back({roster.people[worker].name, shift});
      }
    }
    return check_roster(roster, assignments, {});
  }

  RosterProblem roster;
  SkillProblem problem;
  SkillState state{problem};
  std::vector<std::vector<PricedTour>> tours;  // [worker]: all
};

}  // namespace small_rosters
