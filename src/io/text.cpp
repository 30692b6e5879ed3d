#include "krarup/io/text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "io/quote.hpp"
#include "krarup/core/error.hpp"
#include "krarup/core/text.hpp"

namespace krarup {

namespace {

using std::chrono::seconds;

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

struct Unit {
  std::string_view name;
  double seconds;
};

constexpr std::array units{Unit{"d", 86400}, Unit{"h", 3600}, Unit{"min", 60}, Unit{"s", 1}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes text from the front, piece by piece.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char wanted) {
    if (peek() != wanted || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// The longest run of characters that satisfy `wanted`.
  template <class Wanted>
  std::string_view take_while(const Wanted& wanted) {
    std::size_t length = 0;
    while (length < rest_.size() && wanted(rest_[length])) ++length;
    return take_text(length);
  }

  /// A number of exactly `digits` digits, nothing where there are fewer.
  std::optional<int> take_number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i >= rest_.size() || !is_digit(rest_[i])) return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    take_text(digits);
    return value;
  }

 private:
  std::string_view take_text(std::size_t length) {
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  std::string_view rest_;
};

std::string why_no_unit(std::string_view text, std::string_view unit, std::string_view number) {
  const std::string amount(number.substr(0, 20));
  if (unit.empty()) return " has no unit: write \"" + amount + "s\", \"" + amount + "min\" or \"" + amount + "h\"";
  if (unit == "m") return ": \"m\" may be minutes or months: write \"" + amount + "min\"";
  if (unit == ",") return ": write decimals with a point, as in \"1.5h\"";
  if (text.find(':') != std::string_view::npos) return " is a clock reading: write a span of time, as in \"1h30min\"";
  return ": the units are s, min, h and d, not " + in_quotes(unit);
}

/// "1h30min" one piece at a time, each unit smaller than the one before.
double parse_pieces(Scanner& scanner, std::string_view text) {
  double total = 0;
  std::size_t next_unit = 0;
  do {
    const std::string_view number = scanner.take_while([](char c) { return is_digit(c) || c == '.'; });
    double amount = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), amount);
    if (error == std::errc::result_out_of_range) throw ParseError(in_quotes(text) + " is too long");
    if (error != std::errc() || end != number.data() + number.size()) {
      throw ParseError(in_quotes(text) + " is not a span of time: write one as in \"180s\", \"30min\" or \"1.5h\"");
    }
    scanner.take_while([](char c) { return c == ' '; });
    const std::string_view name = scanner.take_while([](char c) { return !is_digit(c) && c != ' '; });
    std::size_t unit = 0;
    while (unit < units.size() && units[unit].name != name) ++unit;
    if (unit == units.size()) throw ParseError(in_quotes(text) + why_no_unit(text, name, number));
    if (unit < next_unit) throw ParseError(in_quotes(text) + ": write larger units first, and each once");
    total += amount * units[unit].seconds;
    next_unit = unit + 1;
    scanner.take_while([](char c) { return c == ' '; });
  } while (!scanner.at_end());
  return total;
}

/// "07:00" or "07:00:30", hours of one digit as spreadsheets write them.
std::optional<seconds> take_clock(Scanner& scanner) {
  auto hour = scanner.take_number(2);
  if (!hour) hour = scanner.take_number(1);
  if (!hour || !scanner.take(':')) return std::nullopt;
  const auto minute = scanner.take_number(2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (scanner.take(':')) {
    const auto read = scanner.take_number(2);
    if (!read || *read > 59) return std::nullopt;
    second = *read;
  }
  return seconds((*hour * 60 + *minute) * 60 + second);
}

std::optional<Date> take_date(Scanner& scanner) {
  const auto year = scanner.take_number(4);
  if (!year || !scanner.take('-')) return std::nullopt;
  const auto month = scanner.take_number(2);
  if (!month || !scanner.take('-')) return std::nullopt;
  const auto day = scanner.take_number(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

/// "Z", "+02:00", "+0200" or "+02".
std::optional<seconds> take_offset(Scanner& scanner) {
  if (scanner.take('Z')) return seconds(0);
  const bool west = scanner.peek() == '-';
  if (!scanner.take('+') && !scanner.take('-')) return std::nullopt;
  const auto hours = scanner.take_number(2);
  if (!hours || *hours > 18) return std::nullopt;
  const bool colon = scanner.take(':');
  const auto minutes = scanner.take_number(2);
  if ((colon && !minutes) || minutes.value_or(0) > 59) return std::nullopt;
  const seconds offset(*hours * 3600 + minutes.value_or(0) * 60);
  return west ? -offset : offset;
}

std::string two_digits(long long value) {
  const std::string digits = std::to_string(value);
  return value < 10 ? '0' + digits : digits;
}

std::string offset_text(seconds offset) {
  const long long minutes = std::abs(offset.count()) / 60;
  return (offset.count() < 0 ? '-' : '+') + two_digits(minutes / 60) + ':' + two_digits(minutes % 60);
}

}  // namespace

Seconds parse_duration(std::string_view text) {
  Scanner scanner(text);
  const double sign = scanner.take('-') ? -1 : 1;
  if (text == "inf") return Seconds(std::numeric_limits<double>::infinity());
  const double value = sign * parse_pieces(scanner, text);
  constexpr double longest = 1e18;  // still a number of whole seconds that a clock can count
  if (std::abs(value) > longest) throw ParseError(in_quotes(text) + " is too long");
  return Seconds(value);
}

std::string duration_text(Seconds duration) {
  double value = duration.count();
  if (std::isinf(value) && value > 0) return "inf";
  std::string_view unit = "s";
  constexpr double exact_integers = 9007199254740992;  // 2^53
  if (value != 0 && std::abs(value) < exact_integers) {
    for (const Unit& each : {Unit{"h", 3600}, Unit{"min", 60}}) {
      if (std::fmod(value, each.seconds) != 0) continue;
      value /= each.seconds;
      unit = each.name;
      break;
    }
  }
  std::array<char, 1200> buffer{};  // the smallest double has 1074 decimals
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return std::string(buffer.data(), end).append(unit);
}

TimeOfDay parse_clock(std::string_view text) {
  Scanner scanner(text);
  const auto clock = take_clock(scanner);
  if (!clock || !scanner.at_end() || *clock > std::chrono::hours(48)) {
    throw ParseError(in_quotes(text) + " is not a clock reading: write one as in \"06:30\", at most \"48:00\"");
  }
  return TimeOfDay{Seconds(*clock)};
}

Date parse_date(std::string_view text) {
  Scanner scanner(text);
  const auto date = take_date(scanner);
  if (!date || !scanner.at_end()) {
    throw ParseError(in_quotes(text) + " is not a date: write one as in \"2026-03-29\"");
  }
  return *date;
}

std::string date_text(Date date) {
  const std::chrono::year_month_day day{date};
  std::string year = std::to_string(static_cast<int>(day.year()));
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  return year + "-" + two_digits(static_cast<unsigned>(day.month())) + "-" +
         two_digits(static_cast<unsigned>(day.day()));
}

Timestamp parse_timestamp(std::string_view text) {
  const auto refuse = [&] {
    throw ParseError(in_quotes(text) +
                     " is not a date and time: write one as in \"2026-03-29T07:00\" or \"2026-03-29T07:00+02:00\"");
  };
  Scanner scanner(text);
  const auto date = take_date(scanner);
  if (!date || (!scanner.take('T') && !scanner.take(' '))) refuse();
  const auto clock = take_clock(scanner);
  if (!clock || *clock >= std::chrono::hours(24)) refuse();
  Timestamp result{LocalTime{*date} + *clock, std::nullopt};
  if (!scanner.at_end()) {
    result.utc_offset = take_offset(scanner);
    if (!result.utc_offset || !scanner.at_end()) refuse();
  }
  return result;
}

Instant instant(const Timestamp& timestamp, const LocalClock& clock) {
  if (!timestamp.utc_offset) return clock.instant(timestamp.wall);
  return Instant{timestamp.wall.time_since_epoch() - *timestamp.utc_offset};
}

std::string timestamp_text(Instant instant, const LocalClock& clock) {
  const LocalTime wall = clock.wall(instant);
  const Date date = std::chrono::floor<std::chrono::days>(wall);
  const std::string text = date_text(date) + "T" + to_text(TimeOfDay{wall - LocalTime{date}});
  return clock == LocalClock{} ? text : text + offset_text(clock.offset_at(instant));
}

std::chrono::weekday parse_weekday(std::string_view text) {
  for (unsigned day = 0; day < weekdays.size(); ++day) {
    if (weekdays[day] == text) return std::chrono::weekday(day);
  }
  throw ParseError(in_quotes(text) + " is not a day of the week: write one as in \"monday\"");
}

std::string_view weekday_text(std::chrono::weekday day) { return weekdays.at(day.c_encoding()); }

}  // namespace krarup
