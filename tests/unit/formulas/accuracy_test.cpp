#include "accuracy.hpp"

#include <gtest/gtest.h>

namespace {

using accuracy::Measurements;

const Measurements& measured() {
  static const Measurements result = accuracy::measure();
  return result;
}

TEST(Accuracy, NoFunctionIsWorseThanItHasEverBeen) {
  int functions = 0;
  accuracy::for_each_row("tests/reference/worst_errors.csv", [&](const auto& row) {
    const auto found = measured().find(row.at("function"));
    ASSERT_NE(found, measured().end()) << row.at("function");
    EXPECT_LE(found->second.conditioned, std::stod(row.at("conditioned")))
        << row.at("function") << " at " << found->second.where;
    ++functions;
  });
  EXPECT_EQ(functions, static_cast<int>(measured().size()));
}

TEST(Accuracy, BlockingAndWaitingAreWithinFourEpsOfTheirConditionNumber) {
  for (const char* name : {"erlang_b_c.blocking", "erlang_b_c.waits"}) {
    const auto& worst = measured().at(name);
    EXPECT_LE(worst.conditioned, 4) << name << " at " << worst.where;
  }
}

void expect_twelve_digits_or_a_few_eps(const std::map<std::string, std::string>& row,
                                       const std::map<std::string, double>& values, const std::string& where) {
  const double twelve_digits = 1e-12 / accuracy::eps;
  for (const auto& [name, value] : values) {
    const long double exact = std::strtold(row.at(name).c_str(), nullptr);
    if (std::abs(exact) < 1e-290L) continue;
    const double condition = std::strtod(row.at("condition_of_" + name).c_str(), nullptr);
    const auto error = static_cast<double>(std::abs(static_cast<long double>(value) / exact - 1)) / accuracy::eps;
    EXPECT_LE(error, std::max(twelve_digits, 4 * (1 + condition))) << name << " at " << where;
  }
}

TEST(Accuracy, ErlangAIsRightToTwelveDigitsOrToAFewEpsOfItsConditionNumber) {
  accuracy::for_each_row("tests/reference/tables/erlang_a.csv", [&](const auto& row) {
    const auto number = [&](const char* name) { return std::stod(row.at(name)); };
    expect_twelve_digits_or_a_few_eps(
        row, accuracy::erlang_a_values(number("servers"), number("offered_load"), number("patience"), number("wait")),
        row.at("servers") + " servers, " + row.at("offered_load") + " erlangs, patience " + row.at("patience") +
            ", wait " + row.at("wait"));
  });
}

TEST(Accuracy, LinesAndBalkingAreRightToTwelveDigitsOrToAFewEpsOfTheirConditionNumber) {
  for (const std::string table : {"finite_queue", "finite_queue_large"}) {
    accuracy::for_each_row("tests/reference/tables/" + table + ".csv", [&](const auto& row) {
      expect_twelve_digits_or_a_few_eps(
          row, accuracy::finite_queue_values(accuracy::finite_queue(row), std::stod(row.at("wait"))),
          accuracy::inputs_of(row));
    });
  }
}

}  // namespace
