#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace krarup {

/// One line of a CSV file that is not empty, with its number for messages.
struct CsvRow {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

/// A CSV text as RFC 4180 has it: commas, cells in double quotes where they need them; either kind of line end, and a
/// byte order mark, are accepted.
struct CsvTable {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;  ///< each as wide as the header

  /// The position of a column.
  /// @throws ParseError  when there is none; names the nearest
  [[nodiscard]] std::size_t column(std::string_view name) const;
};

/// @throws ParseError  "line 12: ..."
[[nodiscard]] CsvTable parse_csv(std::string_view text);

/// A cell, in quotes if it needs them.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace krarup
