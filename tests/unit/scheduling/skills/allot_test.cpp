// What a moment costs, against everybody given to their skills in every way.
#include "scheduling/skills/allot.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "drawn_moments.hpp"

namespace {

using namespace drawn_moments;

/// Problems whose best allotments are in quarters of an agent.
std::vector<SkillProblem> problems() {
  std::vector<SkillProblem> all;
  for (unsigned seed = 1; seed <= 30; ++seed) {
    all.push_back(unlike_agents(seed));
    all.push_back(average_agents(seed, 2));
  }
  return all;
}

TEST(Allotment, CostsTheLeastOfAll) {
  Draw draw(1);
  for (const SkillProblem& problem : problems()) {
    for (std::size_t t = 0; t < problem.moments.size(); ++t) {
      const std::vector<double> present = draw_present(draw, problem);
      EXPECT_NEAR(allot(problem, t, present.data()).cost, EveryAllotment(problem, t, 0.25).least_cost(present), 1e-7);
    }
  }
}

TEST(Allotment, OfFourSkillsCostsTheLeastOfAll) {
  Draw draw(2);
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const SkillProblem problem = average_agents(seed, 4);
    for (std::size_t t = 0; t < problem.moments.size(); ++t) {
      const std::vector<double> present = draw_present(draw, problem);
      EXPECT_NEAR(allot(problem, t, present.data()).cost, EveryAllotment(problem, t, 0.5).least_cost(present), 1e-7);
    }
  }
}

TEST(Allotment, PricesSayWhatAgentsMoreCanSaveAtMostWhoeverTheyAre) {
  Draw draw(3);
  int exact = 0;
  for (const SkillProblem& problem : problems()) {
    const std::size_t t = draw.below(problem.moments.size());
    const std::vector<double> present = draw_present(draw, problem);
    const Allotted here = allot(problem, t, present.data());
    ASSERT_EQ(here.prices.size(), problem.skills);
    EveryAllotment every(problem, t, 0.25);
    for (int i = 0; i < 20; ++i) {
      const std::vector<double> others = draw_present(draw, problem);
      const double saved = worth(problem, t, others, here.prices) - worth(problem, t, present, here.prices);
      const double there = every.least_cost(others);
      EXPECT_GE(there, here.cost - saved - 1e-7);
      exact += there < here.cost - saved + 1e-7 && others != present;
    }
  }
  EXPECT_GT(exact, 100);
}

TEST(Allotment, DoesNotDependOnTheOrderOfCrowdsAndSkills) {
  Draw draw(4);
  for (const SkillProblem& problem : problems()) {
    std::vector<double> present = draw_present(draw, problem);
    const Allotted one = allot(problem, 1, present.data());
    SkillProblem turned = problem;
    for (Crowd& crowd : turned.crowds) {
      std::reverse(crowd.skills.begin(), crowd.skills.end());
      for (auto& [skill, proficiency] : crowd.skills) skill = problem.skills - 1 - skill;
    }
    for (Moment& moment : turned.moments) std::reverse(moment.prices.begin(), moment.prices.end());
    std::reverse(turned.crowds.begin(), turned.crowds.end());
    std::reverse(present.begin(), present.end());
    EXPECT_NEAR(allot(turned, 1, present.data()).cost, one.cost, 1e-7);
  }
}

TEST(Allotment, OfPeopleWithoutASkillIsThatOfNobody) {
  SkillProblem problem = average_agents(1, 2);
  problem.crowds = {{}};
  const double many = 5, none = 0;
  for (std::size_t t = 0; t < problem.moments.size(); ++t) {
    const Moment& moment = problem.moments[t];
    EXPECT_NEAR(allot(problem, t, &many).cost, moment.prices[0].cost(0) + moment.prices[1].cost(0), 1e-9);
    EXPECT_NEAR(allot(problem, t, &none).cost, moment.prices[0].cost(0) + moment.prices[1].cost(0), 1e-9);
  }
}

}  // namespace
