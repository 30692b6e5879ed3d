// Weeks that differ on two days at most, against all pairs of weeks.
#include "scheduling/tours/near_weeks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace {

using namespace krarup::tours;

int days_apart(const Week& one, const Week& other) {
  int days = 0;
  for (std::size_t day = 0; day < days_of_week; ++day) days += one[day] != other[day] ? 1 : 0;
  return days;
}

/// So many different weeks of four days with one of two paid times.
std::vector<Week> draw_weeks(std::size_t count, std::mt19937& random) {
  std::set<Week> weeks;
  while (weeks.size() < count) {
    Week week;
    for (std::size_t day = 0; day < days_of_week; ++day) week[day] = day < 4 ? static_cast<int>(random() % 2) : off;
    std::shuffle(week.begin(), week.end(), random);
    weeks.insert(week);
  }
  return {weeks.begin(), weeks.end()};
}

TEST(NearWeeks, AreAllDrawnAndNoOthers) {
  std::mt19937 random(1);
  const std::vector<Week> weeks = draw_weeks(60, random);
  const NearWeeks near(weeks);
  for (std::size_t week = 0; week < weeks.size(); ++week) {
    std::set<std::size_t> expected, drawn;
    for (std::size_t other = 0; other < weeks.size(); ++other) {
      if (other != week && days_apart(weeks[week], weeks[other]) <= 2) expected.insert(other);
    }
    if (expected.empty()) expected.insert(week);
    for (int i = 0; i < 3'000; ++i) drawn.insert(near.draw(week, random));
    EXPECT_EQ(drawn, expected) << week;
  }
}

}  // namespace
