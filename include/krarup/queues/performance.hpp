#pragma once

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// What contacts and agents experience in steady state. Every field has a meaning in every model.
struct Performance {
  double service_level = 0;        ///< by the basis that was asked for; in [0, 1]; 0 when unstable
  Seconds asa{};                   ///< average speed of answer: mean wait of the answered; infinite when unstable
  Seconds mean_wait{};             ///< mean wait of all admitted contacts, the abandoned until they leave
  double probability_of_wait = 0;  ///< share of admitted contacts that find every agent busy
  double occupancy = 0;            ///< busy / staffed time of the agents; 1 when unstable
  double abandonment = 0;          ///< share of offered contacts that leave before they are answered
  double blocking = 0;             ///< share of offered contacts that are never admitted
  double mean_queue_length = 0;    ///< contacts waiting, time average

  static constexpr auto fields() {
    return std::tuple{field("service_level", &Performance::service_level),
                      field("asa", &Performance::asa),
                      field("mean_wait", &Performance::mean_wait),
                      field("probability_of_wait", &Performance::probability_of_wait),
                      field("occupancy", &Performance::occupancy),
                      field("abandonment", &Performance::abandonment),
                      field("blocking", &Performance::blocking),
                      field("mean_queue_length", &Performance::mean_queue_length)};
  }
  friend bool operator==(const Performance&, const Performance&) = default;
};

}  // namespace krarup
