#include <algorithm>
#include <cmath>

#include "scheduling/check/allotment.hpp"
#include "scheduling/check/replays.hpp"
#include "scheduling/common/whole_seconds.hpp"

namespace krarup::check {

namespace {

using std::chrono::seconds;

/// Plays the comings and goings of the crowds in order of time, and allots who is there from one to the next.
class RequirementReplay {
 public:
  RequirementReplay(const RosterProblem& problem, Ledger& ledger) : problem_(problem), ledger_(ledger) {
    const auto nothing = [](double) { return 0.0; };
    for (const SkillRequirement& each : problem.requirements) {
      coverage_.push_back({each.skill, each.required.map(nothing), each.required.map(nothing)});
    }
    const Series<double>& grid = problem.requirements.front().required;
    for (std::size_t i = 0; i <= grid.size(); ++i) changes_[grid.time(i)];
    for (const Person& person : problem.people) crowd_of_[person.name] = crowd_of(person);
  }

  void add(const std::string& person, const Shift& shift) {
    const std::size_t crowd = crowd_of_.at(person);
    changes_[shift.start][crowd] += 1;
    changes_[shift.end()][crowd] -= 1;
    for (const Break& taken : shift.breaks) {
      changes_[taken.start][crowd] -= 1;
      changes_[taken.end()][crowd] += 1;
    }
  }

  std::vector<SkillCoverage> run() {
    for (auto now = changes_.begin(); now != changes_.end(); ++now) {
      for (const auto& [crowd, change] : now->second) crowds_[crowd].present += change;
      if (const auto next = std::next(now); next != changes_.end()) account(now->first, next->first);
    }
    return std::move(coverage_);
  }

 private:
  std::size_t crowd_of(const Person& person);
  const Allotment& allotment(const std::vector<double>& required);
  void account(Instant from, Instant until);

  const RosterProblem& problem_;
  Ledger& ledger_;
  std::vector<Crowd> crowds_;
  std::map<std::string, std::size_t> crowd_of_;
  std::map<Instant, std::map<std::size_t, double>> changes_;
  std::map<std::vector<double>, Allotment> known_;  ///< moments are often alike
  std::vector<SkillCoverage> coverage_;
};

std::size_t RequirementReplay::crowd_of(const Person& person) {
  Crowd crowd;
  for (std::size_t i = 0; i < problem_.requirements.size(); ++i) {
    const std::string& asked = problem_.requirements[i].skill;
    if (asked.empty()) crowd.skills.emplace_back(i, 1.0);
    for (const Skill& skill : person.skills) {
      if (!asked.empty() && skill.name == asked) crowd.skills.emplace_back(i, skill.proficiency);
    }
  }
  const auto same = [&](const Crowd& each) { return each.skills == crowd.skills; };
  const auto found = std::find_if(crowds_.begin(), crowds_.end(), same);
  if (found != crowds_.end()) return static_cast<std::size_t>(found - crowds_.begin());
  crowds_.push_back(std::move(crowd));
  return crowds_.size() - 1;
}

const Allotment& RequirementReplay::allotment(const std::vector<double>& required) {
  std::vector<double> key = required;
  for (const Crowd& crowd : crowds_) key.push_back(crowd.present);
  const auto [found, is_new] = known_.try_emplace(std::move(key));
  if (is_new) found->second = best_allotment(crowds_, required, problem_.costs);
  return found->second;
}

void RequirementReplay::account(Instant from, Instant until) {
  const Series<double>& grid = problem_.requirements.front().required;  // the same for all
  if (from < grid.start || until > grid.time(grid.size())) return;
  const auto interval = static_cast<std::size_t>(std::floor(Seconds{from - grid.start} / grid.step));
  std::vector<double> required;
  for (const SkillRequirement& each : problem_.requirements) required.push_back(each.required[interval]);
  const Allotment& best = allotment(required);
  const double hours = in_hours(until - from);
  ledger_.charge("understaffing", best.missing * hours, best.cost_of_missing * hours);
  ledger_.charge("overstaffing", best.surplus * hours, best.cost_of_surplus * hours);
  const double share = Seconds{until - from} / grid.step;
  for (std::size_t skill = 0; skill < coverage_.size(); ++skill) {
    coverage_[skill].scheduled[interval] += best.scheduled[skill] * share;
    coverage_[skill].missing[interval] += std::max(0.0, required[skill] - best.scheduled[skill]) * share;
  }
}

}  // namespace

std::vector<SkillCoverage> check_requirements(const RosterProblem& problem, const Worked& worked, Ledger& ledger) {
  if (problem.requirements.empty()) return {};
  RequirementReplay replay(problem, ledger);
  for (const auto& [person, shifts] : worked) {
    for (const Shift& shift : shifts) replay.add(person, shift);
  }
  return replay.run();
}

}  // namespace krarup::check
