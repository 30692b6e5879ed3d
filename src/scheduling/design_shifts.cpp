#include <algorithm>
#include <map>

#include "account.hpp"
#include "block.hpp"
#include "candidates.hpp"
#include "coverage_findings.hpp"
#include "greedy_shifts.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/check.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "limits.hpp"
#include "proof.hpp"
#include "shift_program.hpp"
#include "watch.hpp"

namespace krarup {

namespace {

/// What is known of the best way to staff one block.
struct BlockAnswer {
  std::vector<Placed> placed;
  double cost = 0;
  double bound = 0;
};

/// The limits that concern one block alone, on the indices of its shifts.
std::vector<Limit> limits_of(const Block& block, const std::vector<Limit>& limits) {
  std::map<std::size_t, std::size_t> index;
  for (std::size_t j = 0; j < block.shifts.size(); ++j) index[block.shifts[j].candidate] = j;
  std::vector<Limit> own;
  for (const Limit& limit : limits) {
    Limit translated = limit;
    translated.uses.clear();
    for (const auto& [candidate, use] : limit.uses) {
      if (const auto found = index.find(candidate); found != index.end())
        translated.uses.emplace_back(found->second, use);
    }
    if (!translated.uses.empty()) own.push_back(std::move(translated));
  }
  return own;
}

void append(std::vector<Finding>& findings, const std::vector<Finding>& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

BlockAnswer solve_block(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                        const mip::Listener& listener) {
  BlockAnswer answer;
  answer.placed = add_shifts_that_pay(block, limits);
  answer.cost = cost(block, answer.placed);
  if (!listener(answer.cost, 0)) return answer;
  ShiftProgram program(block);
  for (const Limit& limit : limits) {
    std::vector<mip::Term> row;
    for (const auto& [shift, use] : limit.uses) row.push_back({program.people_on(shift), use});
    program.model().add_row(-mip::infinity, limit.capacity, row);
  }
  const mip::Outcome outcome = mip::minimize(program.model(), {.gap = options.gap, .seed = options.seed}, listener,
                                             program.encode(answer.placed));
  answer.bound = std::max(0.0, outcome.bound);
  if (outcome.values.empty()) return answer;
  std::vector<Placed> placed = add_shifts_that_pay(block, limits, program.decode(outcome.values));
  if (const double price = cost(block, placed); price < answer.cost) {
    answer.placed = std::move(placed);
    answer.cost = price;
  }
  return answer;
}

}  // namespace

ShiftPlan design_shifts(const ShiftProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options, "solve");
  Watch watch(options);
  const Candidates candidates = list_candidates(problem);
  const Horizon horizon = cut_into_blocks(problem, candidates);
  const std::vector<Limit> limits = list_limits(problem, candidates);
  double constant = 0;
  for (const Slot& slot : horizon.unreachable) constant += slot.cost(0);
  std::vector<std::vector<Limit>> own_limits;
  for (const Block& block : horizon.blocks) own_limits.push_back(limits_of(block, limits));
  std::vector<BlockAnswer> answers(horizon.blocks.size());
  watch.begin({.name = "shifts", .parts = horizon.blocks.size(), .constant = constant});
  watch.show();
  if (watch.cancelled()) throw Cancelled("the planning of shifts was stopped before it had an answer");
  watch.run([&](std::size_t i) {
    const Block& block = horizon.blocks[i];
    answers[i] = solve_block(block, own_limits[i], options, [&](double objective, double bound) {
      watch.note(i, objective, bound);
      return !watch.stopped();
    });
  });
  ShiftPlan plan;
  plan.bound = constant;
  std::vector<std::vector<Placed>> placed;
  for (BlockAnswer& answer : answers) {
    plan.bound += answer.bound;
    placed.push_back(std::move(answer.placed));
  }
  account(problem, candidates, horizon, placed, plan);
  plan.bound = std::min(plan.bound, plan.objective);
  plan.gap = relative_gap(plan.objective, plan.bound);
  plan.findings = candidates.findings;
  append(plan.findings, coverage_findings(problem, candidates, horizon, own_limits, placed));
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  append(plan.findings, check.violations);
  const bool proven = plan.gap <= options.gap && check.violations.empty() && agree(check.objective, plan.objective);
  plan.status = proven ? SolveStatus::optimal : SolveStatus::feasible;
  const bool needed = std::any_of(problem.required.values.begin(), problem.required.values.end(),
                                  [](double agents) { return agents > 0; });
  if (needed && candidates.shifts.empty()) plan.status = SolveStatus::infeasible;
  return plan;
}

}  // namespace krarup
