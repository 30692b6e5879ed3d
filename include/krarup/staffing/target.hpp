#pragma once

#include <optional>
#include <string>

#include "krarup/core/validate.hpp"
#include "krarup/queues/service_level.hpp"

namespace krarup {

/// What good enough means: every limit that is given must hold.
///
/// The limits that only infinitely many agents could keep (service level 1, a wait, loss or occupancy of 0) are
/// refused.
struct Target {
  std::optional<double> service_level{};  ///< share of contacts answered in time, at least; in [0, 1)
  Seconds acceptable_wait{};              ///< the 20 s of 80/20
  ServiceLevelBasis basis = ServiceLevelBasis::offered;
  std::optional<double> max_occupancy{};    ///< busy share of the agents, at most; in (0, 1]
  std::optional<double> max_abandonment{};  ///< share of contacts lost to impatience, at most; in (0, 1]
  std::optional<double> max_blocking{};     ///< share of contacts that are not admitted, at most; in (0, 1]
  std::optional<Seconds> max_asa{};         ///< mean wait of the answered, at most; > 0

  static constexpr auto fields() {
    return std::tuple{field("service_level", &Target::service_level, rules::share_below_one),
                      field("acceptable_wait", &Target::acceptable_wait, rules::not_negative_or_infinite),
                      field("basis", &Target::basis),
                      field("max_occupancy", &Target::max_occupancy, rules::positive_share),
                      field("max_abandonment", &Target::max_abandonment, rules::positive_share),
                      field("max_blocking", &Target::max_blocking, rules::positive_share),
                      field("max_asa", &Target::max_asa, rules::positive)};
  }

  /// A target without any limit would be met by nobody.
  void validate(const FieldPath& path) const {
    if (service_level || max_occupancy || max_abandonment || max_blocking || max_asa) return;
    throw InvalidInput(
        path.text_or("target") +
        " must set at least one of service_level, max_occupancy, max_abandonment, max_blocking, max_asa");
  }

  friend bool operator==(const Target&, const Target&) = default;
};

}  // namespace krarup
