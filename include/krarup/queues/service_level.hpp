#pragma once

#include <array>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/field.hpp"

namespace krarup {

/// Which contacts count, and as what, when contacts abandon: definitions in use differ by points on the same data.
enum class ServiceLevelBasis {
  offered,                      ///< answered within T / offered
  answered,                     ///< answered within T / answered
  excluding_early_abandons,     ///< answered within T / (offered - abandoned within T)
  early_abandons_count_as_met,  ///< (answered within T + abandoned within T) / offered
};

[[nodiscard]] constexpr auto enumerators(ServiceLevelBasis) {
  using enum ServiceLevelBasis;
  return std::array{Enumerator{offered, "offered"}, Enumerator{answered, "answered"},
                    Enumerator{excluding_early_abandons, "excluding_early_abandons"},
                    Enumerator{early_abandons_count_as_met, "early_abandons_count_as_met"}};
}

/// What becomes of the offered contacts, as shares of them that add up to 1; T is the acceptable wait.
///
/// The shares are disjoint, so that every service level is a ratio of sums of them and none is found by subtraction.
struct Outcomes {
  double answered_within = 0;   ///< answered after a wait of at most T
  double answered_after = 0;    ///< answered after a longer wait
  double abandoned_within = 0;  ///< left the queue within T
  double abandoned_after = 0;   ///< left the queue later
  double blocked = 0;           ///< never admitted

  static constexpr auto fields() {
    return std::tuple{field("answered_within", &Outcomes::answered_within),
                      field("answered_after", &Outcomes::answered_after),
                      field("abandoned_within", &Outcomes::abandoned_within),
                      field("abandoned_after", &Outcomes::abandoned_after), field("blocked", &Outcomes::blocked)};
  }
  friend bool operator==(const Outcomes&, const Outcomes&) = default;

  [[nodiscard]] constexpr double answered() const { return answered_within + answered_after; }
  [[nodiscard]] constexpr double abandoned() const { return abandoned_within + abandoned_after; }
  [[nodiscard]] constexpr double admitted() const { return answered() + abandoned(); }
  [[nodiscard]] constexpr double offered() const { return admitted() + blocked; }
};

/// The service level of these outcomes.
///
/// @return  in [0, 1]; 1 when nobody was offered (nobody was kept waiting), 0 when contacts came and the basis holds
///          none of them (by `answered` and `excluding_early_abandons`: nobody was answered)
[[nodiscard]] constexpr double service_level(const Outcomes& outcomes, ServiceLevelBasis basis) {
  if (outcomes.offered() == 0) return 1;
  const auto share_of = [](double part, double whole) { return whole > 0 ? part / whole : 0.0; };
  switch (basis) {
    case ServiceLevelBasis::offered:
      return outcomes.answered_within;
    case ServiceLevelBasis::answered:
      return share_of(outcomes.answered_within, outcomes.answered());
    case ServiceLevelBasis::excluding_early_abandons:
      return share_of(outcomes.answered_within, outcomes.answered() + outcomes.abandoned_after + outcomes.blocked);
    case ServiceLevelBasis::early_abandons_count_as_met:
      return share_of(outcomes.answered_within + outcomes.abandoned_within, outcomes.offered());
  }
  return 0;
}

}  // namespace krarup
