// Plans of whole people next to a relaxation, on centers small enough to try every plan.
#include "scheduling/shifts/whole_people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "scheduling/shifts/choice.hpp"
#include "scheduling/shifts/descent.hpp"
#include "shifts_by_enumeration.hpp"
#include "small_center.hpp"

namespace krarup {
namespace {

using namespace small_center;

constexpr int most_people = 4;

/// A morning of seven hours that up to three agents are needed in, with long and short shifts and a break in the long
/// ones; nobody can be hired beyond four.
ShiftProblem drawn_morning(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<double> required;
  for (int hour = 0; hour < 7; ++hour) required.push_back(static_cast<double>(random() % 4));
  ShiftProblem problem = morning(required);
  problem.shift_templates = {shift("long", 5h, clock(8), clock(10)), shift("short", 3h, clock(8), clock(12))};
  problem.shift_templates[0].breaks = {{.name = "rest", .length = 1h, .paid = false, .earliest = 1h, .latest = 3h}};
  problem.shift_templates[1].cost_per_shift = 0.25 * static_cast<double>(random() % 5);
  problem.costs = {.understaffing = 1.0 + static_cast<double>(random() % 4), .overstaffing = 0.5};
  problem.max_agents = most_people;
  return problem;
}

/// The one block of a morning, with all that belongs to it.
struct Morning {
  ShiftProblem problem;
  Candidates candidates = list_candidates(problem);
  std::vector<Limit> limits = list_limits(problem, candidates);
  Block block = cut_into_blocks(problem, candidates).blocks.at(0);
  ShiftProgram program{block, limits};
  RelaxedBlock relaxed{program, [] { return true; }};
  mip::Duals relaxation = relaxed.solve();

  explicit Morning(ShiftProblem morning) : problem(std::move(morning)) {}

  [[nodiscard]] double least_cost() const { return enumeration::Enumeration(problem, 60, most_people).least_cost(); }
};

constexpr auto going_on = [](double, double) { return true; };
constexpr auto stopped = [](double, double) { return false; };

class WholePeopleOfMorning : public testing::TestWithParam<unsigned> {};

TEST_P(WholePeopleOfMorning, CostNoLessThanTheBoundAndTheBoundNoMoreThanAnyPlan) {
  Morning morning(drawn_morning(GetParam()));
  const SolveOptions options;
  const mip::Listener listener = going_on;
  WholePeople whole(morning.block, morning.limits, morning.program, morning.relaxed, morning.relaxation, options,
                    listener);
  const double least = morning.least_cost();
  EXPECT_GE(whole.bound(), morning.relaxation.objective - 1e-6);
  EXPECT_LE(whole.bound(), least + 1e-6);
  const BlockAnswer answer = whole.search(6);
  EXPECT_LE(answer.bound, least + 1e-6);
  EXPECT_GE(answer.cost, least - 1e-6);
  if (answer.placed.empty()) return;
  EXPECT_LE(answer.placed.size(), static_cast<std::size_t>(most_people));
  EXPECT_NEAR(answer.cost, cost(morning.block, answer.placed), 1e-9);
  for (const Placed& one : answer.placed) EXPECT_TRUE(in_order(morning.block, one));
}

TEST_P(WholePeopleOfMorning, RangeOfPeopleIsKeptAndNeverPays) {
  Morning morning(drawn_morning(GetParam()));
  for (double people = 0; people <= most_people; ++people) {
    const mip::Duals held = morning.relaxed.solve({people, people});
    EXPECT_NEAR(morning.relaxed.people(held), people, 1e-7);
    EXPECT_GE(held.objective, morning.relaxation.objective - 1e-7);
  }
  EXPECT_NEAR(morning.relaxed.solve({0, most_people}).objective, morning.relaxation.objective, 1e-7);
  EXPECT_EQ(morning.relaxed.solve({most_people + 1, most_people + 1}).objective, mip::infinity);
}

/// At the prices of the relaxation no shift saves more than it costs, and those that are worked save just as much.
TEST_P(WholePeopleOfMorning, ReducedCostsAreThoseOfAnOptimum) {
  Morning morning(drawn_morning(GetParam()));
  const std::vector<double> reduced = morning.program.reduced_costs(morning.relaxation.prices);
  const std::vector<int> people = morning.program.people_columns();
  ASSERT_EQ(reduced.size(), people.size());
  for (std::size_t j = 0; j < reduced.size(); ++j) {
    EXPECT_GE(reduced[j], -1e-7);
    const bool worked = morning.relaxation.values[static_cast<std::size_t>(people[j])] > 1e-7;
    EXPECT_LE(reduced[j], worked ? 1e-7 : mip::infinity);
  }
}

INSTANTIATE_TEST_SUITE_P(WholePeople, WholePeopleOfMorning, testing::Range(0U, 30U));

TEST(WholePeople, FindTheBestPlanOfMostMornings) {
  int found = 0;
  for (unsigned seed = 0; seed < 30; ++seed) {
    Morning morning(drawn_morning(seed));
    const SolveOptions options{.gap = 1e-6};
    const mip::Listener listener = going_on;
    WholePeople whole(morning.block, morning.limits, morning.program, morning.relaxed, morning.relaxation, options,
                      listener);
    if (whole.search(12).cost <= morning.least_cost() + 1e-6) ++found;
  }
  EXPECT_GE(found, 20);
}

TEST(WholePeople, PromiseNothingWhenStopped) {
  Morning morning(drawn_morning(1));
  const SolveOptions options;
  const mip::Listener listener = stopped;
  WholePeople whole(morning.block, morning.limits, morning.program, morning.relaxed, morning.relaxation, options,
                    listener);
  EXPECT_EQ(whole.bound(), -mip::infinity);
  const BlockAnswer answer = whole.search(6);
  EXPECT_TRUE(answer.placed.empty());
  EXPECT_EQ(answer.cost, mip::infinity);
}

/// A block within a larger program may earn more than it costs.
TEST(WholePeople, BoundBlocksThatEarn) {
  Morning morning(drawn_morning(3));
  for (Slot& slot : morning.block.slots) slot.required = 0;
  for (BlockShift& shift : morning.block.shifts) shift.cost = -2;
  const ShiftProgram program(morning.block, morning.limits);
  RelaxedBlock relaxed(program, [] { return true; });
  const mip::Duals relaxation = relaxed.solve();
  const SolveOptions options;
  const mip::Listener listener = going_on;
  WholePeople whole(morning.block, morning.limits, program, relaxed, relaxation, options, listener);
  EXPECT_LT(whole.bound(), 0);
  EXPECT_NEAR(whole.bound(), relaxation.objective, 1e-6);
}

TEST(Descent, ReturnsNothingBeyondItsReach) {
  Morning morning(drawn_morning(2));
  const SolveOptions options;
  std::mt19937 random(1);
  Descent descent(morning.block, morning.program, morning.program.model(), options, going_on);
  EXPECT_TRUE(descent.shifts({}, {.cost = morning.relaxation.objective - 0.01, .turns = 6}, random).empty());
  const std::vector<Placed> placed = descent.shifts({}, {.cost = 1000, .turns = 6}, random);
  EXPECT_GE(cost(morning.block, placed), morning.least_cost() - 1e-6);
}

TEST(Descent, KeepsTheRangeOfPeople) {
  Morning morning(drawn_morning(2));
  const SolveOptions options;
  std::mt19937 random(1);
  Descent descent(morning.block, morning.program, morning.program.model(), options, going_on);
  for (const double people : {4.0, 1.0, 3.0}) {
    EXPECT_EQ(descent.shifts({people, people}, {.cost = 1000, .turns = 6}, random).size(), people);
  }
}

TEST(Choice, TakesTheShiftsThatComeNearestToPaying) {
  const Morning morning(drawn_morning(1));
  std::vector<double> reduced(morning.block.shifts.size());
  for (std::size_t j = 0; j < reduced.size(); ++j) reduced[j] = static_cast<double>((j * 5) % 8);
  const Choice some = choose_shifts(morning.block, morning.limits, reduced, 4);
  ASSERT_EQ(some.shifts.size(), 4U);
  double dearest = 0;
  for (const std::size_t j : some.shifts) dearest = std::max(dearest, reduced[j]);
  for (std::size_t j = 0; j < reduced.size(); ++j) {
    const bool chosen = std::find(some.shifts.begin(), some.shifts.end(), j) != some.shifts.end();
    EXPECT_GE(reduced[j], chosen ? 0 : dearest);
  }
  for (std::size_t i = 0; i < some.shifts.size(); ++i) {
    EXPECT_EQ(some.block.shifts[i].start, morning.block.shifts[some.shifts[i]].start);
    EXPECT_EQ(some.in_whole({{i, {}}}).at(0).candidate, some.shifts[i]);
  }
}

TEST(Choice, AShareIsTakenOfManyShiftsOnly) {
  EXPECT_EQ(count_of(0.5, 429), 215U);
  EXPECT_EQ(count_of(1, 429), 429U);
  EXPECT_EQ(count_of(0.1, 429), 150U);
  EXPECT_EQ(count_of(0.1, 8), 8U);
}

TEST(Choice, KeepsTheLimitsOnWhatItTakes) {
  const Morning morning(drawn_morning(1));
  std::vector<Limit> limits{{.text = "only so much", .uses = {}, .capacity = 7}};
  std::vector<double> reduced;
  for (std::size_t j = 0; j < morning.block.shifts.size(); ++j) {
    limits[0].uses.emplace_back(j, 10.0 + static_cast<double>(j));
    reduced.push_back(j % 2 == 0 ? 1 : 0);  // every other shift comes first
  }
  const Choice some = choose_shifts(morning.block, limits, reduced, 4);
  ASSERT_EQ(some.limits.size(), 1U);
  EXPECT_EQ(some.limits[0].capacity, 7);
  ASSERT_EQ(some.limits[0].uses.size(), some.shifts.size());
  for (const auto& [shift, use] : some.limits[0].uses) {
    EXPECT_EQ(use, 10.0 + static_cast<double>(some.shifts[shift]));
  }
}

}  // namespace
}  // namespace krarup
