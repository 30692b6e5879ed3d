#include "scheduling/skills/skill_state.hpp"

#include <algorithm>
#include <map>

#include "scheduling/skills/allot.hpp"

namespace krarup::skills {

namespace {

constexpr double short_of = 1e-9;  // cost that the list may miss at a moment, relative

}  // namespace

SkillState::SkillState(const SkillProblem& problem) : problem_(&problem), prices_(problem) {
  const std::size_t workers = problem.lines.workers.size();
  tours_ = {std::vector<Tour>(workers, Tour(problem.duties.size())), std::vector<double>(workers, 0.0)};
  count_again();
}

double SkillState::moment_cost(std::size_t moment) const {
  const std::size_t size = values_.size() / problem_->moments.size();
  const double* values = values_.data() + moment * size;
  return *std::max_element(values, values + size);
}

double SkillState::row_cost(std::size_t row, double covered) const {
  const lines::Row& each = problem_->lines.rows[row];
  return each.under * std::max(0.0, each.required - covered) + each.over * std::max(0.0, covered - each.required);
}

/// Everything from the tours alone, free of what adding and taking away has left.
void SkillState::count_again() {
  const std::size_t moments = problem_->moments.size();
  present_.assign(moments * problem_->crowds.size(), 0.0);
  values_.clear();
  for (std::size_t t = 0; t < moments; ++t) {
    for (std::size_t k = 0; k < prices_.size(); ++k) values_.push_back(prices_.base(t, k));
  }
  covered_.assign(problem_->lines.rows.size(), 0.0);
  for (std::size_t worker = 0; worker < tours_.of.size(); ++worker) {
    for (std::size_t day = 0; day < tours_.of[worker].size(); ++day) {
      const WorkedDay& each = tours_.of[worker][day];
      cover(worker, day, each.letter, 1);
      if (each.letter != 0) put(problem_->crowd_of[worker], problem_->duty(day, each.letter), each.pauses, 1);
    }
  }
  cost_ = problem_->lines.constant;
  for (const double each : tours_.line_costs) cost_ += each;
  for (std::size_t row = 0; row < covered_.size(); ++row) cost_ += row_cost(row, covered_[row]);
  for (std::size_t t = 0; t < moments; ++t) cost_ += moment_cost(t);
}

void SkillState::put(std::size_t crowd, const Duty& duty, const Pauses& pauses, double by) {
  const std::size_t size = prices_.size();
  const double* worth = prices_.worth().data() + crowd * size;
  for_each_moment(duty, pauses, [&](std::size_t t) {
    cost_ -= moment_cost(t);
    present_[t * problem_->crowds.size() + crowd] += by;
    const double hours = by * problem_->moments[t].hours;
    double* values = values_.data() + t * size;
    for (std::size_t k = 0; k < size; ++k) values[k] -= hours * worth[k];
    cost_ += moment_cost(t);
  });
}

void SkillState::cover(std::size_t worker, std::size_t day, Letter letter, double by) {
  lines::for_each_cover(problem_->lines, problem_->lines.workers[worker], day, letter,
                        [&](std::size_t row, double amount) { covered_[row] += by * amount; });
}

double SkillState::saving(std::size_t crowd, std::size_t moment, bool already) const {
  const std::size_t size = prices_.size();
  const double* worth = prices_.worth().data() + crowd * size;
  const double* values = values_.data() + moment * size;
  const double hours = problem_->moments[moment].hours;
  const double more = already ? hours : 0, less = already ? 0 : hours;
  double without = -std::numeric_limits<double>::infinity(), with = without;
  for (std::size_t k = 0; k < size; ++k) {
    without = std::max(without, values[k] + more * worth[k]);
    with = std::max(with, values[k] - less * worth[k]);
  }
  return without - with;
}

void SkillState::add_prices_to(HourPrices& sum) const {
  const std::size_t size = prices_.size();
  for (std::size_t t = 0; t < problem_->moments.size(); ++t) {
    const double* values = values_.data() + t * size;
    const auto best = static_cast<std::size_t>(std::max_element(values, values + size) - values);
    const std::vector<double>& prices = prices_.prices(best);
    for (std::size_t skill = 0; skill < prices.size(); ++skill) sum[t * prices.size() + skill] += prices[skill];
  }
}

double SkillState::row_change(std::size_t worker, std::size_t day, Letter now) const {
  const lines::Worker& each = problem_->lines.workers[worker];
  if (each.covers.empty()) return 0;
  std::map<std::size_t, double> change;
  const auto add = [&](Letter letter, double by) {
    lines::for_each_cover(problem_->lines, each, day, letter,
                          [&](std::size_t row, double amount) { change[row] += by * amount; });
  };
  add(tours_.of[worker][day].letter, -1);
  add(now, 1);
  double cost = 0;
  for (const auto& [row, by] : change) cost += row_cost(row, covered_[row] + by) - row_cost(row, covered_[row]);
  return cost;
}

void SkillState::replace(std::size_t worker, std::size_t day, const WorkedDay& now, double line_cost) {
  WorkedDay& each = tours_.of[worker][day];
  const std::size_t crowd = problem_->crowd_of[worker];
  cost_ += row_change(worker, day, now.letter) + line_cost - tours_.line_costs[worker];
  cover(worker, day, each.letter, -1);
  if (each.letter != 0) put(crowd, problem_->duty(day, each.letter), each.pauses, -1);
  each = now;
  tours_.line_costs[worker] = line_cost;
  cover(worker, day, now.letter, 1);
  if (now.letter != 0) put(crowd, problem_->duty(day, now.letter), now.pauses, 1);
}

void SkillState::replace(std::size_t worker, const Tour& tour, double line_cost) {
  for (std::size_t day = 0; day < tour.size(); ++day) {
    if (tour[day] != tours_.of[worker][day]) replace(worker, day, tour[day], tours_.line_costs[worker]);
  }
  cost_ += line_cost - tours_.line_costs[worker];
  tours_.line_costs[worker] = line_cost;
}

void SkillState::replace(const Tours& tours) {
  tours_ = tours;
  count_again();
}

void SkillState::settle() {
  const std::size_t known = prices_.size();
  const auto cost_at_new_prices = [&](std::size_t t) {
    double cost = moment_cost(t);
    for (std::size_t k = known; k < prices_.size(); ++k) {
      double value = prices_.base(t, k);
      for (std::size_t c = 0; c < problem_->crowds.size(); ++c) {
        const double people = present_[t * problem_->crowds.size() + c];
        value -= people * problem_->moments[t].hours * prices_.worth()[c * prices_.size() + k];
      }
      cost = std::max(cost, value);
    }
    return cost;
  };
  for (std::size_t t = 0; t < problem_->moments.size(); ++t) {
    const Allotted exact = allot(*problem_, t, present_.data() + t * problem_->crowds.size());
    if (cost_at_new_prices(t) < exact.cost - short_of * std::max(1.0, exact.cost)) prices_.add(exact.prices);
  }
  count_again();
}

}  // namespace krarup::skills
