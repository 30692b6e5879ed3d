#include "scheduling/activities/activity_program.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup::activities {

namespace {

/// When somebody comes or goes, or may.
std::vector<Instant> cuts(const ActivityProblem& problem, const std::vector<Opening>& openings) {
  std::vector<Instant> times;
  for (std::size_t i = 0; i <= problem.required.size(); ++i) times.push_back(problem.required.time(i));
  for (const Assignment& each : problem.assignments) {
    times.insert(times.end(), {each.shift.start, each.shift.end()});
    for (const Break& pause : each.shift.breaks) times.insert(times.end(), {pause.start, pause.end()});
  }
  for (const Opening& each : openings) times.insert(times.end(), {each.start, each.end});
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

std::vector<Moment> moments_of(const ActivityProblem& problem, const std::vector<Opening>& openings) {
  const std::vector<Instant> times = cuts(problem, openings);
  std::vector<Moment> result(times.size() - 1);
  const auto index = [&](Instant time) {
    return static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), time) - times.begin());
  };
  const auto add = [&](Instant start, Instant end, double agents) {
    for (std::size_t t = index(start); t < index(end); ++t) result[t].agents += agents;
  };
  for (std::size_t t = 0; t < result.size(); ++t) {
    result[t].start = times[t];
    result[t].end = times[t + 1];
  }
  for (const Assignment& each : problem.assignments) {
    add(each.shift.start, each.shift.end(), 1);
    for (const Break& pause : each.shift.breaks) add(pause.start, pause.end(), -1);
  }
  for (std::size_t i = 0; i < openings.size(); ++i) {
    for (std::size_t t = index(openings[i].start); t < index(openings[i].end); ++t) result[t].openings.push_back(i);
  }
  for (std::size_t i = 0; i < problem.required.size(); ++i) {
    for (std::size_t t = index(problem.required.time(i)); t < index(problem.required.time(i + 1)); ++t) {
      result[t].price =
          coverage_price(problem.costs, problem.required[i], in_hours(Seconds{result[t].end - result[t].start}));
    }
  }
  return result;
}

}  // namespace

ActivityProgram::ActivityProgram(const ActivityProblem& problem, const std::vector<Opening>& openings)
    : problem_(problem), openings_(openings) {
  for (std::size_t i = 0; i < openings.size(); ++i) model_.add_column(0, 0, 1, true);
  for (std::size_t a = 0; a < problem.activities.size(); ++a) {
    add_attendees(a);
    if (problem.activities[a].together) add_meeting(a);
  }
  for (const Moment& moment : moments_of(problem, openings)) add_moment(moment);
}

/// Everybody at most once, and as many as are wanted, but for those missing.
void ActivityProgram::add_attendees(std::size_t activity) {
  const Activity& rules = problem_.activities[activity];
  std::vector<std::vector<mip::Term>> once(rules.people.size());
  const int missing = model_.add_column(rules.weight, 0, rules.wanted(), false);
  missing_.push_back(missing);
  std::vector<mip::Term> all{{missing, 1}};
  for (std::size_t i = 0; i < openings_.size(); ++i) {
    if (openings_[i].activity != activity) continue;
    once[openings_[i].person].push_back({static_cast<int>(i), 1});
    all.push_back({static_cast<int>(i), 1});
  }
  for (const std::vector<mip::Term>& row : once) {
    if (row.size() > 1) model_.add_row(0, 1, row);
  }
  model_.add_row(rules.wanted(), rules.wanted(), all);
}

/// A meeting has one start, and nobody is in it at another.
void ActivityProgram::add_meeting(std::size_t activity) {
  std::map<Instant, int> begins;
  for (std::size_t i = 0; i < openings_.size(); ++i) {
    if (openings_[i].activity != activity) continue;
    const auto [place, added] = begins.try_emplace(openings_[i].start, 0);
    if (added) place->second = model_.add_column(0, 0, 1, true);
    model_.add_row(-mip::infinity, 0, {{static_cast<int>(i), 1}, {place->second, -1}});
  }
  std::vector<mip::Term> row;
  for (const auto& [start, column] : begins) row.push_back({column, 1});
  if (!row.empty()) model_.add_row(0, 1, row);
}

void ActivityProgram::add_moment(const Moment& moment) {
  if (moment.openings.empty()) {
    model_.add_offset(moment.price.cost(moment.agents));
    return;
  }
  std::map<std::string, std::vector<mip::Term>> of_person;
  std::map<std::size_t, std::vector<mip::Term>> of_activity;
  std::vector<mip::Term> away;
  for (const std::size_t i : moment.openings) {
    const mip::Term term{static_cast<int>(i), 1};
    of_person[problem_.activities[openings_[i].activity].people[openings_[i].person]].push_back(term);
    of_activity[openings_[i].activity].push_back(term);
    away.push_back(term);
  }
  for (const auto& [person, row] : of_person) {
    if (row.size() > 1) model_.add_row(0, 1, row);
  }
  for (const auto& [activity, row] : of_activity) {
    if (const auto& most = problem_.activities[activity].max_at_once) model_.add_row(0, *most, row);
  }
  mip::CoverageColumns columns = mip::add_coverage_columns(model_, moment.price);
  columns.append_to(away, -1);
  model_.add_row(moment.agents - columns.whole, moment.agents - columns.whole, away);
  coverage_.emplace_back(std::move(columns), moment.agents);
}

std::vector<double> ActivityProgram::nobody() const {
  std::vector<double> values(model_.columns(), 0.0);
  for (std::size_t a = 0; a < missing_.size(); ++a) {
    values[static_cast<std::size_t>(missing_[a])] = problem_.activities[a].wanted();
  }
  for (const auto& [columns, agents] : coverage_) columns.encode(agents, values);
  return values;
}

}  // namespace krarup::activities
