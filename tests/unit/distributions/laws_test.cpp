#include <gtest/gtest.h>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>
#include <random>

#include "krarup/distributions/patience_law.hpp"

// What every law promises, checked against its own survival by quadrature, by differences and by sampling.

namespace {

using namespace krarup;

const std::vector<PatienceLaw>& laws() {
  constexpr Seconds mean{100};
  static const std::vector<PatienceLaw> result{
      Exponential{mean},
      Gamma{mean, 0.04},
      Gamma{mean, 0.5},
      Gamma{mean, 1},
      Gamma{mean, 3},
      Lognormal{mean, 0.1},
      Lognormal{mean, 2},
      Hyperexponential{.first_share = 0.3, .first_mean = Seconds{10}, .second_mean = Seconds{240}},
      with_balanced_means(mean, 4),
      Deterministic{mean},
      Weibull{mean, 0.7},
      Weibull{mean, 3},
      Empirical{.times = {Seconds{5}, Seconds{30}, Seconds{60}, Seconds{80}, Seconds{200}},
                .surviving = {0.9, 0.8, 0.4, 0.4, 0.1}}};
  return result;
}

/// Calls `check` with each law as itself.
template <class Check>
void for_each_law(const Check& check) {
  for (const PatienceLaw& law : laws()) {
    std::visit(
        [&](const auto& each) {
          SCOPED_TRACE(std::string(each.law) + " with scv " + std::to_string(scv(each)));
          check(each);
        },
        law);
  }
}

/// The integral of f over (from, to), cut at the kinks of the law.
template <class L, class F>
double integral(const L& law, double from, double to, const F& f) {
  double sum = 0;
  for (double begin = from; begin < to;) {
    const double end = std::min(to, next_kink(law, Seconds{begin}).count());
    sum += boost::math::quadrature::gauss_kronrod<double, 31>::integrate(f, begin, end, 15, 1e-13);
    begin = end;
  }
  return sum;
}

TEST(Laws, SurvivalAndItsComplementAddUp) {
  for_each_law([](const auto& law) {
    EXPECT_EQ(survival(law, Seconds{0}), 1);
    EXPECT_EQ(cdf(law, Seconds{0}), 0);
    for (const double t : {0.01, 3.0, 40.0, 99.0, 100.0, 150.0, 1000.0}) {
      EXPECT_NEAR(survival(law, Seconds{t}) + cdf(law, Seconds{t}), 1, 1e-15) << t;
    }
  });
}

TEST(Laws, TheIntegralOfTheSurvivalIsWhatItSays) {
  for_each_law([](const auto& law) {
    const auto survives = [&](double t) { return survival(law, Seconds{t}); };
    for (const double t : {0.5, 20.0, 100.0, 300.0}) {
      const double expected = integral(law, 0, t, survives);
      EXPECT_NEAR(survival_integral(law, Seconds{t}).count(), expected, 1e-10 * expected) << t;
    }
    EXPECT_EQ(survival_integral(law, Seconds{0}).count(), 0);
    EXPECT_NEAR(survival_integral(law, Seconds{detail::infinity}) / mean(law), 1, 1e-14);
  });
}

TEST(Laws, TheVarianceIsThatOfTheSurvival) {
  for_each_law([](const auto& law) {
    const double mean_time = mean(law).count();
    const double half_square = integral(law, 0, 1'000'000, [&](double t) { return t * survival(law, Seconds{t}); });
    EXPECT_NEAR(scv(law), 2 * half_square / (mean_time * mean_time) - 1, 1e-6);
  });
}

TEST(Laws, WhatGoesBetweenTwoTimesIsGone) {
  for_each_law([](const auto& law) {
    for (const double from : {0.0, 2.0, 70.0, 95.0, 120.0}) {
      for (const double length : {1e-3, 1.0, 50.0, detail::infinity}) {
        const double difference = survival(law, Seconds{from}) - survival(law, Seconds{from + length});
        EXPECT_NEAR(share_between(law, Seconds{from}, Seconds{length}), difference, 1e-14) << from << " + " << length;
      }
    }
  });
}

TEST(Laws, WhatGoesInAnInstantIsTheHazardOfThoseWhoAreThere) {
  for_each_law([](const auto& law) {
    for (const double t : {2.0, 20.0, 70.0, 95.0, 120.0, 600.0}) {
      const double there = survival(law, Seconds{t});
      if (there == 0) continue;
      const double expected = hazard(law, Seconds{t}) * there * 1e-7;
      EXPECT_NEAR(share_between(law, Seconds{t}, Seconds{1e-7}), expected, 1e-6 * expected) << t;
    }
  });
}

TEST(Laws, TheQuantileOfAShareIsTheFirstTimeThatNoMoreLastLonger) {
  for_each_law([](const auto& law) {
    for (const double share : {0.999999, 0.9, 0.5, 0.4, 0.1, 1e-6}) {
      const Seconds t = survival_quantile(law, share);
      EXPECT_LE(survival(law, t), share * (1 + 1e-13)) << share;
      EXPECT_GE(survival(law, t * (1 - 1e-9)), share) << share;
    }
    EXPECT_EQ(survival_quantile(law, 1).count(), 0);
  });
}

TEST(Laws, SamplesHaveTheMeanAndTheSpread) {
  for_each_law([](const auto& law) {
    std::mt19937_64 random(1917);
    constexpr int size = 200'000;
    double sum = 0;
    int late = 0;
    const Seconds median = survival_quantile(law, 0.5);
    for (int i = 0; i < size; ++i) {
      const Seconds t = sample(law, random);
      sum += t.count();
      late += t > median ? 1 : 0;
    }
    const double deviation = std::sqrt(scv(law) / size);
    EXPECT_NEAR(sum / size / mean(law).count(), 1, 4 * deviation);
    EXPECT_NEAR(late / double{size}, survival(law, median), 4 * 0.5 / std::sqrt(size));
  });
}

TEST(Laws, TwoMeansInBalanceHaveTheSpreadThatWasAskedFor) {
  for (const double spread : {1.0, 1.5, 4.0, 100.0}) {
    const Hyperexponential law = with_balanced_means(Seconds{240}, spread);
    EXPECT_NEAR(mean(law).count(), 240, 1e-11);
    EXPECT_NEAR(scv(law), spread, 1e-12 * spread);
    EXPECT_NEAR(law.first_share * law.first_mean.count(), 120, 1e-11);
  }
}

TEST(Laws, AskedThroughTheVariantAnswerTheSame) {
  const Gamma gamma{Seconds{100}, 0.5};
  const PatienceLaw law = gamma;
  EXPECT_EQ(mean(law), mean(gamma));
  EXPECT_EQ(scv(law), scv(gamma));
  EXPECT_EQ(survival(law, Seconds{30}), survival(gamma, Seconds{30}));
  EXPECT_EQ(cdf(law, Seconds{30}), cdf(gamma, Seconds{30}));
  EXPECT_EQ(hazard(law, Seconds{30}), hazard(gamma, Seconds{30}));
  EXPECT_EQ(survival_integral(law, Seconds{30}), survival_integral(gamma, Seconds{30}));
  std::mt19937_64 one(7);
  std::mt19937_64 other(7);
  EXPECT_EQ(sample(law, one), sample(gamma, other));
}

}  // namespace
