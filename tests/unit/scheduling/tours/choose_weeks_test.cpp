// What blocks cost by their people, and people put on weeks: against programs stated anew and all ways to staff a week.
#include "scheduling/tours/choose_weeks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "../small_tours.hpp"
#include "scheduling/shifts/limits.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace {

using namespace krarup::tours;
using small_tours::clock;
using small_tours::contract;
using namespace krarup;
using namespace krarup::literals;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Three days of two lengths of shifts; two classes, which may work one or two days.
TourProblem three_days(std::mt19937& random) {
  TourProblem problem = small_tours::days(3);
  for (double& agents : problem.shifts.required.values) agents = static_cast<double>(random() % 4);
  problem.shifts.shift_templates.push_back(small_tours::shift("short", 4h, clock(8), clock(16)));
  problem.shifts.shift_templates.back().start_step = 4h;
  problem.classes = {contract("two days", 2), contract("a day or two", 2)};
  problem.classes[0].shift_templates = {"day"};
  problem.classes[1].shift_templates = {"short"};
  problem.classes[1].min_days_per_week = 1;
  problem.classes[1].cost_per_tour = static_cast<double>(random() % 5);
  for (ContractClass& each : problem.classes) each.people = 2;
  if (random() % 2 == 0) problem.shifts.max_agents = 2;
  return problem;
}

/// What a block costs at least with so many people in each team, by a program of its own.
double least_cost(const Ground& ground, const Block& block, const std::vector<Team>& teams,
                  const std::vector<double>& people) {
  std::vector<Limit> limits;
  const ShiftProgram program(block, limits);
  mip::Model model = program.model().relaxed();
  for (std::size_t i = 0; i < teams.size(); ++i) {
    std::vector<mip::Term> row;
    for (std::size_t j = 0; j < block.shifts.size(); ++j) {
      const Place& place = ground.places[block.shifts[j].candidate];
      const bool own = place.crew == teams[i].crew && place.day == teams[i].day && place.paid == teams[i].paid;
      if (own) row.push_back({program.columns_of(j).front(), 1});
    }
    model.add_row(people[i], people[i], row);
  }
  const mip::Outcome outcome = mip::minimize_large(model, {});
  return outcome.values.empty() ? infinity : outcome.objective;
}

TEST(BlockCosts, AreThoseOfAProgramAndBoundedElsewhere) {
  std::mt19937 random(1);
  for (int draw = 0; draw < 10; ++draw) {
    const Ground ground = lay_ground(three_days(random));
    const Horizon horizon = cut_into_blocks(ground.shifts, ground.candidates);
    for (const Block& block : horizon.blocks) {
      BlockCosts costs(ground, block);
      std::vector<std::vector<double>> asked;
      for (int i = 0; i < 8; ++i) {
        std::vector<double> people;
        for (std::size_t k = 0; k < costs.teams().size(); ++k)
          people.push_back(0.5 * static_cast<double>(random() % 9));
        const double expected = least_cost(ground, block, costs.teams(), people);
        EXPECT_LE(costs.at_least(people), expected + 1e-6);
        EXPECT_NEAR(costs.at(people), expected, 1e-6);
        asked.push_back(people);
      }
      for (const auto& people : asked) EXPECT_NEAR(costs.at_least(people), costs.at(people), 1e-6);
    }
  }
}

/// The least cost of all ways to put people on weeks.
class EveryStaff {
 public:
  EveryStaff(const TourProblem& problem, const Ground& ground, const Horizon& horizon)
      : problem_(problem), ground_(ground) {
    for (const Block& block : horizon.blocks) blocks_.emplace_back(ground, block);
    for (const Crew& crew : ground.crews) people_.emplace_back(crew.weeks.size(), 0);
  }

  double least() {
    add(0, 0, 0);
    return least_;
  }

  /// What these people cost at least; infinite where they are too many.
  double cost(const PeopleOnWeeks<int>& people) {
    double total = 0;
    std::array<double, days_of_week> on_day{};
    for (std::size_t c = 0; c < people.size(); ++c) {
      int all = 0;
      for (const int each : people[c]) all += each;
      if (all > ground_.crews[c].most_people) return infinity;
      total += all * problem_.classes[ground_.crews[c].contract_class].cost_per_tour;
    }
    for (BlockCosts& block : blocks_) {
      std::vector<double> in_teams;
      for (const Team& team : block.teams()) {
        in_teams.push_back(people_in(team, ground_, people));
        on_day[team.day] += in_teams.back();
      }
      total += block.at(in_teams);
    }
    const double most = problem_.shifts.max_agents ? *problem_.shifts.max_agents : infinity;
    return std::all_of(on_day.begin(), on_day.end(), [&](double all) { return all <= most; }) ? total : infinity;
  }

 private:
  void add(std::size_t crew, std::size_t week, int used) {
    if (crew == people_.size()) {
      least_ = std::min(least_, cost(people_));
    } else if (week == people_[crew].size()) {
      add(crew + 1, 0, 0);
    } else {
      for (int here = 0; used + here <= ground_.crews[crew].most_people; ++here) {
        people_[crew][week] = here;
        add(crew, week + 1, used + here);
      }
      people_[crew][week] = 0;
    }
  }

  const TourProblem& problem_;
  const Ground& ground_;
  std::vector<BlockCosts> blocks_;
  PeopleOnWeeks<int> people_;
  double least_ = infinity;
};

TEST(ChooseWeeks, FindTheCheapestOfAllSmallWeeks) {
  std::mt19937 random(2);
  for (int draw = 0; draw < 12; ++draw) {
    const TourProblem problem = three_days(random);
    const Ground ground = lay_ground(problem);
    const Horizon horizon = cut_into_blocks(ground.shifts, ground.candidates);
    EveryStaff every(problem, ground, horizon);
    PeopleOnWeeks<double> relaxed;  // anything will do
    for (const Crew& crew : ground.crews)
      relaxed.emplace_back(crew.weeks.size(), 1.5 / static_cast<double>(crew.weeks.size()));
    const auto chosen =
        choose_weeks(problem, ground, horizon, relaxed, -infinity, draw, [](double, double) { return true; });
    ASSERT_TRUE(chosen);
    EXPECT_NEAR(chosen->cost, every.cost(chosen->people), 1e-6);
    EXPECT_NEAR(chosen->cost, every.least(), 1e-6) << draw;
  }
}

}  // namespace
