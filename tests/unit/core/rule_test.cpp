#include "krarup/core/rule.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace krarup {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Rule, AShareIncludesBothEnds) {
  EXPECT_TRUE(rules::share.holds(0));
  EXPECT_TRUE(rules::share.holds(0.8));
  EXPECT_TRUE(rules::share.holds(1));
  EXPECT_FALSE(rules::share.holds(-1e-300));
  EXPECT_FALSE(rules::share.holds(std::nextafter(1.0, 2.0)));
}

TEST(Rule, OpenEndsAreExcluded) {
  EXPECT_FALSE(rules::share_below_one.holds(1));
  EXPECT_TRUE(rules::share_below_one.holds(0));
  EXPECT_FALSE(rules::positive_share.holds(0));
  EXPECT_TRUE(rules::positive_share.holds(1));
  EXPECT_FALSE(rules::positive.holds(0));
  EXPECT_TRUE(rules::positive.holds(std::numeric_limits<double>::denorm_min()));
}

TEST(Rule, NanIsNeverAccepted) {
  for (const Rule& rule :
       {rules::finite, rules::not_negative, rules::positive, rules::positive_or_infinite,
        rules::not_negative_or_infinite, rules::share, rules::share_below_one, rules::positive_share}) {
    EXPECT_FALSE(rule.holds(nan)) << rule.text();
  }
}

TEST(Rule, InfinityIsAcceptedOnlyWhereItHasAMeaning) {
  EXPECT_TRUE(rules::positive_or_infinite.holds(infinity));
  EXPECT_TRUE(rules::not_negative_or_infinite.holds(infinity));
  EXPECT_FALSE(rules::positive_or_infinite.holds(-infinity));
  EXPECT_FALSE(rules::positive.holds(infinity));
  EXPECT_FALSE(rules::not_negative.holds(infinity));
  EXPECT_FALSE(rules::finite.holds(infinity));
  EXPECT_FALSE(rules::finite.holds(-infinity));
}

TEST(Rule, SaysItselfInWords) {
  EXPECT_EQ(rules::finite.text(), "a finite number");
  EXPECT_EQ(rules::positive.text(" s"), "> 0 s");
  EXPECT_EQ(rules::not_negative.text(), ">= 0");
  EXPECT_EQ(rules::share.text(), "in [0, 1]");
  EXPECT_EQ(rules::share_below_one.text(), "in [0, 1)");
  EXPECT_EQ(rules::positive_share.text(), "in (0, 1]");
  EXPECT_EQ((Rule{.high = 48, .high_bound = Rule::Bound::inclusive}.text(" h")), "<= 48 h");
  EXPECT_EQ((Rule{.high = 48, .high_bound = Rule::Bound::exclusive}.text()), "< 48");
}

}  // namespace
}  // namespace krarup
