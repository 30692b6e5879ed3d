#include "scheduling/common/words.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "krarup/core/text.hpp"

namespace krarup {

namespace {

constexpr std::array weekday_names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::string time_text(LocalTime time, Date day) { return to_text(TimeOfDay{Seconds{time - day}}); }

}  // namespace

std::string day_text(Date date) {
  const std::chrono::year_month_day calendar{date};
  char digits[32];
  std::snprintf(digits, sizeof digits, "%04d-%02u-%02u", static_cast<int>(calendar.year()),
                static_cast<unsigned>(calendar.month()), static_cast<unsigned>(calendar.day()));
  return std::string(weekday_names[std::chrono::weekday(date).c_encoding()]) + " " + digits;
}

std::string moment_text(const LocalClock& clock, Instant instant) {
  const Date day = clock.date(instant);
  return day_text(day) + " " + time_text(clock.wall(instant), day);
}

std::string span_text(const LocalClock& clock, Instant start, Instant end) {
  const Date day = clock.date(start);
  const LocalTime until = clock.wall(end);
  if (until <= LocalTime{day + std::chrono::days{1}} && until > clock.wall(start)) {
    return moment_text(clock, start) + "-" + time_text(until, day);
  }
  return moment_text(clock, start) + " to " + moment_text(clock, end);
}

std::string number_text(double value) { return to_text(std::round(value * 1000) / 1000); }

std::string count_text(double count, const std::string& noun) {
  const std::string number = number_text(count);
  return number + " " + noun + (number == "1" ? "" : "s");
}

std::string people_text(std::size_t count) { return std::to_string(count) + (count == 1 ? " person" : " people"); }

}  // namespace krarup
