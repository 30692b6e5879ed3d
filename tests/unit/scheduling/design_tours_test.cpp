#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "krarup/core/error.hpp"
#include "krarup/scheduling/tours.hpp"
#include "small_tours.hpp"

namespace {

using namespace small_tours;

/// Every tour that breaks no rule, and the cheapest choice of so many of them at most; judged by the checker alone.
class AllTours {
 public:
  AllTours(const TourProblem& problem, int most_people) : problem_(problem), most_people_(most_people) {
    for (const ContractClass& rules : problem.classes) add_shift({rules.name, 1, {}}, 0);
  }

  double least_cost() {
    choose({}, 0);
    return best_;
  }

  [[nodiscard]] std::size_t size() const { return tours_.size(); }

 private:
  void add_shift(const Tour& tour, int day) {
    if (day == 7) {
      if (!tour.shifts.empty() && check_tours(problem_, {tour}).violations.empty()) tours_.push_back(tour);
      return;
    }
    add_shift(tour, day + 1);
    if (at(day, 0) >= problem_.shifts.required.time(problem_.shifts.required.size())) return;
    for (const ShiftTemplate& made_from : problem_.shifts.shift_templates) {
      for (const Seconds length : lengths(made_from)) {
        for (Seconds start = made_from.earliest_start.since_midnight; start <= made_from.latest_start.since_midnight;
             start += made_from.start_step) {
          Tour longer = tour;
          longer.shifts.push_back(
              from(at(day, 0) + std::chrono::round<std::chrono::seconds>(start), length, made_from.name));
          add_shift(longer, day + 1);
        }
      }
    }
  }

  void choose(std::vector<Tour> chosen, std::size_t first) {
    const TourCheck check = check_tours(problem_, chosen);
    if (!check.violations.empty()) return;  // too many people of a class, or at once
    best_ = std::min(best_, check.objective);
    if (static_cast<int>(chosen.size()) == most_people_) return;
    for (std::size_t i = first; i < tours_.size(); ++i) {
      chosen.push_back(tours_[i]);
      choose(chosen, i);
      chosen.pop_back();
    }
  }

  const TourProblem& problem_;
  int most_people_;
  std::vector<Tour> tours_;
  double best_ = std::numeric_limits<double>::infinity();
};

void expect_sound(const TourProblem& problem, const TourPlan& plan) {
  const TourCheck check = check_tours(problem, plan.tours);
  EXPECT_EQ(texts(check.violations), "");
  EXPECT_NEAR(check.objective, plan.objective, 1e-6);
  EXPECT_NEAR(check.pay, plan.pay, 1e-6);
  EXPECT_NEAR(check.understaffing, plan.understaffing, 1e-6);
  EXPECT_NEAR(check.overstaffing, plan.overstaffing, 1e-6);
  EXPECT_EQ(check.scheduled.values, plan.scheduled.values);
  EXPECT_LE(plan.bound, plan.objective + 1e-9);
}

void expect_like_enumeration(const TourProblem& problem, int most_people) {
  AllTours all(problem, most_people);
  ASSERT_GT(all.size(), 0U);
  const double least = all.least_cost();
  const TourPlan plan = design_tours(problem, {.gap = 0});
  expect_sound(problem, plan);
  EXPECT_NEAR(plan.objective, least, 1e-6);
  EXPECT_LE(plan.bound, least + 1e-6);
}

TEST(DesignTours, FindTheCheapestOfAllSmallWeeks) {
  TourProblem problem = days(3);
  problem.classes = {contract("two of three", 2)};
  expect_like_enumeration(problem, 5);
}

TEST(DesignTours, ChooseBetweenContractClassesByTheirPrice) {
  TourProblem problem = days(3);
  problem.classes = {contract("long week", 3), contract("short week", 1)};
  problem.classes[0].cost_per_tour = 5;
  problem.classes[1].cost_per_hour = 0.5;
  problem.classes[1].people = 2;
  expect_like_enumeration(problem, 5);
}

TEST(DesignTours, KeepRestBetweenDays) {
  TourProblem problem = days(3);
  problem.classes = {contract("rested", 3)};
  problem.classes[0].min_rest = 14h;  // 12:00-20:00 and then 08:00 the next day is 12 h
  problem.classes[0].people = 3;
  expect_like_enumeration(problem, 3);
}

TEST(DesignTours, KeepTheSpreadOfStarts) {
  TourProblem problem = days(3);
  problem.classes = {contract("steady", 3)};
  problem.classes[0].max_start_spread = 0h;
  expect_like_enumeration(problem, 4);
}

TEST(DesignTours, JoinDaysOff) {
  TourProblem problem = days(4);
  problem.classes = {contract("joined", 2)};
  problem.classes[0].min_joined_days_off = 5;
  problem.shifts.shift_templates[0].latest_start = clock(8);
  expect_like_enumeration(problem, 5);
}

TEST(DesignTours, KeepPaidHoursOfShiftsOfSeveralLengths) {
  TourProblem problem = days(3);
  problem.shifts.shift_templates.push_back(shift("half", 4h, clock(12), clock(12)));
  problem.classes = {contract("twenty hours", 3)};
  problem.classes[0].min_hours_per_week = problem.classes[0].max_hours_per_week = 20h;
  problem.classes[0].people = 3;
  expect_like_enumeration(problem, 3);
}

TEST(DesignTours, WorkNoMorePeopleThanThereAreAndSayWhy) {
  TourProblem problem = days(3);
  problem.classes = {contract("few", 2)};
  problem.classes[0].people = 1;
  expect_like_enumeration(problem, 2);
  const TourPlan plan = design_tours(problem);
  EXPECT_NE(plan.status, SolveStatus::infeasible);
  EXPECT_EQ(plan.classes[0].people, 1);
  EXPECT_GT(plan.understaffing, 0);
  EXPECT_NE(texts(plan.findings).find("all 1 person of the class \"few\" work elsewhere or have their days off"),
            std::string::npos)
      << texts(plan.findings);
}

TEST(DesignTours, ARepeatedWeekRestsAcrossItsEnd) {
  TourProblem problem = days(7);
  problem.shifts.cyclic = true;
  problem.classes = {contract("six days", 6)};
  problem.classes[0].max_consecutive_days = 6;
  problem.classes[0].min_rest = 14h;
  const TourPlan plan = design_tours(problem, {.gap = 0});
  expect_sound(problem, plan);
  EXPECT_GT(plan.tours.size(), 0U);
}

TEST(DesignTours, TakeBreaksWhereTheyHurtLeast) {
  TourProblem problem = days(2);
  problem.shifts.shift_templates[0].breaks = {{"lunch", 1h, false, 2h, 5h}};
  problem.shifts.required = {at(0, 0), 1h, {}};
  for (int hour = 0; hour < 48; ++hour) {
    const int clock = hour % 24;
    problem.shifts.required.values.push_back(clock < 8 || clock >= 16 ? 0 : clock == 13 ? 1 : 2);
  }
  problem.classes = {contract("two days", 2)};
  problem.classes[0].people = 2;
  const TourPlan plan = design_tours(problem, {.gap = 0});
  expect_sound(problem, plan);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_EQ(plan.classes[0].people, 2);
  EXPECT_EQ(plan.understaffing, 2);  // one lunch of each day at 13:00, the other at another hour
}

/// A week of some twenty people at its peak with eight-hour shifts at every quarter of an hour: too large to be decided
/// at once.
TourProblem large_week() {
  TourProblem problem{.shifts = {.required = {at(0, 0), 15min, {}}}};
  for (int quarter = 0; quarter < 7 * 96; ++quarter) {
    const double hour = quarter % 96 / 4.0, size = quarter / 96 < 5 ? 20 : 12;
    const auto hump = [hour](double time) { return std::exp(-std::pow((hour - time) / 3, 2)); };
    problem.shifts.required.values.push_back(hour < 6 || hour >= 22 ? 0 : std::ceil(size * (hump(10) + hump(17))));
  }
  ShiftTemplate shift = small_tours::shift("shift", 8h, clock(6), clock(14));
  shift.start_step = 15min;
  shift.breaks = {
      {"coffee", 15min, true, 1h, 2h + 30min}, {"lunch", 30min, false, 3h, 5h}, {"tea", 15min, true, 5h + 30min, 7h}};
  problem.shifts.shift_templates = {shift};
  problem.classes = {contract("five days", 5), contract("three days", 3)};
  problem.classes[0].min_joined_days_off = 2;
  return problem;
}

TEST(DesignTours, OfLargeWeeksComeNearTheirBound) {
  const TourProblem problem = large_week();
  const TourPlan plan = design_tours(problem, {.gap = 0.005});
  expect_sound(problem, plan);
  EXPECT_EQ(plan.status, SolveStatus::optimal) << plan.gap;
}

TEST(DesignTours, OfLargeWeeksLeaveEverybodyRest) {
  TourProblem problem = large_week();
  for (ContractClass& each : problem.classes) each.min_rest = 16h;  // nobody starts earlier than the day before
  const TourPlan plan = design_tours(problem, {.gap = 0.005});
  expect_sound(problem, plan);
  EXPECT_EQ(plan.status, SolveStatus::optimal) << plan.gap;
}

TEST(DesignTours, SayWhichClassCannotWork) {
  TourProblem problem = days(3);
  problem.classes = {contract("able", 2), contract("four of three", 4)};
  const TourPlan plan = design_tours(problem);
  expect_sound(problem, plan);
  EXPECT_NE(plan.status, SolveStatus::infeasible);
  EXPECT_NE(texts(plan.findings).find("The contract class \"four of three\" cannot work"), std::string::npos);
  problem.classes.erase(problem.classes.begin());
  const TourPlan nobody = design_tours(problem);
  EXPECT_EQ(nobody.status, SolveStatus::infeasible);
  EXPECT_GT(nobody.understaffing, 0);
}

TEST(DesignTours, NothingRequiredNeedsNobody) {
  TourProblem problem = days(3);
  problem.classes = {contract("idle", 2)};
  for (double& agents : problem.shifts.required.values) agents = 0;
  const TourPlan plan = design_tours(problem);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_TRUE(plan.tours.empty());
  EXPECT_EQ(plan.objective, 0);
}

TEST(DesignTours, RepeatForTheSameSeed) {
  TourProblem problem = days(7);
  problem.classes = {contract("five", 5), contract("three", 3)};
  EXPECT_EQ(design_tours(problem).tours, design_tours(problem, {.threads = 1}).tours);
}

TEST(DesignTours, AreStoppedByTheirWatcher) {
  TourProblem problem = days(7);
  problem.classes = {contract("five", 5)};
  EXPECT_THROW((void)design_tours(problem, {.progress = [](const Progress&) { return false; }}), Cancelled);
  const TourPlan plan = design_tours(problem, {.time_limit = Seconds{1e-9}});
  expect_sound(problem, plan);
  EXPECT_FALSE(plan.tours.empty());
}

TEST(TourProblems, RefuseWhatMeansNothing) {
  const auto refused = [](auto&& change, const std::string& text) {
    TourProblem problem = days(7);
    problem.classes = {contract("five", 5)};
    change(problem);
    try {
      (void)design_tours(problem);
      FAIL() << text;
    } catch (const InvalidInput& error) {
      EXPECT_NE(std::string(error.what()).find(text), std::string::npos) << error.what();
    }
  };
  refused([](TourProblem& p) { p.classes[0].min_days_per_week = 6; }, "classes[0].min_days_per_week must be <=");
  refused([](TourProblem& p) { p.classes[0].max_days_per_week = 8; }, "classes[0].max_days_per_week must be <= 7");
  refused([](TourProblem& p) { p.classes[0].min_joined_days_off = 3; }, "classes[0].min_joined_days_off");
  refused([](TourProblem& p) { p.classes[0].min_hours_per_week = 169h; }, "classes[0].min_hours_per_week");
  refused([](TourProblem& p) { p.classes[0].shift_templates = {"night"}; }, "classes[0].shift_templates[0]");
  refused([](TourProblem& p) { p.classes.push_back(p.classes[0]); }, "classes[1].name");
  refused([](TourProblem& p) { p.classes[0].name = ""; }, "classes[0].name must not be empty");
  refused([](TourProblem& p) { p.shifts.people = {person("Ada")}; }, "shifts.people must be empty");
  refused([](TourProblem& p) { p.shifts.cost_per_distinct_shift = 1; }, "shifts.cost_per_distinct_shift must be 0");
  refused([](TourProblem& p) { p.shifts.required.values.push_back(1); }, "seven calendar days");
}

}  // namespace
