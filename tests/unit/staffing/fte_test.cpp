#include "krarup/staffing/fte.hpp"

#include <gtest/gtest.h>

#include <string>

namespace krarup {
namespace {

using namespace krarup::literals;

TEST(Fte, FourHundredPaidHoursAreTenFullTimeContracts) {
  EXPECT_DOUBLE_EQ(fte(400h), 10);
  EXPECT_DOUBLE_EQ(fte(400h, Seconds(37.5 * 3600)), 400 / 37.5);
  EXPECT_EQ(fte(0s), 0);
}

TEST(Fte, HalfTimeContractsTakeTwiceThePeople) {
  EXPECT_EQ(headcount(10), 10);
  EXPECT_EQ(headcount(10, 0.5), 20);
  EXPECT_EQ(headcount(10.1, 0.5), 21);
  EXPECT_DOUBLE_EQ(headcount(10.1, 0.5, Rounding::none), 20.2);
}

TEST(Fte, PeopleAreNotAddedByArithmetic) {
  EXPECT_EQ(headcount(fte(3 * Seconds(0.1 * 40 * 3600)), 0.1),
            3);  // 3 people at a tenth of full time: 0.30000000000000004
}

TEST(Fte, EachConversionHasItsInverse) {
  for (const double contracts : {0.0, 0.7, 12.25, 1e6}) {
    EXPECT_DOUBLE_EQ(fte(paid_time_of_fte(contracts, 38h), 38h), contracts);
    EXPECT_DOUBLE_EQ(fte_of_headcount(headcount(contracts, 0.8, Rounding::none), 0.8), contracts);
  }
}

TEST(Fte, MistakesAreNamed) {
  const auto message = [](const auto& ask) -> std::string {
    try {
      (void)ask();
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(message([] { return fte(-1h); }), "paid_time must be >= 0 s, got -3600 s");
  EXPECT_EQ(message([] { return fte(40h, 0h); }), "hours_per_fte must be > 0 s, got 0 s");
  EXPECT_EQ(message([] { return paid_time_of_fte(-1); }), "fte must be >= 0, got -1");
  EXPECT_EQ(message([] { return headcount(10, 50); }),
            "contract_share must be in (0, 1], got 50; a share, not a percentage: write 0.5");
  EXPECT_EQ(message([] { return fte_of_headcount(10, 0); }), "contract_share must be in (0, 1], got 0");
}

}  // namespace
}  // namespace krarup
