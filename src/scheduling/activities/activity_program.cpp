#include "scheduling/activities/activity_program.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "scheduling/skills/allot.hpp"

namespace krarup::activities {

ActivityProgram::ActivityProgram(const ActivityProblem& problem, const std::vector<Opening>& openings,
                                 const Crowds& crowds, const std::vector<Moment>& moments)
    : problem_(problem), openings_(openings), crowds_(crowds) {
  for (std::size_t i = 0; i < openings.size(); ++i) model_.add_column(0, 0, 1, true);
  for (std::size_t a = 0; a < problem.activities.size(); ++a) {
    add_attendees(a);
    if (problem.activities[a].together) add_meeting(a);
  }
  for (const Moment& moment : moments) add_moment(moment);
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
  begins_.emplace(activity, std::move(begins));
}

void ActivityProgram::add_moment(const Moment& moment) {
  add_limits(moment);
  if (moment.prices.empty()) return;  // outside of the requirement
  if (problem_.required) {
    add_agents(moment);
  } else {
    add_skills(moment);
  }
}

/// Nobody in two activities, and no more in one than it takes. Who is in one later than it begins was there when the
/// last of them began: rows where somebody begins are enough.
void ActivityProgram::add_limits(const Moment& moment) {
  struct Limit {
    std::vector<mip::Term> row{};
    std::set<std::size_t> activities{};
    bool begins = false;
  };
  std::map<std::string, Limit> of_person;
  std::map<std::size_t, Limit> of_activity;
  for (const std::size_t i : moment.openings) {
    const Opening& each = openings_[i];
    for (Limit* limit :
         {&of_person[problem_.activities[each.activity].people[each.person]], &of_activity[each.activity]}) {
      limit->row.push_back({static_cast<int>(i), 1});
      limit->activities.insert(each.activity);
      limit->begins = limit->begins || each.start == moment.start;
    }
  }
  for (const auto& [person, limit] : of_person) {
    if (limit.begins && limit.activities.size() > 1) model_.add_row(0, 1, limit.row);
  }
  for (const auto& [activity, limit] : of_activity) {
    const auto& most = problem_.activities[activity].max_at_once;
    if (most && limit.begins) model_.add_row(0, *most, limit.row);
  }
}

void ActivityProgram::add_agents(const Moment& moment) {
  const double agents = moment.agents.front();
  const CoveragePrice& price = moment.prices.front();
  if (moment.openings.empty()) {
    model_.add_offset(price.cost(agents));
    return;
  }
  mip::CoverageColumns columns = mip::add_coverage_columns(model_, price);
  std::vector<mip::Term> row;
  for (const std::size_t i : moment.openings) row.push_back({static_cast<int>(i), 1});
  columns.append_to(row, -1);
  model_.add_row(agents - columns.whole, agents - columns.whole, row);
  coverage_.push_back({std::move(columns), agents, moment.openings});
}

/// Whoever of a crowd is not away does one of the skills that they have.
void ActivityProgram::add_skills(const Moment& moment) {
  std::vector<std::vector<mip::Term>> busy(crowds_.size()), work_of(moment.prices.size());
  for (const std::size_t i : moment.openings) {
    const std::string& person = problem_.activities[openings_[i].activity].people[openings_[i].person];
    busy[crowds_.of(person)].push_back({static_cast<int>(i), 1});
  }
  for (std::size_t c = 0; c < crowds_.size(); ++c) {
    if (!(moment.agents[c] > 0) || crowds_[c].skills.empty()) continue;
    for (const auto& [skill, proficiency] : crowds_[c].skills) {
      const int column = model_.add_column(0, 0, mip::infinity, false);
      busy[c].push_back({column, 1});
      work_of[skill].push_back({column, proficiency});
    }
    model_.add_row(moment.agents[c], moment.agents[c], busy[c]);
  }
  skills::add_skill_rows({.prices = moment.prices}, std::move(work_of), model_);
}

std::vector<double> ActivityProgram::values_of(const std::vector<std::size_t>& chosen) const {
  std::vector<double> values(model_.columns(), 0.0);
  for (std::size_t a = 0; a < missing_.size(); ++a) values[place(missing_[a])] = problem_.activities[a].wanted();
  for (const std::size_t i : chosen) {
    const Opening& each = openings_[i];
    values[i] = 1;
    values[place(missing_[each.activity])] -= 1;
    if (const auto meeting = begins_.find(each.activity); meeting != begins_.end()) {
      values[place(meeting->second.at(each.start))] = 1;
    }
  }
  if (!problem_.required) return allotted(values);
  for (const Covered& each : coverage_) {
    double away = 0;
    for (const std::size_t i : each.openings) away += values[i];
    each.columns.encode(each.agents - away, values);
  }
  return values;
}

/// The same with those who stay at work shared among their skills.
std::vector<double> ActivityProgram::allotted(const std::vector<double>& values) const {
  mip::Model fixed = model_;
  for (int column = 0; column < static_cast<int>(fixed.columns()); ++column) {
    if (fixed.is_whole(column)) fixed.set_bounds(column, values[place(column)], values[place(column)]);
  }
  return mip::minimize(fixed.relaxed(), {}).values;
}

}  // namespace krarup::activities
