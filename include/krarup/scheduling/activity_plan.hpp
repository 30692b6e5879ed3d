#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "krarup/core/local_clock.hpp"
#include "krarup/core/series.hpp"
#include "krarup/scheduling/activity.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "krarup/scheduling/solve.hpp"

namespace krarup {

/// When should the people of a roster take part in activities? Shifts and their breaks stay as they are.
///
/// What has to be covered meanwhile is said in one of two ways: as agents, whoever they are (`required`), or as agents
/// of each skill (`requirements`), for which `people` says who can do what. Who is in an activity covers neither.
struct ActivityProblem {
  std::optional<Series<double>> required{};  ///< agents on shift, not on break and in no activity, per interval
  std::vector<Assignment> assignments{};
  std::vector<Activity> activities{};
  std::vector<SkillRequirement> requirements{};  ///< by skill, instead of required
  std::vector<Person> people{};                  ///< everybody who has a shift, with their skills, for requirements
  CoverageCosts costs{};
  LocalClock clock{};  ///< for the words of the findings
  Seconds step{900};   ///< activities begin at earliest, or whole steps later

  static constexpr auto fields() {
    return std::tuple{field("required", &ActivityProblem::required),
                      required_field("assignments", &ActivityProblem::assignments),
                      required_field("activities", &ActivityProblem::activities),
                      field("requirements", &ActivityProblem::requirements),
                      field("people", &ActivityProblem::people),
                      field("costs", &ActivityProblem::costs),
                      field("clock", &ActivityProblem::clock),
                      field("step", &ActivityProblem::step, rules::positive)};
  }

  /// The intervals of the requirement, in whichever way it is given.
  [[nodiscard]] const Series<double>& grid() const { return required ? *required : requirements.front().required; }

  /// Checks what the fields must satisfy together, and the limits on size.
  void validate(const std::string& path) const;

  static constexpr std::size_t max_assignments = 20'000;
  static constexpr std::size_t max_activities = 500;
  static constexpr std::size_t max_intervals = 20'000;
  static constexpr std::size_t max_starts = 2'000;  ///< of one activity
};

/// The answer: who takes part in what, when, and what is then covered.
struct ActivityPlan {
  SolveStatus status = SolveStatus::feasible;
  std::vector<Session> sessions;        ///< by activity, then by person, in the order given
  Series<double> scheduled;             ///< agents on shift, not on break and in no activity, per interval
  std::vector<SkillCoverage> coverage;  ///< in the order of the requirements by skill
  double objective = 0;                 ///< cost of understaffing, overstaffing and missing attendees
  double bound = 0;                     ///< no plan can cost less
  double gap = 0;                       ///< (objective - bound) / objective
  double understaffing = 0;             ///< agent-hours below the requirement
  double overstaffing = 0;              ///< agent-hours above the requirement
  std::vector<Penalty> penalties;       ///< "activities": attendees too few
  std::vector<Finding> findings;        ///< a sentence for each person who is missing
  std::string bound_from{};             ///< what proves the bound, in words
  int seed = 1;                         ///< the one of the options

  static constexpr auto fields() {
    return std::tuple{field("status", &ActivityPlan::status),
                      field("sessions", &ActivityPlan::sessions),
                      field("scheduled", &ActivityPlan::scheduled),
                      field("coverage", &ActivityPlan::coverage),
                      field("objective", &ActivityPlan::objective),
                      field("bound", &ActivityPlan::bound),
                      field("gap", &ActivityPlan::gap),
                      field("understaffing", &ActivityPlan::understaffing),
                      field("overstaffing", &ActivityPlan::overstaffing),
                      field("penalties", &ActivityPlan::penalties),
                      field("findings", &ActivityPlan::findings),
                      field("bound_from", &ActivityPlan::bound_from),
                      field("seed", &ActivityPlan::seed)};
  }
};

/// When should people meet and train, so that the coverage suffers least?
///
/// A mixed-integer program: one column for each person and start that the shifts, breaks and windows leave open, and
/// the cost of coverage at every moment, between which nobody can come or go. Where agents are required, whoever they
/// are, a search of whole plans comes before it, and a program without names whose bound may be proof enough. Nobody
/// taking part in anything is always an answer, so there is always a plan; who is missing is listed with what is in the
/// way. An independent replay (check_activities) re-costs the plan before it is called optimal.
///
/// Where requirements are by skill, whoever stays at work is allotted to the skills at every moment in the way that
/// costs least, in the same program: somebody is sent to a training while others can do what only few can do.
///
/// @throws InvalidInput  for a problem that means nothing or exceeds the limits on size
/// @throws Cancelled     when the progress callback stops it before there is any plan
[[nodiscard]] ActivityPlan place_activities(const ActivityProblem& problem, const SolveOptions& options = {});

/// What a replay of sessions found: the rules they break, what is covered and what it costs.
struct ActivityCheck {
  std::vector<Finding> violations{};      ///< one sentence for each rule that is broken
  Series<double> scheduled{};             ///< agents on shift, not on break and in no activity, per interval
  std::vector<SkillCoverage> coverage{};  ///< in the order of the requirements by skill
  double understaffing = 0;               ///< agent-hours below the requirement
  double overstaffing = 0;                ///< agent-hours above the requirement
  std::vector<Penalty> penalties{};       ///< "activities": attendees too few
  double objective = 0;                   ///< cost of understaffing, overstaffing and missing attendees

  static constexpr auto fields() {
    return std::tuple{
        field("violations", &ActivityCheck::violations),     field("scheduled", &ActivityCheck::scheduled),
        field("coverage", &ActivityCheck::coverage),         field("understaffing", &ActivityCheck::understaffing),
        field("overstaffing", &ActivityCheck::overstaffing), field("penalties", &ActivityCheck::penalties),
        field("objective", &ActivityCheck::objective)};
  }
};

/// Do these sessions keep every rule of the problem, and what is then covered?
///
/// Knows nothing of the optimizer: it takes the sessions as they are, whoever made them, and replays who comes and
/// goes.
///
/// @throws InvalidInput  for a problem that means nothing
/// @complexity  sessions x (sessions + assignments) + changes of the coverage x log
[[nodiscard]] ActivityCheck check_activities(const ActivityProblem& problem, const std::vector<Session>& sessions);

}  // namespace krarup
