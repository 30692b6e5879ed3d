#include "krarup/io/ics.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <set>
#include <string_view>

#include "io/nearest.hpp"
#include "io/quote.hpp"
#include "krarup/core/error.hpp"
#include "krarup/core/text.hpp"
#include "krarup/io/text.hpp"

namespace krarup {

namespace {

/// Text as a property value: what would end it is escaped.
std::string escaped(std::string_view text) {
  std::string value;
  for (const char byte : text) {
    if (byte == '\n') {
      value += "\\n";
    } else if (static_cast<unsigned char>(byte) >= 0x20U && byte != 0x7F) {
      if (byte == '\\' || byte == ';' || byte == ',') value += '\\';
      value += byte;
    }
  }
  return value;
}

/// A content line, folded so that no line is longer than 75 octets and no character is cut.
std::string content_line(const std::string& line) {
  constexpr std::size_t longest = 75;
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U; };
  std::string folded;
  std::size_t from = 0, room = longest;
  while (line.size() - from > room) {
    std::size_t until = from + room;
    while (continues(until)) --until;
    folded += line.substr(from, until - from) + "\r\n ";
    from = until;
    room = longest - 1;  // after the space that marks the continuation
  }
  return folded + line.substr(from) + "\r\n";
}

/// "20030721T060000Z".
std::string utc_text(Instant instant) {
  const auto date = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day calendar{date};
  const std::chrono::hh_mm_ss clock{instant - date};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(calendar.year()),
                static_cast<unsigned>(calendar.month()), static_cast<unsigned>(calendar.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

/// The same for the same person everywhere, without telling the name: FNV-1a in hexadecimal digits.
std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  std::array<char, 20> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

/// "Breaks: coffee 10:00-10:15, lunch 12:00-12:30 (unpaid)", on the wall clock.
std::string breaks_text(const Shift& shift, const LocalClock& clock) {
  const auto wall = [&](Instant instant) { return to_text(TimeOfDay{clock.wall(instant) - clock.date(instant)}); };
  std::string text;
  for (const Break& each : shift.breaks) {
    text += (text.empty() ? "Breaks: " : ", ") + each.name + " " + wall(each.start) + "-" + wall(each.end()) +
            (each.paid ? "" : " (unpaid)");
  }
  return text;
}

/// What a calendar knows of an event.
struct Event {
  std::string uid;  ///< before the at sign
  Instant start;
  Instant end;
  std::string summary;
  std::string description{};
};

std::string to_text(const Event& event) {
  std::string text = content_line("BEGIN:VEVENT");
  text += content_line("UID:" + event.uid + "@krarup");
  text += content_line("DTSTAMP:" + utc_text(event.start));
  text += content_line("DTSTART:" + utc_text(event.start));
  text += content_line("DTEND:" + utc_text(event.end));
  text += content_line("SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) text += content_line("DESCRIPTION:" + escaped(event.description));
  return text + content_line("END:VEVENT");
}

Event shift_event(const Assignment& assignment, const LocalClock& clock) {
  const Shift& shift = assignment.shift;
  return {.uid = date_text(clock.date(shift.start)) + "-" + fingerprint(assignment.person),
          .start = shift.start,
          .end = shift.end(),
          .summary = shift.shift_template,
          .description = breaks_text(shift, clock)};
}

Event session_event(const Session& session, const LocalClock& clock) {
  return {.uid = date_text(clock.date(session.start)) + "-" + fingerprint(session.person) + "-" +
                 fingerprint(session.activity),
          .start = session.start,
          .end = session.end(),
          .summary = session.activity};
}

/// A calendar of nobody would look like one of somebody who is off.
void require_known(const std::string& person, const Roster& roster, const std::vector<Session>& sessions) {
  std::set<std::string_view> names(roster.people.begin(), roster.people.end());
  for (const Assignment& each : roster.assignments) names.insert(each.person);
  for (const Session& each : sessions) names.insert(each.person);
  if (names.count(person) > 0) return;
  throw InvalidInput("person must be the name of somebody in the roster, got " + in_quotes(person) +
                     (names.empty() ? "" : suggestion(person, {names.begin(), names.end()})));
}

}  // namespace

std::string to_ics(const Roster& roster, const std::string& person, const LocalClock& clock,
                   const std::vector<Session>& sessions) {
  require_known(person, roster, sessions);
  std::string text = content_line("BEGIN:VCALENDAR");
  text += content_line("VERSION:2.0");
  text += content_line("PRODID:-//krarup//roster//EN");
  text += content_line("CALSCALE:GREGORIAN");
  for (const Assignment& each : roster.assignments) {
    if (each.person == person) text += to_text(shift_event(each, clock));
  }
  for (const Session& each : sessions) {
    if (each.person == person) text += to_text(session_event(each, clock));
  }
  return text + content_line("END:VCALENDAR");
}

}  // namespace krarup
