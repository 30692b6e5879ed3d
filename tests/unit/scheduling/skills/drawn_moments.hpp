#pragma once

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

#include "scheduling/skills/skill_problem.hpp"

/// Moments drawn at random, with crowds who can be present at them, and what they cost by trying.
namespace drawn_moments {

using namespace krarup;
using namespace krarup::skills;

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }
  double halves_below(std::size_t n) { return 0.5 * static_cast<double>(below(n)); }
  double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }

 private:
  std::mt19937_64 random_;
};

/// Three moments of unlike lengths, with requirements in halves of an agent.
inline void draw_moments(Draw& draw, SkillProblem& problem) {
  for (const double hours : {0.25, 0.5, 2.0}) {
    Moment moment{.hours = hours};
    for (std::size_t skill = 0; skill < problem.skills; ++skill) {
      moment.prices.push_back(coverage_price(problem.costs, draw.halves_below(9), hours));
    }
    problem.moments.push_back(std::move(moment));
  }
}

/// Crowds of any skills, nobody better or worse than average, one price of missing and one of surplus agents.
inline SkillProblem average_agents(unsigned seed, std::size_t skills) {
  Draw draw(seed);
  SkillProblem problem{.skills = skills};
  problem.costs = {.understaffing = 1.0 + draw.halves_below(10), .overstaffing = draw.halves_below(4)};
  for (int crowd = 0; crowd < 3; ++crowd) {
    Crowd& each = problem.crowds.emplace_back();
    for (std::size_t skill = 0; skill < skills; ++skill) {
      if (draw.below(2) == 0) each.skills.emplace_back(skill, 1.0);
    }
  }
  draw_moments(draw, problem);
  return problem;
}

/// Two crowds of one skill and one of both, who do half or twice the work of an average agent; prices with steps.
inline SkillProblem unlike_agents(unsigned seed) {
  Draw draw(seed);
  const auto proficiency = [&] { return std::vector{0.5, 1.0, 2.0}[draw.below(3)]; };
  SkillProblem problem{.skills = 2};
  problem.costs = {.understaffing = 1.0 + draw.halves_below(10), .overstaffing = draw.halves_below(4)};
  problem.costs.understaffing_steps = {{.beyond = 0.5, .cost = problem.costs.understaffing + 3},
                                       {.beyond = 2, .cost = problem.costs.understaffing + 4}};
  problem.costs.overstaffing_steps = {{.beyond = 1, .cost = problem.costs.overstaffing + 0.5}};
  problem.crowds = {{{{0, proficiency()}}}, {{{1, proficiency()}}}, {{{0, proficiency()}, {1, proficiency()}}}};
  draw_moments(draw, problem);
  return problem;
}

/// How many are present of each crowd.
inline std::vector<double> draw_present(Draw& draw, const SkillProblem& problem) {
  std::vector<double> present;
  for (std::size_t c = 0; c < problem.crowds.size(); ++c) present.push_back(static_cast<double>(draw.below(4)));
  return present;
}

/// The least cost of a moment, found by giving every quarter (or other unit) of everybody to each of their skills.
class EveryAllotment {
 public:
  EveryAllotment(const SkillProblem& problem, std::size_t moment, double unit)
      : problem_(problem), prices_(problem.moments[moment].prices), unit_(unit), work_(problem.skills) {}

  double least_cost(const std::vector<double>& present) {
    least_ = std::numeric_limits<double>::infinity();
    give(present, 0, 0, present[0]);
    return least_;
  }

 private:
  void give(const std::vector<double>& present, std::size_t crowd, std::size_t place, double left) {
    if (crowd == present.size()) {
      double cost = 0;
      for (std::size_t skill = 0; skill < work_.size(); ++skill) cost += prices_[skill].cost(work_[skill]);
      least_ = std::min(least_, cost);
      return;
    }
    const auto& skills = problem_.crowds[crowd].skills;
    if (place == skills.size() || left == 0) {
      if (left > 0 && !skills.empty()) return;
      return give(present, crowd + 1, 0, crowd + 1 == present.size() ? 0 : present[crowd + 1]);
    }
    const auto [skill, proficiency] = skills[place];
    for (double given = 0; given <= left; given += unit_) {
      work_[skill] += given * proficiency;
      give(present, crowd, place + 1, left - given);
      work_[skill] -= given * proficiency;
    }
  }

  const SkillProblem& problem_;
  const std::vector<CoveragePrice>& prices_;
  double unit_;
  std::vector<double> work_;  // [skill]
  double least_ = 0;
};

/// What those present are worth at prices of an hour of each skill.
inline double worth(const SkillProblem& problem, std::size_t moment, const std::vector<double>& present,
                    const std::vector<double>& prices) {
  double worth = 0;
  for (std::size_t c = 0; c < present.size(); ++c) {
    worth += problem.moments[moment].hours * present[c] * worth_of_hour(problem.crowds[c], prices.data());
  }
  return worth;
}

}  // namespace drawn_moments
