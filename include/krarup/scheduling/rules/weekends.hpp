#pragma once

#include <string_view>

#include "krarup/scheduling/rules/weight.hpp"

namespace krarup {

/// Weekends worked: those with a shift that starts on the Saturday or on the Sunday.
///
/// A weekend counts for the roster when one of the roster's own days is worked in it. Amount: the weekends above max,
/// and those with which a row of weekends, history included, is longer than max_consecutive.
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
///
/// Amount: the weekends of which one day is worked and the other, in the roster or known from the history, is off; one
/// that the end of the roster cuts is not judged.
struct CompleteWeekends {
  Weight weight{};  ///< for each half weekend

  static constexpr std::string_view rule = "complete_weekends";
  static constexpr auto fields() { return std::tuple{field("weight", &CompleteWeekends::weight, rules::positive)}; }
  friend bool operator==(const CompleteWeekends&, const CompleteWeekends&) = default;
};

}  // namespace krarup
