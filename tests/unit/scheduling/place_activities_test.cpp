#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <random>
#include <utility>

#include "krarup/core/error.hpp"
#include "krarup/scheduling/activity_plan.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

/// Anna and Ben work from 8 to 12 on Monday, with a quarter of break at 10:00.
ActivityProblem two_people(std::vector<double> required) {
  ActivityProblem problem;
  problem.required = Series<double>{at(0, 8), 1h, std::move(required)};
  for (const char* name : {"Anna", "Ben"}) {
    Shift shift = from(at(0, 8), 4h);
    shift.breaks = {{"pause", at(0, 10), 15min, true}};
    problem.assignments.push_back({name, shift});
  }
  problem.step = 30min;
  return problem;
}

Activity activity(const std::string& name, Seconds length, int first_hour, int last_hour) {
  Activity result;
  result.name = name;
  result.length = length;
  result.earliest = at(0, first_hour);
  result.latest_end = at(0, last_hour);
  result.people = {"Anna", "Ben"};
  return result;
}

/// The least cost of all plans that the checker lets pass: everybody is in every activity at any time, or not at all.
double least_cost(const ActivityProblem& problem) {
  double best = std::numeric_limits<double>::infinity();
  std::vector<Session> sessions;
  const std::function<void(std::size_t)> choose = [&](std::size_t k) {
    if (k == 2 * problem.activities.size()) {
      const ActivityCheck check = check_activities(problem, sessions);
      if (check.violations.empty()) best = std::min(best, check.objective);
      return;
    }
    choose(k + 1);
    const Activity& each = problem.activities[k / 2];
    for (int half_hour = 0; half_hour < 8; ++half_hour) {
      sessions.push_back({each.name, each.people[k % 2], at(0, 8, 30 * half_hour), each.length});
      choose(k + 1);
      sessions.pop_back();
    }
  };
  choose(0);
  return best;
}

TEST(PlaceActivities, FindsTheQuietHour) {
  ActivityProblem problem = two_people({2, 2, 2, 0});
  problem.activities = {activity("Coaching", 1h, 8, 12)};
  const ActivityPlan plan = place_activities(problem);
  ASSERT_EQ(plan.sessions.size(), 2U);
  for (const Session& session : plan.sessions) EXPECT_EQ(session.start, at(0, 11));
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_DOUBLE_EQ(plan.scheduled[3], 0);
  EXPECT_DOUBLE_EQ(plan.understaffing, 0.5);  // the breaks
  EXPECT_NEAR(plan.objective, 5, 1e-9);
}

TEST(PlaceActivities, IsAsCheapAsTheBestOfAllPlans) {
  std::mt19937 random(7);
  const auto draw = [&random](unsigned many) { return static_cast<int>(random() % many); };
  for (int round = 0; round < 30; ++round) {
    ActivityProblem problem = two_people({});
    for (int i = 0; i < 4; ++i) problem.required->values.push_back(0.5 * draw(5));
    problem.assignments[1].shift.breaks[0].start = at(0, 9, 15 * draw(8));
    problem.activities = {activity("Meeting", 1h, 8 + draw(2), 12), activity("Training", 90min, 8, 12 - draw(2))};
    for (Activity& each : problem.activities) {
      each.together = draw(2) == 0;
      if (draw(2) == 0) each.max_at_once = 1 + draw(2);
      if (draw(3) == 0) each.attendees = 1;
      each.min_gap = Seconds{900.0 * draw(3)};
      each.weight = 1 + 5 * draw(5);
    }
    // The kinks of the cost lie at halves, agents are whole: the checker's price is exact at every plan.
    const ActivityPlan plan = place_activities(problem, {.gap = 0});
    EXPECT_EQ(plan.status, SolveStatus::optimal);
    EXPECT_TRUE(check_activities(problem, plan.sessions).violations.empty());
    EXPECT_NEAR(plan.objective, least_cost(problem), 1e-6) << "round " << round;
    EXPECT_LE(plan.bound, plan.objective);
  }
}

/// The same, where Anna alone speaks French.
ActivityProblem two_skills(std::vector<double> sales, std::vector<double> french) {
  ActivityProblem problem = two_people({});
  problem.required.reset();
  problem.requirements = {{"sales", {at(0, 8), 1h, std::move(sales)}}, {"French", {at(0, 8), 1h, std::move(french)}}};
  problem.people = {person("Anna"), person("Ben")};
  problem.people[0].skills = {{"sales", 1}, {"French", 0.9}};
  problem.people[1].skills = {{"sales", 1.2}};
  return problem;
}

TEST(PlaceActivities, TakesNobodyWhoAloneCanDoWhatIsAskedFor) {
  ActivityProblem problem = two_skills({0, 0, 0, 0}, {0.9, 0.9, 0.9, 0});
  problem.activities = {activity("Coaching", 1h, 8, 12)};
  problem.activities[0].attendees = 1;
  problem.activities[0].latest_end = at(0, 11);
  ActivityPlan plan = place_activities(problem);
  ASSERT_EQ(plan.sessions.size(), 1U);
  EXPECT_EQ(plan.sessions[0].person, "Ben");
  problem.activities[0] = activity("Coaching", 1h, 8, 12);
  plan = place_activities(problem);
  ASSERT_EQ(plan.sessions.size(), 2U);
  EXPECT_EQ(plan.sessions[0].person, "Anna");
  EXPECT_EQ(plan.sessions[0].start, at(0, 11));  // the hour without French
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  ASSERT_EQ(plan.coverage.size(), 2U);
  EXPECT_EQ(plan.coverage[1].skill, "French");
  EXPECT_NEAR(plan.coverage[1].scheduled[0], 0.9, 1e-9);
  EXPECT_NEAR(plan.coverage[1].missing[2], 0.9 / 4, 1e-9);  // Anna's break
}

TEST(PlaceActivities, IsAsCheapAsTheBestOfAllPlansBySkill) {
  std::mt19937 random(11);
  const auto draw = [&random](unsigned many) { return static_cast<int>(random() % many); };
  for (int round = 0; round < 3; ++round) {
    ActivityProblem problem = two_skills({}, {});
    for (SkillRequirement& each : problem.requirements) {
      for (int i = 0; i < 4; ++i) each.required.values.push_back(0.3 * draw(6));
    }
    problem.activities = {activity("Training", 90min, 8, 12)};
    problem.activities[0].weight = 1 + 5 * draw(3);
    problem.activities[0].together = draw(2) == 0;
    problem.costs.understaffing_steps = {{.beyond = 0.5, .cost = 30}};
    const ActivityPlan plan = place_activities(problem, {.gap = 0});
    EXPECT_EQ(plan.status, SolveStatus::optimal);
    EXPECT_NEAR(plan.objective, least_cost(problem), 1e-6) << "round " << round;
  }
}

TEST(PlaceActivities, ASkillThatAnybodyHasIsARequirementOfAgents) {
  ActivityProblem problem = two_people({1, 2, 1, 0});
  problem.activities = {activity("Meeting", 30min, 8, 12), activity("Training", 1h, 8, 12)};
  const ActivityPlan by_agents = place_activities(problem, {.gap = 0});
  problem.people = {person("Anna"), person("Ben")};
  problem.requirements = {{"", *std::exchange(problem.required, std::nullopt)}};
  const ActivityPlan by_skill = place_activities(problem, {.gap = 0});
  EXPECT_NEAR(by_skill.objective, by_agents.objective, 1e-9);
  EXPECT_NEAR(by_skill.understaffing, by_agents.understaffing, 1e-9);
  EXPECT_NEAR(by_skill.overstaffing, by_agents.overstaffing, 1e-9);
}

TEST(PlaceActivities, AMeetingBringsEverybodyTogether) {
  ActivityProblem problem = two_people({1, 1, 1, 1});
  problem.activities = {activity("Meeting", 30min, 8, 12)};
  EXPECT_NE(place_activities(problem).sessions[0].start, place_activities(problem).sessions[1].start);
  problem.activities[0].together = true;
  const ActivityPlan plan = place_activities(problem);
  ASSERT_EQ(plan.sessions.size(), 2U);
  EXPECT_EQ(plan.sessions[0].start, plan.sessions[1].start);
}

TEST(PlaceActivities, AnswersAreTheSameForAnyNumberOfThreads) {
  ActivityProblem problem = two_people({1, 2, 1, 0});
  problem.activities = {activity("Meeting", 30min, 8, 12), activity("Training", 1h, 8, 12)};
  EXPECT_EQ(place_activities(problem, {.threads = 1}).sessions, place_activities(problem, {.threads = 4}).sessions);
}

TEST(PlaceActivities, SaysWhyABreakIsInTheWay) {
  ActivityProblem problem = two_people({0, 0, 0, 0});
  problem.activities = {activity("Coaching", 1h, 9, 10)};
  problem.activities[0].min_gap = 10min;
  const ActivityPlan plan = place_activities(problem);
  EXPECT_TRUE(plan.sessions.empty());
  ASSERT_EQ(plan.findings.size(), 2U);
  EXPECT_NE(plan.findings[0].text.find("Anna does not take part in \"Coaching\": the shift of Monday 2003-07-21 "
                                       "08:00-12:00 leaves no "),
            std::string::npos)
      << plan.findings[0].text;
  EXPECT_DOUBLE_EQ(plan.objective, 200 + 0.1 * 7.5);
}

TEST(PlaceActivities, SaysThatSomebodyDoesNotWorkThen) {
  ActivityProblem problem = two_people({0, 0, 0, 0});
  problem.activities = {activity("Coaching", 1h, 13, 16)};
  EXPECT_EQ(place_activities(problem).findings[1].text,
            "Ben does not take part in \"Coaching\": no shift in Monday 2003-07-21 13:00-16:00");
}

TEST(PlaceActivities, SaysThatTheRequirementIsWorthMore) {
  ActivityProblem problem = two_people({2, 2, 2, 2});
  problem.activities = {activity("Coaching", 1h, 8, 12)};
  problem.activities[0].weight = 5;
  EXPECT_NE(texts(place_activities(problem).findings).find("would cost more than weight (5)"), std::string::npos);
}

TEST(PlaceActivities, SaysThatOtherActivitiesAreInTheWay) {
  ActivityProblem problem = two_people({0, 0, 0, 0});
  problem.activities = {activity("Coaching", 1h, 8, 9)};
  problem.activities[0].max_at_once = 1;
  EXPECT_NE(texts(place_activities(problem).findings).find("max_at_once are in the way"), std::string::npos);
}

TEST(CheckActivities, RejectsEveryPlantedViolation) {
  ActivityProblem problem = two_people({0, 0, 0, 0});
  problem.activities = {activity("Meeting", 30min, 8, 12), activity("Training", 30min, 8, 13)};
  problem.activities[0].together = true;
  problem.activities[1].max_at_once = 1;
  problem.activities[1].attendees = 1;
  problem.activities[1].min_gap = 15min;
  const auto breaks_rule = [&](const std::string& rule, const std::vector<Session>& sessions) {
    EXPECT_TRUE(mentions(check_activities(problem, sessions).violations, rule)) << rule;
  };
  const Session anna{"Meeting", "Anna", at(0, 8), 30min};
  EXPECT_TRUE(check_activities(problem, {anna, {"Meeting", "Ben", at(0, 8), 30min}}).violations.empty());
  breaks_rule("activity", {{"Party", "Anna", at(0, 8), 30min}});
  breaks_rule("people", {{"Meeting", "Carl", at(0, 8), 30min}});
  breaks_rule("length", {{"Meeting", "Anna", at(0, 8), 15min}});
  breaks_rule("window", {{"Meeting", "Anna", at(0, 12), 30min}});
  breaks_rule("step", {{"Meeting", "Anna", at(0, 8, 10), 30min}});
  breaks_rule("breaks", {{"Meeting", "Anna", at(0, 10), 30min}});
  breaks_rule("min_gap", {{"Training", "Anna", at(0, 9, 30), 30min}});
  breaks_rule("shift", {{"Training", "Anna", at(0, 12), 30min}});
  breaks_rule("twice", {anna, {"Meeting", "Anna", at(0, 9), 30min}});
  breaks_rule("overlap", {anna, {"Training", "Anna", at(0, 8), 30min}});
  breaks_rule("together", {anna, {"Meeting", "Ben", at(0, 9), 30min}});
  breaks_rule("max_at_once", {{"Training", "Anna", at(0, 8), 30min}, {"Training", "Ben", at(0, 8), 30min}});
  breaks_rule("attendees", {{"Training", "Anna", at(0, 8), 30min}, {"Training", "Ben", at(0, 9), 30min}});
}

TEST(ActivityProblem, RefusesWhatMeansNothing) {
  ActivityProblem problem = two_people({0, 0, 0, 0});
  problem.activities = {activity("Coaching", 2h, 8, 9)};
  EXPECT_THROW((void)place_activities(problem), InvalidInput);
  problem.activities = {activity("Coaching", 1h, 8, 9)};
  problem.activities[0].attendees = 3;
  EXPECT_THROW((void)place_activities(problem), InvalidInput);
}

std::string refusal(const ActivityProblem& problem) {
  try {
    (void)place_activities(problem);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "";
}

TEST(ActivityProblem, WantsToKnowWhatIsToBeCovered) {
  ActivityProblem problem = two_skills({0, 0, 0, 0}, {0, 0, 0, 0});
  problem.required = problem.requirements[0].required;
  EXPECT_EQ(refusal(problem), "required or requirements must be given, not both");
  problem.required.reset();
  problem.requirements.clear();
  EXPECT_EQ(refusal(problem), "required or requirements must be given, got none of them");
}

TEST(ActivityProblem, WantsToKnowTheSkillsOfEverybodyOnShift) {
  ActivityProblem problem = two_skills({0, 0, 0, 0}, {0, 0, 0, 0});
  problem.people.pop_back();
  EXPECT_EQ(refusal(problem),
            "assignments[1].person must be one of people, whose skills count for requirements, got \"Ben\"");
}

TEST(ActivityProblem, RefusesBreaksOutsideOfTheShift) {
  ActivityProblem problem = two_people({0, 0, 0, 0});
  problem.assignments[1].shift.breaks[0].start = at(0, 13);
  EXPECT_EQ(refusal(problem),
            "assignments[1].shift.breaks[0] must lie within the shift and after the break before it, got Monday "
            "2003-07-21 13:00-13:15");
}

}  // namespace
