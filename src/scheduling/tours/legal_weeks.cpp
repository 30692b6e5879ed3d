#include <algorithm>

#include "krarup/core/error.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

namespace {

class WeekList {
 public:
  WeekList(const ContractClass& rules, bool cyclic, const std::vector<std::chrono::seconds>& paid,
           const std::array<std::vector<bool>, 7>& workable)
      : rules_(rules), cyclic_(cyclic), paid_(paid), workable_(workable) {}

  std::vector<Week> run() {
    week_.fill(off);
    add_day(0, 0, {});
    return std::move(weeks_);
  }

 private:
  void add_day(std::size_t day, int worked, std::chrono::seconds paid);
  [[nodiscard]] bool is_legal() const;
  [[nodiscard]] int longest_run(bool of_work) const;

  const ContractClass& rules_;
  bool cyclic_;
  const std::vector<std::chrono::seconds>& paid_;
  const std::array<std::vector<bool>, 7>& workable_;
  Week week_{};
  std::vector<Week> weeks_;
};

void WeekList::add_day(std::size_t day, int worked, std::chrono::seconds paid) {
  const int left = static_cast<int>(days_of_week - day);
  if (worked > rules_.max_days_per_week || worked + left < rules_.min_days_per_week) return;
  if (paid > whole_seconds(rules_.max_hours_per_week)) return;
  if (day == days_of_week) {
    if (worked == 0 || paid < whole_seconds(rules_.min_hours_per_week) || !is_legal()) return;
    if (weeks_.size() == TourProblem::max_weeks) {
      throw InvalidInput("the contract class \"" + rules_.name + "\" allows more than " +
                         std::to_string(TourProblem::max_weeks) +
                         " different weeks; give it fewer lengths of shifts or narrower hours");
    }
    weeks_.push_back(week_);
    return;
  }
  add_day(day + 1, worked, paid);
  for (std::size_t i = 0; i < paid_.size(); ++i) {
    if (!workable_[day][i]) continue;
    week_[day] = static_cast<int>(i);
    add_day(day + 1, worked + 1, paid + paid_[i]);
  }
  week_[day] = off;
}

bool WeekList::is_legal() const {
  return longest_run(true) <= rules_.max_consecutive_days && longest_run(false) >= rules_.min_joined_days_off;
}

/// In a cycle the days before the week are those at its end.
int WeekList::longest_run(bool of_work) const {
  int longest = 0, run = 0;
  for (std::size_t i = 0; i < (cyclic_ ? 2 : 1) * days_of_week; ++i) {
    run = (week_[i % days_of_week] != off) == of_work ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::min(longest, static_cast<int>(days_of_week));
}

}  // namespace

std::vector<Week> legal_weeks(const ContractClass& rules, bool cyclic, const std::vector<std::chrono::seconds>& paid,
                              const std::array<std::vector<bool>, 7>& workable) {
  return WeekList(rules, cyclic, paid, workable).run();
}

}  // namespace krarup::tours
