#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "krarup/core/error.hpp"
#include "krarup/io/text.hpp"

namespace krarup {
namespace {

using namespace literals;

TEST(DurationText, IsReadInEveryUnit) {
  EXPECT_EQ(parse_duration("180s"), 180s);
  EXPECT_EQ(parse_duration("30min"), 30min);
  EXPECT_EQ(parse_duration("8h"), 8h);
  EXPECT_EQ(parse_duration("2d"), 48h);
  EXPECT_EQ(parse_duration("1.5h"), 90min);
  EXPECT_EQ(parse_duration("0.5s"), Seconds(0.5));
  EXPECT_EQ(parse_duration("0s"), 0s);
}

TEST(DurationText, MayHaveSeveralPiecesAndSpaces) {
  EXPECT_EQ(parse_duration("1h30min"), 90min);
  EXPECT_EQ(parse_duration("1h 30min 15s"), 5415s);
  EXPECT_EQ(parse_duration("2 min"), 2min);
}

TEST(DurationText, MayBeNegativeOrEndless) {
  EXPECT_EQ(parse_duration("-5h30min"), -330min);
  EXPECT_EQ(parse_duration("inf").count(), std::numeric_limits<double>::infinity());
}

TEST(DurationText, WithoutAUnitIsRefusedWithTheFix) {
  try {
    static_cast<void>(parse_duration("180"));
    FAIL();
  } catch (const ParseError& error) {
    EXPECT_STREQ(error.what(), "\"180\" has no unit: write \"180s\", \"180min\" or \"180h\"");
  }
}

TEST(DurationText, OfAnyOtherFormIsRefused) {
  for (const char* text : {"",
                           " ",
                           "s",
                           "min",
                           "-",
                           "--3s",
                           "+3s",
                           "3 s m",
                           "3s3s",
                           "3s1min",
                           "1.2.3s",
                           ".s",
                           "1e3s",
                           "0x10s",
                           "nan",
                           "NaNs",
                           "-inf",
                           "infs",
                           "3S",
                           "3hours",
                           "3s ,",
                           "3s\n",
                           "\xC2\xA0"
                           "3s"}) {
    EXPECT_THROW(static_cast<void>(parse_duration(text)), ParseError) << text;
  }
}

TEST(DurationText, BeyondAllClocksIsRefused) {
  EXPECT_THROW(static_cast<void>(parse_duration("1000000000000000001000s")), ParseError);
  EXPECT_THROW(static_cast<void>(parse_duration(std::string(400, '9') + "s")), ParseError);
}

TEST(DurationText, IsWrittenInHoursOrMinutesWhereTheyAreWhole) {
  EXPECT_EQ(duration_text(8h), "8h");
  EXPECT_EQ(duration_text(90min), "90min");
  EXPECT_EQ(duration_text(150s), "150s");
  EXPECT_EQ(duration_text(Seconds(0.1)), "0.1s");
  EXPECT_EQ(duration_text(0s), "0s");
  EXPECT_EQ(duration_text(-90min), "-90min");
}

TEST(DurationText, ReadsBackAsTheSameNumber) {
  for (const double value : {1.0, 59.999999999999993, 1.0 / 3.0, 3600.0 * 24 * 365, 1e15, 1e18, 5e-324, 1e-7, 86399.9,
                             9007199254740992.0, 9007199254740992.0 * 100, -0.1, std::nextafter(3600.0, 4000.0)}) {
    EXPECT_EQ(parse_duration(duration_text(Seconds(value))).count(), value) << value;
  }
  EXPECT_EQ(duration_text(parse_duration("inf")), "inf");
}

}  // namespace
}  // namespace krarup
