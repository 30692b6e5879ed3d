#include "krarup/io/ics.hpp"

#include <gtest/gtest.h>

#include "krarup/io/plan_csv.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

const LocalClock summer_time{.utc_offset = 2h};

Instant utc(int day, int hour, int minute = 0) {
  return std::chrono::sys_days{std::chrono::year{2003} / 7 / day} + std::chrono::hours{hour} +
         std::chrono::minutes{minute};
}

Roster two_days_of_ann() {
  Roster roster;
  Shift monday{.shift_template = "early; desk 1, left", .start = utc(21, 4), .length = 8h};
  monday.breaks = {{"coffee", utc(21, 6), 15min, true}, {"lunch", utc(21, 8, 30), 30min, false}};
  roster.assignments = {{"Ann", monday},
                        {"Ann", {.shift_template = "night", .start = utc(22, 20), .length = 8h}},
                        {"Bo", {.shift_template = "late", .start = utc(21, 12), .length = 8h}}};
  roster.unassigned = {{.shift_template = "late", .start = utc(23, 12), .length = 8h}};
  return roster;
}

// Written by hand from RFC 5545; the name's fingerprint was computed with another program.
constexpr const char* calendar_of_ann =
    "BEGIN:VCALENDAR\r\n"
    "VERSION:2.0\r\n"
    "PRODID:-//krarup//roster//EN\r\n"
    "CALSCALE:GREGORIAN\r\n"
    "BEGIN:VEVENT\r\n"
    "UID:2003-07-21-f999bd199ff42d18@krarup\r\n"
    "DTSTAMP:20030721T040000Z\r\n"
    "DTSTART:20030721T040000Z\r\n"
    "DTEND:20030721T120000Z\r\n"
    "SUMMARY:early\\; desk 1\\, left\r\n"
    "DESCRIPTION:Breaks: coffee 08:00-08:15\\, lunch 10:30-11:00 (unpaid)\r\n"
    "END:VEVENT\r\n"
    "BEGIN:VEVENT\r\n"
    "UID:2003-07-22-f999bd199ff42d18@krarup\r\n"
    "DTSTAMP:20030722T200000Z\r\n"
    "DTSTART:20030722T200000Z\r\n"
    "DTEND:20030723T040000Z\r\n"
    "SUMMARY:night\r\n"
    "END:VEVENT\r\n"
    "END:VCALENDAR\r\n";

TEST(Calendar, IsWhatTheStandardAsksFor) { EXPECT_EQ(to_ics(two_days_of_ann(), "Ann", summer_time), calendar_of_ann); }

TEST(Calendar, OfSomebodyWithoutShiftsHasNoEvents) {
  Roster roster = two_days_of_ann();
  roster.people = {"Ann", "Cy"};
  EXPECT_EQ(to_ics(roster, "Cy").find("VEVENT"), std::string::npos);
  EXPECT_NE(to_ics(roster, "Cy").find("VCALENDAR"), std::string::npos);
  const Session meeting{.activity = "meeting", .person = "Di", .start = roster.assignments[0].shift.start};
  EXPECT_NE(to_ics(roster, "Di", {}, {meeting}).find("VEVENT"), std::string::npos);
}

TEST(Calendar, OfNobodyIsRefused) {
  const auto refusal = [](const Roster& roster) -> std::string {
    try {
      (void)to_ics(roster, "An");
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(refusal(two_days_of_ann()),
            "person must be the name of somebody in the roster, got \"An\"; did you mean \"Ann\"?");
  EXPECT_EQ(refusal({}), "person must be the name of somebody in the roster, got \"An\"");
}

TEST(Calendar, AMovedShiftKeepsItsIdentity) {
  Roster moved = two_days_of_ann();
  moved.assignments[0].shift.start += 1h;
  const auto uid = [](const std::string& text) { return text.substr(text.find("UID:"), 40); };
  EXPECT_EQ(uid(to_ics(moved, "Ann", summer_time)), uid(to_ics(two_days_of_ann(), "Ann", summer_time)));
}

TEST(Calendar, LongLinesAreFoldedAt75OctetsBetweenCharacters) {
  Roster roster = two_days_of_ann();
  std::string name;
  for (int i = 0; i < 60; ++i) name += "\u00e6";  // two octets each
  roster.assignments[0].shift.shift_template = name;
  const std::string text = to_ics(roster, "Ann", summer_time);
  // "SUMMARY:" and 33 letters are 74 octets; a space and 27 letters follow.
  const std::string first = "SUMMARY:" + name.substr(0, 66), second = " " + name.substr(66);
  EXPECT_NE(text.find("\r\n" + first + "\r\n" + second + "\r\n"), std::string::npos) << text;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t until = text.find("\r\n", from);
    ASSERT_NE(until, std::string::npos);
    EXPECT_LE(until - from, 75U);
    from = until + 2;
  }
}

TEST(RosterCsv, HasALineForEachShiftAndTheUnassignedLast) {
  EXPECT_EQ(
      roster_csv(two_days_of_ann(), summer_time),
      "person,shift_template,start,end,paid_h,break_1,break_1_start,break_1_end,break_2,break_2_start,break_2_end\n"
      "Ann,\"early; desk 1, left\",2003-07-21T06:00+02:00,2003-07-21T14:00+02:00,7.5,coffee,"
      "2003-07-21T08:00+02:00,2003-07-21T08:15+02:00,lunch,2003-07-21T10:30+02:00,2003-07-21T11:00+02:00\n"
      "Ann,night,2003-07-22T22:00+02:00,2003-07-23T06:00+02:00,8,,,,,,\n"
      "Bo,late,2003-07-21T14:00+02:00,2003-07-21T22:00+02:00,8,,,,,,\n"
      ",late,2003-07-23T14:00+02:00,2003-07-23T22:00+02:00,8,,,,,,\n");
}

}  // namespace
