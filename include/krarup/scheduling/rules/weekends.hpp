#pragma once

#include <string_view>

#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// Weekends worked: those with a shift that starts on the Saturday or on the Sunday.
struct Weekends {
  std::optional<int> max{};              ///< in the roster
  std::optional<int> max_consecutive{};  ///< one after the other; history counts
  Weight weight{};                       ///< per weekend

  static constexpr std::string_view rule = "weekends";
  static constexpr auto fields() {
    return std::tuple{field("max", &Weekends::max, rules::not_negative),
                      field("max_consecutive", &Weekends::max_consecutive, rules::positive),
                      field("weight", &Weekends::weight, rules::positive)};
  }
  void validate(const std::string& path) const {
    if (!max && !max_consecutive) throw InvalidInput(path + " must have a max, a max_consecutive or both");
  }
  friend bool operator==(const Weekends&, const Weekends&) = default;
};

/// Who works on a Saturday works on the Sunday too, and the other way round.
struct CompleteWeekends {
  Weight weight{};  ///< for each half weekend

  static constexpr std::string_view rule = "complete_weekends";
  static constexpr auto fields() { return std::tuple{field("weight", &CompleteWeekends::weight, rules::positive)}; }
  friend bool operator==(const CompleteWeekends&, const CompleteWeekends&) = default;
};

}  // namespace krarup
