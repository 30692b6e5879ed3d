#include "krarup/io/shifts_json.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "krarup/core/error.hpp"
#include "krarup/io/plan_csv.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

/// The night in which the clock springs forward: 02:00 becomes 03:00.
constexpr const char* small_shifts = R"({
  "schema": 1,
  "required": {"start": "2026-03-28T20:00", "step": "1h", "values": [1, 1, 2, 2, 2, 2, 2, 2, 1, 1]},
  "shift_templates": [
    {"name": "night", "length": "6h", "max_length": "8h", "length_step": "1h",
     "earliest_start": "20:00", "latest_start": "24:00", "start_step": "1h",
     "breaks": [{"name": "coffee", "length": "15min", "earliest": "1h", "latest": "3h"},
                {"name": "meal", "length": "30min", "paid": false, "earliest": "3h", "latest": "5h", "longer_than": "6h"}],
     "supplements": [{"days": ["sunday"], "cost_per_hour": 0.5}]}],
  "costs": {"understaffing": 20, "understaffing_steps": [{"beyond": 1, "cost": 40}]},
  "clock": {"utc_offset": "1h", "changes": [{"at": "2026-03-29T01:00Z", "utc_offset": "2h"}]},
  "max_agents": 5,
  "max_on_break": 1,
  "service_target": {"service_level": 0.8, "curves": [
    {"contacts": 10, "in_time": [0, 0.5, 0.9]}, {"contacts": 10, "in_time": [0, 0.5, 0.9]},
    {"contacts": 20, "in_time": [0, 0.5, 0.9]}, {"contacts": 20, "in_time": [0, 0.5, 0.9]},
    {"contacts": 20, "in_time": [0, 0.5, 0.9]}, {"contacts": 20, "in_time": [0, 0.5, 0.9]},
    {"contacts": 20, "in_time": [0, 0.5, 0.9]}, {"contacts": 20, "in_time": [0, 0.5, 0.9]},
    {"contacts": 10, "in_time": [0, 0.5, 0.9]}, {"contacts": 0, "in_time": []}]}
})";

std::string small_tours() {
  std::string shifts = small_shifts;
  shifts.erase(shifts.find("\"schema\": 1,"), 12);
  shifts.resize(shifts.find(",\n  \"service_target\""));
  return "{\"schema\": 1, \"shifts\": " + shifts +
         "}, \"classes\": [{\"name\": \"full time\", \"people\": 3, \"min_days_per_week\": 1}]}";
}

template <class Exception, class Parse>
std::string refusal(const Parse& parse, std::string text, const std::string& from, const std::string& to) {
  const std::size_t where = text.find(from);
  EXPECT_NE(where, std::string::npos) << from;
  text.replace(where, from.size(), to);
  try {
    (void)parse(text);
  } catch (const Exception& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ShiftsJson, ReadsEveryWord) {
  const ShiftProblem problem = parse_shift_problem(small_shifts);
  EXPECT_EQ(problem.required.start, std::chrono::sys_days{std::chrono::year{2026} / 3 / 28} + 19h);
  ASSERT_EQ(problem.shift_templates.size(), 1U);
  EXPECT_EQ(lengths(problem.shift_templates[0]).size(), 3U);
  EXPECT_EQ(problem.shift_templates[0].breaks.at(1).longer_than, Seconds{6h});
  EXPECT_EQ(problem.costs.understaffing_steps.at(0), (CostStep{1, 40}));
  EXPECT_EQ(problem.max_on_break, 1);
  EXPECT_EQ(problem.service_target->curves.size(), 10U);
}

TEST(ShiftsJson, WritesWhatItReads) {
  const std::string text = to_json(parse_shift_problem(small_shifts));
  EXPECT_EQ(to_json(parse_shift_problem(text)), text);
  EXPECT_NE(text.find("\"start\": \"2026-03-28T20:00+01:00\""), std::string::npos) << text;
}

TEST(ShiftsJson, TheProblemReadIsTheProblemSolved) {
  const ShiftProblem problem = parse_shift_problem(small_shifts);
  const ShiftProblem again = parse_shift_problem(to_json(problem));
  const ShiftPlan plan = design_shifts(problem), same = design_shifts(again);
  EXPECT_EQ(plan.shifts, same.shifts);
  EXPECT_NE(to_json(plan, problem.clock).find("\"seed\": 1"), std::string::npos);
}

TEST(ShiftsJson, SavesAndLoadsAFile) {
  const auto file = std::filesystem::path(testing::TempDir()) / "shift_problem.json";
  save_shift_problem(parse_shift_problem(small_shifts), file);
  EXPECT_EQ(load_shift_problem(file).max_agents, 5);
  std::ofstream(file) << "{\"schema\": 2}";
  try {
    (void)load_shift_problem(file);
    FAIL() << "accepted";
  } catch (const ParseError& error) {
    EXPECT_EQ(error.what(), file.string() + ": /schema: expected 1, got the number 2");
  }
  std::filesystem::remove(file);
}

TEST(ShiftsJson, MistakesNameThePlace) {
  const auto refused = [](const std::string& from, const std::string& to) {
    return refusal<ParseError>(parse_shift_problem, small_shifts, from, to);
  };
  EXPECT_EQ(refused("\"max_on_break\"", "\"max_on_brake\""),
            "/: unknown key \"max_on_brake\"; did you mean \"max_on_break\"?");
  EXPECT_EQ(refused("\"longer_than\": \"6h\"", "\"longer_than\": 6"),
            "/shift_templates/0/breaks/1/longer_than: a time needs a unit: write \"6s\" or \"6min\", not 6");
  EXPECT_EQ(refusal<InvalidInput>(parse_shift_problem, small_shifts, "\"step\": \"1h\", \"values\": [1, 1,",
                                  "\"step\": \"1h\", \"values\": [-1, 1,"),
            "required[0] must be in [0, 1e+05] agents, got -1");
}

TEST(ToursJson, HasTheShiftsByTheirOwnClock) {
  const TourProblem problem = parse_tour_problem(small_tours());
  EXPECT_EQ(problem.shifts.required.start, std::chrono::sys_days{std::chrono::year{2026} / 3 / 28} + 19h);
  EXPECT_EQ(problem.classes.at(0).people, 3);
  const std::string text = to_json(problem);
  EXPECT_EQ(to_json(parse_tour_problem(text)), text);
}

TEST(ToursJson, MistakesNameThePlace) {
  const auto refused = [](const std::string& from, const std::string& to) {
    return refusal<ParseError>(parse_tour_problem, small_tours(), from, to);
  };
  EXPECT_EQ(refused("\"classes\"", "\"class\""), "/: unknown key \"class\"; did you mean \"classes\"?");
  EXPECT_EQ(refused("\"max_agents\"", "\"max_agent\""),
            "/shifts: unknown key \"max_agent\"; did you mean \"max_agents\"?");
  EXPECT_EQ(
      refusal<InvalidInput>(parse_tour_problem, small_tours(), "\"min_days_per_week\": 1", "\"min_days_per_week\": 6"),
      "classes[0].min_days_per_week must be <= max_days_per_week (5), got 6");
}

TEST(ToursCsv, SaysWhichTourAndHowManyWorkIt) {
  const Instant monday = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};
  TourPlan plan;
  plan.tours = {{"full time", 2, {{"day", monday + 7h, 8h, {}}, {"day", monday + 31h, 8h, {}}}},
                {"part time", 1, {{"day", monday + 9h, 8h, {{"lunch", monday + 12h, 30min, false}}}}}};
  EXPECT_EQ(tours_csv(plan, {}),
            "tour,contract_class,people,shift_template,start,end,paid_h,break_1,break_1_start,break_1_end\n"
            "1,full time,2,day,2026-03-02T07:00,2026-03-02T15:00,8,,,\n"
            "1,full time,2,day,2026-03-03T07:00,2026-03-03T15:00,8,,,\n"
            "2,part time,1,day,2026-03-02T09:00,2026-03-02T17:00,7.5,lunch,2026-03-02T12:00,2026-03-02T12:30\n");
}

}  // namespace
