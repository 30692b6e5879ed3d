#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <vector>

#include "scheduling/tours/crews.hpp"

namespace krarup::tours {

/// Which weeks of a crew differ from each other on two days at most.
class NearWeeks {
 public:
  explicit NearWeeks(const std::vector<Week>& weeks);

  /// Another week, drawn anew with every call, that differs from this one on no more than two days; this one itself
  /// where there is none.
  [[nodiscard]] std::size_t draw(std::size_t week, std::mt19937& random) const;

 private:
  static constexpr std::size_t pairs = days_of_week * (days_of_week - 1) / 2;

  /// The weeks, those together that are the same on all days but two.
  struct Groups {
    std::vector<std::size_t> weeks;
    std::vector<std::size_t> first, last;  ///< for each week, where its group begins and ends
  };

  std::array<Groups, pairs> by_pair_;
  std::vector<std::vector<std::size_t>> not_alone_;  ///< for each week, the pairs with others in its group
};

}  // namespace krarup::tours
