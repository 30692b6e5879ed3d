#include "krarup/distributions/empirical.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace krarup;

const Empirical counted{.times = {Seconds{10}, Seconds{30}, Seconds{60}}, .surviving = {0.8, 0.8, 0.4}};

TEST(Empirical, LastsAsCounted) {
  EXPECT_EQ(survival(counted, Seconds{10}), 0.8);
  EXPECT_EQ(survival(counted, Seconds{20}), 0.8);
  EXPECT_EQ(survival(counted, Seconds{30}), 0.8);
  EXPECT_NEAR(survival(counted, Seconds{60}), 0.4, 1e-16);
}

TEST(Empirical, HasAConstantHazardBetweenTheTimesAndGoesOnWithTheLast) {
  EXPECT_NEAR(hazard(counted, Seconds{5}), -std::log(0.8) / 10, 1e-16);
  EXPECT_EQ(hazard(counted, Seconds{15}), 0);
  EXPECT_NEAR(hazard(counted, Seconds{45}), std::log(2) / 30, 1e-16);
  EXPECT_NEAR(survival(counted, Seconds{90}), 0.2, 1e-15);
}

TEST(Empirical, MayNeverEndForSome) {
  const Empirical for_ever{.times = {Seconds{10}, Seconds{30}}, .surviving = {0.25, 0.25}};
  EXPECT_EQ(survival(for_ever, Seconds{1e9}), 0.25);
  EXPECT_EQ(mean(for_ever).count(), detail::infinity);
  EXPECT_EQ(scv(for_ever), detail::infinity);
  EXPECT_EQ(survival_quantile(for_ever, 0.2).count(), detail::infinity);
}

TEST(Empirical, KnowsWhereItBends) {
  EXPECT_EQ(next_kink(counted, Seconds{0}), Seconds{10});
  EXPECT_EQ(next_kink(counted, Seconds{10}), Seconds{30});
  EXPECT_EQ(next_kink(counted, Seconds{30}).count(), detail::infinity);  // the last stretch goes on
  EXPECT_EQ(previous_kink(counted, Seconds{100}), Seconds{30});
  EXPECT_EQ(previous_kink(counted, Seconds{30}), Seconds{10});
  EXPECT_EQ(previous_kink(counted, Seconds{10}), Seconds{0});
}

void expect_refused(const Empirical& law, const std::string& message) {
  try {
    validate(law, "patience");
    ADD_FAILURE() << "not refused: " << message;
  } catch (const InvalidInput& error) {
    EXPECT_EQ(error.what(), message);
  }
}

TEST(Empirical, RefusesWhatCannotBeCounted) {
  expect_refused({}, "patience.times must hold 1 to 100000 times, got 0");
  expect_refused({{Seconds{1}, Seconds{2}}, {0.5}},
                 "patience.surviving must hold as many shares as there are times, 2, got 1");
  expect_refused({{Seconds{2}, Seconds{2}}, {0.5, 0.4}},
                 "patience.times[1] must be > 2 s, the time before it, got 2 s");
  expect_refused({{Seconds{1}, Seconds{2}}, {0.5, 0.6}},
                 "patience.surviving[1] must be <= 0.5, the share before it, got 0.6");
  expect_refused({{Seconds{1}}, {0}}, "patience.surviving[0] must be in (0, 1], got 0");
  expect_refused({{Seconds{0}}, {0.5}}, "patience.times[0] must be > 0 s, got 0 s");
}

}  // namespace
