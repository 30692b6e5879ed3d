#include "krarup/intraday/service_target.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "krarup/intraday/sipp.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/uncertain.hpp"
#include "krarup/scheduling/check.hpp"
#include "small_center.hpp"

namespace {

using namespace small_center;

const SolveOptions to_the_end{.gap = 0};

DayProfile calls(const std::vector<double>& contacts, Seconds aht = 5min) {
  DayProfile profile{at(0, 8), 1h, {}};
  for (const double each : contacts) profile.values.push_back({each, 1h, aht});
  return profile;
}

const Target four_in_five{.service_level = 0.8, .acceptable_wait = 20s};

/// The service level of a plan as the queue itself has it: whole agents in every interval.
template <class Q>
double service_level_by_queue(const DayProfile& profile, const Q& queue, const Target& target, const ShiftPlan& plan) {
  Outcomes all;
  double contacts = 0;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const Outcomes each =
        outcomes(with_agents(with_demand(queue, profile[i]), plan.scheduled[i]), target.acceptable_wait);
    contacts += profile[i].contacts;
    for_each_field<Outcomes>([&](const auto& field) { all.*field.member += profile[i].contacts * each.*field.member; });
  }
  for_each_field<Outcomes>([&](const auto& field) { all.*field.member /= contacts; });
  return service_level(all, target.basis);
}

ShiftProblem problem_of(const DayProfile& profile, ServiceTarget target) {
  return {.required = profile.map([](const Demand&) { return 0.0; }),
          .shift_templates = {},
          .service_target = std::move(target)};
}

/// Shifts of two hours and of three, from every hour: as many kinds as a small day can take.
std::vector<ShiftTemplate> short_shifts() {
  return {shift("two", 2h, clock(8), clock(12)), shift("three", 3h, clock(8), clock(11))};
}

/// The least cost that meets the target, by trying all numbers of people on all shifts.
class AllShiftCounts {
 public:
  AllShiftCounts(const ShiftProblem& problem, const DayProfile& profile, const Target& target, int most)
      : problem_(problem), most_(most) {
    for (const ShiftTemplate& each : problem.shift_templates) {
      for (Seconds s = each.earliest_start.since_midnight; s <= each.latest_start.since_midnight;
           s += each.start_step) {
        kinds_.push_back({static_cast<std::size_t>((s - 8h) / 1h), static_cast<std::size_t>(each.length / 1h),
                          each.length / 1h * each.cost_per_hour + each.cost_per_shift});
      }
    }
    for (const Demand& demand : profile.values) {
      leads_.emplace_back();
      for (int n = 0; n <= most * static_cast<int>(kinds_.size()); ++n) {
        leads_.back().push_back(lead(demand, n, target));
      }
    }
  }

  double least_cost() {
    agents_.assign(leads_.size(), 0);
    best_ = 1e9;
    add(0, 0);
    return best_;
  }

 private:
  /// Contacts in time less the target's share of those that count, written out for each basis.
  static double lead(const Demand& demand, int agents, const Target& target) {
    const ErlangA queue{.demand = demand, .patience = 2min, .agents = static_cast<double>(agents)};
    const Outcomes shares = outcomes(queue, target.acceptable_wait);
    double in_time = shares.answered_within, counts = 1;
    if (target.basis == ServiceLevelBasis::answered) counts = shares.answered_within + shares.answered_after;
    if (target.basis == ServiceLevelBasis::excluding_early_abandons) counts -= shares.abandoned_within;
    if (target.basis == ServiceLevelBasis::early_abandons_count_as_met) in_time += shares.abandoned_within;
    return demand.contacts * (in_time - *target.service_level * counts);
  }

  struct Kind {
    std::size_t start, length;
    double cost;
  };

  void add(std::size_t kind, double pay) {
    if (pay >= best_) return;
    if (kind == kinds_.size()) {
      double lead = 0;
      for (std::size_t t = 0; t < leads_.size(); ++t) {
        if (agents_[t] < problem_.required[t]) return;
        lead += leads_[t][static_cast<std::size_t>(agents_[t])];
      }
      if (lead >= 0) best_ = std::min(best_, pay);
      return;
    }
    const Kind& one = kinds_[kind];
    for (int people = 0; people <= most_; ++people) {
      put(one, people);
      add(kind + 1, pay + people * one.cost);
      put(one, -people);
    }
  }

  void put(const Kind& one, int people) {
    for (std::size_t t = one.start; t < one.start + one.length && t < agents_.size(); ++t) agents_[t] += people;
  }

  const ShiftProblem& problem_;
  int most_;
  std::vector<Kind> kinds_;
  std::vector<std::vector<double>> leads_;
  std::vector<int> agents_;
  double best_ = 0;
};

TEST(ServiceTarget, CostsWhatTryingAllNumbersOfPeopleOnAllShiftsFinds) {
  std::mt19937 random(7);
  const ErlangA queue{.patience = 2min};
  for (int day = 0; day < 24; ++day) {
    std::vector<double> contacts(5);
    for (double& each : contacts) each = static_cast<double>(random() % 36);
    contacts[random() % 5] += 5;
    const Target target{.service_level = 0.5 + 0.1 * static_cast<double>(random() % 5),
                        .acceptable_wait = 20s,
                        .basis = enumerators(ServiceLevelBasis{})[static_cast<std::size_t>(day % 4)].value};
    const DayProfile profile = calls(contacts);
    ShiftProblem problem = problem_of(profile, service_target(profile, queue, target));
    problem.shift_templates = short_shifts();
    for (double& floor : problem.required.values) floor = static_cast<double>(random() % 2);
    const ShiftPlan plan = design_shifts(problem, to_the_end);
    EXPECT_EQ(plan.status, SolveStatus::optimal) << texts(plan.findings);
    EXPECT_NEAR(plan.objective, AllShiftCounts(problem, profile, target, 4).least_cost(), 1e-9) << "day " << day;
    EXPECT_LE(plan.bound, plan.objective);
    const double delivered = service_level_by_queue(profile, queue, target, plan);
    EXPECT_GE(delivered, *target.service_level - 1e-8);
    EXPECT_NEAR(delivered, plan.service_level.value(), 1e-8);
  }
}

TEST(ServiceTarget, MakesUpForAThinHourInAnother) {
  const DayProfile profile = calls({60, 60, 60, 60});
  const ErlangA queue{.patience = 2min};
  ShiftProblem together = problem_of(profile, service_target(profile, queue, four_in_five));
  together.shift_templates = {shift("day", 4h, clock(8), clock(8)), shift("one hour", 1h, clock(8), clock(11))};
  ShiftProblem each = together;
  each.service_target.reset();
  each.required = sipp(profile, queue, four_in_five);
  each.costs = {.understaffing = 1000, .overstaffing = 0};
  const ShiftPlan plan = design_shifts(together, to_the_end);
  EXPECT_LT(plan.pay, design_shifts(each, to_the_end).pay);
  EXPECT_LT(*std::min_element(plan.service_levels.begin(), plan.service_levels.end()), 0.8);
  EXPECT_GE(plan.service_level.value(), 0.8);
}

TEST(ServiceTarget, ATighterFloorNeverLowersTheCost) {
  const DayProfile profile = calls({10, 40, 25, 5, 30});
  ShiftProblem problem = problem_of(profile, service_target(profile, ErlangA{.patience = 2min}, four_in_five));
  problem.shift_templates = short_shifts();
  double last = 0;
  for (double floor = 0; floor <= 6; ++floor) {
    problem.required.values.assign(5, floor);
    const ShiftPlan plan = design_shifts(problem, to_the_end);
    EXPECT_GE(plan.objective, last - 1e-9);
    last = plan.objective;
  }
}

TEST(ServiceTarget, OfAnUncertainRateIsMetOnTheAverageOverTheContactsOfAllDays) {
  const DayProfile profile = calls({20, 50, 40, 15});
  const Uncertain uncertain{ErlangA{.patience = 2min}, 0.3};
  ShiftProblem problem = problem_of(profile, service_target(profile, uncertain, four_in_five));
  problem.shift_templates = short_shifts();
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_GE(service_level_by_queue(profile, uncertain, four_in_five, plan), 0.8 - 1e-8);
  problem.service_target = service_target(profile, uncertain.queue, four_in_five);
  EXPECT_LT(design_shifts(problem, to_the_end).objective, plan.objective);  // the mean rate promises too much
}

TEST(ServiceTarget, OfSeveralDaysCostsNoMoreThanDayByDay) {
  const ErlangA queue{.patience = 2min};
  DayProfile week = calls({});
  std::mt19937 random(3);
  double day_by_day = 0;
  for (int day = 0; day < 4; ++day) {
    std::vector<double> contacts(24, 0.0);
    for (std::size_t i = 0; i < 5; ++i) contacts[i] = 10 + static_cast<double>(random() % 80);
    for (const Demand& each : calls(contacts).values) week.values.push_back(each);
    const DayProfile one{at(day, 8), 1h, {week.values.end() - 24, week.values.end()}};
    ShiftProblem problem = problem_of(one, service_target(one, queue, four_in_five));
    problem.shift_templates = short_shifts();
    day_by_day += design_shifts(problem, to_the_end).objective;
  }
  ShiftProblem problem = problem_of(week, service_target(week, queue, four_in_five));
  problem.shift_templates = short_shifts();
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_LE(plan.objective, day_by_day + 1e-9);
  EXPECT_LE(plan.bound, plan.objective);
  EXPECT_LE(plan.gap, 0.02);
  EXPECT_GE(service_level_by_queue(week, queue, four_in_five, plan), 0.8 - 1e-8);
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
}

TEST(ServiceTarget, OutOfReachIsSaidWithTheShiftsThatComeNearest) {
  const DayProfile profile = calls({60, 60, 60, 60});
  ShiftProblem problem = problem_of(profile, service_target(profile, ErlangA{.patience = 2min}, four_in_five));
  problem.shift_templates = {shift("day", 4h, clock(8), clock(8))};
  problem.max_agents = 4;
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::infeasible);
  EXPECT_EQ(plan.shifts.size(), 4U);
  EXPECT_TRUE(mentions(plan.findings, "service_target")) << texts(plan.findings);
  EXPECT_NEAR(plan.service_level.value(),
              performance(ErlangA{.demand = profile[0], .patience = 2min, .agents = 4}, 20s).service_level, 1e-8);
}

TEST(ServiceTarget, AnHourWithoutAnyShiftIsMadeUpForByTheOthers) {
  const DayProfile profile = calls({10, 60, 60, 60, 60});
  ShiftProblem problem = problem_of(profile, service_target(profile, ErlangA{.patience = 2min}, four_in_five));
  problem.shift_templates = {shift("late", 4h, clock(9), clock(9))};
  const ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_EQ(plan.status, SolveStatus::optimal) << texts(plan.findings);
  EXPECT_EQ(plan.service_levels[0], 0);
  EXPECT_GE(plan.service_level.value(), 0.8);
}

TEST(ServiceTarget, WithoutContactsNobodyIsNeeded) {
  const DayProfile profile = calls({0, 0, 0});
  ShiftProblem problem = problem_of(profile, service_target(profile, ErlangC{}, four_in_five));
  problem.shift_templates = {shift("day", 3h, clock(8), clock(8))};
  const ShiftPlan plan = design_shifts(problem);
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_TRUE(plan.shifts.empty());
  EXPECT_EQ(plan.service_level, 1);
}

TEST(ServiceTarget, IsMissedInTheCheckByOneShiftLess) {
  const DayProfile profile = calls({20, 50, 40, 15, 30});
  ShiftProblem problem = problem_of(profile, service_target(profile, ErlangA{.patience = 2min}, four_in_five));
  problem.shift_templates = short_shifts();
  ShiftPlan plan = design_shifts(problem, to_the_end);
  EXPECT_TRUE(check_shifts(problem, plan.shifts).violations.empty());
  plan.shifts.pop_back();
  EXPECT_TRUE(mentions(check_shifts(problem, plan.shifts).violations, "service_target"));
}

TEST(ServiceTarget, RefusesWhatMeansNothing) {
  const DayProfile profile = calls({20, 50});
  ShiftProblem problem = problem_of(profile, service_target(profile, ErlangC{}, four_in_five));
  problem.shift_templates = {shift("day", 2h, clock(8), clock(8))};
  problem.cost_per_distinct_shift = 1;
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
  problem.cost_per_distinct_shift = 0;
  problem.service_target->curves.pop_back();
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
  problem.service_target->curves.push_back({.contacts = 5});
  EXPECT_THROW((void)design_shifts(problem), InvalidInput);
  Target with_occupancy = four_in_five;
  with_occupancy.max_occupancy = 0.9;
  EXPECT_THROW((void)service_target(profile, ErlangC{}, with_occupancy), InvalidInput);
}

}  // namespace
