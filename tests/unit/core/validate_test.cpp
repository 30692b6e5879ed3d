#include "krarup/core/validate.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace krarup {
namespace {

using namespace krarup::literals;

struct Pause {
  Seconds length{};
  static constexpr auto fields() { return std::tuple{field("length", &Pause::length, rules::positive)}; }
};

struct Day {
  double load = 1;
  std::optional<double> share{};
  std::vector<Pause> pauses{};
  std::vector<double> weights{};
  TimeOfDay open{};
  TimeOfDay close{8h};
  std::string name{};
  bool holiday = false;

  static constexpr auto fields() {
    return std::tuple{field("load", &Day::load, rules::positive),
                      field("share", &Day::share, rules::share),
                      field("pauses", &Day::pauses),
                      field("weights", &Day::weights, rules::not_negative),
                      field("open", &Day::open, rules::not_negative),
                      field("close", &Day::close, rules::not_negative),
                      field("name", &Day::name),
                      field("holiday", &Day::holiday)};
  }
  void validate(const std::string& path) const {
    if (close < open) throw InvalidInput(path + " closes before it opens");
  }
};

std::string refusal(const Day& day, const std::string& path = "day") {
  try {
    validate(day, path);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Validate, AcceptsWhatKeepsEveryRule) {
  EXPECT_EQ(refusal({}), "accepted");
  EXPECT_EQ(refusal({.share = 0.3, .pauses = {{15min}}, .weights = {0, 1}}), "accepted");
}

TEST(Validate, NamesTheFieldTheRuleAndTheValue) {
  EXPECT_EQ(refusal({.load = -2}), "day.load must be > 0, got -2");
  EXPECT_EQ(refusal({.load = std::numeric_limits<double>::quiet_NaN()}), "day.load must be > 0, got nan");
  EXPECT_EQ(refusal({.load = std::numeric_limits<double>::infinity()}), "day.load must be > 0, got inf");
  EXPECT_EQ(refusal({.open = {-1h}}), "day.open must be >= 0 s, got -3600 s");
}

TEST(Validate, WithoutAPathTheFieldStandsAlone) { EXPECT_EQ(refusal({.load = 0}, ""), "load must be > 0, got 0"); }

TEST(Validate, APercentageIsRecognized) {
  EXPECT_EQ(refusal({.share = 80}), "day.share must be in [0, 1], got 80; a share, not a percentage: write 0.8");
  EXPECT_EQ(refusal({.share = 1.8}), "day.share must be in [0, 1], got 1.8; a share, not a percentage: write 0.018");
  EXPECT_EQ(refusal({.share = -0.1}), "day.share must be in [0, 1], got -0.1");
  EXPECT_EQ(refusal({.share = 101}), "day.share must be in [0, 1], got 101");
}

TEST(Validate, ListsAreCheckedElementByElement) {
  EXPECT_EQ(refusal({.pauses = {{15min}, {0s}}}), "day.pauses[1].length must be > 0 s, got 0 s");
  EXPECT_EQ(refusal({.weights = {1, 2, -3}}), "day.weights[2] must be >= 0, got -3");
}

TEST(Validate, RulesBetweenFieldsComeAfterTheRulesOfEachField) {
  EXPECT_EQ(refusal({.open = {9h}, .close = {8h}}), "day closes before it opens");
  EXPECT_EQ(refusal({.load = 0, .open = {9h}, .close = {8h}}), "day.load must be > 0, got 0");
}

TEST(Validate, TheFirstFieldInOrderIsReported) {
  EXPECT_EQ(refusal({.load = 0, .share = 80}), "day.load must be > 0, got 0");
}

TEST(Validate, ArgumentsAreCheckedByName) {
  EXPECT_NO_THROW(validate_argument("step", Seconds(1min), rules::positive));
  try {
    validate_argument("step", Seconds(0), rules::positive);
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_STREQ(error.what(), "step must be > 0 s, got 0 s");
  }
}

TEST(Error, EveryExceptionOfTheLibraryIsAnError) {
  EXPECT_THROW(throw InvalidInput("x"), Error);
  EXPECT_THROW(throw ParseError("x"), Error);
  EXPECT_THROW(throw Infeasible("x"), Error);
  EXPECT_THROW(throw Cancelled("x"), Error);
  try {
    throw NoConvergence("stopped", 0.25);
  } catch (const NoConvergence& error) {
    EXPECT_STREQ(error.what(), "stopped");
    EXPECT_EQ(error.residual(), 0.25);
  }
}

}  // namespace
}  // namespace krarup
