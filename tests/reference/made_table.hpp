#pragma once

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace krarup::reference {

/// One row of a table of ours: texts by the names of their columns.
using MadeRow = std::map<std::string, std::string>;

namespace detail {

[[nodiscard]] inline std::vector<std::string> plain_cells(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) result.push_back(cell);
  return result;
}

}  // namespace detail

/// A table that a script in tools/ has made with many digits; no cell holds a comma.
///
/// @param path  below the source root
[[nodiscard]] inline std::vector<MadeRow> made_table(const std::string& path) {
  std::ifstream in(std::string(KRARUP_SOURCE_DIR) + "/" + path);
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error("cannot read " + path);
  const std::vector<std::string> header = detail::plain_cells(line);
  std::vector<MadeRow> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> values = detail::plain_cells(line);
    MadeRow& row = rows.emplace_back();
    for (std::size_t i = 0; i < values.size(); ++i) row[header.at(i)] = values[i];
  }
  return rows;
}

/// The number in a cell, which may be smaller than the smallest double.
[[nodiscard]] inline double number(const MadeRow& row, const std::string& column) {
  return std::strtod(row.at(column).c_str(), nullptr);
}

}  // namespace krarup::reference
