#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "krarup/queues/demand.hpp"

namespace krarup::domain {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double largest = std::numeric_limits<double>::max();
inline constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// The numbers of one point of a domain, drawn anew from the point's own number: any point can be had again alone, and
/// is the same with every standard library.
///
/// Most numbers are those of centers, and the others anywhere that a double can be, corners included.
class Dice {
 public:
  explicit Dice(std::uint64_t point) : state_(point) { state_ = bits(); }

  [[nodiscard]] double uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits() >> 11U) * 0x1p-53);
  }
  [[nodiscard]] double log_uniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
  [[nodiscard]] bool chance(double probability) { return uniform(0, 1) < probability; }
  /// From 0 to count - 1.
  [[nodiscard]] std::size_t below(std::size_t count) { return bits() % count; }

  /// One of these.
  template <std::size_t Count>
  [[nodiscard]] double of(const std::array<double, Count>& values) {
    return values[below(Count)];
  }

  /// Any positive double, the smallest and the largest among them.
  [[nodiscard]] double any_positive() {
    return chance(0.1) ? of(std::array{smallest, 1e-310, std::numeric_limits<double>::min(), largest})
                       : log_uniform(1e-307, 1e308);
  }

  /// A time of some usual size, in most cases.
  [[nodiscard]] double time(double usual) {
    const double near = usual * log_uniform(1e-6, 1e6);
    return !chance(0.2) && near > 0 && near < infinity ? near : any_positive();
  }

  /// In [0, 1]: the ends, near the ends, and between.
  [[nodiscard]] double share() {
    if (chance(0.2)) return of(std::array{0., 1., 1 - 0x1p-53, smallest});
    const double some = chance(0.5) ? uniform(0, 1) : log_uniform(1e-17, 1);
    return chance(0.5) ? some : 1 - some;
  }

  [[nodiscard]] double load() {
    if (chance(0.02)) return of(std::array{0., smallest, max_offered_load});
    return chance(0.2) ? log_uniform(1e-300, 1e12) : log_uniform(1e-6, 1e9);
  }

  /// Demand of about this load.
  [[nodiscard]] Demand demand(double load) {
    for (;;) {
      const Demand demand = chance(0.2) ? Demand{.contacts = load, .per = Seconds{1}, .aht = Seconds{1}}
                                        : demand_of(load, time(1800), time(200));
      if (demand.contacts < infinity && offered_load(demand) <= max_offered_load) return demand;
    }
  }

  /// Near the load, far from it, and unrelated to it.
  [[nodiscard]] double agents(double load) {
    if (chance(0.05)) return of(std::array{0., smallest, 1., largest});
    if (chance(0.15)) return log_uniform(1e-300, 1e15);
    if (chance(0.5)) return std::abs(load + std::sqrt(load) * uniform(-8, 8));
    const double agents = load * log_uniform(0.01, 100);
    return chance(0.5) ? agents : std::ceil(agents);
  }

  [[nodiscard]] Seconds patience(Seconds aht) { return Seconds{chance(0.05) ? infinity : time(aht.count())}; }

  /// T: at once, for ever, and of the size of one or the other time.
  [[nodiscard]] Seconds wait(Seconds aht, Seconds patience) {
    if (chance(0.1)) return Seconds{of(std::array{0., infinity})};
    return Seconds{chance(0.5) ? time(0.1 * aht.count()) : time(patience.count())};
  }

  [[nodiscard]] double scv() {
    if (chance(0.3)) return of(std::array{0., 1.});
    return chance(0.1) ? any_positive() : log_uniform(1e-3, 1e3);
  }

 private:
  /// SplitMix64.
  [[nodiscard]] std::uint64_t bits() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }

  [[nodiscard]] static Demand demand_of(double load, double per, double aht) {
    return {.contacts = load * (per / aht), .per = Seconds{per}, .aht = Seconds{aht}};
  }

  std::uint64_t state_;
};

}  // namespace krarup::domain
