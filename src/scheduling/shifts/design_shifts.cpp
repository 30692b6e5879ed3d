#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

#include "krarup/core/validate.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/watch.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/distinct/distinct_search.hpp"
#include "scheduling/distinct/distinct_shifts.hpp"
#include "scheduling/shifts/account.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/block_search.hpp"
#include "scheduling/shifts/candidates.hpp"
#include "scheduling/shifts/coverage_findings.hpp"
#include "scheduling/shifts/limits.hpp"
#include "scheduling/targets/horizon_target.hpp"

namespace krarup {

namespace {

class ShiftDesign {
 public:
  ShiftDesign(const ShiftProblem& problem, const SolveOptions& options)
      : problem_(problem),
        options_(options),
        watch_(options),
        candidates_(list_candidates(problem)),
        limits_(list_limits(problem, candidates_)) {}

  ShiftPlan run() {
    cut(always_together());
    watch_.begin({.name = "shifts"});
    watch_.show();
    if (watch_.cancelled()) throw Cancelled("the planning of shifts was stopped before it had an answer");
    if (problem_.cost_per_distinct_shift > 0) {
      solve_distinct();
      return plan();
    }
    if (problem_.service_target) {
      solve_target();
      return plan();
    }
    solve({.name = "shifts", .until = 0.3});
    // Most limits on several days do not bind; days are solved together only where one does.
    if (const auto spans = broken_limits(); !spans.empty()) {
      cut(spans);
      solve({.name = "shifts of days that limits join", .from = 0.3, .until = 0.6});
    }
    if (!is_closed(total_cost(), total_bound(), options_.gap)) refine();
    return plan();
  }

 private:
  using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

  void cut(const Spans& spans);
  [[nodiscard]] Spans always_together() const;
  void solve(Stage stage);
  void solve_distinct();
  void solve_target();
  void refine();
  void work_on(Stage stage, const std::function<BlockAnswer(std::size_t block, const mip::Listener& listener)>& task);
  [[nodiscard]] double unreachable_cost() const;
  [[nodiscard]] double total_cost() const;
  [[nodiscard]] double total_bound() const;
  [[nodiscard]] std::string bound_from() const;
  [[nodiscard]] Spans broken_limits() const;
  [[nodiscard]] ShiftPlan plan() const;

  const ShiftProblem& problem_;
  const SolveOptions& options_;
  Watch watch_;
  Candidates candidates_;
  std::vector<Limit> limits_;
  Horizon horizon_;
  std::vector<std::vector<Limit>> block_limits_;  ///< for each block, those that concern it alone, on its shifts
  std::vector<BlockAnswer> answers_;              ///< for each block
  std::optional<double> joint_bound_{};           ///< of all blocks together, where more is known than of each
  std::vector<Finding> target_findings_{};        ///< why the service target is out of reach, if it is
};

/// First and last candidate of each limit.
std::vector<std::pair<std::size_t, std::size_t>> spans_of(const std::vector<Limit>& limits) {
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  for (const Limit& limit : limits) {
    if (limit.uses.empty()) continue;
    const auto [first, last] = std::minmax_element(limit.uses.begin(), limit.uses.end());
    spans.emplace_back(first->first, last->first);
  }
  return spans;
}

/// The limits that concern one block alone, on the indices of its shifts.
std::vector<Limit> limits_of(const Block& block, const std::vector<Limit>& limits) {
  std::vector<Limit> own;
  if (block.shifts.empty()) return own;
  const std::size_t first = block.shifts.front().candidate;
  const std::size_t last = block.shifts.back().candidate;
  for (Limit limit : limits) {
    const bool inside = std::all_of(limit.uses.begin(), limit.uses.end(),
                                    [&](const auto& use) { return use.first >= first && use.first <= last; });
    if (!inside) continue;
    for (auto& [shift, use] : limit.uses) shift -= first;  // a block's shifts are candidates that follow each other
    own.push_back(std::move(limit));
  }
  return own;
}

void ShiftDesign::cut(const Spans& spans) {
  horizon_ = cut_into_blocks(problem_, candidates_, spans);
  block_limits_.clear();
  for (const Block& block : horizon_.blocks) block_limits_.push_back(limits_of(block, limits_));
}

void ShiftDesign::work_on(Stage stage,
                          const std::function<BlockAnswer(std::size_t block, const mip::Listener& listener)>& task) {
  stage.parts = horizon_.blocks.size();
  stage.constant = unreachable_cost();
  watch_.begin(stage);
  watch_.run([&](std::size_t i) {
    answers_[i] = task(i, [this, i](double objective, double bound) {
      watch_.note(i, objective, bound);
      return !watch_.stopped();
    });
    watch_.note(i, answers_[i].cost, answers_[i].bound);
  });
}

void ShiftDesign::solve(Stage stage) {
  answers_.assign(horizon_.blocks.size(), {});
  work_on(std::move(stage), [this](std::size_t i, const mip::Listener& listener) {
    return search_block(horizon_.blocks[i], block_limits_[i], options_, listener);
  });
}

/// Whoever starts at the same time on any day shares the cost of a distinct shift. Where days share one service target,
/// no limit is left to them as well.
ShiftDesign::Spans ShiftDesign::always_together() const {
  if (candidates_.shifts.empty()) return {};
  if (problem_.cost_per_distinct_shift > 0) return {{0, candidates_.shifts.size() - 1}};
  return problem_.service_target ? spans_of(limits_) : Spans{};
}

void ShiftDesign::solve_distinct() {
  answers_.assign(horizon_.blocks.size(), {});
  for (std::size_t b = 0; b < horizon_.blocks.size(); ++b) {  // one, or none when no shift can be worked
    const auto groups = distinct_groups(problem_, candidates_, horizon_.blocks[b]);
    answers_[b] = search_distinct({.block = horizon_.blocks[b],
                                   .limits = block_limits_[b],
                                   .groups = groups,
                                   .price = problem_.cost_per_distinct_shift,
                                   .cyclic = problem_.cyclic,
                                   .near = whole_seconds(problem_.required.step),
                                   .constant = unreachable_cost()},
                                  options_, watch_);
  }
}

void ShiftDesign::solve_target() {
  TargetAnswer answer = search_for_target(problem_, horizon_, block_limits_, options_, watch_);
  answers_ = std::move(answer.blocks);
  joint_bound_ = answer.bound;
  target_findings_ = std::move(answer.findings);
}

void ShiftDesign::refine() {
  work_on({.name = "shifts, to the end", .from = 0.6, .objective = total_cost(), .bound = total_bound()},
          [this](std::size_t i, const mip::Listener& listener) {
            return refine_block(horizon_.blocks[i], block_limits_[i], options_, listener, answers_[i]);
          });
}

double ShiftDesign::unreachable_cost() const {
  return std::accumulate(horizon_.unreachable.begin(), horizon_.unreachable.end(), 0.0,
                         [](double sum, const Slot& slot) { return sum + slot.cost(0); });
}

double ShiftDesign::total_cost() const {
  return std::accumulate(answers_.begin(), answers_.end(), unreachable_cost(),
                         [](double sum, const BlockAnswer& answer) { return sum + answer.cost; });
}

double ShiftDesign::total_bound() const {
  return std::accumulate(answers_.begin(), answers_.end(), unreachable_cost(),
                         [](double sum, const BlockAnswer& answer) { return sum + answer.bound; });
}

std::string ShiftDesign::bound_from() const {
  if (horizon_.blocks.empty()) return "what no shift can cover";
  if (horizon_.blocks.size() == 1) return "one program of all days";
  return problem_.service_target ? "a program of each day, at a price of a contact in time" : "a program of each day";
}

/// First and last candidate of each limit that the blocks' answers break together.
ShiftDesign::Spans ShiftDesign::broken_limits() const {
  std::vector<std::size_t> people_on(candidates_.shifts.size(), 0);
  for (std::size_t b = 0; b < answers_.size(); ++b) {
    for (const Placed& one : answers_[b].placed) ++people_on[horizon_.blocks[b].shifts[one.candidate].candidate];
  }
  std::vector<Limit> broken = limits_;
  std::erase_if(broken, [&](const Limit& limit) { return keeps(people_on, limit); });
  return spans_of(broken);
}

ShiftPlan ShiftDesign::plan() const {
  ShiftPlan plan;
  std::vector<std::vector<Placed>> placed;
  for (const BlockAnswer& answer : answers_) placed.push_back(answer.placed);
  account(problem_, candidates_, horizon_, placed, plan);
  plan.bound = std::min(joint_bound_.value_or(total_bound()), plan.objective);
  plan.gap = relative_gap(plan.objective, plan.bound);
  plan.bound_from = bound_from();
  plan.seed = options_.seed;
  plan.findings = candidates_.findings;
  const auto uncovered = coverage_findings(problem_, candidates_, horizon_, block_limits_, placed);
  plan.findings.insert(plan.findings.end(), uncovered.begin(), uncovered.end());
  plan.findings.insert(plan.findings.end(), target_findings_.begin(), target_findings_.end());
  const ShiftCheck check = check_shifts(problem_, plan.shifts);
  plan.service_level = check.service_level;
  plan.service_levels = check.service_levels;
  plan.findings.insert(plan.findings.end(), check.violations.begin(), check.violations.end());
  const bool agreed = check.violations.empty() && agree(check.objective, plan.objective);
  const bool proven = agreed && is_closed(plan.objective, plan.bound, options_.gap);
  plan.status = proven ? SolveStatus::optimal : SolveStatus::feasible;
  const auto& required = problem_.required.values;
  const bool needed = std::any_of(required.begin(), required.end(), [](double agents) { return agents > 0; });
  if (needed && candidates_.shifts.empty()) plan.status = SolveStatus::infeasible;
  if (!target_findings_.empty()) plan.status = SolveStatus::infeasible;
  return plan;
}

}  // namespace

ShiftPlan design_shifts(const ShiftProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options, "solve");
  return ShiftDesign(problem, options).run();
}

}  // namespace krarup
