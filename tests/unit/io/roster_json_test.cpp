#include "krarup/io/roster_json.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "krarup/core/error.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

constexpr const char* small_roster = R"({
  "schema": 1,
  "people": [
    {"name": "Ann", "max_hours_per_week": "40h", "min_rest": "11h",
     "skills": [{"name": "sales", "proficiency": 1.2}],
     "rules": [{"rule": "consecutive_days", "max": 5},
               {"rule": "weekends", "max": 2, "weight": 10},
               {"rule": "shift_count", "shift_templates": ["night"], "max": 2, "period": "week"},
               {"rule": "working_hours", "days": ["monday"], "latest_end": "30:00"},
               {"rule": "rotation", "days": [{"shift_templates": ["day"]}, {}], "first": 1, "weight": 1}],
     "requests": [{"date": "2026-03-30", "wanted": false, "weight": 3}],
     "pinned": [{"date": "2026-03-28", "shift_template": "night", "start": "22:00"}],
     "history": [{"shift_template": "day", "start": "2026-03-27T08:00", "length": "8h"}],
     "seniority": 2}],
  "clock": {"utc_offset": "1h", "changes": [{"at": "2026-03-29T01:00Z", "utc_offset": "2h"}]},
  "first_day": "2026-03-28", "days": 4,
  "shift_templates": [
    {"name": "day", "length": "8h", "earliest_start": "06:00", "latest_start": "10:00", "start_step": "30min"},
    {"name": "night", "length": "8h", "earliest_start": "22:00", "latest_start": "22:00", "start_step": "1h"}],
  "cover": [{"date": "2026-03-28", "shift_template": "night", "required": 1, "understaffing": 100}],
  "fairness": [{"shift_templates": ["night"], "weight": 2}],
  "published": [{"person": "Ann", "shift": {"shift_template": "night", "start": "2026-03-28T22:00", "length": "8h"}}],
  "cost_per_change": 5
})";

template <class Exception>
std::string refusal(std::string text, const std::string& from, const std::string& to) {
  const std::size_t where = text.find(from);
  EXPECT_NE(where, std::string::npos) << from;
  text.replace(where, from.size(), to);
  try {
    (void)parse_roster_problem(text);
  } catch (const Exception& error) {
    return error.what();
  }
  return "accepted";
}

TEST(RosterJson, ReadsEveryWord) {
  const RosterProblem problem = parse_roster_problem(small_roster);
  const Person& ann = problem.people.at(0);
  ASSERT_EQ(ann.rules.size(), 5U);
  EXPECT_EQ(std::get<ConsecutiveDays>(ann.rules[0]), (ConsecutiveDays{.max = 5}));
  EXPECT_EQ(std::get<Weekends>(ann.rules[1]).weight, 10);
  EXPECT_EQ(std::get<ShiftCount>(ann.rules[2]).period, Period::week);
  EXPECT_EQ(std::get<WorkingHours>(ann.rules[3]).latest_end, TimeOfDay{30h});
  EXPECT_EQ(std::get<Rotation>(ann.rules[4]).days.size(), 2U);
  EXPECT_EQ(ann.skills, (std::vector<Skill>{{"sales", 1.2}}));
  EXPECT_EQ(ann.pinned.at(0).start, TimeOfDay{22h});
  EXPECT_EQ(problem.days, 4);
  EXPECT_EQ(problem.cover.at(0).understaffing, 100);
}

/// A text with another in the place of one part.
std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(RosterJson, ReadsRulesOnWindows) {
  const std::string text =
      with(small_roster, R"({"rule": "consecutive_days", "max": 5})",
           R"({"rule": "rolling_shift_count", "shift_templates": ["night"], "window": 14, "max": 4},
                                   {"rule": "rolling_paid_time", "window": 7, "max": "48h", "weight": 2})");
  const RosterProblem problem = parse_roster_problem(text);
  EXPECT_EQ(std::get<RollingShiftCount>(problem.people.at(0).rules.at(0)), (RollingShiftCount{{"night"}, 14, 4}));
  EXPECT_EQ(std::get<RollingPaidTime>(problem.people.at(0).rules.at(1)), (RollingPaidTime{7, 48h, 2}));
  EXPECT_EQ(parse_roster_problem(to_json(problem)).people, problem.people);
}

TEST(RosterJson, ReadsStandingWishesAndTheirFairness) {
  std::string text = with(small_roster, R"({"date": "2026-03-30", "wanted": false, "weight": 3})",
                          R"({"days": ["monday"], "latest_start": "09:00", "wanted": false})");
  text = with(text, R"("seniority": 2)", R"("seniority": 2, "refused_before": 3)");
  text = with(text, R"({"shift_templates": ["night"], "weight": 2})", R"({"refused_wishes": true})");
  const RosterProblem problem = parse_roster_problem(text);
  EXPECT_EQ(problem.people.at(0).requests.at(0),
            (Request{.days = {std::chrono::Monday}, .latest_start = TimeOfDay{9h}, .wanted = false}));
  EXPECT_EQ(problem.people.at(0).refused_before, 3);
  EXPECT_TRUE(problem.fairness.at(0).refused_wishes);
  EXPECT_EQ(parse_roster_problem(to_json(problem)).people, problem.people);
}

TEST(RosterJson, TimesFollowTheClockThoughItComesLater) {
  const RosterProblem problem = parse_roster_problem(small_roster);
  EXPECT_EQ(problem.people[0].history.at(0).start, std::chrono::sys_days{std::chrono::year{2026} / 3 / 27} + 7h);
  EXPECT_EQ(problem.published.at(0).shift.start, std::chrono::sys_days{std::chrono::year{2026} / 3 / 28} + 21h);
}

TEST(RosterJson, WritesWhatItReads) {
  const RosterProblem problem = parse_roster_problem(small_roster);
  const std::string text = to_json(problem);
  const RosterProblem again = parse_roster_problem(text);
  EXPECT_EQ(to_json(again), text);
  EXPECT_EQ(again.people, problem.people);
  EXPECT_EQ(again.clock, problem.clock);
  EXPECT_EQ(again.shift_templates, problem.shift_templates);
  EXPECT_EQ(again.cover, problem.cover);
  EXPECT_EQ(again.published, problem.published);
}

TEST(RosterJson, SavesAndLoadsAFile) {
  const auto file = std::filesystem::path(testing::TempDir()) / "roster_problem.json";
  save_roster_problem(parse_roster_problem(small_roster), file);
  EXPECT_EQ(load_roster_problem(file).people.at(0).name, "Ann");
  std::ofstream(file) << "{\"schema\": 2}";
  try {
    (void)load_roster_problem(file);
    FAIL() << "accepted";
  } catch (const ParseError& error) {
    EXPECT_EQ(error.what(), file.string() + ": /schema: expected 1, got the number 2");
  }
  std::filesystem::remove(file);
}

TEST(RosterJson, MistakesNameThePlace) {
  EXPECT_EQ(refusal<ParseError>(small_roster, "consecutive_days", "consecutive_day"),
            "/people/0/rules/0/rule: unknown rule \"consecutive_day\"; did you mean \"consecutive_days\"?");
  EXPECT_EQ(refusal<ParseError>(small_roster, "\"weight\": 10", "\"weigth\": 10"),
            "/people/0/rules/1: unknown key \"weigth\"; did you mean \"weight\"?");
  EXPECT_EQ(refusal<InvalidInput>(small_roster, "[\"night\"], \"max\"", "[\"nite\"], \"max\""),
            "people[0].rules[2].shift_templates[0] must be one of \"day\", \"night\", got \"nite\"");
  EXPECT_EQ(refusal<InvalidInput>(small_roster, "\"max\": 5", "\"min\": 6, \"max\": 5"),
            "people[0].rules[0].min must be <= max (5), got 6");
  EXPECT_EQ(refusal<ParseError>(small_roster, "\"days\": 4", "\"days\": 4.5"),
            "/days: expected a whole number, got the number 4.5");
}

TEST(RosterJson, WritesARosterOnItsClock) {
  const RosterProblem problem = parse_roster_problem(small_roster);
  Roster roster;
  roster.status = SolveStatus::optimal;
  roster.assignments = problem.published;
  roster.penalties = {{"weekends", 1, 10}};
  const std::string text = to_json(roster, problem.clock);
  EXPECT_NE(text.find("\"start\": \"2026-03-28T22:00+01:00\""), std::string::npos) << text;
  EXPECT_NE(text.find("\"status\": \"optimal\""), std::string::npos) << text;
}

}  // namespace
