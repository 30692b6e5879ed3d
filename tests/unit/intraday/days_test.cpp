#include "krarup/intraday/days.hpp"

#include <gtest/gtest.h>

#include "profiles.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;
using test::berlin;
using test::march_31;
using test::october_27;

/// Half hours of three calendar days of Berlin, the middle one given.
Series<double> three_days_around(std::chrono::year_month_day middle) {
  const LocalClock clock = berlin();
  const Date date = std::chrono::local_days{middle};
  const Instant from = clock.instant(date - std::chrono::days(1), TimeOfDay{});
  const Instant until = clock.instant(date + std::chrono::days(2), TimeOfDay{});
  return {from, 30min, std::vector<double>(static_cast<std::size_t>((until - from) / 30min), 1.0)};
}

TEST(Days, AnOrdinaryDayHas48HalfHoursAndADayOfChange46Or50) {
  const auto sizes = [](std::chrono::year_month_day middle) {
    std::vector<std::size_t> result;
    for (const Day& day : days_of(three_days_around(middle), berlin())) result.push_back(day.size);
    return result;
  };
  EXPECT_EQ(sizes(march_31), (std::vector<std::size_t>{48, 46, 48}));
  EXPECT_EQ(sizes(october_27), (std::vector<std::size_t>{48, 50, 48}));
  EXPECT_EQ(sizes(std::chrono::July / 21 / 2024), (std::vector<std::size_t>{48, 48, 48}));
}

TEST(Days, EveryIntervalBelongsToOneDay) {
  const auto series = three_days_around(october_27);
  std::size_t next = 0;
  for (const Day& day : days_of(series, berlin())) {
    EXPECT_EQ(day.first, next);
    next += day.size;
    const auto part = slice(series, day);
    EXPECT_EQ(part.size(), day.size);
    EXPECT_EQ(berlin().date(part.start), day.date);
    EXPECT_EQ(berlin().wall(part.start).time_since_epoch() % std::chrono::days(1), 0s);
  }
  EXPECT_EQ(next, series.size());
}

TEST(Days, APartialDayIsADay) {
  const Instant evening = std::chrono::sys_days{march_31} + 23h;
  const auto days = days_of(Series<double>{evening, 30min, {1, 2, 3}}, LocalClock{});
  EXPECT_EQ(days, (std::vector<Day>{{Date{march_31}, 0, 2}, {Date{march_31} + std::chrono::days(1), 2, 1}}));
}

TEST(Days, AnIntervalAcrossMidnightBelongsToTheDayOnWhichItStarts) {
  const Instant evening = std::chrono::sys_days{march_31} + 23h;
  EXPECT_EQ(days_of(Series<double>{evening, 2h, {1}}, LocalClock{}), (std::vector<Day>{{Date{march_31}, 0, 1}}));
}

TEST(Days, ClocksThatGoBackAcrossMidnightDoNotBringADayBack) {
  const Instant change = std::chrono::sys_days{march_31} + 24h + 30min;
  const LocalClock clock{.utc_offset = 0s, .changes = {{change, -1h}}};
  const auto days = days_of(Series<double>{change - 1h, 30min, std::vector<double>(5, 1.0)}, clock);
  EXPECT_EQ(days, (std::vector<Day>{{Date{march_31}, 0, 1}, {Date{march_31} + std::chrono::days(1), 1, 4}}));
}

TEST(Days, AnEmptySeriesHasNone) { EXPECT_TRUE(days_of(Series<double>{Instant{}, 30min, {}}, LocalClock{}).empty()); }

}  // namespace
}  // namespace krarup
