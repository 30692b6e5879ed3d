#pragma once

#include <string>
#include <utility>
#include <vector>

#include "krarup/scheduling/check.hpp"

namespace krarup::check {

/// Collects what a replay finds.
class Ledger {
 public:
  void violation(Finding finding) { violations_.push_back(std::move(finding)); }

  /// A violation in some days, both included.
  void violation(const LocalClock& clock, Date from, Date until, Finding finding) {
    finding.start = clock.instant(from, TimeOfDay{});
    finding.end = clock.instant(until + std::chrono::days{1}, TimeOfDay{});
    violation(std::move(finding));
  }

  /// Adds to what is paid for a rule.
  void charge(const std::string& rule, double amount, double cost) {
    if (!(amount > 0)) return;
    for (Penalty& each : penalties_) {
      if (each.rule != rule) continue;
      each.amount += amount;
      each.cost += cost;
      return;
    }
    penalties_.push_back({rule, amount, cost});
  }

  [[nodiscard]] RosterCheck close(std::vector<SkillCoverage> coverage) {
    RosterCheck check{std::move(violations_), std::move(penalties_), std::move(coverage), 0};
    for (const Penalty& each : check.penalties) check.objective += each.cost;
    return check;
  }

 private:
  std::vector<Finding> violations_;
  std::vector<Penalty> penalties_;
};

}  // namespace krarup::check
