#pragma once

#include "krarup/core/validate.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// Lines without a queue: a contact that finds every agent busy is lost; M/M/n/n (M/G/n/n: any handling time law).
struct ErlangB {
  Demand demand;
  double agents = 0;  ///< agents or lines; may be fractional: the continuous extension of the formula

  static constexpr std::string_view model = "erlang_b";
  static constexpr auto fields() {
    return std::tuple{field("demand", &ErlangB::demand), field("agents", &ErlangB::agents, rules::not_negative)};
  }
  friend bool operator==(const ErlangB&, const ErlangB&) = default;
};

}  // namespace krarup
