#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// How an optimization ended.
enum class SolveStatus {
  optimal,     ///< the gap is within the one asked for
  feasible,    ///< an answer whose gap is larger: the limit or the user stopped the search
  infeasible,  ///< no answer keeps every rule; the findings say why
};

[[nodiscard]] constexpr auto enumerators(SolveStatus) {
  using enum SolveStatus;
  return std::array{Enumerator{optimal, "optimal"}, Enumerator{feasible, "feasible"},
                    Enumerator{infeasible, "infeasible"}};
}

/// Where a running optimization stands.
struct Progress {
  std::string stage;                                           ///< what is being solved, in words
  double done = 0;                                             ///< share of the stages that are finished
  double objective = std::numeric_limits<double>::infinity();  ///< of the best answer so far
  double bound = -std::numeric_limits<double>::infinity();     ///< no answer can cost less
};

/// Called now and then during a long optimization; return false to stop it with the best answer so far.
using ProgressCallback = std::function<bool(const Progress&)>;

/// How long and how hard an optimizer tries.
///
/// The work is counted in iterations, so an answer depends on the gap and the seed, not on the clock, the machine or
/// the number of threads; only a search that runs into the time limit, or is stopped, ends where it happens to be, and
/// the bound of a large roster gives way after a fifth of the limit, its first dive after two fifths.
struct SolveOptions {
  Seconds time_limit{60};  ///< a guard: the search then returns the best answer so far
  double gap = 0.001;      ///< stop when (objective - bound) / objective is at most this
  int seed = 1;
  int threads = 0;              ///< 0: one for each core
  ProgressCallback progress{};  ///< may be empty; called on the thread that called the optimizer

  static constexpr auto fields() {
    return std::tuple{field("time_limit", &SolveOptions::time_limit, rules::positive),
                      field("gap", &SolveOptions::gap, rules::share_below_one),
                      field("seed", &SolveOptions::seed, rules::not_negative),
                      field("threads", &SolveOptions::threads, rules::not_negative)};
  }
};

/// One wish that could not be met, or one rule in the way, in the planner's words.
struct Finding {
  std::string rule{};     ///< the requirement or rule concerned, e.g. "coverage", "max_hours_per_week"
  std::string subject{};  ///< whom or what it concerns: a person, a template, or empty
  Instant start{};        ///< the time concerned; equal to `end` when there is none
  Instant end{};
  double amount = 0;   ///< how much is missing, in the unit the text states
  std::string text{};  ///< one sentence to act on

  static constexpr auto fields() {
    return std::tuple{field("rule", &Finding::rule),     field("subject", &Finding::subject),
                      field("start", &Finding::start),   field("end", &Finding::end),
                      field("amount", &Finding::amount), field("text", &Finding::text)};
  }
  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace krarup
