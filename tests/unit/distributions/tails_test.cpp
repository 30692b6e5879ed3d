#include <gtest/gtest.h>

#include <cmath>

#include "krarup/distributions/patience_law.hpp"

// Far out nothing is lost: neither the few who go early nor the few who stay long, nor what goes in a short moment.

namespace {

using namespace krarup;

void expect_relative(double found, double expected, double tolerance) {
  EXPECT_NEAR(found, expected, tolerance * std::abs(expected));
}

// Values of mpmath with 50 digits.
TEST(Tails, AreExactHoweverSmall) {
  expect_relative(survival(Gamma{Seconds{1}, 0.25}, Seconds{50}), 1.8731514627189255e-81, 1e-12);
  expect_relative(cdf(Gamma{Seconds{1}, 0.25}, Seconds{1e-6}), 1.066663253339022e-23, 1e-13);
  expect_relative(survival(Lognormal{Seconds{1}, 2}, Seconds{1e6}), 4.7407918709982081e-43, 1e-12);
  expect_relative(cdf(Lognormal{Seconds{1}, 2}, Seconds{1e-6}), 5.1288091303765253e-37, 1e-12);
  expect_relative(survival(Weibull{Seconds{1}, 2}, Seconds{20}), 3.6506030794955504e-137, 1e-12);
}

TEST(Tails, AHazardGoesOnWhereNobodyIsLeft) {
  const Gamma gamma{Seconds{1}, 0.5};  // two stages at rate 2: the hazard is 4 t / (1 + 2 t)
  for (const double t : {0.01, 1.0, 10.0, 12.0, 400.0, 1e6}) {
    expect_relative(hazard(gamma, Seconds{t}), 4 * t / (1 + 2 * t), 1e-12);
  }
  const Hyperexponential law{.first_share = 0.5, .first_mean = Seconds{1}, .second_mean = Seconds{2}};
  EXPECT_EQ(hazard(law, Seconds{1e6}), 0.5);
  const Lognormal lognormal{Seconds{1}, 0.01};
  for (const double t : {2.6, 2.8}) {  // on both sides of where the continued fraction takes over
    const double step = 1e-6;
    const double slope = std::log(survival(lognormal, Seconds{t - step}) / survival(lognormal, Seconds{t + step}));
    expect_relative(hazard(lognormal, Seconds{t}), slope / (2 * step), 1e-7);
  }
}

template <class L>
void expect_density_times_length(const L& law) {
  SCOPED_TRACE(std::string(L::law));
  for (const double t : {0.5, 1.0, 3.0}) {
    const double density = hazard(law, Seconds{t}) * survival(law, Seconds{t});
    for (const double length : {1e-10, 1e-12, 1e-14}) {
      expect_relative(share_between(law, Seconds{t}, Seconds{length}), density * length, 1e-7);
    }
  }
}

TEST(Tails, WhatGoesInAMomentIsNotADifference) {
  expect_density_times_length(Exponential{Seconds{1}});
  expect_density_times_length(Gamma{Seconds{1}, 0.1});
  expect_density_times_length(Gamma{Seconds{1}, 10});
  expect_density_times_length(Lognormal{Seconds{1}, 0.5});
  expect_density_times_length(Weibull{Seconds{1}, 0.5});
  expect_density_times_length(Weibull{Seconds{1}, 5});
  expect_density_times_length(with_balanced_means(Seconds{1}, 3));
  expect_density_times_length(Empirical{.times = {Seconds{0.4}, Seconds{2}}, .surviving = {0.8, 0.3}});
}

TEST(Tails, EveryCornerHasAnAnswer) {
  const std::vector<PatienceLaw> laws{Exponential{},
                                      Exponential{Seconds{5e-324}},
                                      Gamma{Seconds{1}, 1e-4},
                                      Gamma{Seconds{1}, 1e4},
                                      Lognormal{Seconds{1}, 1e-4},
                                      Lognormal{Seconds{1}, 1e4},
                                      Weibull{Seconds{1}, 0.1},
                                      Weibull{Seconds{1}, 100},
                                      Deterministic{Seconds{1}},
                                      Hyperexponential{0.5, Seconds{1e-9}, Seconds{1e9}},
                                      Empirical{.times = {Seconds{1}}, .surviving = {1.0}}};
  for (const PatienceLaw& law : laws) {
    std::visit(
        [](const auto& each) {
          SCOPED_TRACE(std::string(each.law));
          for (const double t : {0.0, 5e-324, 1e-300, 1e-9, 0.5, 1.0, 2.0, 16.0, 1e9, 1e300, detail::infinity}) {
            const double lasts = survival(each, Seconds{t});
            EXPECT_TRUE(lasts >= 0 && lasts <= 1) << t;
            EXPECT_TRUE(cdf(each, Seconds{t}) >= 0 && cdf(each, Seconds{t}) <= 1) << t;
            EXPECT_TRUE(survival_integral(each, Seconds{t}).count() >= 0) << t;
            EXPECT_TRUE(survival_integral(each, Seconds{t}) <= Seconds{t * (1 + 1e-15)}) << t;
            for (const double length : {0.0, 5e-324, 1e-9, 1.0, 1e300, detail::infinity}) {
              const double share = share_between(each, Seconds{t}, Seconds{length});
              EXPECT_TRUE(share >= 0 && share <= 1) << t << " + " << length;
            }
          }
          for (const double share : {0.0, 5e-324, 1e-300, 1e-9, 0.5, 1 - 1e-16, 1.0}) {
            EXPECT_TRUE(survival_quantile(each, share).count() >= 0) << share;
          }
        },
        law);
  }
}

}  // namespace
