#include <gtest/gtest.h>

#include "krarup/core/error.hpp"
#include "krarup/core/text.hpp"
#include "krarup/io/text.hpp"

namespace krarup {
namespace {

using namespace literals;
using std::chrono::local_days;
using std::chrono::sys_days;

constexpr local_days spring_sunday = local_days{2026y / 3 / 29};

/// Central Europe in 2026: clocks go forward on 29 March and back on 25 October, both at 01:00 UTC.
LocalClock central_europe() {
  return {.utc_offset = 1h, .changes = {{sys_days{2026y / 3 / 29} + 1h, 2h}, {sys_days{2026y / 10 / 25} + 1h, 1h}}};
}

TEST(ClockText, IsReadWithHoursBeyondMidnight) {
  EXPECT_EQ(parse_clock("06:30").since_midnight, 390min);
  EXPECT_EQ(parse_clock("6:30").since_midnight, 390min);
  EXPECT_EQ(parse_clock("06:30:05").since_midnight, 390min + 5s);
  EXPECT_EQ(parse_clock("30:00").since_midnight, 30h);
  EXPECT_EQ(parse_clock("48:00").since_midnight, 48h);
}

TEST(ClockText, OfAnyOtherFormIsRefused) {
  for (const char* text : {"", "6", "6.30", "06:60", "06:30:60", "48:01", "99:00", "0630", "06:3", "-6:30", "06:30 pm",
                           "06:30:5", "006:30", " 06:30"}) {
    EXPECT_THROW(static_cast<void>(parse_clock(text)), ParseError) << text;
  }
}

TEST(ClockText, ReadsBackAsTheSameTime) {
  for (const Seconds time : {Seconds(0s), Seconds(390min), Seconds(26h), Seconds(23h + 59min + 59s)}) {
    EXPECT_EQ(parse_clock(to_text(TimeOfDay{time})).since_midnight, time);
  }
}

TEST(DateText, KnowsTheCalendar) {
  EXPECT_EQ(parse_date("2026-03-29"), spring_sunday);
  EXPECT_EQ(parse_date("2024-02-29"), local_days{2024y / 2 / 29});
  EXPECT_EQ(date_text(spring_sunday), "2026-03-29");
  EXPECT_EQ(date_text(parse_date("0099-01-01")), "0099-01-01");
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "29.03.2026", "03/29/2026", "20260329",
                           "2026-03-29T", ""}) {
    EXPECT_THROW(static_cast<void>(parse_date(text)), ParseError) << text;
  }
}

TEST(TimestampText, IsReadInTheFormsThatProgramsWrite) {
  const LocalTime seven = spring_sunday + 7h;
  EXPECT_EQ(parse_timestamp("2026-03-29T07:00"), (Timestamp{seven, {}}));
  EXPECT_EQ(parse_timestamp("2026-03-29 07:00"), (Timestamp{seven, {}}));
  EXPECT_EQ(parse_timestamp("2026-03-29 7:00"), (Timestamp{seven, {}}));
  EXPECT_EQ(parse_timestamp("2026-03-29T07:00:30"), (Timestamp{seven + 30s, {}}));
  EXPECT_EQ(parse_timestamp("2026-03-29T07:00Z"), (Timestamp{seven, 0h}));
  EXPECT_EQ(parse_timestamp("2026-03-29T07:00:00+02:00"), (Timestamp{seven, 2h}));
  EXPECT_EQ(parse_timestamp("2026-03-29T07:00-0330"), (Timestamp{seven, -210min}));
  EXPECT_EQ(parse_timestamp("2026-03-29T07:00+02"), (Timestamp{seven, 2h}));
}

TEST(TimestampText, OfAnyOtherFormIsRefused) {
  for (const char* text : {"", "2026-03-29", "07:00", "2026-03-29T24:00", "2026-03-29T07", "2026-03-29X07:00",
                           "2026-03-29T07:00+2", "2026-03-29T07:00+02:0", "2026-03-29T07:00+19:00", "2026-03-29T07:00z",
                           "2026-03-29T07:00 +02:00", "2026-03-29T07:00:00.5", "29.03.2026 07:00"}) {
    EXPECT_THROW(static_cast<void>(parse_timestamp(text)), ParseError) << text;
  }
}

TEST(TimestampText, MeansTheWallClockUnlessItStatesAnOffset) {
  const LocalClock clock = central_europe();
  EXPECT_EQ(instant(parse_timestamp("2026-03-28T12:00"), clock), (sys_days{2026y / 3 / 28} + 11h));
  EXPECT_EQ(instant(parse_timestamp("2026-03-29T12:00"), clock), (sys_days{2026y / 3 / 29} + 10h));
  EXPECT_EQ(instant(parse_timestamp("2026-03-29T12:00-05:00"), clock), (sys_days{2026y / 3 / 29} + 17h));
  EXPECT_EQ(instant(parse_timestamp("2026-03-29T12:00"), LocalClock{}), (sys_days{2026y / 3 / 29} + 12h));
}

TEST(TimestampText, ReadsBackAsTheSameInstantThroughBothChangesOfClocks) {
  const LocalClock clock = central_europe();
  for (const Instant around : {sys_days{2026y / 3 / 29} + 0h, sys_days{2026y / 10 / 25} + 0h}) {
    for (Instant each = around - 3h; each < around + 4h; each += 10min) {
      EXPECT_EQ(instant(parse_timestamp(timestamp_text(each, clock)), LocalClock{}), each);
    }
  }
  EXPECT_EQ(timestamp_text(sys_days{2026y / 10 / 25} + 0h + 30min, clock), "2026-10-25T02:30+02:00");
  EXPECT_EQ(timestamp_text(sys_days{2026y / 10 / 25} + 1h + 30min, clock), "2026-10-25T02:30+01:00");
  EXPECT_EQ(timestamp_text(sys_days{2026y / 10 / 25} + 7h, LocalClock{}), "2026-10-25T07:00");
}

TEST(WeekdayText, IsAFullEnglishName) {
  EXPECT_EQ(parse_weekday("monday"), std::chrono::Monday);
  EXPECT_EQ(weekday_text(std::chrono::Sunday), "sunday");
  EXPECT_THROW(static_cast<void>(parse_weekday("Mon")), ParseError);
  EXPECT_THROW(static_cast<void>(parse_weekday("")), ParseError);
}

}  // namespace
}  // namespace krarup
