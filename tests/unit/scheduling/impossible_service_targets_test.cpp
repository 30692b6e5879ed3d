#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "krarup/scheduling/explain.hpp"
#include "small_center.hpp"

// Service targets that no plan can reach, and the sentence that a planner reads for each.
namespace {

using namespace small_center;

/// 30 contacts an hour from 08:00 to 16:00 on Monday, of which two agents answer 80 % in time.
ShiftProblem possible() {
  ShiftProblem problem = morning(std::vector<double>(8, 0.0));
  problem.shift_templates = {shift("day", 8h, clock(8), clock(8))};
  problem.service_target = ServiceTarget{0.8, std::vector<ServiceCurve>(8, {30, {0, 0.4, 0.8, 0.95}})};
  return problem;
}

TEST(ExplainServiceTarget, APossibleOneNeedsNoExplanation) { EXPECT_EQ(explain(possible()), Explanation{}); }

TEST(ExplainServiceTarget, AContractThatIsLongEnoughNeedsNoExplanation) {
  ShiftProblem problem = possible();
  problem.people = {person("Ann", 8h), person("Bo", 8h)};
  problem.max_agents = 2;
  EXPECT_EQ(explain(problem), Explanation{});
}

TEST(ExplainServiceTarget, NightShiftsOfTwoDaysWorkTogether) {
  ShiftProblem problem = possible();
  problem.required = {at(0, 20), 1h, std::vector<double>(8, 0.0)};
  problem.shift_templates = {shift("evening", 8h, clock(20), clock(20)), shift("night", 4h, clock(24), clock(24))};
  problem.max_agents = 1;
  problem.service_target->service_level = 0.6;  // one from 20:00, two from 00:00
  EXPECT_EQ(explain(problem), Explanation{});
}

struct Impossible {
  std::string name;
  std::string sentence;
  std::function<void(ShiftProblem&)> make;
};

class ImpossibleServiceTargets : public testing::TestWithParam<Impossible> {};

TEST_P(ImpossibleServiceTargets, AreExplainedInOneSentence) {
  ShiftProblem problem = possible();
  GetParam().make(problem);
  const Explanation found = explain(problem);
  ASSERT_EQ(found.obstacles.size(), 1U) << texts(found.obstacles);
  EXPECT_EQ(found.obstacles[0].text, GetParam().sentence);
  EXPECT_EQ(design_shifts(problem).status, SolveStatus::infeasible);
}

INSTANTIATE_TEST_SUITE_P(
    Explain, ImpossibleServiceTargets,
    testing::Values(
        Impossible{"MoreThanAnyNumberOfAgentsReaches",
                   "A service level of 97 % is out of reach: however many agents there are, it is at most 95 %; ask "
                   "for less, or let more contacts count as in time",
                   [](ShiftProblem& each) { each.service_target->service_level = 0.97; }},
        Impossible{
            "ContactsWhenNobodyWorks",
            "A service level of 80 % is out of reach: 60 of the 300 contacts come when nobody may be at work, and with "
            "all others in time it is at most 76 %; let somebody work on Monday 2003-07-21 16:00-18:00",
            [](ShiftProblem& each) {
              each.required.values.resize(10);
              each.service_target->curves.resize(10, each.service_target->curves[0]);
            }},
        Impossible{
            "LunchOfEverybody",
            "A service level of 90 % is out of reach: 30 of the 240 contacts come when nobody may be at work, and with "
            "all others in time it is at most 83.125 %; let somebody work on Monday 2003-07-21 12:00-13:00",
            [](ShiftProblem& each) {
              each.service_target->service_level = 0.9;
              each.shift_templates[0].breaks = {{"lunch", 1h, false, 4h, 4h}};
            }},
        Impossible{"TooFewShiftsADay",
                   "A service level of 80 % is out of reach: only 1 shift may start on a day, and with all of them it "
                   "is at most 40 %; raise max_agents to 2",
                   [](ShiftProblem& each) { each.max_agents = 1; }},
        Impossible{"TooFewPeople",
                   "A service level of 80 % is out of reach: with everybody on shift who can be, it is at most 40 %; "
                   "more people are needed, or other availability",
                   [](ShiftProblem& each) {
                     each.people = {person("Ann"), person("Bo")};
                     each.people[1].days_off = {monday};
                   }},
        Impossible{"TooFewHours",
                   "A service level of 80 % is out of reach: the contracts of 2 people allow only 15 agent-hours a "
                   "week, and where those help most it is at most 75 %; 1 more hour a week is needed",
                   [](ShiftProblem& each) {
                     each.people = {person("Ann", 8h), person("Bo", 7h)};
                     each.shift_templates[0].length = 7h;
                     each.shift_templates[0].latest_start = clock(9);
                   }}),
    [](const auto& each) { return each.param.name; });

/// What is said to be out of reach is: no plan of shifts reaches it, by any basis.
TEST(ExplainServiceTarget, NeverCallsImpossibleWhatAPlanReaches) {
  std::mt19937 random(7);
  const auto draw = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  int explained = 0, reached = 0;
  for (int i = 0; i < 60; ++i) {
    ShiftProblem problem = possible();
    problem.shift_templates = {shift("short", 4h, clock(8), clock(8 + draw(4)))};
    problem.max_agents = 1 + draw(3);
    if (draw(1) == 0)
      problem.people = {person("Ann", 4h), person("Bo", 8h), person("Cy", Seconds{3600.0 * draw(8) + 4})};
    problem.service_target->service_level = 0.3 + 0.1 * draw(6);
    for (ServiceCurve& curve : problem.service_target->curves) {
      curve.contacts = 5 * draw(8);
      curve.that_counts = draw(1) == 0 ? std::vector<double>{} : std::vector<double>{0.2, 0.5, 0.9, 1};
    }
    const bool said = !explain(problem).obstacles.empty();
    const bool infeasible = design_shifts(problem).status == SolveStatus::infeasible;
    EXPECT_TRUE(!said || infeasible) << "draw " << i;
    explained += said;
    reached += !infeasible;
  }
  EXPECT_GT(explained, 10);
  EXPECT_GT(reached, 10);
}

}  // namespace
