#pragma once

#include <algorithm>
#include <cmath>

#include "krarup/formulas/square_root_staffing.hpp"
#include "krarup/formulas/whitt_correction.hpp"

namespace krarup::formulas::detail {

/// What another spread of the times between arrivals than that of independent ones makes of the waits; GI/G/n from
/// M/G/n.
///
/// Large centers see the spread (arrival_scv + service_scv) / (1 + service_scv) as if their grade were divided by its
/// square root, exactly so for exponential services; one server as if by nearly the spread itself. Each of the three
/// factors falls or stays, as the waits of M/G/n do, with every fraction of a server.
struct SpreadOfArrivals {
  double offered_load;  ///< a > 0; erlangs
  double service_scv;
  double arrival_scv;

  /// The variance of both, in units of that with independent arrivals.
  [[nodiscard]] double spread() const { return (arrival_scv + service_scv) / (1 + service_scv); }

  /// Of the mean wait, between whole numbers of servers on a straight line in logarithms: Whitt's corrections for few
  /// servers rise faster from one server on than the waits fall.
  [[nodiscard]] double of_mean(double servers) const {
    const double above = std::ceil(servers);
    const double below = std::max(above - 1, offered_load);
    if (above == servers) return of_mean_of_whole(servers);
    const double share = (servers - below) / (above - below);
    return std::pow(of_mean_of_whole(below), 1 - share) * std::pow(of_mean_of_whole(above), share);
  }

  /// Of the probability of wait: the Halfin-Whitt function at the grade seen, over that at the grade. Below one server
  /// the share of the way to there.
  [[nodiscard]] double of_waits(double servers) const {
    if (servers < 1) {
      return std::pow(of_waits(1), (servers - offered_load) / (1 - offered_load));
    }
    const double rho = offered_load / servers;
    // That of the services is seen only where they follow upon one another.
    const double seen = std::lerp((1 + arrival_scv) / 2, spread(), rho * rho);
    const double grade = (1 - rho) * std::sqrt(servers);
    const double power = 0.5 + 0.25 / std::sqrt(std::sqrt(servers));
    const double grade_seen = std::min(grade / std::pow(seen, power), 1e100);
    constexpr double largest_logarithm = 700;
    return std::exp(std::min(log_halfin_whitt(grade_seen) - log_halfin_whitt(grade), largest_logarithm));
  }

  /// Of the exponent of the tail: the spread is seen only as far as servers are busy.
  [[nodiscard]] double of_exponent(double servers) const { return 1 / std::lerp(1., spread(), offered_load / servers); }

 private:
  [[nodiscard]] double of_mean_of_whole(double servers) const {
    const double rho = std::max(offered_load / servers, 1e-300);
    return spread() * whitt_mean_correction(servers, rho, arrival_scv, service_scv) /
           whitt_mean_correction(servers, rho, 1, service_scv);
  }
};

}  // namespace krarup::formulas::detail
