#include "io/forecast_lines.hpp"

#include <charconv>
#include <cmath>

#include "io/csv_table.hpp"
#include "io/quote.hpp"
#include "krarup/core/error.hpp"

namespace krarup {

namespace {

/// Adds the place to what `read` throws.
template <class Read>
auto read_cell(const CsvRow& row, std::size_t column, const std::string& name, const Read& read) {
  try {
    return read(row.cells[column]);
  } catch (const Error& error) {
    throw ParseError("line " + std::to_string(row.line) + ": " + one_line(name) + " " + error.what());
  }
}

double parse_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) throw ParseError(in_quotes(text) + " is too large for a number");
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    throw ParseError(in_quotes(text) + " is not a number");
  }
  return value;
}

double parse_contacts(const std::string& text) {
  if (text.empty()) throw ParseError("is empty: write 0 where none are expected");
  const double contacts = parse_number(text);
  if (contacts < 0) throw ParseError("must be >= 0, got " + text);
  return contacts;
}

/// The column's name tells the unit, or else each cell does.
Seconds parse_aht(const std::string& text, std::string_view column) {
  if (column.ends_with("_s")) return Seconds(parse_number(text));
  if (column.ends_with("_min")) return Seconds(60 * parse_number(text));
  return parse_duration(text);
}

std::optional<Seconds> checked_aht(const std::string& text, std::string_view column, double contacts) {
  const Seconds aht = text.empty() ? Seconds(0) : parse_aht(text, column);
  if (aht.count() > 0) return aht;
  if (aht.count() == 0 && contacts == 0) return std::nullopt;
  throw ParseError("must be > 0 s, got " + (text.empty() ? "an empty cell" : text));
}

std::string wall_text(const Timestamp& timestamp) {
  return timestamp_text(Instant{timestamp.wall.time_since_epoch()}, LocalClock{});
}

/// The instants at which the clock shows `wall`: none in an hour that is left out, two in one that is repeated.
std::vector<Instant> instants_of(LocalTime wall, const LocalClock& clock) {
  std::vector<Instant> found;
  auto offset = clock.utc_offset;
  Instant from = Instant::min();
  for (std::size_t i = 0; i <= clock.changes.size(); ++i) {
    const bool is_last = i == clock.changes.size();
    const Instant candidate{wall.time_since_epoch() - offset};
    if (candidate >= from && (is_last || candidate < clock.changes[i].at)) found.push_back(candidate);
    if (is_last) break;
    from = clock.changes[i].at;
    offset = clock.changes[i].utc_offset;
  }
  return found;
}

/// Reads a wall time by a known clock; of a repeated hour the first time that is later than `previous`.
Instant resolve(const ForecastLine& line, const LocalClock& clock, const ForecastLine* previous) {
  const std::vector<Instant> candidates = instants_of(line.timestamp.wall, clock);
  if (candidates.empty()) line.refuse("no clock shows this time: it is set forward here");
  for (const Instant candidate : candidates) {
    if (previous == nullptr || candidate > previous->start) return candidate;
  }
  return candidates.back();
}

void require_order(const ForecastLine& line, const ForecastLine& previous) {
  if (line.start > previous.start) return;
  if (line.start == previous.start) line.refuse("the same time as " + previous.name());
  const bool may_be_repeated_hour = !line.timestamp.utc_offset && previous.start - line.start <= std::chrono::hours(2);
  line.refuse("earlier than " + previous.name() + "; lines must be in order of time" +
              (may_be_repeated_hour
                   ? ", and a clock that is set back must be described: write offsets from UTC, or a \"clock\""
                   : ""));
}

/// The clock that the offsets in a file describe.
LocalClock clock_of(const std::vector<ForecastLine>& lines) {
  LocalClock clock;
  clock.utc_offset = *lines.front().timestamp.utc_offset;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto offset = *lines[i].timestamp.utc_offset;
    if (offset == *lines[i - 1].timestamp.utc_offset) continue;
    constexpr std::chrono::hours tellable(3);
    if (lines[i].start - lines[i - 1].start >= tellable) {
      lines[i].refuse("the offset from UTC has changed since " + lines[i - 1].name() +
                      ", but no line tells when: describe it in a \"clock\"");
    }
    clock.changes.push_back({lines[i].start, offset});
  }
  return clock;
}

}  // namespace

std::string ForecastLine::name() const { return "line " + std::to_string(line) + " (" + wall_text(timestamp) + ")"; }

void ForecastLine::refuse(const std::string& why) const { throw ParseError(name() + ": " + why); }

std::vector<ForecastLine> read_forecast_lines(std::string_view csv, const ForecastFormat& format) {
  const CsvTable table = parse_csv(csv);
  const std::size_t start = table.column(format.start_column);
  const std::size_t contacts = table.column(format.contacts_column);
  const std::size_t aht = format.aht ? start : table.column(format.aht_column);
  if (table.rows.empty()) throw ParseError("line 1: no line follows the header");

  std::vector<ForecastLine> lines;
  lines.reserve(table.rows.size());
  for (const CsvRow& row : table.rows) {
    ForecastLine line{.line = row.line};
    line.timestamp = read_cell(row, start, format.start_column, [](const auto& text) { return parse_timestamp(text); });
    line.contacts = read_cell(row, contacts, format.contacts_column, parse_contacts);
    line.aht = format.aht ? format.aht : read_cell(row, aht, format.aht_column, [&](const std::string& text) {
      return checked_aht(text, format.aht_column, line.contacts);
    });
    lines.push_back(line);
  }
  return lines;
}

LocalClock place_in_time(std::vector<ForecastLine>& lines, const std::optional<LocalClock>& clock) {
  const bool has_offsets = lines.front().timestamp.utc_offset.has_value();
  const LocalClock known = clock.value_or(LocalClock{});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ForecastLine& line = lines[i];
    const ForecastLine* previous = i == 0 ? nullptr : &lines[i - 1];
    if (line.timestamp.utc_offset.has_value() != has_offsets) {
      line.refuse("either every line states its offset from UTC or none does");
    }
    line.start = has_offsets ? instant(line.timestamp, known) : resolve(line, known, previous);
    if (has_offsets && clock && clock->offset_at(line.start) != *line.timestamp.utc_offset) {
      line.refuse("the offset from UTC differs from that of the \"clock\", which shows " +
                  timestamp_text(line.start, *clock));
    }
    if (previous != nullptr) require_order(line, *previous);
  }
  return has_offsets && !clock ? clock_of(lines) : known;
}

}  // namespace krarup
