#include "krarup/intraday/opening_hours.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "profiles.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;
using std::chrono::Monday;
using std::chrono::Saturday;
using std::chrono::sys_days;
using test::berlin;
using test::berlin_day;
using test::march_31;
using test::october_27;
using test::profile;

constexpr Instant monday = sys_days{std::chrono::July / 21 / 2003};

/// One contact in each half hour of the week from Monday.
DayProfile week() {
  return profile(monday, monday + std::chrono::days(7), 30min, [](std::size_t) { return 1; });
}

auto open_intervals(const OpenProfile& profile) { return std::count(profile.open.begin(), profile.open.end(), true); }

TEST(OpeningHours, WithoutAnyTheCenterIsAlwaysOpen) {
  const OpenProfile open = within_opening_hours(week(), {});
  EXPECT_EQ(open.profile, week());
  EXPECT_EQ(open_intervals(open), 7 * 48);
  EXPECT_EQ(open.contacts_outside, 0);
}

TEST(OpeningHours, ContactsWhileClosedAreTakenOutAndReported) {
  const OpenProfile open = within_opening_hours(week(), {{.open = {8h}, .close = {20h}}});
  EXPECT_EQ(open_intervals(open), 7 * 24);
  EXPECT_EQ(total_contacts(open.profile), 7 * 24);
  EXPECT_EQ(open.contacts_outside, 7 * 24);
  EXPECT_FALSE(open.open[15]);
  EXPECT_TRUE(open.open[16]);
  EXPECT_TRUE(open.open[39]);
  EXPECT_FALSE(open.open[40]);
  EXPECT_EQ(open.profile[15].contacts, 0);
  EXPECT_EQ(open.profile[15].aht, week()[15].aht);
}

TEST(OpeningHours, DaysOfTheWeekDiffer) {
  const OpenProfile open = within_opening_hours(
      week(), {{.days = {Monday}, .open = {8h}, .close = {10h}}, {.days = {Saturday}, .open = {9h}, .close = {10h}}});
  EXPECT_EQ(open_intervals(open), 4 + 2);
  EXPECT_TRUE(open.open[16]);
  EXPECT_TRUE(open.open[5 * 48 + 18]);
}

TEST(OpeningHours, StretchesMayOverlapAndNest) {
  const OpenProfile open = within_opening_hours(
      week(), {{.open = {8h}, .close = {18h}}, {.open = {9h}, .close = {10h}}, {.open = {17h}, .close = {19h}}});
  EXPECT_EQ(open_intervals(open), 7 * 22);
}

TEST(OpeningHours, AnIntervalThatIsOpenInPartIsOpen) {
  const OpenProfile open = within_opening_hours(week(), {{.open = {8h + 15min}, .close = {9h + 1min}}});
  EXPECT_EQ(open_intervals(open), 7 * 3);
  EXPECT_EQ(total_contacts(open.profile), 7 * 3);
}

TEST(OpeningHours, ACenterThatClosesAfterMidnightIsOpenOnTheNextMorning) {
  const OpenProfile open = within_opening_hours(week(), {{.days = {Monday}, .open = {22h}, .close = {26h}}});
  EXPECT_EQ(open_intervals(open), 8);
  EXPECT_TRUE(open.open[48 + 3]);
  EXPECT_FALSE(open.open[48 + 4]);
}

TEST(OpeningHours, AForecastThatStartsAfterMidnightKnowsOfTheEveningBefore) {
  const DayProfile morning = profile(monday, monday + 4h, 30min, [](std::size_t) { return 1; });
  const OpenProfile open =
      within_opening_hours(morning, {{.days = {std::chrono::Sunday}, .open = {22h}, .close = {26h}}});
  EXPECT_EQ(open_intervals(open), 4);
}

TEST(OpeningHours, AreThoseOfTheWallOnDaysOfChange) {
  for (const auto& date : {march_31, october_27}) {
    const DayProfile day = berlin_day(date);
    const OpenProfile open = within_opening_hours(day, {{.open = {7h}, .close = {21h}}}, berlin());
    EXPECT_EQ(open_intervals(open), 14 * 12);
    EXPECT_EQ(total_contacts(open.profile) + open.contacts_outside, total_contacts(day));
    const auto first = std::find(open.open.begin(), open.open.end(), true) - open.open.begin();
    EXPECT_EQ(berlin().wall(day.time(static_cast<std::size_t>(first))), std::chrono::local_days{date} + 7h);
  }
}

TEST(OpeningHours, OpenAcrossTheChangeLastsAnHourLessOrMore) {
  const auto hours_open = [](std::chrono::year_month_day date) {
    return open_intervals(within_opening_hours(berlin_day(date), {{.open = {1h}, .close = {5h}}}, berlin())) / 12;
  };
  EXPECT_EQ(hours_open(march_31), 3);
  EXPECT_EQ(hours_open(october_27), 5);
}

TEST(OpeningHours, MistakesAreNamed) {
  const auto refusal = [](const OpeningHours& hours) -> std::string {
    try {
      (void)within_opening_hours(week(), {{}, hours});
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(
      refusal({.open = {20h}, .close = {2h}}),
      "opening_hours[1].close must be after open, got 02:00 and 20:00; a center that closes after midnight closes "
      "at 25:00, 26:00, ...");
  EXPECT_EQ(refusal({.open = {8h}, .close = {49h}}), "opening_hours[1].close must be <= 48:00, got 49:00");
  EXPECT_EQ(refusal({.open = {-1h}}), "opening_hours[1].open must be >= 0 s, got -3600 s");
}

}  // namespace
}  // namespace krarup
