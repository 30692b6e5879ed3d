#include <gtest/gtest.h>

#include <functional>

#include "krarup/core/error.hpp"
#include "krarup/scheduling/check.hpp"
#include "written_lines.hpp"

namespace {

using namespace written_lines;
using std::chrono::days;

/// A week with everything that refers to something else.
RosterProblem sound_problem() {
  Person ann = free_person("Ann");
  ann.skills = {{"sales"}};
  ann.rules = {ShiftCount{.shift_templates = {"night"}, .max = 1}, ForbiddenSuccession{{"night"}, {"early"}},
               Rotation{{RotationDay{{"early"}}, RotationDay{}}}};
  ann.requests = {{.date = monday, .shift_templates = {"late"}}};
  ann.pinned = {{.date = monday, .shift_template = "early", .start = clock(6)}, {.date = monday + days{1}}};
  ann.history = history_of("EN", monday);
  RosterProblem problem = empty_roster(monday, 7, {ann, free_person("Bo")});
  problem.cover = {{.date = monday, .shift_template = "early", .required = 1}};
  problem.fairness = {{.shift_templates = {"night"}}};
  problem.pairings = {{.first = "Ann", .second = "Bo"}};
  problem.published = assigned("Bo", shifts_of("E", monday));
  return problem;
}

SkillRequirement sales() { return {"sales", {at(0, 8), 1h, {1, 2}}}; }

void ask_for_skills(RosterProblem& problem) {
  problem.cover.clear();
  problem.requirements = {sales()};
}

struct Mistake {
  std::string name;
  std::string message;
  std::function<void(RosterProblem&)> make;
};

class InvalidRoster : public testing::TestWithParam<Mistake> {};

TEST_P(InvalidRoster, IsRefusedWithTheFieldAndTheValue) {
  RosterProblem problem = sound_problem();
  GetParam().make(problem);
  try {
    (void)check_roster(problem, {}, {});
    FAIL() << "accepted";
  } catch (const InvalidInput& refusal) {
    EXPECT_EQ(refusal.what(), GetParam().message);
  }
}

TEST(InvalidRoster, ASoundOneIsAccepted) { EXPECT_NO_THROW((void)check_roster(sound_problem(), {}, {})); }

TEST(InvalidRoster, GivenShiftsMayBeOfAnyTemplate) {
  RosterProblem problem{.shifts = {from(at(0, 8), 8h)}, .people = {free_person("Ann")}};
  problem.people[0].rules = {ShiftCount{.shift_templates = {"night"}, .max = 1}};
  problem.people[0].requests = {{.date = monday + days{30}}};
  EXPECT_NO_THROW((void)check_roster(problem, {}, problem.shifts));
}

INSTANTIATE_TEST_SUITE_P(
    Scheduling, InvalidRoster,
    testing::Values(
        Mistake{"ShiftsAndCover", "shifts and cover may not both be given: say in one way what has to be done",
                [](RosterProblem& each) { each.shifts = {from(at(0, 8), 8h, "early")}; }},
        Mistake{"CoverAndRequirements",
                "cover and requirements may not both be given: say in one way what has to be done",
                [](RosterProblem& each) { each.requirements = {sales()}; }},
        Mistake{"CoverWithoutDays", "days must be > 0 for a roster by cover, got 0",
                [](RosterProblem& each) { each.days = 0; }},
        Mistake{"TooManyDays", "days must be at most 400, got 401", [](RosterProblem& each) { each.days = 401; }},
        Mistake{"CoverWithoutTemplates", "shift_templates must not be empty for a roster by cover",
                [](RosterProblem& each) { each.shift_templates.clear(); }},
        Mistake{"CoverOfAnUnknownTemplate",
                "cover[0].shift_template must be one of \"early\", \"late\", \"night\", got \"noon\"",
                [](RosterProblem& each) { each.cover[0].shift_template = "noon"; }},
        Mistake{"CoverOutside",
                "cover[0].date must be a day of the roster, from Monday 2003-07-21 to Sunday 2003-07-27, got Monday "
                "2003-07-28",
                [](RosterProblem& each) { each.cover[0].date += days{7}; }},
        Mistake{"CoverTwice",
                "cover[1] must be the only one for its date and template, got \"early\" on Monday "
                "2003-07-21 again",
                [](RosterProblem& each) { each.cover.push_back(each.cover[0]); }},
        Mistake{"RuleOnAnUnknownTemplate",
                "people[0].rules[0].shift_templates[0] must be one of \"early\", \"late\", \"night\", got \"nite\"",
                [](RosterProblem& each) { std::get<ShiftCount>(each.people[0].rules[0]).shift_templates = {"nite"}; }},
        Mistake{"RuleOnNoTemplate", "people[0].rules[1].then must not be empty",
                [](RosterProblem& each) { std::get<ForbiddenSuccession>(each.people[0].rules[1]).then.clear(); }},
        Mistake{
            "RotationOfAnUnknownTemplate",
            "people[0].rules[2].days[1].shift_templates[0] must be one of \"early\", \"late\", \"night\", got \"x\"",
            [](RosterProblem& each) { std::get<Rotation>(each.people[0].rules[2]).days[1].shift_templates = {"x"}; }},
        Mistake{"NightsInAWindowOfNoTemplate", "people[0].rules[0].shift_templates must not be empty",
                [](RosterProblem& each) { each.people[0].rules[0] = RollingShiftCount{.window = 7, .max = 1}; }},
        Mistake{"AWindowWithTooManyPasts",
                "people[0].rules[0].window must be at most 16 days, or at least 185, for a roster of 200, got 28: the "
                "search cannot tell so many pasts apart",
                [](RosterProblem& each) {
                  each.days = 200;
                  each.people[0].rules[0] = RollingDaysWorked{.window = 28, .max = 20};
                }},
        Mistake{"DaysWorkedADay", "people[0].rules[0].period must be \"week\" or \"horizon\", got \"day\"",
                [](RosterProblem& each) { each.people[0].rules[0] = DaysWorked{.max = 1, .period = Period::day}; }},
        Mistake{"RequestOutside",
                "people[0].requests[0].date must be a day of the roster, from Monday 2003-07-21 to Sunday 2003-07-27, "
                "got Sunday 2003-07-20",
                [](RosterProblem& each) { each.people[0].requests[0].date = monday - days{1}; }},
        Mistake{"RequestForADateAndAWeekday", "people[0].requests[0] must have a date or days, not both",
                [](RosterProblem& each) { each.people[0].requests[0].days = {std::chrono::Monday}; }},
        Mistake{"RequestOfAnything",
                "people[0].requests[0] must have a date, days, shift_templates, an earliest_start or a latest_start",
                [](RosterProblem& each) { each.people[0].requests[0] = {.wanted = false}; }},
        Mistake{"RequestOfAnEmptyWindow",
                "people[0].requests[0].latest_start must be >= earliest_start (10:00), got 09:00",
                [](RosterProblem& each) {
                  each.people[0].requests[0].earliest_start = clock(10);
                  each.people[0].requests[0].latest_start = clock(9);
                }},
        Mistake{"RequestOfAnUnknownTemplate",
                "people[0].requests[0].shift_templates[0] must be one of \"early\", \"late\", \"night\", got \"x\"",
                [](RosterProblem& each) { each.people[0].requests[0].shift_templates = {"x"}; }},
        Mistake{
            "PinnedOutside",
            "people[0].pinned[1].date must be a day of the roster, from Monday 2003-07-21 to Sunday 2003-07-27, got "
            "Monday 2003-07-28",
            [](RosterProblem& each) { each.people[0].pinned[1].date = monday + days{7}; }},
        Mistake{"PinnedTwice",
                "people[0].pinned[1].date must be different from the dates before it, got Monday 2003-07-21 again",
                [](RosterProblem& each) { each.people[0].pinned[1].date = monday; }},
        Mistake{"PinnedToAnUnknownTemplate",
                "people[0].pinned[0].shift_template must be one of \"early\", \"late\", \"night\", got \"x\"",
                [](RosterProblem& each) { each.people[0].pinned[0].shift_template = "x"; }},
        Mistake{"PinnedDayOffWithAStart",
                "people[0].pinned[0].shift_template must not be empty where there is a start (06:00)",
                [](RosterProblem& each) { each.people[0].pinned[0].shift_template = ""; }},
        Mistake{"HistoryInTheRoster",
                "people[0].history[1].start must be before the first day of the roster (Monday 2003-07-21), got Monday "
                "2003-07-21 06:00",
                [](RosterProblem& each) { each.people[0].history[1] = shift_of('E', monday); }},
        Mistake{"SkillTwice",
                "people[0].skills[1].name must be different from the names before it, got \"sales\" again",
                [](RosterProblem& each) { each.people[0].skills.push_back({"sales"}); }},
        Mistake{"SkillWithoutName", "people[0].skills[0].name must not be empty",
                [](RosterProblem& each) { each.people[0].skills[0].name = ""; }},
        Mistake{"FairnessOfAnUnknownTemplate",
                "fairness[0].shift_templates[0] must be one of \"early\", \"late\", \"night\", got \"x\"",
                [](RosterProblem& each) { each.fairness[0].shift_templates = {"x"}; }},
        Mistake{"FairnessOfTwoThings",
                "fairness[0] may not count refused_wishes and shift_templates: give them fairness of their own",
                [](RosterProblem& each) { each.fairness[0].refused_wishes = true; }},
        Mistake{"PairingWithAStranger", "pairings[0].second must be the name of one of the people, got \"Cy\"",
                [](RosterProblem& each) { each.pairings[0].second = "Cy"; }},
        Mistake{"PairingWithOneself", "pairings[0].second must be another person than first, got \"Ann\" again",
                [](RosterProblem& each) { each.pairings[0].second = "Ann"; }},
        Mistake{"PublishedForAStranger", "published[0].person must be the name of one of the people, got \"Cy\"",
                [](RosterProblem& each) { each.published[0].person = "Cy"; }},
        Mistake{"RequirementTwice",
                "requirements[1].skill must be different from the skills before it, got \"sales\" "
                "again",
                [](RosterProblem& each) {
                  ask_for_skills(each);
                  each.requirements.push_back(sales());
                }},
        Mistake{"RequirementsOnDifferentGrids",
                "requirements[1].required must have the same start, step and number of intervals as the first "
                "requirement",
                [](RosterProblem& each) {
                  ask_for_skills(each);
                  each.requirements.push_back({"support", {at(0, 8), 30min, {1, 2}}});
                }},
        Mistake{"NegativeRequirement", "requirements[0].required[1] must be in [0, 1e+05] agents, got -2",
                [](RosterProblem& each) {
                  ask_for_skills(each);
                  each.requirements[0].required[1] = -2;
                }},
        Mistake{"GivenShiftOutside",
                "shifts[0].start must be on a day of the roster, from Monday 2003-07-21 to Sunday 2003-07-27, got "
                "Tuesday 2003-07-29 08:00",
                [](RosterProblem& each) {
                  each.cover.clear();
                  each.shifts = {from(at(8, 8), 8h, "early")};
                }}),
    [](const auto& each) { return each.param.name; });

}  // namespace
