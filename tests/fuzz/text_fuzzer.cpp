#include "fuzz.hpp"
#include "krarup/core/text.hpp"
#include "krarup/io/text.hpp"

using namespace krarup;

// What is read as a time is written as a text that reads back as the same time.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  fuzz::read_or_refuse([&] {
    const Seconds duration = parse_duration(text);
    fuzz::require(parse_duration(duration_text(duration)) == duration, "a duration reads back as written");
  });
  fuzz::read_or_refuse([&] {
    const TimeOfDay clock = parse_clock(text);
    fuzz::require(parse_clock(to_text(clock)) == clock, "a clock reading reads back as written");
  });
  fuzz::read_or_refuse([&] {
    const Date date = parse_date(text);
    fuzz::require(parse_date(date_text(date)) == date, "a date reads back as written");
  });
  fuzz::read_or_refuse([&] {
    const Instant moment = instant(parse_timestamp(text), LocalClock{});
    const LocalClock clock{.utc_offset = std::chrono::hours(-3), .changes = {}};
    fuzz::require(instant(parse_timestamp(timestamp_text(moment, clock)), LocalClock{}) == moment,
                  "a moment reads back as written");
  });
  fuzz::read_or_refuse([&] { fuzz::require(weekday_text(parse_weekday(text)) == text, "a weekday has one name"); });
  return 0;
}
