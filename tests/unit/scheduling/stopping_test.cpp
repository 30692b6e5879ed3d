#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "krarup/scheduling/check.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

/// Three days of a center whose shifts and breaks make a real search.
ShiftProblem three_days() {
  ShiftProblem problem;
  problem.required = {at(0, 0), 30min, {}};
  for (int i = 0; i < 3 * 48; ++i) {
    const int hour = i % 48 / 2;
    const bool open = hour >= 7 && hour < 21;
    problem.required.values.push_back(open ? 12 + (hour * 7) % 5 + 0.3 * (hour % 3) : 0);
  }
  problem.shift_templates = {shift("short", 4h, clock(6), clock(17)), shift("long", 8h, clock(6), clock(14))};
  for (ShiftTemplate& each : problem.shift_templates) {
    each.start_step = 30min;
    each.breaks = {{"coffee", 15min, true, 1h, 2h}, {"lunch", 30min, false, 2h, each.length - 1h}};
  }
  return problem;
}

RosterProblem busy_week() {
  RosterProblem problem;
  for (int p = 0; p < 40; ++p) {
    problem.people.push_back(person("P" + std::to_string(p), std::chrono::hours{p % 3 == 0 ? 24 : 40}));
    problem.people.back().min_hours_per_week = 16h;
    for (int d = 0; d < 5; ++d) {
      problem.shifts.push_back(from(at((p + d) % 7, 6 + (p * 5 + d) % 11), std::chrono::hours{5 + (p + d) % 4}));
    }
  }
  return problem;
}

SolveOptions with_threads(int threads) { return {.gap = 0.01, .threads = threads}; }

void expect_same(const ShiftPlan& a, const ShiftPlan& b) {
  EXPECT_EQ(a.shifts, b.shifts);
  EXPECT_EQ(a.objective, b.objective);
  EXPECT_EQ(a.bound, b.bound);
  EXPECT_EQ(a.findings, b.findings);
}

TEST(Determinism, ShiftsDoNotDependOnTheNumberOfThreads) {
  const ShiftProblem problem = three_days();
  const ShiftPlan alone = design_shifts(problem, with_threads(1));
  expect_same(alone, design_shifts(problem, with_threads(1)));
  expect_same(alone, design_shifts(problem, with_threads(3)));
}

TEST(Determinism, RostersDoNotDependOnTheNumberOfThreads) {
  const RosterProblem problem = busy_week();
  const Roster alone = assign_shifts(problem, with_threads(1));
  for (const int threads : {1, 3}) {
    const Roster again = assign_shifts(problem, with_threads(threads));
    EXPECT_EQ(alone.assignments, again.assignments);
    EXPECT_EQ(alone.objective, again.objective);
    EXPECT_EQ(alone.bound, again.bound);
  }
}

TEST(Progress, IsToldOnTheCallersThreadAndMovesForward) {
  SolveOptions options{.gap = 0.01};
  const auto caller = std::this_thread::get_id();
  double done = 0;
  int calls = 0;
  options.progress = [&](const Progress& progress) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_GE(progress.done, done);
    EXPECT_LE(progress.done, 1);
    EXPECT_LE(progress.bound, progress.objective);
    EXPECT_FALSE(progress.stage.empty());
    done = progress.done;
    ++calls;
    return true;
  };
  (void)design_shifts(three_days(), options);
  EXPECT_GT(calls, 0);
}

TEST(Cancelling, BeforeAnythingIsKnownIsReportedAsCancelled) {
  SolveOptions options;
  options.progress = [](const Progress&) { return false; };
  EXPECT_THROW((void)design_shifts(three_days(), options), Cancelled);
  EXPECT_THROW((void)assign_shifts(busy_week(), options), Cancelled);
}

/// Goes on at the first call, which comes before the search, and stops at the second.
ProgressCallback stop_soon() {
  return [calls = 0](const Progress&) mutable { return ++calls < 2; };
}

TEST(Cancelling, ShiftsGivesTheBestPlanSoFarWithAValidBound) {
  const ShiftProblem problem = three_days();
  SolveOptions options{.gap = 0};
  options.progress = stop_soon();
  const ShiftPlan plan = design_shifts(problem, options);
  EXPECT_EQ(plan.status, SolveStatus::feasible);
  EXPECT_FALSE(plan.shifts.empty());
  EXPECT_LE(plan.bound, plan.objective);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
  EXPECT_NEAR(check.objective, plan.objective, 1e-6);
}

TEST(Cancelling, RosterGivesTheBestSoFarAndLeavesNoShiftThatSomebodyCouldTake) {
  RosterProblem problem = busy_week();
  SolveOptions options{.time_limit = Seconds{1e-9}};
  const Roster roster = assign_shifts(problem, options);
  EXPECT_FALSE(roster.assignments.empty());
  const RosterCheck check = check_roster(problem, roster.assignments, roster.unassigned);
  EXPECT_TRUE(check.violations.empty()) << texts(check.violations);
}

TEST(Cancelling, TheTimeLimitEndsTheSearchWithAnAnswer) {
  const ShiftProblem problem = three_days();
  const ShiftPlan plan = design_shifts(problem, {.time_limit = Seconds{1e-9}, .gap = 0});
  EXPECT_EQ(plan.status, SolveStatus::feasible);
  EXPECT_FALSE(plan.shifts.empty());
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
}

TEST(Cancelling, AnExceptionOfTheCallbackReachesTheCaller) {
  SolveOptions options{.gap = 0};
  options.progress = [calls = 0](const Progress&) mutable {
    if (++calls == 2) throw std::runtime_error("interrupted");
    return true;
  };
  EXPECT_THROW((void)design_shifts(three_days(), options), std::runtime_error);
}

}  // namespace
