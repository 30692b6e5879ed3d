#pragma once

#include <array>
#include <string>
#include <vector>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

/// One reason why scheduled agents are not on contacts.
struct ShrinkageComponent {
  std::string name;
  double share = 0;  ///< of the scheduled time; in [0, 1)
  bool paid = true;
  bool in_office = true;  ///< at work but away from contacts, or not at work at all

  static constexpr auto fields() {
    return std::tuple{required_field("name", &ShrinkageComponent::name),
                      required_field("share", &ShrinkageComponent::share, rules::share_below_one),
                      field("paid", &ShrinkageComponent::paid), field("in_office", &ShrinkageComponent::in_office)};
  }
  friend bool operator==(const ShrinkageComponent&, const ShrinkageComponent&) = default;
};

/// How the shares of several components make one.
enum class ShrinkageCombination {
  additive,        ///< every share is of the whole scheduled time: the shares add up
  multiplicative,  ///< every share is of what the others leave: 1 - product of (1 - share)
};

[[nodiscard]] constexpr auto enumerators(ShrinkageCombination) {
  using enum ShrinkageCombination;
  return std::array{Enumerator{additive, "additive"}, Enumerator{multiplicative, "multiplicative"}};
}

/// The part of the scheduled time that does not reach contacts: scheduled = required / (1 - shrinkage).
struct Shrinkage {
  std::vector<ShrinkageComponent> components;
  ShrinkageCombination combination = ShrinkageCombination::additive;

  static constexpr auto fields() {
    return std::tuple{field("components", &Shrinkage::components), field("combination", &Shrinkage::combination)};
  }
  friend bool operator==(const Shrinkage&, const Shrinkage&) = default;
};

}  // namespace krarup
