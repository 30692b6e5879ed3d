#pragma once

#include <map>
#include <string>
#include <vector>

#include "scheduling/check/ledger.hpp"
#include "scheduling/check/line.hpp"

namespace krarup::check {

/// The shifts of each person, in order of time.
using Worked = std::map<std::string, std::vector<Shift>>;

/// Availability, days off, one shift a day, rest, and the days and hours of the weeks.
void check_contract(const RosterProblem& problem, const Person& person, const std::vector<Shift>& worked,
                    Ledger& ledger);

/// The rules that the contract lists.
void check_rules(const Line& line, Ledger& ledger);

/// Pinned days and requests.
void check_wishes(const Line& line, Ledger& ledger);

/// On how many days of the roster a wish is not granted.
[[nodiscard]] int days_refused(const Request& request, const Line& line);

/// Fairness, pairings, and changes against the published roster: what compares people, or rosters.
void check_between_people(const RosterProblem& problem, const std::vector<Line>& lines, Ledger& ledger);

/// Every shift asked for is worked by one person or listed as unassigned, and no other shift appears.
void check_given_shifts(const RosterProblem& problem, const std::vector<Assignment>& assignments,
                        const std::vector<Shift>& unassigned, Ledger& ledger);

/// Every shift is one that its template allows, on a day of the roster.
void check_made_from_templates(const RosterProblem& problem, const Worked& worked, Ledger& ledger);

/// Numbers of shifts by day and template.
void check_cover(const RosterProblem& problem, const Worked& worked, Ledger& ledger);

/// Agents by skill and interval; returns what each skill gets.
[[nodiscard]] std::vector<SkillCoverage> check_requirements(const RosterProblem& problem, const Worked& worked,
                                                            Ledger& ledger);

}  // namespace krarup::check
