#include <gtest/gtest.h>

#include "krarup/scheduling/check.hpp"
#include "written_lines.hpp"

namespace {

using namespace written_lines;
using std::chrono::days;

Date day(int number) { return monday + days{number}; }

/// A roster of people, each with a line.
struct Case {
  RosterProblem problem;
  std::vector<Assignment> assignments;

  void add(const Person& person, const std::string& line) {
    problem.people.push_back(person);
    for (const Assignment& each : assigned(person.name, shifts_of(line, problem.first_day)))
      assignments.push_back(each);
  }
  [[nodiscard]] RosterCheck check() const { return check_roster(problem, assignments, {}); }
};

Case week() { return {empty_roster(monday, 7, {}), {}}; }

/// The only rule broken, and its sentence.
std::string only_violation(const Case& each) {
  const RosterCheck found = each.check();
  return found.violations.size() == 1 ? found.violations[0].rule + ": " + found.violations[0].text
                                      : "not one but: " + texts(found.violations);
}

TEST(CheckContract, RestReachesBackIntoTheHistory) {
  Case each = week();
  Person ann = free_person("Ann");
  ann.min_rest = 11h;
  ann.history = history_of("L", monday);  // until 22:00
  each.add(ann, "E");
  EXPECT_EQ(only_violation(each),
            "min_rest: Ann works Monday 2003-07-21 06:00-14:00, but has only 8 h of rest before, not 11");
}

TEST(CheckContract, ANightShiftTouchesTheDayOffAfterIt) {
  Case each = week();
  Person ann = free_person("Ann");
  ann.days_off = {day(1)};
  each.add(ann, "N");
  EXPECT_EQ(only_violation(each),
            "days_off: Ann works Monday 2003-07-21 22:00 to Tuesday 2003-07-22 06:00, but has that day off");
}

TEST(CheckContract, TheDaysAndHoursOfAWeekIncludeTheHistory) {
  Case each{empty_roster(day(4), 3, {}), {}};
  Person ann = free_person("Ann");
  ann.history = history_of("EEEE", day(4));
  ann.max_days_per_week = 5;
  ann.max_hours_per_week = 40h;
  each.add(ann, "E-E");
  const RosterCheck found = each.check();
  ASSERT_EQ(found.violations.size(), 2U) << texts(found.violations);
  EXPECT_EQ(found.violations[0].text, "Ann works 6 days instead of at most 5 in the week of Monday 2003-07-21");
  EXPECT_EQ(found.violations[1].text, "Ann works 48 paid hours instead of at most 40 in the week of Monday 2003-07-21");
}

TEST(CheckContract, PromisesHoldForWholeWeeks) {
  Case each{empty_roster(day(0), 10, {}), {}};
  Person ann = free_person("Ann");
  ann.min_hours_per_week = 30h;
  each.add(ann, "EEE-------");
  const RosterCheck found = each.check();
  EXPECT_EQ(cost_of(found.penalties, "min_hours_per_week"), 6);
  EXPECT_EQ(found.objective, 6);
}

TEST(CheckWishes, PinnedDaysMustBeAsSettled) {
  Case each = week();
  Person ann = free_person("Ann");
  ann.pinned = {{day(0), "early", clock(6)}, {day(1), "", {}}, {day(2), "late", {}}};
  each.add(ann, "E-L");
  EXPECT_TRUE(each.check().violations.empty());
  each = week();
  each.add(ann, "L-L");
  EXPECT_EQ(only_violation(each),
            "pinned: Ann does not have the \"early\" at 06:00 that is settled for Monday 2003-07-21");
  each = week();
  each.add(ann, "EEL");
  EXPECT_EQ(only_violation(each), "pinned: Ann does not have the day off that is settled for Tuesday 2003-07-22");
}

TEST(CheckWishes, RequestsCostTheirWeightTimesSeniority) {
  Case each = week();
  Person ann = free_person("Ann"), bo = free_person("Bo");
  ann.requests = {{.date = day(0), .shift_templates = {"early"}, .weight = 2},                   // granted
                  {.date = day(1), .wanted = false, .weight = 3},                                // works: not granted
                  {.date = day(2), .shift_templates = {"late"}, .weight = 5},                    // is off: not granted
                  {.date = day(2), .shift_templates = {"late"}, .wanted = false, .weight = 7}};  // granted
  bo.requests = {{.date = day(0), .weight = 4}};                                                 // is off: not granted
  bo.seniority = 2.5;
  each.add(ann, "EL-");
  each.add(bo, "---");
  const RosterCheck found = each.check();
  EXPECT_EQ(amount_of(found.penalties, "requests"), 3);
  EXPECT_EQ(found.objective, 3 + 5 + 4 * 2.5);
}

/// What the only wish of somebody with this line costs.
double cost_of_wish(const Request& wish, const std::string& line) {
  Case each = week();
  Person ann = free_person("Ann");
  ann.requests = {wish};
  each.add(ann, line);
  return each.check().objective;
}

TEST(CheckWishes, StandingWishesCostEachDayOnWhichTheyAreNotGranted) {
  const Request never_early{.days = {std::chrono::Monday}, .shift_templates = {"early"}, .wanted = false, .weight = 3};
  EXPECT_EQ(cost_of_wish(never_early, "EEEEEEE"), 3);
  EXPECT_EQ(cost_of_wish(never_early, "LEEEEEE"), 0);
  const Request off{.days = {std::chrono::Friday, std::chrono::Sunday}, .wanted = false};
  EXPECT_EQ(cost_of_wish(off, "EEEEEE-"), 1);
  EXPECT_EQ(cost_of_wish(off, "----L-N"), 2);
  EXPECT_EQ(cost_of_wish({.shift_templates = {"late"}}, "LL-EN-L"), 4);  // every day
}

TEST(CheckWishes, MeanShiftsThatStartInTheWindow) {
  EXPECT_EQ(cost_of_wish({.earliest_start = clock(6), .wanted = false}, "EL-N---"), 3);
  EXPECT_EQ(cost_of_wish({.earliest_start = clock(7), .wanted = false}, "EL-N---"), 2);
  EXPECT_EQ(cost_of_wish({.latest_start = clock(14), .wanted = false}, "EL-N---"), 2);
  EXPECT_EQ(cost_of_wish({.earliest_start = clock(7), .latest_start = clock(14), .wanted = false}, "EL-N---"), 1);
  EXPECT_EQ(cost_of_wish({.date = day(3), .latest_start = clock(14)}, "EL-N---"), 1);
  EXPECT_EQ(cost_of_wish({.date = day(3), .latest_start = clock(22)}, "EL-N---"), 0);
  EXPECT_EQ(
      cost_of_wish({.shift_templates = {"early", "night"}, .latest_start = clock(20), .wanted = false}, "ELN----"), 1);
}

TEST(CheckFairness, CountsWishesThatAreNotGranted) {
  Case each = week();
  Person ann = free_person("Ann"), bo = free_person("Bo");
  ann.requests = {{.days = {std::chrono::Monday, std::chrono::Tuesday}, .wanted = false},
                  {.date = day(2), .shift_templates = {"late"}},
                  {.date = day(3), .shift_templates = {"early"}}};
  ann.refused_before = 2;
  bo.requests = {{.date = day(0)}};
  each.add(ann, "EEEE---");  // off on neither day, not late, but early: 3, and 2 before
  each.add(bo, "-------");
  each.problem.fairness = {{.refused_wishes = true, .weight = 0.5}};
  const RosterCheck found = each.check();
  EXPECT_EQ(amount_of(found.penalties, "requests"), 4);
  EXPECT_EQ(cost_of(found.penalties, "fairness"), 0.5 * (5 * 5 + 1 * 1));
}

TEST(CheckFairness, CountsSquaresWithTheHistory) {
  Case each = week();
  Person ann = free_person("Ann"), bo = free_person("Bo");
  ann.history = history_of("NN-", monday);
  each.add(ann, "NE--N-N");
  each.add(bo, "EEN----");
  each.problem.fairness = {{.shift_templates = {"night"}, .weight = 0.5}};
  EXPECT_EQ(each.check().objective, 0.5 * (5 * 5 + 1 * 1));
}

TEST(CheckFairness, CountsAWeekendOnce) {
  Case each = week();
  Person ann = free_person("Ann");
  ann.history = history_of("NN-----NN", monday);  // the Saturday and Sunday of two weekends
  each.add(ann, "-----EN");
  each.problem.fairness = {{.weekends = true}};
  EXPECT_EQ(each.check().objective, 9);
  each.problem.fairness[0].shift_templates = {"early"};
  EXPECT_EQ(each.check().objective, 1);
}

TEST(CheckPairings, TogetherAndApart) {
  Case each = week();
  each.add(free_person("Ann"), "EL-EN--");
  each.add(free_person("Bo"), "EEE-N--");
  each.problem.pairings = {{"Ann", "Bo", true, 2}};
  EXPECT_EQ(each.check().objective, 2 * 3);  // Tuesday, Wednesday, Thursday
  each.problem.pairings[0].together = false;
  EXPECT_EQ(each.check().objective, 2 * 2);  // Monday, Friday
}

TEST(CheckChanges, CountsTheDaysThatDifferFromThePublishedRoster) {
  Case each = week();
  each.add(free_person("Ann"), "EL-EN--");
  each.add(free_person("Bo"), "E------");
  each.problem.published = assigned("Ann", shifts_of("EE--N-E", monday));
  each.problem.published[0].shift.breaks = {{"lunch", at(0, 10), 30min, false}};  // breaks may move
  each.problem.cost_per_change = 1.5;
  EXPECT_EQ(each.check().objective, 1.5 * (3 + 1));  // Ann on Tuesday, Thursday and Sunday; Bo on Monday
}

TEST(CheckCover, CountsShiftsByDayAndTemplate) {
  Case each = week();
  each.add(free_person("Ann"), "EN");
  each.add(free_person("Bo"), "EE");
  each.add(free_person("Cy"), "E-");
  each.problem.cover = {{day(0), "early", 2, 100, 1}, {day(0), "late", 1.5, 100, 1}, {day(1), "night", 3, 10, 1}};
  const RosterCheck found = each.check();
  EXPECT_EQ(amount_of(found.penalties, "overstaffing"), 1);
  EXPECT_EQ(amount_of(found.penalties, "understaffing"), 1.5 + 2);
  EXPECT_EQ(found.objective, 1 + 150 + 20);
}

/// Four hours from 06:00 on Monday.
SkillRequirement needs(const std::string& skill, std::vector<double> agents) {
  return {skill, {at(0, 6), 1h, std::move(agents)}};
}

Person skilled(const std::string& name, std::vector<Skill> skills) {
  Person person = free_person(name);
  person.skills = std::move(skills);
  return person;
}

TEST(CheckRequirements, GivesEverybodyTheSkillThatIsNeededMost) {
  Case each = week();
  each.add(skilled("Ann", {{"sales"}, {"support"}}), "E");
  each.add(skilled("Bo", {{"sales"}}), "E");
  each.problem.requirements = {needs("sales", {1, 2, 0, 1}), needs("support", {1, 1, 1, 2})};
  each.problem.costs = {.understaffing = 10, .overstaffing = 1};
  const RosterCheck found = each.check();
  EXPECT_NEAR(amount_of(found.penalties, "understaffing"), 0 + 1 + 0 + 1, 1e-9);
  EXPECT_NEAR(amount_of(found.penalties, "overstaffing"), 0 + 0 + 1 + 0, 1e-9);
  EXPECT_NEAR(found.objective, 10 * 2 + 1, 1e-9);
  ASSERT_EQ(found.coverage.size(), 2U);
  EXPECT_EQ(found.coverage[1].skill, "support");
  EXPECT_NEAR(found.coverage[1].scheduled[3], 1, 1e-9);
  EXPECT_NEAR(found.coverage[1].missing[3], 1, 1e-9);
  EXPECT_NEAR(found.coverage[0].scheduled[0] + found.coverage[1].scheduled[0], 2, 1e-9);
}

TEST(CheckRequirements, RisingPricesSpreadWhatIsMissingOverTheSkills) {
  Case each = week();
  each.add(skilled("Ann", {{"sales"}, {"support"}}), "E");
  each.add(skilled("Bo", {{"sales"}, {"support"}}), "E");
  each.problem.requirements = {needs("sales", {2, 2, 2, 2}), needs("support", {2, 2, 2, 3})};
  each.problem.costs = {.understaffing = 10, .overstaffing = 1};
  each.problem.costs.understaffing_steps = {{.beyond = 1, .cost = 50}};
  const RosterCheck found = each.check();
  EXPECT_NEAR(found.coverage[0].scheduled[0], 1, 1e-9);
  EXPECT_NEAR(found.coverage[1].scheduled[0], 1, 1e-9);
  EXPECT_NEAR(amount_of(found.penalties, "understaffing"), 3 * 2 + 3, 1e-9);
  EXPECT_NEAR(found.objective, 3 * (10 + 10) + (10 + 10 + 50), 1e-9);
}

TEST(CheckRequirements, ProficiencyMultipliesWhatSomebodyDoes) {
  Case each = week();
  each.add(skilled("Ann", {{"sales", 1.5}, {"support", 0.5}}), "E");
  each.add(skilled("Bo", {{"support", 1}}), "E");
  each.problem.requirements = {needs("sales", {1, 1, 1, 1}), needs("support", {1.2, 1, 2, 0})};
  each.problem.costs = {.understaffing = 10, .overstaffing = 0};
  const RosterCheck found = each.check();
  // Ann needs two thirds of an hour for sales and has a third left, which does a sixth of an agent's support.
  EXPECT_NEAR(found.coverage[1].missing[0], 0.2 - 1.0 / 6, 1e-9);
  EXPECT_NEAR(amount_of(found.penalties, "understaffing"), (0.2 - 1.0 / 6) + 0 + (1 - 1.0 / 6) + 0, 1e-9);
}

TEST(CheckRequirements, BreaksAndPeopleWithoutTheSkillCoverNothing) {
  Case each = week();
  each.problem.shift_templates[0].breaks = {{"coffee", 15min, true, 1h, 2h}};
  each.add(skilled("Ann", {{"sales"}}), "E");
  each.add(skilled("Bo", {}), "E");
  for (Assignment& assignment : each.assignments) assignment.shift.breaks = {{"coffee", at(0, 7, 30), 15min, true}};
  each.problem.requirements = {needs("sales", {1, 1, 1, 1})};
  each.problem.costs = {.understaffing = 8, .overstaffing = 5};
  const RosterCheck found = each.check();
  EXPECT_TRUE(found.violations.empty()) << texts(found.violations);
  EXPECT_NEAR(found.objective, 8 * 0.25, 1e-9);
  EXPECT_NEAR(found.coverage[0].scheduled[1], 0.75, 1e-9);
}

TEST(CheckRequirements, AnybodyDoesWhatNeedsNoSkill) {
  Case each = week();
  each.add(free_person("Ann"), "E");
  each.problem.requirements = {needs("", {1, 2, 1, 1})};
  EXPECT_NEAR(each.check().objective, 10, 1e-9);
}

TEST(CheckTemplates, AShiftMustBeOneThatItsTemplateAllows) {
  Case each = week();
  each.problem.shift_templates[0].breaks = {{"coffee", 15min, true, 1h, 2h}};
  each.add(free_person("Ann"), "E");
  each.assignments[0].shift.breaks = {{"coffee", at(0, 7), 15min, true}};
  ASSERT_TRUE(each.check().violations.empty()) << texts(each.check().violations);
  Case moved = each;
  moved.assignments[0].shift.start = at(0, 5, 30);
  EXPECT_EQ(only_violation(moved),
            "start: Ann: The shift \"early\" of Monday 2003-07-21 05:30-13:30 may not start then");
  moved = each;
  moved.assignments[0].shift.breaks[0].start = at(0, 9);
  EXPECT_EQ(
      only_violation(moved),
      "breaks.latest: Ann: The shift \"early\" of Monday 2003-07-21 06:00-14:00 has its break \"coffee\" too late");
  moved = each;
  moved.assignments = {{"Ann", shift_of('L', day(7))}};
  EXPECT_EQ(only_violation(moved),
            "days: Ann: The shift \"late\" of Monday 2003-07-28 14:00-22:00 starts on no day of the roster");
  moved = each;
  EXPECT_EQ(check_roster(moved.problem, moved.assignments, {shift_of('L', day(0))}).violations.size(), 1U);
}

/// Clocks go back on Sunday 2003-10-26 at 03:00 to 02:00, and forward on Sunday 2004-03-28 at 02:00 to 03:00.
LocalClock with_daylight_saving() {
  using namespace std::chrono;
  const auto change = [](auto day, hours utc, seconds offset) { return ClockChange{sys_days{day} + utc, offset}; };
  return {.utc_offset = 2h,
          .changes = {change(year{2003} / 10 / 26, hours{1}, 1h), change(year{2004} / 3 / 28, hours{1}, 2h)}};
}

TEST(DaylightSaving, ShiftsAndLimitsFollowTheWallClock) {
  const Date saturday = std::chrono::local_days{std::chrono::year{2003} / 10 / 25};
  RosterProblem problem = empty_roster(saturday, 2, {free_person("Ann")});
  problem.clock = with_daylight_saving();
  problem.people[0].rules = {WorkingHours{.earliest_start = clock(22), .latest_end = clock(29)}};
  problem.people[0].availability = {{{}, clock(20), clock(30)}};
  problem.people[0].days_off = {saturday + days{2}};
  // 22:00 to 05:00 on the wall, since the night has an hour more.
  const Shift night = from(problem.clock.instant(saturday, clock(22)), 8h, "night");
  EXPECT_TRUE(check_roster(problem, {{"Ann", night}}, {}).violations.empty());
  problem.clock = LocalClock{.utc_offset = 2h};
  const RosterCheck found = check_roster(problem, {{"Ann", night}}, {});
  ASSERT_EQ(found.violations.size(), 1U) << texts(found.violations);
  EXPECT_EQ(found.violations[0].text, "Ann works until 30:00 on Saturday 2003-10-25, at most until 29:00");
}

TEST(DaylightSaving, StartsAreComparedOnTheWallClock) {
  const Date saturday = std::chrono::local_days{std::chrono::year{2004} / 3 / 27};
  RosterProblem problem = empty_roster(saturday, 2, {free_person("Ann")});
  problem.clock = with_daylight_saving();
  problem.people[0].rules = {StartSpread{.max = 0h}};
  std::vector<Assignment> both;
  for (int i = 0; i < 2; ++i)
    both.push_back({"Ann", from(problem.clock.instant(saturday + days{i}, clock(6)), 8h, "early")});
  EXPECT_EQ(both[1].shift.start - both[0].shift.start, 23h);
  EXPECT_TRUE(check_roster(problem, both, {}).violations.empty());
}

TEST(DaylightSaving, TheLastHourOfALongDayIsCovered) {
  const Date sunday = std::chrono::local_days{std::chrono::year{2003} / 10 / 26};
  RosterProblem problem = empty_roster(sunday, 1, {free_person("Ann")});
  problem.clock = with_daylight_saving();
  problem.people[0].min_rest = 0h;
  const Shift late = from(problem.clock.instant(sunday, clock(22)), 8h, "night");
  EXPECT_TRUE(check_roster(problem, {{"Ann", late}}, {}).violations.empty());
}

}  // namespace
