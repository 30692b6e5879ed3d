#include "krarup/intraday/service_target.hpp"

#include <gtest/gtest.h>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/uncertain.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

DayProfile calls() { return {Instant{}, 30min, {{100, 30min, 3min}, {0, 30min, 3min}, {12, 30min, 4min}}}; }

TEST(ServiceCurves, HoldTheServiceLevelOfTheQueueByEveryBasis) {
  for (const auto& basis : enumerators(ServiceLevelBasis{})) {
    const Target target{.service_level = 0.8, .acceptable_wait = 20s, .basis = basis.value};
    const ServiceTarget whole = service_target(calls(), ErlangA{.patience = 2min}, target);
    ASSERT_EQ(whole.curves.size(), 3U);
    for (const std::size_t i : {0U, 2U}) {
      for (std::size_t n = 1; n < whole.curves[i].in_time.size(); ++n) {
        const ErlangA queue{.demand = calls()[i], .patience = 2min, .agents = static_cast<double>(n)};
        EXPECT_NEAR(served(whole.curves[i], n).service_level(),
                    performance(queue, target.acceptable_wait, target.basis).service_level, 1e-12);
      }
      const double last = served(whole.curves[i], 1000).service_level();
      EXPECT_NEAR(last, 1, 1e-7) << basis.name;
    }
    EXPECT_EQ(served(whole.curves[1], 0).service_level(), 1) << "nobody came";
  }
}

TEST(ServiceCurves, AskTheQueueForTheAgentsThatShrinkageLeaves) {
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  const ServiceTarget whole =
      service_target(calls(), ErlangC{}, target, {.components = {{.name = "meetings", .share = 0.25}}});
  const ErlangC nine{.demand = calls()[0], .agents = 12 * 0.75};
  const ErlangC twelve{.demand = calls()[0], .agents = 16 * 0.75};
  EXPECT_EQ(whole.curves[0].in_time[12], performance(nine, 20s).service_level);
  EXPECT_NEAR(whole.curves[0].in_time[16], performance(twelve, 20s).service_level, 1e-15);
}

TEST(ServiceCurves, OfAnUncertainRateAreAveragesOverTheContactsOfAllDays) {
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  const Uncertain uncertain{ErlangA{.patience = 2min}, 0.2};
  const ServiceTarget whole = service_target(calls(), uncertain, target);
  const auto queue = with_agents(with_demand(uncertain, calls()[2]), 3);
  EXPECT_NEAR(whole.curves[2].in_time[3], performance(queue, 20s).service_level, 1e-12);
}

}  // namespace
