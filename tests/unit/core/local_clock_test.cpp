#include "krarup/core/local_clock.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "krarup/core/validate.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;
using std::chrono::local_days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr auto march_31 = std::chrono::March / 31 / 2024;
constexpr auto october_27 = std::chrono::October / 27 / 2024;

/// Central European time in 2024: one hour forward at 01:00 UTC on March 31, back at 01:00 UTC on October 27.
LocalClock berlin() {
  return {.utc_offset = 1h, .changes = {{sys_days{march_31} + 1h, 2h}, {sys_days{october_27} + 1h, 1h}}};
}

TEST(LocalClock, WithoutOffsetAndChangesTheWallShowsTheTimeLine) {
  const LocalClock clock;
  const Instant instant = sys_days{march_31} + 12h + 34min + 56s;
  EXPECT_EQ(clock.wall(instant).time_since_epoch(), instant.time_since_epoch());
  EXPECT_EQ(clock.instant(clock.wall(instant)), instant);
}

TEST(LocalClock, TheOffsetChangesExactlyAtTheChange) {
  const LocalClock clock = berlin();
  EXPECT_EQ(clock.offset_at(sys_days{march_31} + 1h - 1s), 1h);
  EXPECT_EQ(clock.offset_at(sys_days{march_31} + 1h), 2h);
  EXPECT_EQ(clock.offset_at(sys_days{october_27} + 1h - 1s), 2h);
  EXPECT_EQ(clock.offset_at(sys_days{october_27} + 1h), 1h);
}

TEST(LocalClock, InSpringTheWallJumpsFromTwoToThree) {
  const LocalClock clock = berlin();
  EXPECT_EQ(clock.wall(sys_days{march_31} + 1h - 1s), local_days{march_31} + 1h + 59min + 59s);
  EXPECT_EQ(clock.wall(sys_days{march_31} + 1h), local_days{march_31} + 3h);
}

TEST(LocalClock, ATimeThatSpringSkipsIsTheInstantOfTheChange) {
  const LocalClock clock = berlin();
  const Instant change = sys_days{march_31} + 1h;
  EXPECT_EQ(clock.instant(local_days{march_31} + 2h), change);
  EXPECT_EQ(clock.instant(local_days{march_31} + 2h + 30min), change);
  EXPECT_EQ(clock.instant(local_days{march_31} + 3h), change);
  EXPECT_EQ(clock.instant(local_days{march_31} + 3h + 1min), change + 1min);
}

TEST(LocalClock, ATimeThatAutumnShowsTwiceIsTheFirst) {
  const LocalClock clock = berlin();
  const Instant change = sys_days{october_27} + 1h;
  EXPECT_EQ(clock.instant(local_days{october_27} + 2h), change - 1h);
  EXPECT_EQ(clock.instant(local_days{october_27} + 2h + 59min), change - 1min);
  EXPECT_EQ(clock.instant(local_days{october_27} + 3h), change + 1h);
}

TEST(LocalClock, DaysOfChangeHaveTwentyThreeAndTwentyFiveHours) {
  const LocalClock clock = berlin();
  const auto length = [&](year_month_day day) {
    const Date date = local_days{day};
    return clock.instant(date + std::chrono::days(1), TimeOfDay{}) - clock.instant(date, TimeOfDay{});
  };
  EXPECT_EQ(length(march_31), 23h);
  EXPECT_EQ(length(october_27), 25h);
  EXPECT_EQ(length(std::chrono::March / 30 / 2024), 24h);
  EXPECT_EQ(length(std::chrono::October / 28 / 2024), 24h);
}

TEST(LocalClock, TheDateIsThatOfTheWall) {
  const LocalClock new_york{.utc_offset = -5h};
  EXPECT_EQ(new_york.date(sys_days{march_31} + 4h), Date{std::chrono::March / 30 / 2024});
  EXPECT_EQ(new_york.date(sys_days{march_31} + 5h), Date{march_31});
}

TEST(LocalClock, AClockReadingBeyondMidnightBelongsToTheNextDay) {
  const LocalClock clock = berlin();
  EXPECT_EQ(clock.instant(Date{std::chrono::March / 30 / 2024}, TimeOfDay{30h}), sys_days{march_31} + 4h);
}

/// By its definition, on a time line searched minute by minute: the first instant at which the wall shows `local` or
/// later.
Instant first_instant_showing(const LocalClock& clock, LocalTime local, Instant from) {
  while (clock.wall(from) < local) from += 1min;
  return from;
}

TEST(LocalClock, FindsTheFirstInstantThroughAnyNumberOfChanges) {
  std::mt19937 random(7);
  const Instant start = sys_days{march_31};
  for (int round = 0; round < 40; ++round) {
    LocalClock clock{.utc_offset = std::chrono::minutes(std::uniform_int_distribution(-720, 720)(random))};
    Instant at = start;
    auto offset = clock.utc_offset;
    for (int change = 0; change < 4; ++change) {
      at += std::chrono::minutes(std::uniform_int_distribution(1, 400)(random));
      offset += std::chrono::minutes(30 * std::uniform_int_distribution(-4, 4)(random));
      clock.changes.push_back({at, offset});
    }
    ASSERT_NO_THROW(validate(clock));
    for (LocalTime local = clock.wall(start); local < clock.wall(at + 6h); local += 7min) {
      ASSERT_EQ(clock.instant(local), first_instant_showing(clock, local, start - 24h)) << "round " << round;
    }
  }
}

std::string refusal(const LocalClock& clock) {
  try {
    validate(clock, "clock");
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(LocalClock, RefusesChangesOutOfOrderAndOffsetsThatTimestampsCannotWrite) {
  EXPECT_EQ(refusal(berlin()), "accepted");
  LocalClock unsorted = berlin();
  std::swap(unsorted.changes[0], unsorted.changes[1]);
  EXPECT_EQ(refusal(unsorted), "clock.changes[1].at must be after the change before it");
  EXPECT_EQ(refusal({.utc_offset = 24h}), "clock.utc_offset must be whole minutes between -18 h and 18 h, got 86400 s");
  EXPECT_EQ(refusal({.utc_offset = 34min + 8s}),
            "clock.utc_offset must be whole minutes between -18 h and 18 h, got 2048 s");
  EXPECT_EQ(refusal({.changes = {{Instant{}, -30h}}}),
            "clock.changes[0].utc_offset must be whole minutes between -18 h and 18 h, got -108000 s");
}

}  // namespace
}  // namespace krarup
