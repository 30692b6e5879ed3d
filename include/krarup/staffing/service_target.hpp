#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "krarup/core/validate.hpp"

namespace krarup {

/// What becomes of the contacts of one interval with 0, 1, 2, ... agents scheduled.
///
/// Both parts of the service level are kept, because the service level of several intervals is the ratio of their sums:
/// quiet intervals count for less, and by some bases a contact counts only when it is answered.
struct ServiceCurve {
  double contacts = 0;                ///< expected in the interval
  std::vector<double> in_time{};      ///< share of them that meets the acceptable wait; beyond the last entry as there
  std::vector<double> that_counts{};  ///< share of them that the service level is of; empty: all contacts

  static constexpr auto fields() {
    return std::tuple{required_field("contacts", &ServiceCurve::contacts, rules::not_negative),
                      required_field("in_time", &ServiceCurve::in_time, rules::share),
                      field("that_counts", &ServiceCurve::that_counts, rules::share)};
  }

  /// The two shares stand for the same numbers of agents.
  void validate(const FieldPath& path) const {
    if (contacts > 0 && in_time.empty()) {
      throw InvalidInput(detail::join(path, "in_time") + " must not be empty where there are contacts");
    }
    if (in_time.size() > max_entries) {
      throw InvalidInput(detail::join(path, "in_time") + " may have at most " + std::to_string(max_entries) +
                         " entries, got " + std::to_string(in_time.size()));
    }
    if (that_counts.empty() || that_counts.size() == in_time.size()) return;
    throw InvalidInput(detail::join(path, "that_counts") + " must be empty or have one entry for each of the " +
                       std::to_string(in_time.size()) + " of in_time, got " + std::to_string(that_counts.size()));
  }
  friend bool operator==(const ServiceCurve&, const ServiceCurve&) = default;

  static constexpr std::size_t max_entries = 100'001;  ///< as many agents as an interval may require
};

/// Contacts: those that meet the acceptable wait, and those that the service level is of.
struct ServedContacts {
  double in_time = 0;
  double that_count = 0;

  /// @return  1 when nobody came, as nobody was kept waiting
  [[nodiscard]] double service_level() const { return that_count > 0 ? in_time / that_count : 1; }

  void add(const ServedContacts& more, double times = 1) {
    in_time += times * more.in_time;
    that_count += times * more.that_count;
  }
};

/// What becomes of the contacts of a curve's interval with so many agents.
[[nodiscard]] inline ServedContacts served(const ServiceCurve& curve, std::size_t agents) {
  if (curve.contacts == 0) return {};
  const std::size_t entry = std::min(agents, curve.in_time.size() - 1);
  const double counts = curve.that_counts.empty() ? 1 : curve.that_counts[entry];
  return {curve.contacts * curve.in_time[entry], curve.contacts * counts};
}

/// One service level for all contacts of a day, a week or any horizon: a thin hour may be made up for by another.
struct ServiceTarget {
  double service_level = 0;            ///< share of the contacts that meets the acceptable wait, at least; in [0, 1)
  std::vector<ServiceCurve> curves{};  ///< one per interval

  static constexpr auto fields() {
    return std::tuple{required_field("service_level", &ServiceTarget::service_level, rules::share_below_one),
                      required_field("curves", &ServiceTarget::curves)};
  }
  friend bool operator==(const ServiceTarget&, const ServiceTarget&) = default;
};

}  // namespace krarup
