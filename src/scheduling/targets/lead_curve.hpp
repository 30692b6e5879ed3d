#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "krarup/staffing/service_target.hpp"

namespace krarup {

/// How far the service of an interval leads the target, by agents: the contacts in time less the target's share of
/// those that count. A plan meets the target when the leads of all intervals add up to 0 or more, by every basis.
class LeadCurve {
 public:
  /// @param scale  multiplies the contacts
  /// @param floor  fewest agents that there may be
  LeadCurve(const ServiceCurve& curve, double target, double scale, std::size_t floor);

  [[nodiscard]] double at(std::size_t agents) const { return leads_[std::min(agents, leads_.size() - 1)]; }
  [[nodiscard]] double at(double agents) const { return at(static_cast<std::size_t>(std::max(0.0, agents) + 0.5)); }

  [[nodiscard]] std::size_t floor() const { return bends_.front(); }

  /// Numbers of agents at which the concave envelope bends, from the floor on; it rises to the last and is flat from
  /// there.
  [[nodiscard]] const std::vector<std::size_t>& bends() const { return bends_; }

  /// The lead of the last bend, beyond which there is none.
  [[nodiscard]] double most() const { return leads_[bends_.back()]; }

  /// The concave envelope from the floor on.
  [[nodiscard]] double envelope(double agents) const;

 private:
  std::vector<double> leads_;
  std::vector<std::size_t> bends_;
};

}  // namespace krarup
