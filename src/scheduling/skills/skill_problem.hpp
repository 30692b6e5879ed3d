#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "krarup/scheduling/roster.hpp"
#include "scheduling/common/coverage_price.hpp"
#include "scheduling/lines/line_problem.hpp"
#include "scheduling/lines/workable.hpp"
#include "scheduling/shifts/block.hpp"

namespace krarup::skills {

using lines::Letter;

/// People who can do the same of what is asked for, equally well.
struct Crowd {
  std::vector<std::pair<std::size_t, double>> skills{};  ///< which requirement, and the work of how many agents

  friend bool operator==(const Crowd&, const Crowd&) = default;
};

/// What somebody can do of what is asked for.
[[nodiscard]] Crowd crowd_of(const std::vector<SkillRequirement>& requirements, const Person& person);

/// A stretch of time in which nobody can come, go, or begin or end a break.
struct Moment {
  double hours = 0;
  std::vector<CoveragePrice> prices{};  ///< [skill]: of agents over the whole stretch
};

/// A break of a duty: when it may start, and which moments it then takes.
struct Pause {
  std::vector<std::chrono::seconds> starts{};  ///< from the start of the shift, in order
  std::chrono::seconds claim{};                ///< from its start until the next break may start
  std::vector<SlotRange> moments{};            ///< of each start
};

/// A shift that may be worked on a day, with its breaks still open.
struct Duty {
  SlotRange presence{};  ///< moments, breaks not taken off
  std::vector<Pause> pauses{};
};

/// Which of its starts each break of a duty takes; unused places are 0.
using Pauses = std::array<std::uint16_t, ShiftProblem::max_breaks>;

/// What somebody does on a day.
struct WorkedDay {
  Letter letter = 0;
  Pauses pauses{};

  friend bool operator==(const WorkedDay&, const WorkedDay&) = default;
};

/// What somebody works over the horizon.
using Tour = std::vector<WorkedDay>;

/// People whose contracts, wishes and skills are the same: they can change places.
struct Class {
  std::vector<std::size_t> people{};  ///< workers of the line problem
  std::size_t crowd = 0;

  [[nodiscard]] std::size_t first() const { return people.front(); }
};

/// Prices of an hour of each skill at each moment: [moment x skills + skill].
using HourPrices = std::vector<double>;

/// Who works which line with which breaks, so that all skills are covered at the least cost?
///
/// The line problem has the contracts, and rows for pairings only; what people cover is here.
struct SkillProblem {
  lines::Workable workable{};
  lines::LineProblem lines{};
  std::vector<std::vector<Duty>> duties{};  ///< [day][letter - 1]
  std::vector<SlotRange> day_moments{};     ///< [day]: those that duties of the day can touch
  std::vector<Moment> moments{};
  std::vector<Crowd> crowds{};
  std::vector<std::size_t> crowd_of{};  ///< [worker]
  std::vector<Class> classes{};
  std::size_t skills = 0;
  CoverageCosts costs{};

  [[nodiscard]] const Duty& duty(std::size_t day, Letter letter) const { return duties[day][letter - 1U]; }
};

[[nodiscard]] SkillProblem to_skill_problem(const RosterProblem& problem);

/// Calls visit(moment) for every moment at which somebody with this duty is at work.
template <class Visit>
void for_each_moment(const Duty& duty, const Pauses& pauses, Visit visit) {
  std::size_t at = duty.presence.first;
  for (std::size_t k = 0; k < duty.pauses.size(); ++k) {
    const SlotRange pause = duty.pauses[k].moments[pauses[k]];
    for (; at < pause.first; ++at) visit(at);
    at = std::max(at, pause.last);
  }
  for (; at < duty.presence.last; ++at) visit(at);
}

/// What all agents of each crowd are worth at a moment: the price of one hour of each skill gives the price of an hour
/// of each crowd, that of the skill at which it is worth most.
[[nodiscard]] inline double worth_of_hour(const Crowd& crowd, const double* price_of_skill) {
  if (crowd.skills.empty()) return 0;
  double best = -std::numeric_limits<double>::infinity();
  for (const auto& [skill, proficiency] : crowd.skills) best = std::max(best, proficiency * price_of_skill[skill]);
  return best;
}

}  // namespace krarup::skills
