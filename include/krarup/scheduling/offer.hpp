#pragma once

#include <array>
#include <string>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"

namespace krarup {

/// What somebody can be asked after something has happened.
enum class OfferKind {
  overtime,  ///< to stay longer
  time_off,  ///< to leave earlier, unpaid
};

[[nodiscard]] constexpr auto enumerators(OfferKind) {
  using enum OfferKind;
  return std::array{Enumerator{overtime, "overtime"}, Enumerator{time_off, "time_off"}};
}

/// What somebody is asked.
struct Offer {
  std::string person{};
  OfferKind kind = OfferKind::overtime;
  Instant start{};
  Instant end{};

  static constexpr auto fields() {
    return std::tuple{field("person", &Offer::person), field("kind", &Offer::kind), field("start", &Offer::start),
                      field("end", &Offer::end)};
  }
  friend bool operator==(const Offer&, const Offer&) = default;
};

}  // namespace krarup
