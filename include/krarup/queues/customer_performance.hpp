#pragma once

#include "krarup/core/field.hpp"

namespace krarup {

/// What customers experience who try more than once, where Performance speaks of each attempt.
struct CustomerPerformance {
  double answered = 0;  ///< share of customers that are answered in the end
  double lost = 0;      ///< share of customers that give up for good
  double attempts = 0;  ///< mean number of attempts of a customer; infinite when unstable

  static constexpr auto fields() {
    return std::tuple{field("answered", &CustomerPerformance::answered), field("lost", &CustomerPerformance::lost),
                      field("attempts", &CustomerPerformance::attempts)};
  }
  friend bool operator==(const CustomerPerformance&, const CustomerPerformance&) = default;
};

}  // namespace krarup
