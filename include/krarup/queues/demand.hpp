#pragma once

#include <string>

#include "krarup/core/error.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/text.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

/// The largest load that the models answer for; erlangs.
inline constexpr double max_offered_load = 1e12;

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
  /// Fields that are each in order can still make a load beyond all numbers.
  void validate(const FieldPath& path) const;
  friend bool operator==(const Demand&, const Demand&) = default;
};

/// How much work arrives per unit of time: the mean number of agents it would keep busy if nobody ever waited or left.
///
/// @return  contacts * aht / per; erlangs
[[nodiscard]] constexpr double offered_load(const Demand& demand) { return demand.contacts * demand.aht / demand.per; }

inline void Demand::validate(const FieldPath& path) const {
  const double load = offered_load(*this);
  if (load <= max_offered_load) return;
  throw InvalidInput(path.text_or("demand") + " must offer at most " + to_text(max_offered_load) + " erlangs, got " +
                     to_text(load) + " (contacts * aht / per)");
}

/// How many contacts arrive per second.
[[nodiscard]] constexpr double arrival_rate(const Demand& demand) { return demand.contacts / demand.per.count(); }

}  // namespace krarup
