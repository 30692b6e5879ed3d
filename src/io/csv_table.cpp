#include "io/csv_table.hpp"

#include <algorithm>

#include "io/nearest.hpp"
#include "io/quote.hpp"
#include "krarup/core/error.hpp"
#include "krarup/io/limits.hpp"

namespace krarup {

namespace {

[[noreturn]] void refuse(std::size_t line, const std::string& why) {
  throw ParseError("line " + std::to_string(line) + ": " + why);
}

/// Takes one line after the other; a cell in quotes may hold line ends.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  [[nodiscard]] CsvRow take_row() {
    CsvRow row{line_, {}};
    do {
      if (row.cells.size() == limits::csv_columns) {
        refuse(line_, "more than " + std::to_string(limits::csv_columns) + " columns");
      }
      row.cells.push_back(!rest_.empty() && rest_.front() == '"' ? take_quoted() : take_plain());
    } while (take(','));
    take_line_end();
    return row;
  }

 private:
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string take_plain() {
    const std::size_t length = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    std::string_view cell = rest_.substr(0, length);
    rest_.remove_prefix(length);
    const std::size_t first = std::min(cell.find_first_not_of(" \t"), cell.size());
    cell.remove_prefix(first);
    return std::string(cell.substr(0, cell.find_last_not_of(" \t") + 1));
  }

  std::string take_quoted() {
    const std::size_t opened = line_;
    rest_.remove_prefix(1);
    std::string cell;
    while (true) {
      const std::size_t length = rest_.find('"');
      if (length == std::string_view::npos) refuse(opened, "a quoted cell begins here and never ends");
      cell += rest_.substr(0, length);
      line_ += static_cast<std::size_t>(std::count(rest_.begin(), rest_.begin() + static_cast<long>(length), '\n'));
      rest_.remove_prefix(length + 1);
      if (!take('"')) break;
      cell += '"';
    }
    if (!rest_.empty() && rest_.find_first_of(",\r\n") != 0) refuse(line_, "text after the end of a quoted cell");
    return cell;
  }

  void take_line_end() {
    take('\r');
    if (!rest_.empty() && !take('\n')) refuse(line_, "a line end of a form that is not known");
    ++line_;
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

bool is_blank(const CsvRow& row) { return row.cells.size() == 1 && row.cells.front().empty(); }

std::vector<std::string> checked_header(const CsvRow& row) {
  if (row.cells.size() == 1 && row.cells.front().find_first_of(";\t") != std::string::npos) {
    refuse(row.line, "columns must be separated by commas, got " + in_quotes(row.cells.front()));
  }
  for (auto cell = row.cells.begin(); cell != row.cells.end(); ++cell) {
    if (std::find(row.cells.begin(), cell, *cell) != cell) {
      refuse(row.line, "two columns are named " + in_quotes(*cell));
    }
  }
  return row.cells;
}

}  // namespace

std::size_t CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  throw ParseError("line 1: no column " + in_quotes(name) +
                   suggestion(name, std::vector<std::string_view>(header.begin(), header.end())));
}

CsvTable parse_csv(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.find('\0') != std::string_view::npos) throw ParseError("line 1: not a text in UTF-8");
  CsvReader reader(text);
  CsvTable table;
  while (!reader.at_end()) {
    CsvRow row = reader.take_row();
    if (is_blank(row)) continue;
    if (table.header.empty()) {
      table.header = checked_header(row);
    } else if (row.cells.size() != table.header.size()) {
      refuse(row.line, "expected " + std::to_string(table.header.size()) + " cells as in the header, got " +
                           std::to_string(row.cells.size()));
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  if (table.header.empty()) throw ParseError("line 1: the file is empty");
  return table;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
  return cell + "\"";
}

}  // namespace krarup
