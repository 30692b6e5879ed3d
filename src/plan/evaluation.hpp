#pragma once

#include "krarup/core/series.hpp"
#include "krarup/plan/plan.hpp"
#include "krarup/queues/service_level.hpp"

namespace krarup {

/// What a queue delivers in one interval, and what becomes of its contacts.
struct Delivery {
  Performance performance;
  Outcomes outcomes;
};

/// What these agents on contacts deliver in one interval.
[[nodiscard]] Delivery deliver(const Scenario& scenario, const Demand& demand, double agents);

/// Agents on shift and not on break, averaged over each interval of the grid; in a cycle, what lies beyond its end lies
/// at its beginning.
[[nodiscard]] Series<double> agents_present(const std::vector<Shift>& shifts, const Series<double>& grid, bool cyclic);

/// Contacts and agent time summed over a horizon, and what they make together.
class Tally {
 public:
  void add(double contacts, const Delivery& delivery, double agents);

  /// Over all contacts, by the basis; 1 when there are none.
  [[nodiscard]] double service_level(ServiceLevelBasis basis) const;
  /// Over all contacts; 0 when there are none.
  [[nodiscard]] double abandonment() const;
  /// Busy time / agent time; 0 without agents.
  [[nodiscard]] double occupancy() const;

 private:
  double contacts_ = 0;
  double agents_ = 0;
  double busy_ = 0;
  Outcomes outcomes_;  ///< in contacts, not shares
};

}  // namespace krarup
