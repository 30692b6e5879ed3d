#pragma once

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// How many contacts arrive in an interval, and how long an agent is busy with each.
struct Demand {
  double contacts = 0;  ///< expected number of contacts in the interval; may be fractional
  Seconds per{};        ///< length of the interval
  Seconds aht{};        ///< average handling time, after-contact work included

  static constexpr auto fields() {
    return std::tuple{required_field("contacts", &Demand::contacts, rules::not_negative),
                      required_field("per", &Demand::per, rules::positive),
                      required_field("aht", &Demand::aht, rules::positive)};
  }
  friend bool operator==(const Demand&, const Demand&) = default;
};

/// How much work arrives per unit of time: the mean number of agents it would keep busy if nobody ever waited or left.
///
/// @return  contacts * aht / per; erlangs
[[nodiscard]] constexpr double offered_load(const Demand& demand) {
  return demand.contacts * (demand.aht / demand.per);
}

/// How many contacts arrive per second.
[[nodiscard]] constexpr double arrival_rate(const Demand& demand) { return demand.contacts / demand.per.count(); }

}  // namespace krarup
