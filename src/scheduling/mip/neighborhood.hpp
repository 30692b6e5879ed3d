#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "scheduling/mip/highs_model.hpp"

namespace krarup::mip {

/// The whole numbers next to some solutions of a model: a program restricted to them is small and has good answers.
class Neighborhood {
 public:
  /// Makes room for the whole numbers next to these values of all columns; nothing when there are none.
  void widen_to(const std::vector<double>& values) {
    if (values.empty()) return;
    if (low_.empty()) {
      low_.assign(values.size(), infinity);
      high_.assign(values.size(), 0.0);
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      low_[i] = std::min(low_[i], std::floor(values[i] + nearly_whole));
      high_[i] = std::max(high_[i], std::ceil(values[i] - nearly_whole));
    }
  }

  /// The model with its whole columns held to the neighborhood.
  [[nodiscard]] Model within(Model model) const {
    for (std::size_t i = 0; i < model.columns(); ++i) {
      const int column = static_cast<int>(i);
      if (model.is_whole(column)) model.set_bounds(column, low_[i], high_[i]);
    }
    return model;
  }

 private:
  static constexpr double nearly_whole = 1e-9;

  std::vector<double> low_, high_;
};

/// The relaxation of a model at slightly higher prices of its whole columns, drawn at random: its best vertex is
/// another one that costs nearly the least.
///
/// @param most  added to a price
[[nodiscard]] inline Model with_noise(const Model& model, double most, std::mt19937& random) {
  Model noisy = model.relaxed();
  for (std::size_t i = 0; i < noisy.columns(); ++i) {
    const int column = static_cast<int>(i);
    if (model.is_whole(column)) noisy.add_cost(column, most * static_cast<double>(random()) / 0x1p32);
  }
  return noisy;
}

}  // namespace krarup::mip
