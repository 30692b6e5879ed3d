#include "krarup/intraday/service_target.hpp"

#include <gtest/gtest.h>

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
    target_ = *target.service_level;
    for (const Demand& demand : profile.values) {
      leads_.emplace_back();
      for (int n = 0; n <= most * static_cast<int>(kinds_.size()); ++n) {
        const ErlangA queue{.demand = demand, .patience = 2min, .agents = static_cast<double>(n)};
        leads_.back().push_back(demand.contacts * (performance(queue, target.acceptable_wait).service_level - target_));
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
  struct Kind {
    std::size_t start, length;
    double cost;
  };

  void add(std::size_t kind, double pay) {
    if (pay >= best_) return;
    if (kind == kinds_.size()) {
      double lead = 0, floors = 0;
      for (std::size_t t = 0; t < leads_.size(); ++t) {
        lead += leads_[t][static_cast<std::size_t>(agents_[t])];
        floors += problem_.costs.understaffing * std::max(0.0, problem_.required[t] - agents_[t]);
      }
      if (lead >= 0) best_ = std::min(best_, pay + floors);
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
  double target_ = 0;
  std::vector<Kind> kinds_;
  std::vector<std::vector<double>> leads_;
  std::vector<int> agents_;
  double best_ = 0;
};

TEST(ServiceTarget, CostsWhatTryingAllNumbersOfPeopleOnAllShiftsFinds) {
  std::mt19937 random(7);
  const ErlangA queue{.patience = 2min};
  for (int day = 0; day < 25; ++day) {
    std::vector<double> contacts(5);
    for (double& each : contacts) each = static_cast<double>(random() % 36);
    contacts[random() % 5] += 5;
    const Target target{.service_level = 0.5 + 0.1 * static_cast<double>(random() % 5), .acceptable_wait = 20s};
    const DayProfile profile = calls(contacts);
    ShiftProblem problem = problem_of(profile, service_target(profile, queue, target));
    problem.shift_templates = short_shifts();
    for (double& floor : problem.required.values) floor = static_cast<double>(random() % 2);
    const ShiftPlan plan = design_shifts(problem, to_the_end);
    const double least = AllShiftCounts(problem, profile, target, 4).least_cost();
    EXPECT_EQ(plan.status, SolveStatus::optimal) << texts(plan.findings);
    EXPECT_NEAR(plan.objective, least, 1e-9) << "day " << day;
    EXPECT_LE(plan.bound, plan.objective);
    EXPECT_GE(service_level_by_queue(profile, queue, target, plan), *target.service_level - 1e-9);
    EXPECT_NEAR(service_level_by_queue(profile, queue, target, plan), plan.service_level.value(), 1e-8);
  }
}

}  // namespace
