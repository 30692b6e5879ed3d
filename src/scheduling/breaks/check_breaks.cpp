// Written without looking at the optimizer: the two agree only if both are right.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "krarup/core/validate.hpp"
#include "krarup/scheduling/break_plan.hpp"
#include "scheduling/check/coverage_price.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using std::chrono::seconds;

enum Rule { window, position, stretch, long_stretch, length, max_on_break, rule_count };

constexpr std::array<const char*, rule_count> rule_names{"window",       "position", "stretch",
                                                         "long_stretch", "length",   "max_on_break"};

class BreakReplay {
 public:
  BreakReplay(const BreakProblem& problem, const std::vector<Shift>& shifts) : problem_(problem), shifts_(shifts) {}

  BreakCheck run() {
    result_.scheduled = problem_.required.map([](double) { return 0.0; });
    if (shifts_.size() != problem_.shifts.size()) {
      result_.violations.push_back({.rule = "shifts", .text = "The shifts are not as many as those of the problem"});
    }
    lay_out_time();
    for (std::size_t i = 0; i < shifts_.size(); ++i) {
      if (i < problem_.shifts.size()) compare(problem_.shifts[i], shifts_[i]);
      replay(shifts_[i]);
    }
    for (std::size_t t = 0; t < at_work_.size(); ++t) account(t);
    sum_up();
    return std::move(result_);
  }

 private:
  void violation(const char* rule, const Shift& shift, const std::string& text) {
    result_.violations.push_back(
        {.rule = rule,
         .subject = shift.shift_template,
         .start = shift.start,
         .end = shift.end(),
         .text = "The shift of " + span_text(problem_.clock, shift.start, shift.end()) + " " + text});
  }

  void lay_out_time();
  void compare(const Shift& given, const Shift& shift);
  void replay(const Shift& shift);
  void check_list(const Shift& shift, const BreakPolicy& policy);
  void walk(const Shift& shift, const BreakPolicy& policy, const std::vector<const Break*>& on);
  void check_break(const Shift& shift, const BreakPolicy& policy, const Break& taken, Seconds worked);
  void check_gap(const Shift& shift, const BreakPolicy& policy, const Break& taken, Seconds since);
  void check_stretch(const Shift& shift, const BreakPolicy& policy, Seconds worked, Instant until);
  void bend(Rule rule, const std::optional<double>& penalty, Seconds by, const Shift& shift, const std::string& text);
  void account(std::size_t t);
  void sum_up();
  [[nodiscard]] std::optional<std::size_t> step_at(Instant time) const;
  [[nodiscard]] const BreakRule* rule_of(const BreakPolicy& policy, const Break& taken) const;
  [[nodiscard]] std::string its(const Break& taken) const {
    return "has its break \"" + taken.name + "\" at " + moment_text(problem_.clock, taken.start) + " ";
  }

  const BreakProblem& problem_;
  const std::vector<Shift>& shifts_;
  BreakCheck result_;
  Instant begin_{};  // of the first step
  std::vector<int> at_work_, on_break_;
  std::array<double, rule_count> hours_{}, costs_{};
};

/// Steps for the requirement and, where time does not go round, for every shift beyond it.
void BreakReplay::lay_out_time() {
  begin_ = problem_.required.start;
  Instant end = problem_.required.time(problem_.required.size());
  if (!problem_.cyclic) {
    for (const Shift& shift : shifts_) {
      while (shift.start < begin_) begin_ -= std::chrono::round<seconds>(problem_.step);
      end = std::max(end, shift.end());
    }
  }
  const auto steps = static_cast<std::size_t>(std::ceil(Seconds{end - begin_} / problem_.step));
  at_work_.assign(steps, 0);
  on_break_.assign(steps, 0);
}

std::optional<std::size_t> BreakReplay::step_at(Instant time) const {
  auto step = static_cast<long>(std::floor(Seconds{time - begin_} / problem_.step));
  const auto steps = static_cast<long>(at_work_.size());
  if (problem_.cyclic && steps > 0) step = ((step % steps) + steps) % steps;
  if (step < 0 || step >= steps) return {};
  return static_cast<std::size_t>(step);
}

void BreakReplay::compare(const Shift& given, const Shift& shift) {
  if (given.start != shift.start || given.length != shift.length || given.shift_template != shift.shift_template) {
    violation("shifts", shift, "is not the one that the problem gives");
  }
}

void BreakReplay::replay(const Shift& shift) {
  const BreakPolicy* found = policy_for(problem_, shift);
  BreakPolicy policy = found == nullptr ? BreakPolicy{} : *found;
  policy.breaks = contained_breaks(std::move(policy.breaks), shift.length);
  check_list(shift, policy);
  std::vector<const Break*> on(static_cast<std::size_t>(std::lround(shift.length / problem_.step)), nullptr);
  for (const Break& taken : shift.breaks) {
    const double first = Seconds{taken.start - shift.start} / problem_.step, count = taken.length / problem_.step;
    if (first != std::round(first) || count != std::round(count)) {
      violation("step", shift, its(taken) + "between two steps");
    }
    if (taken.start < shift.start || taken.end() > shift.end())
      violation("breaks", shift, its(taken) + "outside of it");
    for (long t = std::lround(first); t < std::lround(first + count); ++t) {
      if (t < 0 || t >= static_cast<long>(on.size())) continue;
      const Break*& now = on[static_cast<std::size_t>(t)];
      if (now != nullptr && t == std::lround(first)) violation("breaks", shift, its(taken) + "during another");
      now = &taken;
    }
  }
  walk(shift, policy, on);
}

/// The named break a break stands for; nullptr for a flexible one.
const BreakRule* BreakReplay::rule_of(const BreakPolicy& policy, const Break& taken) const {
  for (const BreakRule& rule : policy.breaks) {
    if (rule.name == taken.name) return &rule;
  }
  return nullptr;
}

/// Every named break once and in order, and the flexible time in all.
void BreakReplay::check_list(const Shift& shift, const BreakPolicy& policy) {
  std::size_t next = 0;
  Seconds flexible{};
  Instant before = shift.start;
  for (const Break& taken : shift.breaks) {
    if (taken.start < before) violation("breaks", shift, its(taken) + "listed out of order");
    before = taken.start;
    if (rule_of(policy, taken) == nullptr) {
      flexible += taken.length;
      if (taken.name != "break") violation("breaks", shift, its(taken) + "without a rule for it");
      if (taken.paid != policy.flexible_paid)
        violation("paid", shift, its(taken) + "paid or unpaid against the policy");
      continue;
    }
    if (next == policy.breaks.size() || policy.breaks[next].name != taken.name) {
      violation("breaks", shift, its(taken) + "once too often or out of order");
      continue;
    }
    const BreakRule& rule = policy.breaks[next++];
    if (taken.length != rule.length) violation("breaks", shift, its(taken) + "of another length than the rule says");
    if (taken.paid != rule.paid) violation("paid", shift, its(taken) + "paid or unpaid against the rule");
  }
  if (next < policy.breaks.size()) violation("breaks", shift, "lacks its break \"" + policy.breaks[next].name + "\"");
  if (flexible != policy.flexible_time) {
    violation("flexible_time", shift,
              "has " + to_text(flexible) + " of flexible breaks, but should have " + to_text(policy.flexible_time));
  }
}

/// Goes through the shift step by step.
void BreakReplay::walk(const Shift& shift, const BreakPolicy& policy, const std::vector<const Break*>& on) {
  const Break* last = nullptr;
  Seconds worked{};
  bool had_break = false;
  for (std::size_t t = 0; t < on.size(); ++t) {
    const Instant now = shift.start + std::chrono::round<seconds>(problem_.step * static_cast<double>(t));
    if (on[t] != nullptr && on[t] != last) {
      if (had_break && worked < policy.catch_up) violation("catch_up", shift, its(*on[t]) + "while catching up");
      check_break(shift, policy, *on[t], worked);
      if (had_break) check_gap(shift, policy, *on[t], worked);
      worked = Seconds{};
      had_break = true;
    }
    last = on[t];
    const bool catching_up = last == nullptr && had_break && worked < policy.catch_up;
    if (last == nullptr) worked += problem_.step;
    if (const auto step = step_at(now)) {
      if (last != nullptr) ++on_break_[*step];
      if (last == nullptr && !catching_up) ++at_work_[*step];
    }
  }
  check_stretch(shift, policy, worked, shift.end());
}

void BreakReplay::check_break(const Shift& shift, const BreakPolicy& policy, const Break& taken, Seconds worked) {
  const BreakPenalties& may_bend = policy.penalties;
  check_stretch(shift, policy, worked, taken.start);
  const Seconds after = taken.start - shift.start, before = shift.end() - taken.end();
  bend(position, may_bend.position, policy.clear_start - after, shift, its(taken) + "too near to its start");
  bend(position, may_bend.position, policy.clear_end - before, shift, its(taken) + "too near to its end");
  if (policy.long_stretch && worked > *policy.long_stretch) {
    bend(long_stretch, may_bend.long_stretch, policy.long_break - taken.length, shift,
         its(taken) + "too short after " + to_text(worked) + " of work");
  }
  if (const BreakRule* rule = rule_of(policy, taken)) {
    const BreakWindow open = krarup::window(*rule, shift.length);
    bend(window, may_bend.window, open.earliest - after, shift, its(taken) + "too early");
    bend(window, may_bend.window, after - open.latest, shift, its(taken) + "too late");
  } else {
    bend(length, may_bend.length, policy.min_length - taken.length, shift, its(taken) + "too short");
    if (policy.max_length)
      bend(length, may_bend.length, taken.length - *policy.max_length, shift, its(taken) + "too long");
  }
}

void BreakReplay::check_gap(const Shift& shift, const BreakPolicy& policy, const Break& taken, Seconds since) {
  const BreakRule* rule = rule_of(policy, taken);
  if (rule == nullptr || since >= rule->min_gap) return;
  violation("min_gap", shift, its(taken) + "too soon after the one before");
}

void BreakReplay::check_stretch(const Shift& shift, const BreakPolicy& policy, Seconds worked, Instant until) {
  const std::string text = "has a work stretch of " + to_text(worked) + " until " + moment_text(problem_.clock, until);
  bend(stretch, policy.penalties.stretch, policy.min_stretch - worked, shift, text + ", which is too short");
  if (policy.max_stretch) {
    bend(stretch, policy.penalties.stretch, worked - *policy.max_stretch, shift, text + ", which is too long");
  }
}

void BreakReplay::bend(Rule rule, const std::optional<double>& penalty, Seconds by, const Shift& shift,
                       const std::string& text) {
  if (by <= Seconds{}) return;
  if (!penalty) return violation(rule_names[rule], shift, text);
  hours_[rule] += by / Seconds{3600};
  costs_[rule] += by / Seconds{3600} * *penalty;
}

void BreakReplay::account(std::size_t t) {
  const Instant now = begin_ + std::chrono::round<seconds>(problem_.step * static_cast<double>(t));
  const double hours = problem_.step / Seconds{3600};
  if (problem_.max_on_break && on_break_[t] > *problem_.max_on_break) {
    const int beyond = on_break_[t] - *problem_.max_on_break;
    if (problem_.on_break_penalty) {
      hours_[max_on_break] += beyond * hours;
      costs_[max_on_break] += beyond * hours * *problem_.on_break_penalty;
    } else {
      result_.violations.push_back({.rule = "max_on_break",
                                    .start = now,
                                    .end = now + std::chrono::round<seconds>(problem_.step),
                                    .amount = static_cast<double>(beyond),
                                    .text = "At " + moment_text(problem_.clock, now) + " " +
                                            people_text(static_cast<std::size_t>(on_break_[t])) +
                                            " are on break, but max_on_break is " +
                                            std::to_string(*problem_.max_on_break)});
    }
  }
  const auto& required = problem_.required;
  if (now < required.start || now >= required.time(required.size())) return;
  const auto interval = static_cast<std::size_t>(std::floor(Seconds{now - required.start} / required.step));
  const double weight = problem_.weights.empty() ? 1 : problem_.weights[interval];
  const double missing = std::max(0.0, required[interval] - at_work_[t]);
  const double surplus = std::max(0.0, at_work_[t] - required[interval]);
  result_.scheduled[interval] += at_work_[t] * (problem_.step / required.step);
  result_.understaffing += missing * hours;
  result_.overstaffing += surplus * hours;
  result_.objective +=
      weight * hours *
      (check::price_of_missing(missing, problem_.costs) + check::price_of_surplus(surplus, problem_.costs));
}

void BreakReplay::sum_up() {
  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    if (hours_[rule] <= 0) continue;
    result_.penalties.push_back({rule_names[rule], hours_[rule], costs_[rule]});
    result_.objective += costs_[rule];
  }
}

}  // namespace

BreakCheck check_breaks(const BreakProblem& problem, const std::vector<Shift>& shifts) {
  validate(problem);
  return BreakReplay(problem, shifts).run();
}

}  // namespace krarup
