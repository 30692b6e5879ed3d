#include <algorithm>

#include "account.hpp"
#include "block.hpp"
#include "block_search.hpp"
#include "candidates.hpp"
#include "coverage_findings.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "limits.hpp"
#include "proof.hpp"
#include "watch.hpp"

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
    cut({});
    watch_.begin({.name = "shifts"});
    watch_.show();
    if (watch_.cancelled()) throw Cancelled("the planning of shifts was stopped before it had an answer");
    solve(0, 1);
    // Most limits on several days do not bind; days are solved together only where one does.
    if (const auto spans = broken_limits(); !spans.empty()) {
      cut(spans);
      solve(0.5, 1);
    }
    return plan();
  }

 private:
  using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

  void cut(const Spans& spans);
  void solve(double from, double until);
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
};

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

void ShiftDesign::solve(double from, double until) {
  double constant = 0;
  for (const Slot& slot : horizon_.unreachable) constant += slot.cost(0);
  answers_.assign(horizon_.blocks.size(), {});
  watch_.begin({.name = "shifts", .parts = answers_.size(), .from = from, .until = until, .constant = constant});
  watch_.run([this](std::size_t i) {
    answers_[i] =
        search_block(horizon_.blocks[i], block_limits_[i], options_, [this, i](double objective, double bound) {
          watch_.note(i, objective, bound);
          return !watch_.stopped();
        });
  });
}

/// First and last candidate of each limit that the blocks' answers break together.
ShiftDesign::Spans ShiftDesign::broken_limits() const {
  std::vector<std::size_t> people_on(candidates_.shifts.size(), 0);
  for (std::size_t b = 0; b < answers_.size(); ++b) {
    for (const Placed& one : answers_[b].placed) ++people_on[horizon_.blocks[b].shifts[one.candidate].candidate];
  }
  Spans spans;
  for (const Limit& limit : limits_) {
    if (limit.uses.empty() || keeps(people_on, limit)) continue;
    const auto [first, last] = std::minmax_element(limit.uses.begin(), limit.uses.end());
    spans.emplace_back(first->first, last->first);
  }
  return spans;
}

ShiftPlan ShiftDesign::plan() const {
  ShiftPlan plan;
  std::vector<std::vector<Placed>> placed;
  for (const Slot& slot : horizon_.unreachable) plan.bound += slot.cost(0);
  for (const BlockAnswer& answer : answers_) {
    plan.bound += answer.bound;
    placed.push_back(answer.placed);
  }
  account(problem_, candidates_, horizon_, placed, plan);
  plan.bound = std::min(plan.bound, plan.objective);
  plan.gap = relative_gap(plan.objective, plan.bound);
  plan.findings = candidates_.findings;
  const auto uncovered = coverage_findings(problem_, candidates_, horizon_, block_limits_, placed);
  plan.findings.insert(plan.findings.end(), uncovered.begin(), uncovered.end());
  const ShiftCheck check = check_shifts(problem_, plan.shifts);
  plan.findings.insert(plan.findings.end(), check.violations.begin(), check.violations.end());
  const bool proven = plan.gap <= options_.gap && check.violations.empty() && agree(check.objective, plan.objective);
  plan.status = proven ? SolveStatus::optimal : SolveStatus::feasible;
  const auto& required = problem_.required.values;
  const bool needed = std::any_of(required.begin(), required.end(), [](double agents) { return agents > 0; });
  if (needed && candidates_.shifts.empty()) plan.status = SolveStatus::infeasible;
  return plan;
}

}  // namespace

ShiftPlan design_shifts(const ShiftProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options, "solve");
  return ShiftDesign(problem, options).run();
}

}  // namespace krarup
