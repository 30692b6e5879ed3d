#pragma once

#include "krarup/queues/general_patience.hpp"
#include "made_table.hpp"

namespace krarup::reference {

[[nodiscard]] inline PatienceLaw law_of(const MadeRow& row) {
  const std::string& name = row.at("law");
  const double first = number(row, "first");
  const double second = number(row, "second");
  const Seconds mean{first};
  if (name == "gamma") return Gamma{mean, second};
  if (name == "lognormal") return Lognormal{mean, second};
  if (name == "weibull") return Weibull{mean, second};
  if (name == "hyperexponential") return Hyperexponential{first, Seconds{second}, Seconds{number(row, "third")}};
  if (name == "deterministic") return Deterministic{mean};
  if (name == "empirical") {
    return Empirical{.times = {0.05 * mean, 0.1 * mean, 0.5 * mean, 0.75 * mean, 2 * mean},
                     .surviving = {0.9, 0.875, 0.5, 0.5, 0.0625}};
  }
  if (name == "exponential") return Exponential{mean};
  throw std::runtime_error("unknown law " + name);
}

/// The queue of a row of tests/reference/tables/general_patience.csv; a handling time is the unit, 1 s.
[[nodiscard]] inline GeneralPatience general_patience_of(const MadeRow& row) {
  return {.demand = {.contacts = number(row, "offered_load"), .per = Seconds{1}, .aht = Seconds{1}},
          .patience = law_of(row),
          .balking = number(row, "balking"),
          .agents = number(row, "servers")};
}

}  // namespace krarup::reference
