#pragma once

#include <cmath>
#include <cstdint>
#include <random>

namespace krarup::agreement {

/// Numbers by chance: for a seed the same with every standard library.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(seed) {}

  double uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11U) * 0x1p-53;
  }
  /// Evenly on a logarithmic scale.
  double log_uniform(double low, double high) { return low * std::exp(uniform(0, std::log(high / low))); }

 private:
  std::mt19937_64 random_;
};

}  // namespace krarup::agreement
