#include "krarup/staffing/what_if.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "krarup/queues/erlang_c.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

const ErlangC twenty_erlangs{.demand = {.contacts = 200, .per = 30min, .aht = 180s}};

TEST(WhatIf, TwentyErlangsFrom21To26Agents) {
  const std::array service_levels{.3561, .5931, .7478, .8470, .9091, .9472};
  const std::array asas{136.9, 51.1, 24.9, 13.4, 7.5, 4.3};
  const auto rows = what_if(twenty_erlangs, {.from = 21, .to = 26}, 30s);
  ASSERT_EQ(rows.size(), 6U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].agents, 21 + static_cast<double>(i));
    EXPECT_NEAR(rows[i].performance.service_level, service_levels[i], 5e-5);
    EXPECT_NEAR(rows[i].performance.asa.count(), asas[i], 0.05);
  }
}

TEST(WhatIf, FractionsOfAnAgentFillInTheCurve) {
  const auto rows = what_if(twenty_erlangs, {.from = 22, .to = 23, .step = 0.1}, 30s);
  ASSERT_EQ(rows.size(), 11U);  // although 10 * 0.1 is not 1 in binary
  EXPECT_DOUBLE_EQ(rows.back().agents, 23);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_GT(rows[i].performance.service_level, rows[i - 1].performance.service_level);
  }
}

TEST(WhatIf, AStepThatDoesNotDivideTheRangeStopsShortOfItsEnd) {
  EXPECT_EQ((AgentRange{.from = 10, .to = 15, .step = 2}.size()), 3U);
  EXPECT_EQ((AgentRange{.from = 10, .to = 10}.size()), 1U);
}

TEST(WhatIf, AnOverloadedQueueIsARowLikeAnyOther) {
  const auto rows = what_if(twenty_erlangs, {.from = 20, .to = 20}, 30s);
  EXPECT_EQ(rows.front().performance.service_level, 0);
  EXPECT_EQ(rows.front().performance.occupancy, 1);
}

TEST(WhatIf, MistakesAreNamed) {
  const auto message = [](const AgentRange& range) -> std::string {
    try {
      (void)what_if(twenty_erlangs, range, 30s);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(message({.from = 5, .to = 4}), "agents.to must be >= from, got 4 < 5");
  EXPECT_EQ(message({.from = -1, .to = 4}), "agents.from must be >= 0, got -1");
  EXPECT_EQ(message({.from = 1, .to = 4, .step = 0}), "agents.step must be > 0, got 0");
  EXPECT_EQ(message({.from = 0, .to = 1e9}), "agents must have at most 1000000 numbers, got from 0 to 1e+09 by 1");
  EXPECT_EQ(message({.from = 0, .to = 1, .step = 1e-300}),
            "agents must have at most 1000000 numbers, got from 0 to 1 by 1e-300");
}

}  // namespace
}  // namespace krarup
