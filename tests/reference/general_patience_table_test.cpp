#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "krarup/queues/general_patience.hpp"

// Every field of M/M/n+G against tests/reference/tables/general_patience.csv, made by
// tools/make_general_patience_table.py with 40 digits and another method.

namespace krarup::reference {
namespace {

using TableRow = std::map<std::string, std::string>;

std::vector<TableRow> table() {
  std::ifstream in(std::string(KRARUP_SOURCE_DIR) + "/tests/reference/tables/general_patience.csv");
  const auto cells = [](const std::string& line) {
    std::vector<std::string> result;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) result.push_back(cell);
    return result;
  };
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = cells(line);
  std::vector<TableRow> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> values = cells(line);
    TableRow& row = rows.emplace_back();
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = values.at(i);
  }
  return rows;
}

double number(const TableRow& row, const std::string& column) { return std::strtod(row.at(column).c_str(), nullptr); }

PatienceLaw law_of(const TableRow& row) {
  const std::string& name = row.at("law");
  const double first = number(row, "first");
  const double second = number(row, "second");
  const Seconds mean{first};
  if (name == "gamma") return Gamma{mean, second};
  if (name == "lognormal") return Lognormal{mean, second};
  if (name == "weibull") return Weibull{mean, second};
  if (name == "hyperexponential") return Hyperexponential{first, Seconds{second}, Seconds{number(row, "third")}};
  if (name == "deterministic") return Deterministic{mean};
  if (name == "empirical") {
    return Empirical{.times = {0.05 * mean, 0.1 * mean, 0.5 * mean, 0.75 * mean, 2 * mean},
                     .surviving = {0.9, 0.875, 0.5, 0.5, 0.0625}};
  }
  EXPECT_EQ(name, "exponential");
  return Exponential{mean};
}

TEST(GeneralPatienceTable, EveryFieldIsRightToElevenDigits) {
  std::size_t checked = 0;
  std::map<std::string, double> worst;
  for (const TableRow& row : table()) {
    const double load = number(row, "offered_load");
    // A handling time is the unit: 1 s.
    const GeneralPatience queue{.demand = {.contacts = load, .per = Seconds{1}, .aht = Seconds{1}},
                                .patience = law_of(row),
                                .balking = number(row, "balking"),
                                .agents = number(row, "servers")};
    const auto found = detail::measures(queue, Seconds{number(row, "wait")});
    const std::map<std::string, double> fields{{"answered_within", found.answered_within},
                                               {"answered_after", found.answered_after},
                                               {"abandoned_within", found.abandoned_within},
                                               {"abandoned_after", found.abandoned_after},
                                               {"abandonment", found.abandonment},
                                               {"probability_of_wait", found.probability_of_wait},
                                               {"mean_wait", found.mean_wait},
                                               {"mean_wait_of_answered", found.mean_wait_of_answered},
                                               {"occupancy", found.occupancy},
                                               {"mean_queue_length", found.mean_queue_length}};
    for (const auto& [name, value] : fields) {
      const double exact = number(row, name);
      EXPECT_NEAR(value, exact, 1e-11 * std::abs(exact) + 1e-280)
          << name << ": " << row.at("law") << ' ' << row.at("first") << ' ' << row.at("second") << ", servers "
          << queue.agents << ", load " << load << ", wait " << row.at("wait") << ", balking " << queue.balking;
      if (exact != 0) worst[name] = std::max(worst[name], std::abs(value / exact - 1));
    }
    ++checked;
  }
  EXPECT_GE(checked, 80U);
  for (const auto& [name, error] : worst) RecordProperty(name, std::to_string(error * 1e12) + "e-12");
}

}  // namespace
}  // namespace krarup::reference
