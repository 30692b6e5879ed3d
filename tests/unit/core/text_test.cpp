#include "krarup/core/text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

namespace krarup {
namespace {

using namespace krarup::literals;

TEST(Text, NumbersAreAsShortAsTheyCanBeReadBack) {
  EXPECT_EQ(to_text(0.8), "0.8");
  EXPECT_EQ(to_text(14.0), "14");
  EXPECT_EQ(to_text(-0.5), "-0.5");
  EXPECT_EQ(to_text(1e-6), "1e-06");
  EXPECT_EQ(to_text(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(to_text(std::numeric_limits<double>::quiet_NaN()), "nan");
  for (const double value : {0.1 + 0.2, 1.0 / 3, std::sqrt(2.0), 5e-324, 1.7976931348623157e308}) {
    EXPECT_EQ(std::strtod(to_text(value).c_str(), nullptr), value);
  }
}

TEST(Text, DurationsCarryTheirUnit) {
  EXPECT_EQ(to_text(Seconds(3min)), "180 s");
  EXPECT_EQ(to_text(Seconds(0.5)), "0.5 s");
}

TEST(Text, ClockReadingsLookLikeAClock) {
  EXPECT_EQ(to_text(TimeOfDay{}), "00:00");
  EXPECT_EQ(to_text(TimeOfDay{6h + 30min}), "06:30");
  EXPECT_EQ(to_text(TimeOfDay{6h + 30min + 5s}), "06:30:05");
  EXPECT_EQ(to_text(TimeOfDay{30h}), "30:00");
  EXPECT_EQ(to_text(TimeOfDay{Seconds(59.6)}), "00:01");
}

TEST(Text, WhatNoClockShowsIsGivenInSeconds) {
  EXPECT_EQ(to_text(TimeOfDay{Seconds(-60)}), "-60 s");
  EXPECT_EQ(to_text(TimeOfDay{Seconds(1e300)}), "1e+300 s");
  EXPECT_EQ(to_text(TimeOfDay{Seconds(std::numeric_limits<double>::quiet_NaN())}), "nan s");
}

}  // namespace
}  // namespace krarup
