#pragma once

#include <limits>

#include "krarup/core/validate.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// A queue whose contacts hang up: Poisson arrivals, exponential handling time and exponential patience; M/M/n+M.
struct ErlangA {
  Demand demand;
  Seconds patience{std::numeric_limits<double>::infinity()};  ///< mean time a contact would wait
  double agents = 0;  ///< may be fractional: the continuous extension of the formulas

  static constexpr std::string_view model = "erlang_a";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ErlangA::demand),
                      field("patience", &ErlangA::patience, rules::positive_or_infinite),
                      field("agents", &ErlangA::agents, rules::not_negative)};
  }
  friend bool operator==(const ErlangA&, const ErlangA&) = default;
};

}  // namespace krarup
