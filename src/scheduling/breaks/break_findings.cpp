#include "scheduling/breaks/break_findings.hpp"

#include <optional>
#include <string>

#include "krarup/core/text.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using breaks::StepPolicy;

bool possible(const StepPolicy& policy) {
  const std::vector<double> free(static_cast<std::size_t>(policy.shift_length), 0.0);
  return breaks::BreakGraph(policy, free).possible();
}

/// A rule to give up, and what to say about it.
struct Way {
  const char* rule;
  const char* words;
  void (*give_up)(StepPolicy&);
};

/// From the mildest to the harshest.
constexpr Way ways[] = {
    {"long_stretch", "after a stretch longer than long_stretch, breaks could be shorter than long_break",
     [](StepPolicy& policy) { policy.long_rest = 0; }},
    {"min_gap", "the named breaks could follow the break before them sooner than after min_gap",
     [](StepPolicy& policy) {
       for (breaks::NamedBreak& each : policy.named) each.min_gap = 0;
     }},
    {"window", "the named breaks could lie outside of their windows", [](StepPolicy& policy) { policy.window = 0; }},
    {"position", "breaks could lie nearer to the start or the end (clear_start, clear_end)",
     [](StepPolicy& policy) { policy.position = 0; }},
    {"length", "flexible breaks could be shorter than min_length or longer than max_length",
     [](StepPolicy& policy) { policy.length = 0; }},
    {"stretch", "work stretches could be shorter than min_stretch or longer than max_stretch",
     [](StepPolicy& policy) { policy.stretch = 0; }},
};

/// The mildest rule that, given up alone, makes breaks possible.
const Way* way_out(const StepPolicy& policy) {
  for (const Way& way : ways) {
    StepPolicy without = policy;
    way.give_up(without);
    if (possible(without)) return &way;
  }
  return nullptr;
}

}  // namespace

std::vector<Finding> impossible_breaks(const BreakProblem& problem, const breaks::Grid& grid) {
  std::vector<Finding> findings;
  std::vector<char> told(grid.kinds.size(), 0);
  for (std::size_t i = 0; i < problem.shifts.size(); ++i) {
    const std::size_t k = grid.kind_of[i];
    if (told[k] != 0) continue;
    told[k] = 1;
    const breaks::Kind& kind = grid.kinds[k];
    if (possible(kind.policy)) continue;
    const Shift& shift = problem.shifts[i];
    const Way* way = way_out(kind.policy);
    const std::string remedy =
        way != nullptr ? std::string("; it would if ") + way->words : std::string("; no single rule is to blame");
    findings.push_back({.rule = way != nullptr ? way->rule : "breaks",
                        .subject = kind.rules->name,
                        .start = shift.start,
                        .end = shift.end(),
                        .text = "The shift of " + span_text(problem.clock, shift.start, shift.end()) +
                                " cannot hold the breaks that the policy \"" + kind.rules->name + "\" asks for" +
                                remedy});
  }
  return findings;
}

}  // namespace krarup
