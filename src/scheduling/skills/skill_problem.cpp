#include "scheduling/skills/skill_problem.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/lines/roster_lines.hpp"

namespace krarup::skills {

namespace {

using std::chrono::seconds;

/// Cuts the requirement wherever somebody can come, go, or begin or end a break.
class TimeLine {
 public:
  TimeLine(const Series<double>& grid, const lines::Workable& workable) : grid_(grid) {
    for (std::size_t i = 0; i <= grid.size(); ++i) cuts_.push_back(grid.time(i));
    for (std::size_t day = 0; day < workable.on_day.size(); ++day) {
      for (std::size_t k = 0; k < workable.on_day[day].size(); ++k) {
        cut(workable.candidate(day, k), workable.pattern(day, k));
      }
    }
    std::erase_if(cuts_, [&](Instant at) { return at < grid.start || at > grid.time(grid.size()); });
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
  }

  [[nodiscard]] SlotRange between(Instant start, Instant end) const {
    const auto at = [&](Instant instant) {
      const auto found = std::lower_bound(cuts_.begin(), cuts_.end(), instant);
      return std::min(static_cast<std::size_t>(found - cuts_.begin()), cuts_.size() - 1);
    };
    return {at(start), at(end)};
  }

  [[nodiscard]] std::vector<Moment> moments(const RosterProblem& problem) const {
    std::vector<Moment> moments;
    for (std::size_t i = 0; i + 1 < cuts_.size(); ++i) {
      Moment moment{.hours = in_hours(cuts_[i + 1] - cuts_[i])};
      const auto interval = static_cast<std::size_t>((cuts_[i] - grid_.start) / whole_seconds(grid_.step));
      for (const SkillRequirement& each : problem.requirements) {
        moment.prices.push_back(coverage_price(problem.costs, each.required[interval], moment.hours));
      }
      moments.push_back(std::move(moment));
    }
    return moments;
  }

 private:
  void cut(const Candidate& candidate, const Pattern& pattern) {
    cuts_.push_back(candidate.start);
    cuts_.push_back(candidate.end);
    for (const BreakChoices& pause : pattern.breaks) {
      for (const seconds start : pause.starts) {
        cuts_.push_back(candidate.start + start);
        cuts_.push_back(candidate.start + start + pause.length);
      }
    }
  }

  const Series<double>& grid_;
  std::vector<Instant> cuts_;
};

Duty make_duty(const TimeLine& time, const Candidate& candidate, const Pattern& pattern) {
  Duty duty{.presence = time.between(candidate.start, candidate.end)};
  for (const BreakChoices& choices : pattern.breaks) {
    Pause pause{.starts = choices.starts, .claim = choices.claim};
    for (const seconds start : choices.starts) {
      const Instant from = candidate.start + start;
      pause.moments.push_back(time.between(from, from + choices.length));
    }
    duty.pauses.push_back(std::move(pause));
  }
  return duty;
}

void put_duties(const RosterProblem& problem, SkillProblem& result) {
  const lines::Workable& workable = result.workable;
  const TimeLine time(problem.requirements.front().required, workable);
  result.moments = time.moments(problem);
  for (std::size_t day = 0; day < workable.on_day.size(); ++day) {
    std::vector<Duty> duties;
    SlotRange all{result.moments.size(), 0};
    for (std::size_t k = 0; k < workable.on_day[day].size(); ++k) {
      duties.push_back(make_duty(time, workable.candidate(day, k), workable.pattern(day, k)));
      all.first = std::min(all.first, duties.back().presence.first);
      all.last = std::max(all.last, duties.back().presence.last);
    }
    result.duties.push_back(std::move(duties));
    result.day_moments.push_back({std::min(all.first, all.last), all.last});
  }
}

void put_people(const RosterProblem& problem, SkillProblem& result) {
  using Key = std::tuple<std::size_t, std::vector<int>, std::vector<std::vector<double>>, std::size_t>;
  std::map<Key, std::size_t> known;
  for (std::size_t worker = 0; worker < problem.people.size(); ++worker) {
    const Crowd crowd = crowd_of(problem.requirements, problem.people[worker]);
    const auto found = std::find(result.crowds.begin(), result.crowds.end(), crowd);
    const auto index = static_cast<std::size_t>(found - result.crowds.begin());
    if (found == result.crowds.end()) result.crowds.push_back(crowd);
    result.crowd_of.push_back(index);
    const lines::Worker& each = result.lines.workers[worker];
    const std::size_t own = each.covers.empty() ? 0 : worker + 1;  // who is paired is in a class of their own
    const auto [at, is_new] = known.try_emplace(Key{index, each.terms, each.costs, own}, result.classes.size());
    if (is_new) result.classes.push_back({.crowd = index});
    result.classes[at->second].people.push_back(worker);
  }
}

}  // namespace

Crowd crowd_of(const std::vector<SkillRequirement>& requirements, const Person& person) {
  Crowd crowd;
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    const std::string& asked = requirements[i].skill;
    if (asked.empty()) crowd.skills.emplace_back(i, 1.0);
    for (const Skill& skill : person.skills) {
      if (!asked.empty() && skill.name == asked) crowd.skills.emplace_back(i, skill.proficiency);
    }
  }
  return crowd;
}

SkillProblem to_skill_problem(const RosterProblem& problem) {
  SkillProblem result{.workable = lines::list_workable(problem, problem.requirements.front().required.step)};
  result.lines = lines::to_lines(problem, lines::with_early_breaks(problem, result.workable));
  result.skills = problem.requirements.size();
  result.costs = problem.costs;
  put_duties(problem, result);
  put_people(problem, result);
  return result;
}

}  // namespace krarup::skills
