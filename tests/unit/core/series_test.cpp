#include "krarup/core/series.hpp"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace krarup {
namespace {

using namespace krarup::literals;

constexpr Instant nine{std::chrono::sys_days{std::chrono::July / 21 / 2003} + 9h};

TEST(Series, KnowsWhenEachIntervalBeginsAndWhenItEnds) {
  const Series<double> series{nine, 5min, {1, 2, 3}};
  EXPECT_EQ(series.time(0), nine);
  EXPECT_EQ(series.time(2), nine + 10min);
  EXPECT_EQ(series.time(series.size()), nine + 15min);
}

TEST(Series, TimesDoNotDriftOverALongHorizon) {
  const Series<double> series{nine, 5min, {}};
  EXPECT_EQ(series.time(366 * 288), nine + std::chrono::days(366));
}

TEST(Series, MapKeepsTheGrid) {
  const Series<double> series{nine, 30min, {1.5, 2.5}};
  const auto doubled = series.map([](double value) { return 2 * value; });
  EXPECT_EQ(doubled, (Series<double>{nine, 30min, {3, 5}}));
  const auto words = series.map([](double value) { return std::to_string(static_cast<int>(value)); });
  static_assert(std::is_same_v<decltype(words), const Series<std::string>>);
  EXPECT_EQ(words, (Series<std::string>{nine, 30min, {"1", "2"}}));
}

TEST(Series, AnEmptySeriesMapsToAnEmptyOne) {
  const Series<double> nothing{nine, 30min, {}};
  EXPECT_TRUE(nothing.empty());
  EXPECT_EQ(nothing.map([](double value) { return value; }), nothing);
}

TEST(Series, ElementsCanBeChangedInPlace) {
  Series<double> series{nine, 30min, {1, 2}};
  series[1] = 7;
  EXPECT_EQ(series.values, (std::vector<double>{1, 7}));
}

}  // namespace
}  // namespace krarup
