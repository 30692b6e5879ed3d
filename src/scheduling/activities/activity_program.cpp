#include "scheduling/activities/activity_program.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/skills/allot.hpp"

namespace krarup::activities {

namespace {

/// Cuts time wherever somebody comes or goes, or may, and counts who is there in between.
class TimeLine {
 public:
  TimeLine(const ActivityProblem& problem, const std::vector<Opening>& openings, const Crowds& crowds)
      : problem_(problem), cuts_(cuts(problem, openings)), moments_(cuts_.size() - 1) {
    for (std::size_t t = 0; t < moments_.size(); ++t) {
      moments_[t] = {.start = cuts_[t], .end = cuts_[t + 1], .agents = std::vector<double>(crowds.size(), 0.0)};
    }
    for (const auto& [person, shift] : problem.assignments) {
      const std::size_t crowd = crowds.of(person);
      count(shift.start, shift.end(), crowd, 1);
      for (const Break& pause : shift.breaks) count(pause.start, pause.end(), crowd, -1);
    }
    for (std::size_t i = 0; i < openings.size(); ++i) {
      for (std::size_t t = index(openings[i].start); t < index(openings[i].end); ++t) moments_[t].openings.push_back(i);
    }
    put_prices();
  }

  [[nodiscard]] const std::vector<Moment>& moments() const { return moments_; }

 private:
  static std::vector<Instant> cuts(const ActivityProblem& problem, const std::vector<Opening>& openings) {
    std::vector<Instant> times;
    const Series<double>& grid = problem.grid();
    for (std::size_t i = 0; i <= grid.size(); ++i) times.push_back(grid.time(i));
    for (const Assignment& each : problem.assignments) {
      times.insert(times.end(), {each.shift.start, each.shift.end()});
      for (const Break& pause : each.shift.breaks) times.insert(times.end(), {pause.start, pause.end()});
    }
    for (const Opening& each : openings) times.insert(times.end(), {each.start, each.end});
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
  }

  [[nodiscard]] std::size_t index(Instant time) const {
    return static_cast<std::size_t>(std::lower_bound(cuts_.begin(), cuts_.end(), time) - cuts_.begin());
  }

  void count(Instant start, Instant end, std::size_t crowd, double agents) {
    for (std::size_t t = index(start); t < index(end); ++t) moments_[t].agents[crowd] += agents;
  }

  void put_prices() {
    const Series<double>& grid = problem_.grid();
    for (std::size_t i = 0; i < grid.size(); ++i) {
      for (std::size_t t = index(grid.time(i)); t < index(grid.time(i + 1)); ++t) {
        const double hours = in_hours(Seconds{moments_[t].end - moments_[t].start});
        const auto put = [&](double required) {
          moments_[t].prices.push_back(coverage_price(problem_.costs, required, hours));
        };
        if (problem_.required) put(grid[i]);
        for (const SkillRequirement& each : problem_.requirements) put(each.required[i]);
      }
    }
  }

  const ActivityProblem& problem_;
  std::vector<Instant> cuts_;
  std::vector<Moment> moments_;
};

}  // namespace

ActivityProgram::ActivityProgram(const ActivityProblem& problem, const std::vector<Opening>& openings)
    : problem_(problem), openings_(openings), crowds_(problem) {
  for (std::size_t i = 0; i < openings.size(); ++i) model_.add_column(0, 0, 1, true);
  for (std::size_t a = 0; a < problem.activities.size(); ++a) {
    add_attendees(a);
    if (problem.activities[a].together) add_meeting(a);
  }
  const TimeLine time(problem, openings, crowds_);
  for (const Moment& moment : time.moments()) add_moment(moment);
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
  coverage_.emplace_back(std::move(columns), agents);
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

std::vector<double> ActivityProgram::nobody() const {
  if (!problem_.required) {
    mip::Model idle = model_;
    for (int column = 0; column < static_cast<int>(idle.columns()); ++column) {
      if (idle.is_whole(column)) idle.set_bounds(column, 0, 0);
    }
    return mip::minimize(idle.relaxed(), {}).values;
  }
  std::vector<double> values(model_.columns(), 0.0);
  for (std::size_t a = 0; a < missing_.size(); ++a) {
    values[static_cast<std::size_t>(missing_[a])] = problem_.activities[a].wanted();
  }
  for (const auto& [columns, agents] : coverage_) columns.encode(agents, values);
  return values;
}

}  // namespace krarup::activities
