#include "scheduling/shifts/coverage_findings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/distinct/distinct_shifts.hpp"
#include "scheduling/shifts/extra_shift.hpp"
#include "scheduling/shifts/greedy_shifts.hpp"

namespace krarup {

namespace {

constexpr double least_shortfall = 1e-6;  // agents
constexpr double least_gain = 1e-6;       // of cost

/// Why a slot stays short. Equal causes of neighboring intervals make one sentence.
struct Cause {
  std::string key;
  std::string text;
  double weight = 0;  ///< the text of the heaviest speaks for all of a run
};

/// An interval, or the part of one in a block, that lacks agents.
struct Shortfall {
  Instant start{};
  Instant end{};
  double missing = 0;  ///< agents, on average over the interval
  Cause cause;
};

Cause nobody_may_work(const ShiftProblem& problem, const Candidates& candidates, const Slot& slot) {
  std::optional<Instant> last_end, next_start;
  for (const Candidate& each : candidates.shifts) {
    if (each.end <= slot.start && (!last_end || each.end > *last_end)) last_end = each.end;
    if (each.start >= slot.end && (!next_start || each.start < *next_start)) next_start = each.start;
  }
  std::string text = "no shift may be worked then";
  if (last_end) text += "; the last one before ends " + moment_text(problem.clock, *last_end);
  if (next_start)
    text +=
        std::string(last_end ? " and" : ";") + " the first one after starts " + moment_text(problem.clock, *next_start);
  return {"nobody", text, 0};
}

/// Explains the shortfalls of one block.
class Explainer {
 public:
  Explainer(const ShiftProblem& problem, const Candidates& candidates, const Block& block,
            const std::vector<Limit>& limits, const std::vector<Placed>& placed)
      : problem_(problem),
        candidates_(candidates),
        block_(block),
        agents_(coverage(block, placed)),
        relief_(relief(block, agents_)),
        on_break_(on_break(block, placed)),
        allowance_(block, limits, placed) {
    for (const Placed& one : placed) worked_.insert(kind_of(one.candidate));
  }

  [[nodiscard]] double missing(std::size_t slot) const {
    return std::max(0.0, block_.slots[slot].required - agents_[slot]);
  }

  [[nodiscard]] Cause why(std::size_t slot) const;

 private:
  [[nodiscard]] Cause too_dear(const ExtraShift& extra) const;
  [[nodiscard]] StartAndLength kind_of(std::size_t shift) const {
    const Candidate& candidate = candidates_.shifts[block_.shifts[shift].candidate];
    return start_and_length(problem_.clock, candidate.start, candidate.end - candidate.start);
  }

  const ShiftProblem& problem_;
  const Candidates& candidates_;
  const Block& block_;
  std::vector<double> agents_, relief_, on_break_;
  Allowance allowance_;
  std::set<StartAndLength> worked_;
};

Cause Explainer::why(std::size_t slot) const {
  std::vector<double> insistent = relief_;  // so much is saved in the slot that breaks go anywhere else if they can
  insistent[slot] += 1 + 2 * std::accumulate(relief_.begin(), relief_.end(), 0.0,
                                             [](double sum, double each) { return sum + std::abs(each); });
  const Relief insisting(block_, insistent, on_break_);
  bool on_shift = false, breaks_full = false;
  std::optional<ExtraShift> best;
  for (std::size_t j = 0; j < block_.shifts.size(); ++j) {
    if (!contains(block_.shifts[j].presence, slot, block_.slots.size())) continue;
    on_shift = true;
    ExtraShift extra = best_extra(block_, j, insisting);
    if (std::isinf(extra.gain())) {
      breaks_full = true;
      continue;
    }
    const std::vector<double> change = coverage(block_, {extra.placed});
    if (change[slot] == 0) continue;
    if (worked_.count(kind_of(j)) == 0) extra.cost += problem_.cost_per_distinct_shift;
    extra.saving = std::inner_product(change.begin(), change.end(), relief_.begin(), 0.0);
    if (!best || extra.gain() > best->gain()) best = extra;
  }
  if (!on_shift) return nobody_may_work(problem_, candidates_, block_.slots[slot]);
  if (breaks_full && (!best || best->gain() <= least_gain)) {
    const std::string text = "no more than " + people_text(static_cast<std::size_t>(*problem_.max_on_break)) +
                             " may be on break at once (max_on_break)";
    return {text, text, 0};
  }
  if (!best) return {"breaks", "everybody who could be on shift then has to take a break then", 0};
  if (best->gain() <= least_gain) return too_dear(*best);
  const Limit* limit = allowance_.blocking(best->placed.candidate);
  if (limit == nullptr) return {"stopped", "the search was stopped before it had filled the gap", 0};
  return {limit->text, limit->text, 0};
}

Cause Explainer::too_dear(const ExtraShift& extra) const {
  const Candidate& candidate = candidates_.shifts[block_.shifts[extra.placed.candidate].candidate];
  const ShiftTemplate& shift = problem_.shift_templates[candidates_.patterns[candidate.pattern].shift_template];
  return {"dear",
          "one more shift would cost more than it saves; the best, \"" + shift.name + "\" from " +
              moment_text(problem_.clock, candidate.start) + ", costs " + number_text(extra.cost) + " and saves " +
              number_text(std::max(0.0, extra.saving)),
          extra.gain()};
}

/// Joins intervals that follow each other and lack agents for the same cause.
std::vector<Finding> join_runs(const ShiftProblem& problem, const std::vector<Shortfall>& shortfalls) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < shortfalls.size();) {
    const Shortfall* speaker = &shortfalls[i];
    double least = shortfalls[i].missing, most = least, agent_hours = 0;
    const std::size_t first = i;
    for (; i < shortfalls.size() && shortfalls[i].cause.key == shortfalls[first].cause.key &&
           (i == first || shortfalls[i].start == shortfalls[i - 1].end);
         ++i) {
      const Shortfall& each = shortfalls[i];
      least = std::min(least, each.missing);
      most = std::max(most, each.missing);
      agent_hours += each.missing * in_hours(each.end - each.start);
      if (each.cause.weight > speaker->cause.weight) speaker = &each;
    }
    const Instant start = shortfalls[first].start, end = shortfalls[i - 1].end;
    const std::string agents = count_text(most, "agent");
    const bool steady = number_text(least) == number_text(most);
    const std::string amount = steady ? agents : "up to " + agents + " (" + count_text(agent_hours, "agent-hour") + ")";
    findings.push_back(
        {.rule = "coverage",
         .start = start,
         .end = end,
         .amount = most,
         .text = span_text(problem.clock, start, end) + " lacks " + amount + ": " + speaker->cause.text});
  }
  return findings;
}

/// The interval that holds a slot.
std::size_t interval_of(const ShiftProblem& problem, const Slot& slot) {
  return static_cast<std::size_t>((slot.start - problem.required.start) / whole_seconds(problem.required.step));
}

}  // namespace

std::vector<Finding> coverage_findings(const ShiftProblem& problem, const Candidates& candidates,
                                       const Horizon& horizon, const std::vector<std::vector<Limit>>& limits,
                                       const std::vector<std::vector<Placed>>& placed) {
  const auto& required = problem.required;
  std::vector<std::optional<Shortfall>> by_interval(required.size());
  std::vector<double> worst(required.size(),
                            0);  // most agents missing at one moment, which gives the interval its cause
  const auto lack = [&](const Slot& slot, double missing, const auto& why) {
    if (missing <= least_shortfall) return;
    const std::size_t i = interval_of(problem, slot);
    auto& shortfall = by_interval[i];
    if (!shortfall) shortfall = Shortfall{required.time(i), required.time(i + 1), 0, {}};
    shortfall->missing += missing * Seconds{slot.end - slot.start} / required.step;
    if (missing > worst[i]) shortfall->cause = why();
    worst[i] = std::max(worst[i], missing);
  };
  for (std::size_t b = 0; b < horizon.blocks.size(); ++b) {
    const Explainer explainer(problem, candidates, horizon.blocks[b], limits[b], placed[b]);
    for (std::size_t t = 0; t < horizon.blocks[b].slots.size(); ++t) {
      lack(horizon.blocks[b].slots[t], explainer.missing(t), [&] { return explainer.why(t); });
    }
  }
  for (const Slot& slot : horizon.unreachable) {
    lack(slot, slot.required, [&] { return nobody_may_work(problem, candidates, slot); });
  }
  std::vector<Shortfall> shortfalls;
  for (const auto& shortfall : by_interval) {
    if (shortfall && shortfall->missing > least_shortfall) shortfalls.push_back(*shortfall);
  }
  return join_runs(problem, shortfalls);
}

}  // namespace krarup
