// Bounds from prices of hours, against everything that anybody can work and the relaxation over all of that.
#include "scheduling/skills/hour_prices.hpp"

#include <gtest/gtest.h>

#include "scheduling/skills/allot.hpp"
#include "small_rosters.hpp"

namespace {

using namespace small_rosters;

constexpr auto go_on = [](double) { return true; };

/// A small roster with all tours of each class.
struct Case {
  explicit Case(unsigned seed) : roster(draw_roster(seed, 2, 3)), problem(to_skill_problem(roster)), random(seed) {
    for (std::size_t c = 0; c < problem.classes.size(); ++c) {
      classes.push_back(c);
      tours.push_back(every_tour(problem, problem.classes[c].first()));
    }
  }

  HourPrices draw_prices() {
    const CoveragePrice hour = coverage_price(problem.costs, 0, 1);
    std::uniform_real_distribution<double> price(-hour.dearest_surplus(), hour.dearest_missing());
    HourPrices prices(problem.moments.size() * problem.skills);
    for (double& each : prices) each = price(random);
    return prices;
  }

  [[nodiscard]] double net_cost(const HourPrices& prices, std::size_t of_class, const PricedTour& tour) const {
    const Crowd& crowd = problem.crowds[problem.classes[of_class].crowd];
    double cost = tour.cost;
    for_each_moment_of(problem, tour.tour, [&](std::size_t t) {
      cost -= problem.moments[t].hours * worth_of_hour(crowd, prices.data() + t * problem.skills);
    });
    return cost;
  }

  RosterProblem roster;
  SkillProblem problem;
  std::mt19937_64 random;
  lines::Pricers pricers{problem.lines, one_by_one};
  std::vector<std::size_t> classes;
  std::vector<std::vector<PricedTour>> tours;  // [class]
};

/// What the requirements are worth, by trying numbers of agents.
double worth_of_requirements(const SkillProblem& problem, const HourPrices& prices) {
  double sum = 0;
  for (std::size_t t = 0; t < problem.moments.size(); ++t) {
    for (std::size_t skill = 0; skill < problem.skills; ++skill) {
      const double price = problem.moments[t].hours * prices[t * problem.skills + skill];
      const CoveragePrice& cost = problem.moments[t].prices[skill];
      double least = cost.cost(0);
      for (double agents = 0; agents < 8; agents += 0.5) least = std::min(least, cost.cost(agents) + price * agents);
      sum += least;
    }
  }
  return sum;
}

/// The least cost of all rosters in which people can be shared out between tours.
double relaxation(const Case& each) {
  const SkillProblem& problem = each.problem;
  const std::size_t crowds = problem.crowds.size();
  mip::Model model;
  std::vector<std::vector<mip::Term>> present(problem.moments.size() * crowds);
  for (std::size_t c = 0; c < each.classes.size(); ++c) {
    std::vector<mip::Term> all;
    for (const PricedTour& tour : each.tours[c]) {
      const int column = model.add_column(tour.cost, 0, mip::infinity, false);
      all.push_back({column, 1});
      for_each_moment_of(problem, tour.tour, [&](std::size_t t) {
        present[t * crowds + problem.classes[c].crowd].push_back({column, 1});
      });
    }
    const auto people = static_cast<double>(problem.classes[c].people.size());
    model.add_row(people, people, all);
  }
  for (std::size_t t = 0; t < problem.moments.size(); ++t) {
    std::vector<std::vector<mip::Term>> work_of(problem.skills);
    for (std::size_t c = 0; c < crowds; ++c) {
      std::vector<mip::Term> row = present[t * crowds + c];
      for (const auto& [skill, proficiency] : problem.crowds[c].skills) {
        const int column = model.add_column(0, 0, mip::infinity, false);
        row.push_back({column, -1});
        work_of[skill].push_back({column, proficiency});
      }
      model.add_row(0, 0, row);
    }
    add_skill_rows(problem.moments[t], std::move(work_of), model);
  }
  return mip::minimize(model, {}).objective;
}

class HourPricesOf : public testing::TestWithParam<unsigned> {
 protected:
  Case one{GetParam()};
  Pricing pricing{one.problem, one.pricers, one_by_one};
};

TEST_P(HourPricesOf, HoursGiveTheSumOfWhatEverybodyWouldWorkAtThem) {
  for (int i = 0; i < 5; ++i) {
    const HourPrices prices = one.draw_prices();
    const Pricing::Answer answer = pricing.at(prices, one.classes);
    double bound = worth_of_requirements(one.problem, prices);
    ASSERT_EQ(answer.lines.size(), one.classes.size());
    for (std::size_t c = 0; c < one.classes.size(); ++c) {
      double least = 1e9, least_of_line = 1e9;
      for (const PricedTour& tour : one.tours[c]) {
        const double cost = one.net_cost(prices, c, tour);
        least = std::min(least, cost);
        bool same = true;
        for (std::size_t day = 0; day < tour.tour.size(); ++day) {
          same = same && tour.tour[day].letter == answer.lines[c].at(day);
        }
        if (same) least_of_line = std::min(least_of_line, cost);
      }
      EXPECT_NEAR(least_of_line, least, 1e-4);
      bound += static_cast<double>(one.problem.classes[c].people.size()) * least;
    }
    EXPECT_NEAR(answer.bound, bound, 1e-4);
  }
}

TEST_P(HourPricesOf, HoursGiveLettersTheirCostLessTheWorthOfTheBestBreaks) {
  const HourPrices prices = one.draw_prices();
  for (std::size_t c = 0; c < one.classes.size(); ++c) {
    const lines::LetterCosts costs = pricing.net_costs(prices, c);
    const lines::LetterCosts& own = one.problem.lines.workers[one.problem.classes[c].first()].costs;
    for (std::size_t day = 0; day < costs.size(); ++day) {
      EXPECT_EQ(costs[day][0], own[day][0]);
      for (Letter letter = 1; letter < costs[day].size(); ++letter) {
        double least = std::numeric_limits<double>::infinity();
        Pauses pauses{};
        for_each_pauses(one.problem.duty(day, letter), pauses, 0, [&](const Pauses& chosen) {
          Tour tour(costs.size());
          tour[day] = {letter, chosen};
          least = std::min(least, one.net_cost(prices, c, {own[day][letter], tour}));
        });
        EXPECT_NEAR(costs[day][letter], least, 1e-9);
      }
    }
  }
}

TEST_P(HourPricesOf, HoursBoundTheBoundAtAllOtherPrices) {
  for (int i = 0; i < 5; ++i) {
    const HourPrices here = one.draw_prices();
    const Pricing::Answer answer = pricing.at(here, one.classes);
    for (int k = 0; k < 8; ++k) {
      const HourPrices far = one.draw_prices();
      const double way = k % 2 == 0 ? 1 : 0.01;
      HourPrices there = here;
      double most = answer.bound;
      for (std::size_t j = 0; j < here.size(); ++j) {
        there[j] += way * (far[j] - here[j]);
        most += answer.excess[j] * (there[j] - here[j]);
      }
      EXPECT_LE(pricing.at(there, one.classes).bound, most + 1e-4);
    }
  }
}

TEST_P(HourPricesOf, HoursAreRaisedToTheRelaxationOfAllTours) {
  const double best = relaxation(one);
  const HourPrices start = one.draw_prices();
  const PricesFound found = raise_bound(pricing, one.classes, start, 1.1 * best, 2 * best, go_on);
  EXPECT_LE(found.bound, best + 1e-4);
  EXPECT_GE(found.bound, 0.99 * best);
  const Pricing::Answer again = pricing.at(found.prices, one.classes);
  EXPECT_NEAR(again.bound, found.bound, 1e-4);
  for (std::size_t c = 0; c < one.classes.size(); ++c) {
    const auto& lines = found.lines[c];
    EXPECT_TRUE(std::find(lines.begin(), lines.end(), again.lines[c]) != lines.end());
    for (const lines::Line& line : lines) {
      EXPECT_TRUE(std::isfinite(cost_of_line(one.problem, one.problem.classes[c].first(), line)));
    }
  }
}

TEST_P(HourPricesOf, HoursAreRaisedNoLongerThanAskedFor) {
  const double best = relaxation(one);
  const HourPrices start = one.draw_prices();
  int asked = 0;
  const auto three_times = [&](double bound) {
    EXPECT_LE(bound, best + 1e-4);
    return ++asked < 3;
  };
  static_cast<void>(raise_bound(pricing, one.classes, start, 1.1 * best, 2 * best, three_times));
  EXPECT_EQ(asked, 3);
  const double enough = 0.8 * best;
  const auto not_enough = [&](double bound) {
    EXPECT_LT(bound, enough);
    return true;
  };
  EXPECT_GE(raise_bound(pricing, one.classes, start, 1.1 * best, enough, not_enough).bound, enough);
}

TEST_P(HourPricesOf, HoursThatAreTheSameAllTheTimeAreWhereTheSearchBegins) {
  HourPrices start = one.draw_prices();
  for (std::size_t j = one.problem.skills; j < start.size(); ++j) start[j] = start[j - one.problem.skills];
  const PricesFound found = raise_bound(pricing, one.classes, start, 50, 50, [](double) { return false; });
  ASSERT_EQ(found.prices.size(), start.size());
  for (std::size_t j = 0; j < start.size(); ++j) EXPECT_NEAR(found.prices[j], start[j], 1e-9);
  EXPECT_NEAR(found.bound, pricing.at(start, one.classes).bound, 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Small, HourPricesOf, testing::Range(1U, 13U));

}  // namespace
