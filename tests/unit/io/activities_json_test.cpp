#include "krarup/io/activities_json.hpp"

#include <gtest/gtest.h>

#include "krarup/core/error.hpp"
#include "krarup/io/ics.hpp"
#include "krarup/io/plan_csv.hpp"

namespace {

using namespace krarup;
using namespace std::chrono_literals;

constexpr const char* one_meeting = R"({
  "schema": 1,
  "clock": {"utc_offset": "1h"},
  "required": {"start": "2026-03-02T08:00", "step": "1h", "values": [1, 0, 1, 1]},
  "assignments": [{"person": "Ada",
    "shift": {"shift_template": "early", "start": "2026-03-02T08:00", "length": "4h", "breaks": []}}],
  "activities": [{"name": "meeting, weekly", "length": "60min", "earliest": "2026-03-02T08:00",
    "latest_end": "2026-03-02T12:00", "people": ["Ada"], "together": true}],
  "step": "30min"})";

TEST(ActivitiesJson, AProblemReadsBackAsWritten) {
  const ActivityProblem problem = parse_activity_problem(one_meeting);
  ASSERT_TRUE(problem.required);
  EXPECT_EQ(problem.required->start, std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 7h);
  EXPECT_TRUE(problem.activities[0].together);
  const std::string written = to_json(problem);
  EXPECT_EQ(to_json(parse_activity_problem(written)), written);
}

TEST(ActivitiesJson, AMistakeIsNamedWithItsPlace) {
  std::string text = one_meeting;
  text.replace(text.find("\"60min\", \"earliest\""), 7, "30");
  EXPECT_THROW(
      {
        try {
          (void)parse_activity_problem(text);
        } catch (const ParseError& error) {
          EXPECT_NE(std::string(error.what()).find("/activities/0/length"), std::string::npos) << error.what();
          throw;
        }
      },
      ParseError);
}

TEST(ActivitiesJson, AProblemWithoutAnyRequirementIsRefused) {
  EXPECT_THROW((void)parse_activity_problem(R"({"schema": 1, "assignments": [], "activities": []})"), InvalidInput);
}

TEST(Sessions, AreLinesOfATableAndEventsOfACalendar) {
  const ActivityProblem problem = parse_activity_problem(one_meeting);
  const ActivityPlan plan = place_activities(problem);
  EXPECT_EQ(sessions_csv(plan.sessions, problem.clock),
            "activity,person,start,end\n"
            "\"meeting, weekly\",Ada,2026-03-02T09:00+01:00,2026-03-02T10:00+01:00\n");
  Roster roster;
  roster.assignments = problem.assignments;
  roster.people = {"Ada", "Bo"};
  const std::string calendar = to_ics(roster, "Ada", problem.clock, plan.sessions);
  EXPECT_NE(calendar.find("DTSTART:20260302T080000Z\r\nDTEND:20260302T090000Z\r\nSUMMARY:meeting\\, weekly\r\n"),
            std::string::npos)
      << calendar;
  EXPECT_EQ(to_ics(roster, "Bo", problem.clock, plan.sessions).find("BEGIN:VEVENT"), std::string::npos);
  EXPECT_NE(to_json(plan, problem.clock).find("\"start\": \"2026-03-02T09:00+01:00\""), std::string::npos);
}

}  // namespace
