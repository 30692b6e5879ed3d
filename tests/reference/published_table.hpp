#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace krarup::reference {

/// One row of a table of published values: texts by the names of their columns.
using Row = std::map<std::string, std::string>;

namespace detail {

/// The cells of one line; a cell in quotes may contain commas, and a doubled quote stands for one.
[[nodiscard]] inline std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result{""};
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool doubled_quote = line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"';
    if (doubled_quote) {
      result.back() += line[++i];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      result.emplace_back();
    } else if (line[i] != '\r') {
      result.back() += line[i];
    }
  }
  return result;
}

}  // namespace detail

/// The folder of published values beside the source tree; it is not part of the source tree.
[[nodiscard]] inline std::filesystem::path reference_folder() {
  return std::filesystem::path(KRARUP_SHARED_DIR) / "reference";
}

[[nodiscard]] inline std::vector<Row> read_table(const std::string& file) {
  std::ifstream in(reference_folder() / file);
  if (!in) throw std::runtime_error(file + " is missing");
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = detail::cells(line);
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = detail::cells(line);
    if (cells.size() != header.size()) throw std::runtime_error(file + ": a row with other columns: " + line);
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = cells[i];
  }
  return rows;
}

/// A number, or a product or quotient of numbers as the tables write them: "100/30", "0.95*c/3" (c: the agents),
/// "48/min" (per s), "1/60 s", "inf".
[[nodiscard]] inline double evaluate(const std::string& text, double agents = 0) {
  const auto factor = [&](const std::string& word) {
    return word == "c" ? agents : word == "min" ? 60.0 : std::stod(word);  // stod stops before " s"
  };
  double value = 1;
  std::size_t begin = 0;
  for (char operation = '*'; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("*/", begin), text.size());
    const double next = factor(text.substr(begin, end - begin));
    value = operation == '*' ? value * next : value / next;
    operation = end < text.size() ? text[end] : '*';
    begin = end + 1;
  }
  return value;
}

/// A printed number: what it says, and how much its last digit is worth.
struct Printed {
  double value;
  double unit;
};

[[nodiscard]] inline Printed printed(const std::string& text) {
  const std::size_t exponent_at = std::min(text.find('e'), text.size());
  const std::size_t point_at = text.find('.');
  const auto decimals = point_at < exponent_at ? static_cast<int>(exponent_at - point_at) - 1 : 0;
  const int exponent = exponent_at < text.size() ? std::stoi(text.substr(exponent_at + 1)) : 0;
  return {std::stod(text), std::pow(10.0, exponent - decimals)};
}

/// Rows that the tables call right, and whose misprint is on the list beside them: C(10, 8) = 0.40918 is printed
/// 0.4090. Two more rows that the tables call right were cut, not rounded, to the digits printed.
inline const std::set<std::string> listed_misprints{"erlang_b_c-065", "finite_trunks_engset-019",
                                                    "finite_trunks_engset-021"};

/// Our answer is the exact one, and reads as printed: rounded to the digits printed, or where the table notes that the
/// source cut or misrounded the last digit, within one unit of it. Where the source is known to be wrong, ours differs.
inline void expect_as_published(double ours, const Row& row) {
  constexpr double accuracy = 2e-13;
  const double exact = std::stod(row.at("our_value"));
  EXPECT_NEAR(ours, exact, accuracy * std::abs(exact));

  const std::string& verified = row.at("verified");
  if (verified == "not checked") return;
  const Printed source = printed(row.at("published"));
  const double distance = std::abs(ours - source.value);
  const double rounding = accuracy * std::abs(exact);
  const std::string& note = row.at("note");
  if (verified.starts_with("differs") || listed_misprints.contains(row.at("case_id"))) {
    EXPECT_GT(distance, source.unit / 2) << "the table calls the source wrong";
  } else if (row.at("output (unit)").find("simulated") != std::string::npos) {
    EXPECT_LT(distance, 0.04 * exact) << "simulated days that start empty: not a steady state";
  } else if (note.starts_with("source tolerance ")) {
    EXPECT_LE(distance, std::stod(note.substr(17)));
  } else if (verified == "yes") {
    EXPECT_LE(distance, source.unit / 2 + rounding) << "printed " << row.at("published") << ", ours " << ours;
  } else {
    EXPECT_LE(distance, source.unit + rounding) << "printed " << row.at("published") << ", ours " << ours;
  }
}

using Answer = std::function<double(const Row&)>;

/// Checks every row of a table that has an answer; each other one must be of a model that is listed as left out.
///
/// @param answers   by the "output (unit)" of the row
/// @param left_out  models, with the reason
/// @param at_least  rows that must have been checked, so that none is lost unseen
inline void check_table(const std::string& file, const std::map<std::string, Answer>& answers,
                        const std::map<std::string, std::string>& left_out, std::size_t at_least) {
  std::size_t checked = 0;
  for (const Row& row : read_table(file)) {
    SCOPED_TRACE(row.at("case_id") + ": " + row.at("model") + ", " + row.at("output (unit)"));
    if (left_out.contains(row.at("model"))) continue;
    const auto answer = answers.find(row.at("output (unit)"));
    if (answer == answers.end()) {
      ADD_FAILURE() << "a row that nothing answers";
      continue;
    }
    expect_as_published(answer->second(row), row);
    ++checked;
  }
  EXPECT_GE(checked, at_least);
}

/// Tests of this kind need the tables, which are not part of the source tree.
class Published : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(reference_folder())) {
      GTEST_SKIP() << "the tables of published values are not at " << reference_folder();
    }
  }
};

}  // namespace krarup::reference
