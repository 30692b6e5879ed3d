#pragma once

#include <array>
#include <limits>
#include <optional>
#include <vector>

#include "scheduling/shifts/extra_shift.hpp"
#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// One person's week: on each day that is worked, a shift with its breaks (an index of all candidates).
struct PersonWeek {
  std::size_t crew = 0;
  std::size_t week = 0;
  std::array<std::optional<Placed>, days_of_week> days;
};

/// What one more tour would be, and what it would save beyond its pay.
struct ExtraTour {
  PersonWeek week;
  double gain = -std::numeric_limits<double>::infinity();
};

/// Tours in a week, what they cover, and what one more would save.
class TourState {
 public:
  TourState(const TourProblem& problem, const Ground& ground, const Horizon& horizon);

  void add(PersonWeek week);
  PersonWeek remove(std::size_t tour);

  [[nodiscard]] const std::vector<PersonWeek>& tours() const { return tours_; }
  [[nodiscard]] double cost() const;
  [[nodiscard]] bool has_people(std::size_t crew) const { return people_[crew] < ground_.crews[crew].most_people; }

  /// The legal tour of a crew that saves most: a shortest path through the days of each of its weeks.
  ///
  /// @return  with a gain of minus infinity when there is none
  [[nodiscard]] ExtraTour best_extra(std::size_t crew);

  /// The shifts of each block, by its own indices.
  [[nodiscard]] std::vector<std::vector<Placed>> by_block() const;

 private:
  void change(const PersonWeek& week, double sign);
  void refresh();

  const TourProblem& problem_;
  const Ground& ground_;
  const Horizon& horizon_;
  std::vector<std::size_t> block_of_;  ///< for each candidate
  std::vector<PersonWeek> tours_;
  std::vector<double> people_;                          ///< for each crew
  std::array<double, days_of_week> starts_{};           ///< shifts on each day
  std::vector<std::vector<double>> agents_, on_break_;  ///< for each block and slot
  std::vector<double> gains_;                           ///< of one more shift on each candidate
  std::vector<bool> stale_;                             ///< for each block
  double pay_ = 0;
};

/// Whether the shifts of a person's week keep rest and the spread of starts.
[[nodiscard]] bool keeps_rest(const TourProblem& problem, const Ground& ground, const PersonWeek& week);

}  // namespace krarup::tours
