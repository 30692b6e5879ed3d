#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/break_plan.hpp"
#include "scheduling/breaks/break_grid.hpp"
#include "scheduling/problems/entries.hpp"

namespace krarup {

namespace {

using detail::join;
using namespace problems;

constexpr double most_nodes = 2e6;  // of the graph of one kind of shift

void require_steps(const std::string& what, Seconds time, Seconds step) {
  if (std::round(time / step) * step != time) {
    throw InvalidInput(what + " must be a multiple of step (" + to_text(step) + "), got " + to_text(time));
  }
}

void check_policy(const std::string& path, const BreakPolicy& policy, Seconds step) {
  const auto check = [&](const char* name, Seconds time) { require_steps(join(path, name), time, step); };
  require_at_most(join(path, "breaks"), policy.breaks.size(), ShiftProblem::max_breaks);
  for (std::size_t k = 0; k < policy.breaks.size(); ++k) {
    const std::string field = at(join(path, "breaks"), k);
    require_steps(join(field, "length"), policy.breaks[k].length, step);
    require_steps(join(field, "earliest"), policy.breaks[k].earliest, step);
    require_steps(join(field, "latest"), policy.breaks[k].latest, step);
    require_steps(join(field, "min_gap"), policy.breaks[k].min_gap, step);
  }
  check("flexible_time", policy.flexible_time);
  check("min_length", policy.min_length);
  if (policy.max_length) check("max_length", *policy.max_length);
  check("clear_start", policy.clear_start);
  check("clear_end", policy.clear_end);
  check("min_stretch", policy.min_stretch);
  if (policy.max_stretch) check("max_stretch", *policy.max_stretch);
  if (policy.long_stretch) check("long_stretch", *policy.long_stretch);
  check("long_break", policy.long_break);
  check("catch_up", policy.catch_up);
}

void check_required(const std::string& path, const BreakProblem& problem) {
  const auto& required = problem.required;
  if (!(required.step >= problem.step)) {
    throw InvalidInput(join(path, "step") + " must be >= step (" + to_text(problem.step) + "), got " +
                       to_text(required.step));
  }
  require_steps(join(path, "step"), required.step, problem.step);
  if (required.step / problem.step * static_cast<double>(required.size()) >
      static_cast<double>(BreakProblem::max_steps)) {
    throw InvalidInput(path + " may cover at most " + std::to_string(BreakProblem::max_steps) + " steps of " +
                       to_text(problem.step));
  }
  for (std::size_t i = 0; i < required.size(); ++i) {
    if (!(required[i] >= 0 && required[i] <= ShiftProblem::max_required)) {
      throw InvalidInput(at(path, i) + " must be in [0, " + to_text(ShiftProblem::max_required) + "] agents, got " +
                         to_text(required[i]));
    }
  }
}

void check_shift(const std::string& path, const BreakProblem& problem, const Shift& shift) {
  require_steps(join(path, "length"), shift.length, problem.step);
  require_steps(join(path, "start") + ", counted from the start of required,",
                Seconds{shift.start - problem.required.start}, problem.step);
  const auto& required = problem.required;
  const Seconds horizon = required.step * static_cast<double>(required.size());
  if (problem.cyclic && shift.length > horizon) {
    throw InvalidInput(join(path, "length") + " must be at most the cycle (" + to_text(horizon) + "), got " +
                       to_text(shift.length));
  }
  if (shift.length > ShiftProblem::max_length) {
    throw InvalidInput(join(path, "length") + " must be at most " + to_text(ShiftProblem::max_length) + ", got " +
                       to_text(shift.length));
  }
  if (shift.start < required.start - std::chrono::hours{48} ||
      shift.start > required.time(required.size()) + std::chrono::hours{48}) {
    throw InvalidInput(join(path, "start") + " must be within two days of required");
  }
  const BreakPolicy* policy = policy_for(problem, shift);
  if (policy == nullptr) return;
  const double nodes = (shift.length / problem.step + 1) * (policy->flexible_time / problem.step + 1) *
                       (static_cast<double>(policy->breaks.size()) + 1);
  if (nodes > most_nodes) {
    throw InvalidInput(join(path, "length") + " is too long for so many breaks in steps of " + to_text(problem.step) +
                       "; take longer steps");
  }
}

}  // namespace

void BreakProblem::validate(const std::string& path) const {
  if (step < std::chrono::minutes{1} || std::round(step.count()) != step.count()) {
    throw InvalidInput(join(path, "step") + " must be a whole number of seconds, at least 60 s, got " + to_text(step));
  }
  check_required(join(path, "required"), *this);
  require_at_most(join(path, "shifts"), shifts.size(), max_shifts);
  require_at_most(join(path, "policies"), policies.size(), max_policies);
  for (std::size_t i = 0; i < policies.size(); ++i) check_policy(at(join(path, "policies"), i), policies[i], step);
  for (std::size_t i = 0; i < shifts.size(); ++i) check_shift(at(join(path, "shifts"), i), *this, shifts[i]);
  if (!weights.empty() && weights.size() != required.size()) {
    throw InvalidInput(join(path, "weights") + " must be empty or have one entry for each of the " +
                       std::to_string(required.size()) + " intervals, got " + std::to_string(weights.size()));
  }
}

const BreakPolicy* policy_for(const BreakProblem& problem, const Shift& shift) {
  const BreakPolicy* best = nullptr;
  for (const BreakPolicy& policy : problem.policies) {
    const bool fits = policy.shift_template.empty() || policy.shift_template == shift.shift_template;
    if (!fits || shift.length <= policy.longer_than) continue;
    const auto rank = [](const BreakPolicy& each) { return std::pair(!each.shift_template.empty(), each.longer_than); };
    if (best == nullptr || rank(policy) > rank(*best)) best = &policy;
  }
  return best;
}

}  // namespace krarup
