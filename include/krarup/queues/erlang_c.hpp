#pragma once

#include "krarup/core/validate.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// A queue where nobody hangs up: Poisson arrivals, exponential handling time, unlimited patience; M/M/n.
struct ErlangC {
  Demand demand;
  double agents = 0;  ///< may be fractional: the continuous extension of the formulas

  static constexpr std::string_view model = "erlang_c";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ErlangC::demand), field("agents", &ErlangC::agents, rules::not_negative)};
  }
  friend bool operator==(const ErlangC&, const ErlangC&) = default;
};

}  // namespace krarup
