#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "krarup/core/field.hpp"

namespace krarup {

/// How the answers about a queue are found, and how far they may be off.
struct Approximation {
  std::string method{};            ///< in words, with the key of its source
  bool exact = true;               ///< to rounding: the errors are 0
  double mean_wait_error = 0;      ///< largest relative error of the mean wait that was measured
  double service_level_error = 0;  ///< largest absolute error of the service level that was measured

  static constexpr auto fields() {
    return std::tuple{field("method", &Approximation::method), field("exact", &Approximation::exact),
                      field("mean_wait_error", &Approximation::mean_wait_error),
                      field("service_level_error", &Approximation::service_level_error)};
  }
  friend bool operator==(const Approximation&, const Approximation&) = default;
};

}  // namespace krarup
