#include "krarup/queues/demand.hpp"

#include <gtest/gtest.h>

#include "krarup/core/validate.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

TEST(Demand, OffersContactsTimesHandlingTimePerInterval) {
  const Demand demand{.contacts = 100, .per = 30min, .aht = 180s};
  EXPECT_DOUBLE_EQ(offered_load(demand), 10);
  EXPECT_DOUBLE_EQ(arrival_rate(demand), 100. / 1800);
}

TEST(Demand, RefusesALoadBeyondAllCenters) {
  const Demand demand{.contacts = 1e300, .per = 1s, .aht = 1h};
  try {
    validate(demand, "demand");
    FAIL();
  } catch (const InvalidInput& error) {
    EXPECT_STREQ(error.what(), "demand must offer at most 1e+12 erlangs, got 3.6e+303 (contacts * aht / per)");
  }
}

}  // namespace
