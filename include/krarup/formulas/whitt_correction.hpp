#pragma once

#include <algorithm>
#include <cmath>

namespace krarup::formulas::detail {

/// The corrections of Whitt for few servers or light traffic, by the number of servers and the load per server.
///
/// @source  [Whitt1993] eqs. (2.14) to (2.25)
struct WhittCorrections {
  double deterministic_service;   ///< phi_1: M/D/n
  double deterministic_arrivals;  ///< phi_3: D/M/n
  double both;                    ///< phi_4

  WhittCorrections(double servers, double rho) {
    const double gamma =
        std::clamp((1 - rho) * (servers - 1) * (std::sqrt(4 + 5 * servers) - 2) / (16 * servers * rho), 0., 0.24);
    deterministic_service = 1 + gamma;
    deterministic_arrivals = (1 - 4 * gamma) * std::exp(-2 * (1 - rho) / (3 * rho));
    both = std::min(1., (deterministic_service + deterministic_arrivals) / 2);
  }

  /// psi: where arrivals and services are equally spread
  [[nodiscard]] double equal_spread(double scv) const { return scv >= 1 ? 1 : std::pow(both, 2 * (1 - scv)); }
};

/// What the mean wait of GI/G/n is to (arrival_scv + service_scv) / 2 times that of M/M/n.
///
/// @source  [Whitt1993] eq. (2.24)
[[nodiscard]] inline double whitt_mean_correction(double servers, double rho, double arrival_scv, double service_scv) {
  const WhittCorrections corrections(servers, rho);
  const double equal = corrections.equal_spread((arrival_scv + service_scv) / 2);
  if (arrival_scv == service_scv) return equal;
  if (arrival_scv > service_scv) {
    const double whole = 4 * arrival_scv - 3 * service_scv;
    return 4 * (arrival_scv - service_scv) / whole * corrections.deterministic_service + service_scv / whole * equal;
  }
  const double whole = 2 * (arrival_scv + service_scv);
  return (service_scv - arrival_scv) / whole * corrections.deterministic_arrivals +
         (service_scv + 3 * arrival_scv) / whole * equal;
}

}  // namespace krarup::formulas::detail
