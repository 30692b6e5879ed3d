#include "scheduling/activities/session_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <random>
#include <string>

#include "krarup/scheduling/activity_plan.hpp"
#include "scheduling/activities/nameless_program.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

/// The sessions that the search finds by itself, without any program.
std::vector<Session> searched(const ActivityProblem& problem, int seed = 1, int attempts = 1'000'000) {
  const std::vector<activities::Opening> openings = activities::openings(problem);
  const activities::Crowds crowds(problem);
  std::vector<Session> sessions;
  const auto go_on = [&attempts] { return attempts-- > 0; };
  for (const std::size_t i :
       activities::search_sessions(problem, openings, activities::moments(problem, openings, crowds), seed, go_on)) {
    const Activity& activity = problem.activities[openings[i].activity];
    sessions.push_back({activity.name, activity.people[openings[i].person], openings[i].start, activity.length});
  }
  return sessions;
}

/// What the checker says that sessions cost; they must break no rule.
double cost_of(const ActivityProblem& problem, const std::vector<Session>& sessions) {
  const ActivityCheck check = check_activities(problem, sessions);
  EXPECT_TRUE(check.violations.empty()) << check.violations.front().text;
  return check.objective;
}

/// People from 8 to 12 or from 10 to 14 on each day, each with a quarter of break, and a requirement by the hour.
ActivityProblem draw_problem(std::mt19937& random, int people, int days) {
  const auto draw = [&random](int many) { return static_cast<int>(random() % static_cast<unsigned>(many)); };
  ActivityProblem problem;
  problem.required = Series<double>{at(0, 0), 1h, std::vector<double>(static_cast<std::size_t>(24 * days), 0.0)};
  for (double& each : problem.required->values) each = 0.5 * draw(2 * people);
  problem.step = 30min;
  problem.activities = {{.name = "meeting", .length = 1h}, {.name = "training", .length = 90min}};
  for (Activity& each : problem.activities) {
    each.earliest = at(0, 8);
    each.latest_end = at(days - 1, 14);
    each.weight = 1 + 5 * draw(5);
    if (draw(2) == 0) each.max_at_once = 1 + draw(people);
    if (draw(3) == 0) each.attendees = 1 + draw(people);
    each.min_gap = Seconds{900.0 * draw(3)};
    each.together = draw(2) == 0;
  }
  for (int i = 0; i < people; ++i) {
    const std::string name = "person " + std::to_string(i);
    for (int day = 0; day < days; ++day) {
      const int hour = 8 + 2 * draw(2);
      Shift shift = from(at(day, hour), 4h);
      shift.breaks = {{"pause", at(day, hour + 1, 15 * draw(8)), 15min, true}};
      problem.assignments.push_back({name, shift});
    }
    for (Activity& each : problem.activities) each.people.push_back(name);
  }
  return problem;
}

/// The least cost of all plans that the checker lets pass.
double least_cost(const ActivityProblem& problem) {
  const std::vector<activities::Opening> openings = activities::openings(problem);
  double best = std::numeric_limits<double>::infinity();
  std::vector<Session> sessions;
  const std::function<void(std::size_t)> choose = [&](std::size_t i) {
    if (i == openings.size()) {
      best = std::min(best, check_activities(problem, sessions).objective);
      return;
    }
    choose(i + 1);
    const Activity& activity = problem.activities[openings[i].activity];
    sessions.push_back({activity.name, activity.people[openings[i].person], openings[i].start, activity.length});
    if (check_activities(problem, sessions).violations.empty()) choose(i + 1);
    sessions.pop_back();
  };
  choose(0);
  return best;
}

TEST(SearchSessions, IsAsCheapAsTheBestOfAllPlans) {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    const ActivityProblem problem = draw_problem(random, 2, 1);
    EXPECT_NEAR(cost_of(problem, searched(problem)), least_cost(problem), 1e-6) << "round " << round;
  }
}

TEST(NamelessProgram, IsNoDearerThanTheBestOfAllPlans) {
  std::mt19937 random(5);
  int tight = 0;
  for (int round = 0; round < 40; ++round) {
    const ActivityProblem problem = draw_problem(random, 2, 1);
    const std::vector<activities::Opening> openings = activities::openings(problem);
    const activities::Crowds crowds(problem);
    const mip::Model model =
        activities::nameless_program(problem, openings, activities::moments(problem, openings, crowds));
    const double bound = mip::minimize(model, {}).bound, least = least_cost(problem);
    EXPECT_LE(bound, least + 1e-6) << "round " << round;
    if (bound > 0.98 * least) ++tight;
  }
  EXPECT_GE(tight, 10);
}

TEST(SearchSessions, NeverCostsMoreTheLongerItRuns) {
  std::mt19937 random(6);
  for (int round = 0; round < 10; ++round) {
    const ActivityProblem problem = draw_problem(random, 12, 3);
    double before = cost_of(problem, {});
    for (const int attempts : {0, 1, 10, 100, 1000, 10'000}) {
      const double cost = cost_of(problem, searched(problem, 1, attempts));
      EXPECT_LE(cost, before + 1e-6) << "round " << round << ", " << attempts << " attempts";
      before = cost;
    }
    EXPECT_LT(before, cost_of(problem, {}));
  }
}

TEST(SearchSessions, IsTheSameForTheSameSeed) {
  std::mt19937 random(8);
  const ActivityProblem problem = draw_problem(random, 12, 3);
  EXPECT_EQ(searched(problem, 3), searched(problem, 3));
}

}  // namespace
