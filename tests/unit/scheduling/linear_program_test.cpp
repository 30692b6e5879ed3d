// A linear program that is stopped at any moment.
#include "scheduling/mip/linear_program.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace krarup::mip {
namespace {

/// Every hour of a day is covered, at the least price, by shifts of eight hours with a break.
Model day_of_shifts(int hours) {
  Model model;
  std::mt19937 random(1);
  std::vector<std::vector<Term>> on_shift(static_cast<std::size_t>(hours));
  for (int start = 0; start + 8 <= hours; ++start) {
    for (int pause = 2; pause < 6; ++pause) {
      const int column = model.add_column(8 + static_cast<double>(random() % 100) / 100, 0, infinity, false);
      for (int hour = 0; hour < 8; ++hour) {
        if (hour != pause) on_shift[static_cast<std::size_t>(start + hour)].push_back({column, 1});
      }
    }
  }
  for (const auto& terms : on_shift) model.add_row(static_cast<double>(random() % 20), infinity, terms);
  return model;
}

using Solve = Duals (LinearProgram::*)();

class Stopped : public testing::TestWithParam<Solve> {};

TEST_P(Stopped, AtAnyQuestionItHasNoAnswerOrTheBest) {
  const Model model = day_of_shifts(48);
  const double best = (LinearProgram(model).*GetParam())().objective;
  int asked = 0, without_answer = 0;
  for (int stop = 1; asked == 0 || asked >= stop - 1; ++stop) {
    LinearProgram program(model);
    asked = 0;
    program.go_on_while([&] { return ++asked < stop; });
    const Duals found = (program.*GetParam())();
    if (found.values.empty()) {
      ++without_answer;
    } else {
      EXPECT_NEAR(found.objective, best, 1e-9 * best) << stop;
    }
  }
  EXPECT_GT(without_answer, 0);
}

INSTANTIATE_TEST_SUITE_P(LinearProgram, Stopped, testing::Values(&LinearProgram::solve, &LinearProgram::solve_large),
                         [](const auto& each) { return each.index == 0 ? "Simplex" : "InteriorPoint"; });

}  // namespace
}  // namespace krarup::mip
