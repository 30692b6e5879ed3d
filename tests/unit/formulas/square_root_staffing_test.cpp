#include "krarup/formulas/square_root_staffing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "krarup/formulas/erlang_a.hpp"

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(HalfinWhitt, MatchesPublishedGrades) {
  EXPECT_NEAR(halfin_whitt_grade(0.8), 0.17280650779655529938, 1e-15);
  EXPECT_NEAR(halfin_whitt_grade(0.2), 1.0615162754187176102, 2e-15);
  EXPECT_NEAR(halfin_whitt_grade(0.05), 1.739836271790503475, 4e-15);
  EXPECT_NEAR(halfin_whitt(2.375), 0.009996877794137819499, 2e-17);
  EXPECT_NEAR(halfin_whitt(1.16), 0.16674383188449049715, 2e-16);
  EXPECT_NEAR(halfin_whitt(1), 0.22336, 1e-5);
}

TEST(HalfinWhitt, EverybodyWaitsWithoutSafetyStaffing) {
  for (const double grade : {-1e3, -1., -1e-300, 0.}) {
    EXPECT_EQ(halfin_whitt(grade), 1);
    EXPECT_EQ(log_halfin_whitt(grade), 0);
  }
  EXPECT_EQ(halfin_whitt_grade(1), 0);
}

TEST(HalfinWhitt, KeepsItsLogarithmFarBelowTheSmallestDouble) {
  // ln(1 / (beta Phi / phi)) for beta = 1000
  EXPECT_NEAR(log_halfin_whitt(1000) / (-500000 - std::log(1000 * std::sqrt(2 * M_PI))), 1, 1e-15);
  EXPECT_EQ(halfin_whitt(1000), 0);
}

// With the patience of a mean handling time every contact, waiting or not, leaves at the same rate: as many are present
// as in an infinite group, and P(wait) is the normal tail.
TEST(Garnett, OfPatienceAsLongAsHandlingIsTheNormalLaw) {
  for (const double grade : {-30., -3., -0.5, 0., 0.5, 3., 30.}) {
    const double tail = std::erfc(grade / std::sqrt(2.)) / 2;
    EXPECT_NEAR(garnett(grade, 1) / tail, 1, 1e-13 + 1e-15 * grade * grade) << grade;
    EXPECT_NEAR(queue_of_grade(grade, 1).saving / tail, 1, 1e-11) << grade;
  }
}

TEST(Garnett, WithEndlessPatienceIsHalfinWhitt) {
  for (const double grade : {0.01, 0.5, 1., 3., 30.}) {
    EXPECT_NEAR(log_garnett(grade, 1e18) / log_halfin_whitt(grade), 1, 1e-14) << grade;
    EXPECT_EQ(garnett(grade, infinity), halfin_whitt(grade));
    EXPECT_NEAR(queue_of_grade(grade, 1e14).length / queue_of_grade(grade, infinity).length, 1, 1e-9) << grade;
    EXPECT_NEAR(queue_of_grade(grade, 1e14).saving / queue_of_grade(grade, infinity).saving, 1, 1e-9) << grade;
    EXPECT_NEAR(queue_of_grade(grade, infinity).length, halfin_whitt(grade) / grade, 1e-14);
  }
}

// The limit theorem itself: four times the load halves the distance.
TEST(Garnett, IsWhereErlangATendsTo) {
  for (const double patience : {0.2, 1., 10.}) {
    for (const double grade : {-1., -0.2, 0.3, 1.5}) {
      const auto distances = [&](double load) {
        const WaitingMeasures m = erlang_a_measures(load + grade * std::sqrt(load), load, patience, 0);
        const double queue = m.mean_queue_length / std::sqrt(load);
        return std::pair{m.probability_of_wait / garnett(grade, patience) - 1,
                         queue / queue_of_grade(grade, patience).length - 1};
      };
      const auto [wait, queue] = distances(1e8);
      const auto [wait_at_four, queue_at_four] = distances(4e8);
      EXPECT_LT(std::abs(wait), 1e-3) << patience << " " << grade;
      EXPECT_LT(std::abs(queue), 1e-3) << patience << " " << grade;
      EXPECT_NEAR(wait_at_four / wait, 0.5, 0.02) << patience << " " << grade;
      EXPECT_NEAR(queue_at_four / queue, 0.5, 0.02) << patience << " " << grade;
    }
  }
}

TEST(Garnett, ItsInverseReturnsTheGrade) {
  for (const double patience : {1e-6, 0.1, 1., 30., 1e6}) {
    for (const double grade : {-20., -2., -0.1, 1e-3, 0.7, 5., 20.}) {
      const double waits = garnett(grade, patience);
      if (waits > 0.999999 || waits < 1e-290) continue;  // the probability has forgotten its grade
      EXPECT_NEAR(garnett_grade(waits, patience), grade, 1e-9 * (1 + std::abs(grade))) << patience << " " << grade;
    }
  }
  for (const double waits : {5e-324, 1e-300, 1e-12, 0.3, 0.999, 1 - 1e-16}) {
    EXPECT_NEAR(log_halfin_whitt(halfin_whitt_grade(waits)) / std::log(waits), 1, 1e-12) << waits;
    for (const double patience : {1e-9, 1., 1e9}) {
      const double grade = garnett_grade(waits, patience);
      EXPECT_NEAR(log_garnett(grade, patience) / std::log(waits), 1, 1e-6) << waits << " " << patience;
    }
  }
}

TEST(QueueOfGrade, SavingIsItsSlope) {
  for (const double patience : {1e-3, 0.2, 1., 40., 1e5, infinity}) {
    for (const double grade : {-7., -1., 0.4, 2., 5.7, 8.}) {
      if (patience == infinity && grade < 0) continue;
      const double step = 1e-4;
      const auto length = [&](double at) { return queue_of_grade(at, patience).length; };
      const double slope = (length(grade - step) - length(grade + step)) / (2 * step);
      EXPECT_NEAR(queue_of_grade(grade, patience).saving / slope, 1, 1e-5) << patience << " " << grade;
    }
  }
}

TEST(QueueOfGrade, GoesThroughItsSwitchOfFormulasWithoutAStep) {
  for (const double patience : {0.1, 1., 100.}) {
    const double at = 6 / std::sqrt(patience);
    const QueueOfGrade below = queue_of_grade(at * (1 - 1e-14), patience);
    const QueueOfGrade above = queue_of_grade(at * (1 + 1e-14), patience);
    EXPECT_NEAR(below.length / above.length, 1, 1e-10);
    EXPECT_NEAR(below.saving / above.saving, 1, 1e-10);
  }
}

TEST(CostOptimalGrade, IsTheNewsvendorsWhenPatienceIsAsLongAsHandling) {
  EXPECT_NEAR(cost_optimal_grade(10, 1), 1.2815515655446004, 1e-12);  // P(wait) = 1 / 10
  EXPECT_NEAR(cost_optimal_grade(2, 1), 0, 1e-12);
  EXPECT_NEAR(cost_optimal_grade(1.25, 1), -0.8416212335729143, 1e-12);
}

TEST(CostOptimalGrade, IsTheLowestPointOfTheCost) {
  for (const double patience : {0.05, 1., 20., infinity}) {
    for (const double ratio : {0.02, 0.3, 3., 30., 1e4}) {
      const double best = cost_optimal_grade(ratio, patience);
      if (ratio * patience <= 1) {
        EXPECT_EQ(best, -infinity);
        continue;
      }
      const auto cost = [&](double grade) { return grade + ratio * queue_of_grade(grade, patience).length; };
      const double step = 1e-4 * std::max(std::abs(best), 1e-2);
      EXPECT_LT(cost(best), cost(best - step)) << patience << " " << ratio;
      EXPECT_LT(cost(best), cost(best + step)) << patience << " " << ratio;
    }
  }
}

TEST(CostOptimalGrade, TheApproximationOfItsAuthorsIsNear) {
  // sqrt(r / (1 + r (sqrt(pi / 2) - 1))) for r < 10 [BorstMandelbaumReiman2004]
  for (const double ratio : {0.01, 0.1, 1., 5., 10.}) {
    const double approximation = std::sqrt(ratio / (1 + ratio * (std::sqrt(M_PI / 2) - 1)));
    EXPECT_NEAR(cost_optimal_grade(ratio, infinity) / approximation, 1, 0.07) << ratio;
  }
}

TEST(SquareRootStaffing, IsSoundAtExtremes) {
  for (const double grade : {-1e3, -40., -1e-300, 0., 5e-324, 1e-9, 1., 40., 1e3}) {
    for (const double patience : {5e-324, 1e-300, 1e-9, 1., 1e9, 1e300, infinity}) {
      const double waits = garnett(grade, patience);
      EXPECT_TRUE(waits >= 0 && waits <= 1) << grade << " " << patience;
      EXPECT_LE(log_garnett(grade, patience), 0) << grade << " " << patience;
      const QueueOfGrade queue = queue_of_grade(grade, patience);
      EXPECT_GE(queue.length, 0) << grade << " " << patience;
      EXPECT_GE(queue.saving, 0) << grade << " " << patience;
    }
  }
  for (const double ratio : {5e-324, 1e-100, 1e-9, 1., 1e9, 1e300}) {
    for (const double patience : {1e-300, 1e-9, 0.999999, 1., 1.000001, 1e9, 1e300, infinity}) {
      EXPECT_FALSE(std::isnan(cost_optimal_grade(ratio, patience))) << ratio << " " << patience;
    }
  }
}

TEST(SquareRootStaffing, IsNotANumberOutsideItsDomain) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {nan, infinity, -infinity}) EXPECT_TRUE(std::isnan(halfin_whitt(bad)));
  for (const double bad : {nan, 0., -1.}) {
    EXPECT_TRUE(std::isnan(garnett(1, bad)));
    EXPECT_TRUE(std::isnan(queue_of_grade(1, bad).length));
    EXPECT_TRUE(std::isnan(halfin_whitt_grade(bad)));
    EXPECT_TRUE(std::isnan(garnett_grade(0.5, bad)));
    EXPECT_TRUE(std::isnan(cost_optimal_grade(bad, 1)));
    EXPECT_TRUE(std::isnan(cost_optimal_grade(1, bad)));
  }
  EXPECT_TRUE(std::isnan(garnett_grade(1, 5)));
  EXPECT_TRUE(std::isnan(halfin_whitt_grade(1.1)));
}

}  // namespace
