#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"

// A question that makes no sense is refused once, at the door, by the name of the field.

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Demand demand{.contacts = 100, .per = 30min, .aht = 180s};

std::string refusal(const std::function<void()>& question) {
  try {
    question();
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

template <class Queue>
std::string refusal(const Queue& queue, Seconds acceptable_wait) {
  const std::string by_performance = refusal([&] { (void)performance(queue, acceptable_wait); });
  EXPECT_EQ(by_performance, refusal([&] { (void)outcomes(queue, acceptable_wait); }));
  return by_performance;
}

TEST(Questions, NameTheFieldThatIsWrong) {
  EXPECT_EQ(refusal(ErlangC{{-1, 30min, 180s}, 5}, 20s), "demand.contacts must be >= 0, got -1");
  EXPECT_EQ(refusal(ErlangC{{100, 0s, 180s}, 5}, 20s), "demand.per must be > 0 s, got 0 s");
  EXPECT_EQ(refusal(ErlangB{{100, 30min, 0s}, 5}, 20s), "demand.aht must be > 0 s, got 0 s");
  EXPECT_EQ(refusal(ErlangB{demand, -2}, 20s), "agents must be >= 0, got -2");
  EXPECT_EQ(refusal(ErlangC{demand, infinity}, 20s), "agents must be >= 0, got inf");
  EXPECT_EQ(refusal(ErlangA{demand, 0s, 5}, 20s), "patience must be > 0 s, got 0 s");
  EXPECT_EQ(refusal(ErlangA{demand, Seconds(nan), 5}, 20s), "patience must be > 0 s, got nan s");
}

TEST(Questions, NameTheAcceptableWait) {
  EXPECT_EQ(refusal(ErlangA{demand, 60s, 5}, -20s), "acceptable_wait must be >= 0 s, got -20 s");
  EXPECT_EQ(refusal(ErlangB{demand, 5}, Seconds(nan)), "acceptable_wait must be >= 0 s, got nan s");
  EXPECT_EQ(refusal(ErlangC{demand, 5}, -1s), "acceptable_wait must be >= 0 s, got -1 s");
}

TEST(Questions, MayAskForAnyWaitAtAll) {
  EXPECT_EQ(refusal(ErlangA{demand, 60s, 5}, Seconds(infinity)), "accepted");
  EXPECT_EQ(refusal(ErlangC{demand, 0.5}, 0s), "accepted");
}

}  // namespace
