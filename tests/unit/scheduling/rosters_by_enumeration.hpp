#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include "small_center.hpp"

/// The least cost of a roster, found by giving every shift to everybody or to nobody.
///
/// For clocks that show UTC, one calendar week, and people without availability windows.
namespace enumeration {

class RosterEnumeration {
 public:
  explicit RosterEnumeration(const krarup::RosterProblem& problem)
      : problem_(problem), worked_(problem.people.size()) {}

  double least_cost() {
    give(0, 0);
    return best_;
  }

 private:
  void give(std::size_t next, double unassigned_hours) {
    if (next == problem_.shifts.size()) {
      best_ = std::min(best_, unassigned_hours + broken_promises());
      return;
    }
    const krarup::Shift& shift = problem_.shifts[next];
    for (std::size_t p = 0; p < worked_.size(); ++p) {
      worked_[p].push_back(shift);
      if (legal(problem_.people[p], worked_[p])) give(next + 1, unassigned_hours);
      worked_[p].pop_back();
    }
    give(next + 1, unassigned_hours + krarup::paid_time(shift).count() / 3600);
  }

  static bool legal(const krarup::Person& person, const std::vector<krarup::Shift>& shifts) {
    krarup::Seconds paid{};
    for (std::size_t i = 0; i < shifts.size(); ++i) {
      paid += krarup::paid_time(shifts[i]);
      for (const krarup::Date off : person.days_off) {
        const krarup::Instant midnight{off.time_since_epoch()};
        if (shifts[i].start < midnight + std::chrono::hours{24} && midnight < shifts[i].end()) return false;
      }
      for (std::size_t j = 0; j < i; ++j) {
        const bool first = shifts[j].start <= shifts[i].start;
        const krarup::Shift& before = first ? shifts[j] : shifts[i];
        const krarup::Shift& after = first ? shifts[i] : shifts[j];
        if (std::chrono::floor<std::chrono::days>(before.start) == std::chrono::floor<std::chrono::days>(after.start)) {
          return false;
        }
        if (krarup::Seconds{after.start - before.end()} < person.min_rest) return false;
      }
    }
    return paid <= person.max_hours_per_week && static_cast<int>(shifts.size()) <= person.max_days_per_week;
  }

  [[nodiscard]] double broken_promises() const {
    double total = 0;
    for (std::size_t p = 0; p < worked_.size(); ++p) {
      double hours = problem_.people[p].min_hours_per_week.count() / 3600;
      for (const krarup::Shift& shift : worked_[p]) hours -= krarup::paid_time(shift).count() / 3600;
      total += std::max(0.0, hours);
    }
    return total;
  }

  const krarup::RosterProblem& problem_;
  std::vector<std::vector<krarup::Shift>> worked_;
  double best_ = std::numeric_limits<double>::infinity();
};

}  // namespace enumeration
