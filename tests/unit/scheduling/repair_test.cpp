#include "krarup/scheduling/repair.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "krarup/core/error.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;
using std::chrono::minutes;

BreakRule lunch(Seconds earliest, Seconds latest, Seconds length = 30min) {
  return {.name = "lunch", .length = length, .paid = false, .earliest = earliest, .latest = latest};
}

ShiftTemplate day_shift(std::vector<BreakRule> breaks) {
  ShiftTemplate day = shift("day", 8h, clock(8), clock(10));
  day.breaks = std::move(breaks);
  return day;
}

Assignment works(const std::string& person, Instant start, std::vector<Break> breaks, Seconds length = 8h) {
  return {person, {.shift_template = "day", .start = start, .length = length, .breaks = std::move(breaks)}};
}

Break lunch_at(Instant start, Seconds length = 30min) { return {"lunch", start, length, false}; }

/// Two people from 08:00 to 16:00 who both have lunch at 12:00, where one of them is needed all the time.
RepairProblem two_at_lunch() {
  return {.assignments = {works("Ann", at(0, 8), {lunch_at(at(0, 12))}), works("Ben", at(0, 8), {lunch_at(at(0, 12))})},
          .required = {at(0, 8), 30min, std::vector<double>(16, 1.0)},
          .event = {.now = at(0, 9)},
          .shift_templates = {day_shift({lunch(3h, 5h)})}};
}

/// What so many missing (or, below 0, surplus) agents cost in an hour: each part at the price of the last step below.
double stepwise(double missing, const CoverageCosts& costs) {
  const auto& steps = missing > 0 ? costs.understaffing_steps : costs.overstaffing_steps;
  double price = missing > 0 ? costs.understaffing : costs.overstaffing;
  double paid = 0, total = 0;
  for (const CostStep& step : steps) {
    if (std::abs(missing) <= step.beyond) break;
    total += (step.beyond - paid) * price;
    paid = step.beyond;
    price = step.cost;
  }
  return total + (std::abs(missing) - paid) * price;
}

/// Cost of a roster from `now` on, minute by minute, by what the doc comments say and nothing else.
double replayed(const RepairProblem& problem, const std::vector<Assignment>& assignments) {
  const auto& required = problem.event.required.empty() ? problem.required.values : problem.event.required;
  double sum = 0;
  for (std::size_t i = 0; i < required.size(); ++i) {
    for (Instant minute = problem.required.time(i); minute < problem.required.time(i + 1); minute += minutes{1}) {
      if (minute < problem.event.now) continue;
      double agents = 0;
      for (const auto& [person, shift] : assignments) {
        if (minute < shift.start || minute >= shift.end()) continue;
        agents += 1;
        for (const Break& pause : shift.breaks) agents -= minute >= pause.start && minute < pause.end() ? 1 : 0;
      }
      sum += stepwise(required[i] - agents, problem.costs) / 60;
    }
  }
  return sum;
}

double price_of_changes(const RepairProblem& problem, const Repair& repaired) {
  double sum = problem.repair.moved_break * static_cast<double>(repaired.moved_breaks.size());
  for (const Offer& offer : repaired.offers) {
    const double hours = Seconds(offer.end - offer.start) / 1h;
    sum += problem.repair.offer +
           (offer.kind == OfferKind::overtime ? problem.repair.overtime : -problem.repair.time_off) * hours;
  }
  return sum;
}

TEST(Repair, LeavesAloneWhatFits) {
  RepairProblem problem = two_at_lunch();
  problem.required.values.assign(16, 0.0);
  problem.costs.overstaffing = 0;
  problem.repair.time_off = 0;
  const Repair repaired = repair(problem);
  EXPECT_EQ(repaired.assignments, problem.assignments);
  EXPECT_TRUE(repaired.moved_breaks.empty());
  EXPECT_TRUE(repaired.offers.empty());
  EXPECT_EQ(repaired.status, SolveStatus::optimal);
}

TEST(Repair, MovesOneOfTwoLunchesThatLeaveNobody) {
  RepairProblem problem = two_at_lunch();
  problem.costs.overstaffing = 0;
  problem.repair.time_off = 0;
  const Repair repaired = repair(problem);
  ASSERT_EQ(repaired.moved_breaks.size(), 1U);
  EXPECT_TRUE(repaired.findings.empty());
  EXPECT_DOUBLE_EQ(repaired.objective, 0.25);
  EXPECT_DOUBLE_EQ(repaired.unrepaired, 5);  // half an hour without an agent at 10 an hour
  EXPECT_NEAR(repaired.bound, 0.25, 1e-6);
}

TEST(Repair, DoesNotMoveABreakThatHasBegun) {
  RepairProblem problem = two_at_lunch();
  problem.event.now = at(0, 12, 10);
  const Repair repaired = repair(problem);
  EXPECT_TRUE(repaired.moved_breaks.empty());
  EXPECT_DOUBLE_EQ(repaired.findings.front().amount, 1);
}

TEST(Repair, KeepsTheWorkThatATemplateAsksForBetweenBreaks) {
  RepairProblem problem = two_at_lunch();
  problem.shift_templates[0].breaks.push_back(
      {.name = "tea", .length = 30min, .earliest = 4h, .latest = 7h, .min_gap = 90min});
  for (Assignment& each : problem.assignments) each.shift.breaks.push_back({"tea", at(0, 14), 30min, true});
  problem.required.values.assign(16, 0.0);
  std::fill_n(problem.required.values.begin() + 12, 2, 2.0);  // 14:00 to 15:00: tea is better at 15:00, or at 13:30
  problem.costs.overstaffing = 0;
  problem.repair.time_off = 0;
  for (const auto& [person, shift] : repair(problem).assignments) {
    EXPECT_GE(shift.breaks[1].start, shift.breaks[0].end() + 90min) << person;
    EXPECT_TRUE(shift.breaks[1].end() <= at(0, 14) || shift.breaks[1].start >= at(0, 15)) << person;
  }
}

TEST(Repair, MovesNoBreakIntoTheFirstStretchOfWork) {
  RepairProblem problem = two_at_lunch();
  problem.shift_templates[0] = day_shift({lunch(0h, 4h)});
  problem.shift_templates[0].min_work_stretch = 3h;
  problem.event.now = at(0, 7);
  problem.required.values.assign(16, 2.0);
  std::fill_n(problem.required.values.begin(), 4, 0.0);  // until 10:00, when nobody may have lunch yet
  problem.costs.overstaffing = 1;
  problem.repair.time_off = 0;
  for (const auto& [person, shift] : repair(problem).assignments) EXPECT_GE(shift.breaks[0].start, at(0, 11)) << person;
}

TEST(Repair, OffersOvertimeWhereTheEveningIsShort) {
  RepairProblem problem = two_at_lunch();
  problem.required = {at(0, 8), 30min, std::vector<double>(20, 0.0)};
  problem.event.required = problem.required.values;
  problem.event.required[16] = problem.event.required[17] = 1;  // 16:00 to 17:00
  problem.repair.time_off = 0;
  const Repair repaired = repair(problem);
  ASSERT_EQ(repaired.offers.size(), 1U);
  EXPECT_EQ(repaired.offers[0].kind, OfferKind::overtime);
  EXPECT_EQ(repaired.offers[0].start, at(0, 16));
  EXPECT_EQ(repaired.offers[0].end, at(0, 17));
}

TEST(Repair, KeepsTheRestBeforeTomorrowsShift) {
  RepairProblem problem = two_at_lunch();
  problem.assignments = {works("Ann", at(0, 8), {}), works("Ann", at(1, 3), {})};
  problem.required = {at(0, 8), 30min, std::vector<double>(20, 0.0)};
  problem.event.required = problem.required.values;
  problem.event.required[16] = 1;
  problem.repair.time_off = 0;
  EXPECT_TRUE(repair(problem).offers.empty());
  problem.people = {person("Ann")};
  problem.people[0].min_rest = 8h;
  EXPECT_EQ(repair(problem).offers.size(), 1U);
}

TEST(Repair, OffersTimeOffWhereNobodyIsNeeded) {
  RepairProblem problem = two_at_lunch();
  problem.required.values.assign(16, 1.0);
  std::fill(problem.required.values.begin() + 12, problem.required.values.end(), 0.0);  // from 14:00 on
  const Repair repaired = repair(problem);
  ASSERT_EQ(repaired.offers.size(), 2U);
  for (const Offer& offer : repaired.offers) {
    EXPECT_EQ(offer.kind, OfferKind::time_off);
    EXPECT_EQ(offer.end, at(0, 16));
  }
}

TEST(Repair, TheAbsentCoverNothing) {
  RepairProblem problem = two_at_lunch();
  problem.event.absences = {{"Ann", at(0, 10), at(0, 14)}};
  const Repair repaired = repair(problem);
  ASSERT_EQ(repaired.assignments.size(), 3U);  // Ann before and after, and Ben
  EXPECT_EQ(repaired.assignments[0].shift.end(), at(0, 10));
  EXPECT_EQ(repaired.assignments[1].shift.start, at(0, 14));
  EXPECT_EQ(repaired.findings.size(), 1U);  // Ben's lunch, whenever it is
}

TEST(Repair, AsGoodAsTryingEverything) {
  std::mt19937 random(7);
  const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  for (int trial = 0; trial < 40; ++trial) {
    RepairProblem problem{.required = {at(0, 8), 30min, {}}, .event = {.now = at(0, 8)}};
    problem.repair.notice = 0s;
    problem.repair.max_overtime = 1h;
    problem.repair.max_time_off = 1h;
    problem.shift_templates = {day_shift({{"tea", 10min, true, 1h, 1h + 10min}, lunch(90min, 105min)})};
    for (int i = 0; i < 14; ++i) problem.required.values.push_back(up_to(3) / 1.5);
    if (trial % 2 == 1) {  // the second missing, or surplus, agent costs more than the first
      problem.costs = {.understaffing = 0.5, .overstaffing = 0.2};
      problem.costs.understaffing_steps = {{.beyond = 0.25 + up_to(3) / 4.0, .cost = 2}, {.beyond = 1.5, .cost = 12}};
      problem.costs.overstaffing_steps = {{.beyond = 0.5, .cost = 3}};
    }
    for (const char* name : {"Ann", "Ben"}) {
      const Instant start = at(0, 8) + minutes{30 * up_to(2)};
      problem.assignments.push_back(
          works(name, start, {{"tea", start + 1h, 10min, true}, lunch_at(start + 95min)}, 4h));
    }
    // Everything: tea and lunch as planned or in steps of ten minutes, ends half an hour apart.
    double least = 1e9;
    std::vector<Assignment> tried = problem.assignments;
    const std::function<void(std::size_t, double)> try_all = [&](std::size_t p, double paid) {
      if (p == tried.size()) {
        least = std::min(least, paid + replayed(problem, tried));
        return;
      }
      const Assignment planned = problem.assignments[p];
      for (const int tea : {60, 70}) {
        for (const int noon : {90, 95, 100}) {
          for (int more = -60; more <= 60; more += 30) {
            tried[p] = planned;
            Shift& shift = tried[p].shift;
            shift.breaks[0].start = shift.start + minutes{tea};
            shift.breaks[1].start = shift.start + minutes{noon};
            shift.length += minutes{more};
            const double offered = more == 0 ? 0 : 0.5 + (more > 0 ? 1.5 * more / 60 : 0.8 * more / 60);
            try_all(p + 1, paid + offered + 0.25 * ((tea != 60) + (noon != 95)));
          }
        }
      }
    };
    try_all(0, 0);
    const Repair repaired = repair(problem, {.gap = 0});
    EXPECT_NEAR(repaired.objective, least, 1e-6) << "trial " << trial;
    EXPECT_NEAR(replayed(problem, repaired.assignments) + price_of_changes(problem, repaired), repaired.objective,
                1e-9);
    EXPECT_LE(repaired.bound, repaired.objective + 1e-9);
  }
}

TEST(Repair, SaysWhichFieldIsWrong) {
  const auto refusal = [](const RepairProblem& problem) -> std::string {
    try {
      (void)repair(problem);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "";
  };
  RepairProblem problem = two_at_lunch();
  problem.event.absences = {{"Zoe", at(0, 10), at(0, 14)}};
  EXPECT_EQ(refusal(problem), "event.absences[0].person must be somebody of the roster, got \"Zoe\"");
  problem = two_at_lunch();
  problem.assignments[1].shift.breaks = {lunch_at(at(0, 15, 45))};
  EXPECT_EQ(refusal(problem),
            "assignments[1].shift.breaks[0] must lie within the shift and after the break before it, got Monday "
            "2003-07-21 15:45-16:15");
  problem = two_at_lunch();
  problem.event.required = {1, 2};
  EXPECT_EQ(refusal(problem), "event.required must be empty or have one value for each of the 16 intervals, got 2");
}

}  // namespace
