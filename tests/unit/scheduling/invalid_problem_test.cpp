#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "krarup/core/error.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

ShiftProblem sound_problem() {
  ShiftProblem problem = morning({1, 1});
  problem.shift_templates = {shift("day", 2h, clock(8), clock(9)), shift("late", 2h, clock(9), clock(9))};
  problem.shift_templates[1].breaks = {{"coffee", 15min, true, 30min, 1h}};
  problem.people = {person("Ann"), person("Bo")};
  return problem;
}

struct Mistake {
  std::string name;
  std::string message;
  std::function<void(ShiftProblem&)> make;
};

class InvalidShiftProblem : public testing::TestWithParam<Mistake> {};

TEST_P(InvalidShiftProblem, IsRefusedWithTheFieldAndTheValue) {
  ShiftProblem problem = sound_problem();
  GetParam().make(problem);
  try {
    (void)design_shifts(problem);
    FAIL() << "accepted";
  } catch (const InvalidInput& refusal) {
    EXPECT_EQ(refusal.what(), GetParam().message);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Scheduling, InvalidShiftProblem,
    testing::Values(
        Mistake{"NegativeCost", "shift_templates[1].cost_per_hour must be >= 0, got -1",
                [](ShiftProblem& each) { each.shift_templates[1].cost_per_hour = -1; }},
        Mistake{"CostIsNoNumber", "costs.understaffing must be >= 0, got nan",
                [](ShiftProblem& each) { each.costs.understaffing = std::nan(""); }},
        Mistake{"RequirementIsNegative", "required[1] must be in [0, 1e+05] agents, got -2",
                [](ShiftProblem& each) { each.required[1] = -2; }},
        Mistake{"RequirementIsNoNumber", "required[0] must be in [0, 1e+05] agents, got nan",
                [](ShiftProblem& each) { each.required[0] = std::nan(""); }},
        Mistake{"RequirementIsHuge", "required[0] must be in [0, 1e+05] agents, got 1e+06",
                [](ShiftProblem& each) { each.required[0] = 1e6; }},
        Mistake{"StepIsMissing", "required.step must be >= 60 s, got 0 s",
                [](ShiftProblem& each) { each.required.step = 0s; }},
        Mistake{"BreakWindowIsReversed", "shift_templates[1].breaks[0].latest must be >= earliest (1800 s), got 600 s",
                [](ShiftProblem& each) { each.shift_templates[1].breaks[0].latest = 10min; }},
        Mistake{"BreakWithoutLength", "shift_templates[1].breaks[0].length must be > 0 s, got 0 s",
                [](ShiftProblem& each) { each.shift_templates[1].breaks[0].length = 0s; }},
        Mistake{"StartWindowIsReversed",
                "shift_templates[0].latest_start must not be before earliest_start (08:00), got 07:00; a start after "
                "midnight is written beyond 24:00",
                [](ShiftProblem& each) { each.shift_templates[0].latest_start = clock(7); }},
        Mistake{"StepOfStartsTooFine", "shift_templates[0].start_step must be >= 60 s, got 1 s",
                [](ShiftProblem& each) { each.shift_templates[0].start_step = 1s; }},
        Mistake{"PartsOfSeconds", "shift_templates[0].length must be a whole number of seconds, got 7200.5 s",
                [](ShiftProblem& each) { each.shift_templates[0].length = Seconds{7200.5}; }},
        Mistake{"AShiftOfAWeek", "shift_templates[0].length must be at most 172800 s, got 604800 s",
                [](ShiftProblem& each) { each.shift_templates[0].length = 168h; }},
        Mistake{"SameNameTwice",
                "shift_templates[1].name must be different from the names before it, got \"day\" again",
                [](ShiftProblem& each) { each.shift_templates[1].name = "day"; }},
        Mistake{"PersonWithoutName", "people[1].name must not be empty",
                [](ShiftProblem& each) { each.people[1].name = ""; }},
        Mistake{"PromiseBeyondTheLimit",
                "people[0].min_hours_per_week must be <= max_hours_per_week (144000 s), got 180000 s",
                [](ShiftProblem& each) { each.people[0].min_hours_per_week = 50h; }},
        Mistake{"AvailabilityThatEndsBeforeItBegins",
                "people[0].availability[0].end must be later than start (18:00), got 06:00; a window that ends after "
                "midnight ends beyond 24:00",
                [](ShiftProblem& each) {
                  each.people[0].availability = {{{}, clock(18), clock(6)}};
                }},
        Mistake{"WeightsDoNotFit", "weights must be empty or have one entry for each of the 2 intervals, got 1",
                [](ShiftProblem& each) { each.weights = {1}; }},
        Mistake{"NegativeWeight", "weights[0] must be >= 0, got -1",
                [](ShiftProblem& each) {
                  each.weights = {-1, 1};
                }},
        Mistake{"NegativeCap", "max_agents must be >= 0, got -1", [](ShiftProblem& each) { each.max_agents = -1; }},
        Mistake{"TooManyIntervals", "required may have at most 120000 entries, got 120001",
                [](ShiftProblem& each) { each.required.values.assign(120'001, 1.0); }},
        Mistake{"TooManyTemplates", "shift_templates may have at most 500 entries, got 501",
                [](ShiftProblem& each) { each.shift_templates.resize(501, each.shift_templates[0]); }}),
    [](const auto& each) { return each.param.name; });

TEST(InvalidProblem, TooManyChoicesOfStartsAndBreaksAreRefused) {
  ShiftProblem problem;
  problem.required = {at(0, 0), 1h, std::vector<double>(24 * 60, 5.0)};
  problem.shift_templates = {shift("any", 10h, clock(0), clock(23, 59))};
  problem.shift_templates[0].start_step = 1min;
  problem.shift_templates[0].breaks = {{"coffee", 5min, true, 1h, 9h}};  // 60 days x 1440 starts x 98
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
}

TEST(InvalidProblem, RosterNamesTheFieldToo) {
  RosterProblem problem{.shifts = {from(at(0, 8), 8h)}, .people = {person("Ann"), person("Ann")}};
  EXPECT_THROW((void)assign_shifts(problem), InvalidInput);
  problem = {.shifts = {from(at(0, 8), Seconds{0})}, .people = {}};
  EXPECT_THROW((void)assign_shifts(problem), InvalidInput);
}

TEST(InvalidProblem, OptionsAreCheckedToo) {
  EXPECT_THROW((void)design_shifts(sound_problem(), {.gap = 1.5}), InvalidInput);
  EXPECT_THROW((void)design_shifts(sound_problem(), {.time_limit = Seconds{0}}), InvalidInput);
}

}  // namespace
