// Rounding a linear program bit by bit, on programs whose best whole numbers are known.
#include "scheduling/mip/dive.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace krarup::mip {
namespace {

constexpr auto always = [] { return true; };

/// Three columns that share a whole number of people, at prices that grow with how far each is from a wish.
struct Shares {
  Model model{};
  std::vector<int> columns{};

  Shares(double people, const std::vector<double>& wishes) {
    std::vector<Term> all;
    for (const double wish : wishes) {
      const int column = model.add_column(0, 0, infinity, true);
      const int less = model.add_column(1, 0, infinity, false), more = model.add_column(1, 0, infinity, false);
      model.add_row(wish, wish, {{column, 1}, {less, 1}, {more, -1}});
      all.push_back({column, 1});
      columns.push_back(column);
    }
    model.add_row(people, people, all);
  }
};

TEST(Dive, RoundsUpWhatIsNearestToTheNextWholeNumber) {
  const Shares shares(7, {1.2, 2.9, 2.9});
  const std::vector<double> values = dive(shares.model, {{shares.columns}}, {}, always);
  ASSERT_FALSE(values.empty());
  EXPECT_EQ(values[static_cast<std::size_t>(shares.columns[0])], 1);
  EXPECT_EQ(values[static_cast<std::size_t>(shares.columns[1])], 3);
  EXPECT_EQ(values[static_cast<std::size_t>(shares.columns[2])], 3);
}

TEST(Dive, RoundsDownWhatCannotBeRoundedUp) {
  Model model;
  const int most = model.add_column(-3, 0, infinity, true), other = model.add_column(-1, 0, infinity, true);
  model.add_row(-infinity, 0.9, {{most, 1}});
  model.add_row(1, 1, {{most, 1}, {other, 1}});
  for (const bool afresh : {false, true}) {
    const std::vector<double> values = dive(model, {{{most, other}}}, {.afresh = afresh}, always);
    ASSERT_FALSE(values.empty());
    EXPECT_EQ(values, (std::vector<double>{0, 1}));
  }
}

TEST(Dive, HasNoAnswerWhenStopped) {
  const Shares shares(7, {1.2, 2.9, 2.9});
  EXPECT_TRUE(dive(shares.model, {{shares.columns}}, {}, [] { return false; }).empty());
}

TEST(Dive, HasNoAnswerWhereNoWholeNumberFits) {
  Model model;
  const int column = model.add_column(1, 0, infinity, true);
  model.add_row(0.4, 0.6, {{column, 1}});
  EXPECT_TRUE(dive(model, {{{column}}}, {}, always).empty());
}

}  // namespace
}  // namespace krarup::mip
