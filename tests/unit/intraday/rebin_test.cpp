#include "krarup/intraday/rebin.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <random>
#include <string>

#include "profiles.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;
using std::chrono::sys_days;
using test::berlin;
using test::berlin_day;
using test::march_31;
using test::october_27;
using test::profile;

constexpr Instant monday = sys_days{std::chrono::July / 21 / 2003};

TEST(Rebin, ThreeFiveMinuteIntervalsMakeAQuarter) {
  const DayProfile fine{monday + 7h, 5min, {{10, 5min, 100s}, {20, 5min, 200s}, {30, 5min, 300s}}};
  const DayProfile quarter = rebin(fine, 15min);
  ASSERT_EQ(quarter.size(), 1U);
  EXPECT_EQ(quarter.start, monday + 7h);
  EXPECT_EQ(quarter.step, 15min);
  EXPECT_EQ(quarter[0].contacts, 60);
  EXPECT_EQ(quarter[0].per, 15min);
  EXPECT_DOUBLE_EQ(quarter[0].aht.count(), (10 * 100 + 20 * 200 + 30 * 300) / 60.0);
}

TEST(Rebin, ToTheSameStepChangesNothing) {
  const DayProfile day = berlin_day(march_31);
  EXPECT_EQ(rebin(day, 5min, berlin()), day);
}

TEST(Rebin, AConstantAhtStaysExactlyWhatItWas) {
  DayProfile day = berlin_day(march_31);
  for (Demand& demand : day.values) demand = {demand.contacts / 7, 5min, Seconds(240.1)};
  for (const Demand& demand : rebin(day, 30min, berlin()).values) EXPECT_EQ(demand.aht, Seconds(240.1));
}

TEST(Rebin, IntervalsWithoutContactsKeepTheMeanAht) {
  const DayProfile quiet{monday, 15min, {{0, 15min, 100s}, {0, 15min, 300s}}};
  EXPECT_EQ(rebin(quiet, 30min), (DayProfile{monday, 30min, {{0, 30min, 200s}}}));
}

TEST(Rebin, AFinerStepSpreadsContactsEvenly) {
  const DayProfile coarse{monday, 30min, {{60, 30min, 240s}}};
  EXPECT_EQ(rebin(coarse, 10min),
            (DayProfile{monday, 10min, {{20, 10min, 240s}, {20, 10min, 240s}, {20, 10min, 240s}}}));
}

TEST(Rebin, StepsThatDoNotDivideEachOtherShareByTime) {
  const DayProfile twenties{monday, 20min, {{40, 20min, 240s}, {80, 20min, 240s}, {0, 20min, 240s}}};
  const DayProfile quarters = rebin(twenties, 15min);
  ASSERT_EQ(quarters.size(), 4U);
  EXPECT_DOUBLE_EQ(quarters[0].contacts, 30);
  EXPECT_DOUBLE_EQ(quarters[1].contacts, 10 + 40);
  EXPECT_DOUBLE_EQ(quarters[2].contacts, 40);
  EXPECT_DOUBLE_EQ(quarters[3].contacts, 0);
}

TEST(Rebin, IntervalsAreAlignedToLocalMidnight) {
  const LocalClock kathmandu{.utc_offset = 5h + 45min};
  const DayProfile fine = profile(monday + 10min, monday + 2h, 5min, [](std::size_t) { return 1; });  // from 05:55
  const DayProfile half_hours = rebin(fine, 30min, kathmandu);
  EXPECT_EQ(kathmandu.wall(half_hours.start).time_since_epoch() % std::chrono::days(1), 5h + 30min);
  EXPECT_EQ(half_hours[0].contacts, 1);
  EXPECT_EQ(half_hours[1].contacts, 6);
}

TEST(Rebin, FirstAndLastIntervalsMayBePartialAndKeepTheirContacts) {
  const DayProfile fine = profile(monday + 7h + 5min, monday + 7h + 35min, 5min, [](std::size_t) { return 2; });
  const DayProfile half_hours = rebin(fine, 30min);
  EXPECT_EQ(half_hours.start, monday + 7h);
  ASSERT_EQ(half_hours.size(), 2U);
  EXPECT_EQ(half_hours[0].contacts, 10);
  EXPECT_EQ(half_hours[1].contacts, 2);
}

TEST(Rebin, TimesBefore1970AreAlignedToo) {
  const Instant long_ago = sys_days{std::chrono::January / 1 / 1909} + 7h + 10min;
  const DayProfile old = rebin(profile(long_ago, long_ago + 20min, 5min, [](std::size_t) { return 1; }), 15min);
  EXPECT_EQ(old.start, long_ago - 10min);
  EXPECT_EQ(total_contacts(old), 4);
}

TEST(Rebin, DaysOfTwentyThreeAndTwentyFiveHoursLoseNoContact) {
  for (const auto& [date, hours] : std::map<std::chrono::sys_days, std::size_t>{
           {march_31, 23}, {october_27, 25}, {std::chrono::July / 21 / 2024, 24}}) {
    const DayProfile day = berlin_day(std::chrono::year_month_day{date});
    ASSERT_EQ(day.size(), hours * 12);
    for (const auto& [step, per_hour] : {std::pair{15min, 4U}, {30min, 2U}, {60min, 1U}}) {
      const DayProfile coarse = rebin(day, step, berlin());
      EXPECT_EQ(coarse.start, day.start);
      EXPECT_EQ(coarse.size(), hours * per_hour);
      EXPECT_EQ(total_contacts(coarse), total_contacts(day));  // whole numbers: exactly
      EXPECT_NEAR(total_work(coarse) / total_work(day), 1, 1e-14);
    }
  }
}

TEST(Rebin, WhateverTheStepsContactsAndWorkAreKept) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> contacts(0, 50);
  const auto pick = [&] {
    constexpr std::chrono::seconds steps[] = {1min, 4min, 5min, 15min, 16min, 20min, 30min, 45min, 60min};
    return steps[std::uniform_int_distribution<std::size_t>(0, std::size(steps) - 1)(random)];
  };
  for (int i = 0; i < 200; ++i) {
    const Instant start = monday + std::chrono::minutes(std::uniform_int_distribution(0, 1439)(random));
    const auto old_step = pick();
    const DayProfile old =
        profile(start, start + 20 * old_step, old_step, [&](std::size_t) { return contacts(random); });
    const DayProfile now = rebin(old, pick());
    const double rounding_of_sums =
        static_cast<double>(old.size() + now.size()) * std::numeric_limits<double>::epsilon();
    ASSERT_NEAR(total_contacts(now) / total_contacts(old), 1, rounding_of_sums);
    ASSERT_NEAR(total_work(now) / total_work(old), 1, rounding_of_sums);
    ASSERT_LE(now.start, old.start);
    ASSERT_GE(now.time(now.size()), old.time(old.size()));
  }
}

TEST(Rebin, AnEmptyForecastStaysEmpty) { EXPECT_TRUE(rebin({monday, 5min, {}}, 30min).empty()); }

std::string refusal(const DayProfile& forecast, Seconds interval, const LocalClock& clock) {
  try {
    (void)rebin(forecast, interval, clock);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Rebin, MistakesAreNamed) {
  const DayProfile day = berlin_day(march_31);
  EXPECT_EQ(refusal(day, 7min, berlin()), "interval must divide 24 h, got 420 s");
  EXPECT_EQ(refusal(day, 0s, berlin()), "interval must be a whole number of seconds from 1 s to 7 days, got 0 s");
  EXPECT_EQ(refusal(day, Seconds(90.5), berlin()),
            "interval must be a whole number of seconds from 1 s to 7 days, got 90.5 s");
  EXPECT_EQ(refusal(day, 2h, berlin()),
            "interval must divide the change of clocks within the forecast, 3600 s, got 7200 s");
  EXPECT_EQ(refusal(berlin_day(std::chrono::March / 30 / 2024), 2h, berlin()), "accepted");
  const DayProfile weeks{monday, 24h, std::vector<Demand>(14, {1, 24h, 60s})};
  EXPECT_EQ(refusal(weeks, 1s, {}), "interval must leave at most 1100000 intervals, got 1 s");
}

}  // namespace
}  // namespace krarup
