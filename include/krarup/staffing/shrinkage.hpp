#pragma once

#include <array>
#include <cmath>
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
///
/// 10 % holidays and 20 % meetings and breaks: additive, 30 % of the schedule is lost; multiplicative, the 20 % are
/// lost of the 90 % who have come, which makes 28 %. Use additive when every share was measured against all scheduled
/// time, multiplicative when each was measured against the time that the other reasons leave.
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
  std::vector<ShrinkageComponent> components{};
  ShrinkageCombination combination = ShrinkageCombination::additive;

  static constexpr auto fields() {
    return std::tuple{field("components", &Shrinkage::components), field("combination", &Shrinkage::combination)};
  }

  /// Whatever is lost, something must be left.
  void validate(const std::string& path) const {
    if (combination == ShrinkageCombination::multiplicative) return;
    double sum = 0;
    for (const ShrinkageComponent& component : components) sum += component.share;
    if (sum < 1) return;
    throw InvalidInput((path.empty() ? "" : path + ".") + "components must add up to less than 1, got " + to_text(sum) +
                       "; shares of what the others leave are \"combination\": \"multiplicative\"");
  }

  friend bool operator==(const Shrinkage&, const Shrinkage&) = default;
};

/// Shrinkage by who pays for it and where it happens; shares of the scheduled time.
struct ShrinkageParts {
  double total = 0;  ///< = paid + unpaid = in_office + out_of_office
  double paid = 0;
  double unpaid = 0;
  double in_office = 0;
  double out_of_office = 0;

  static constexpr auto fields() {
    return std::tuple{field("total", &ShrinkageParts::total), field("paid", &ShrinkageParts::paid),
                      field("unpaid", &ShrinkageParts::unpaid), field("in_office", &ShrinkageParts::in_office),
                      field("out_of_office", &ShrinkageParts::out_of_office)};
  }
  friend bool operator==(const ShrinkageParts&, const ShrinkageParts&) = default;
};

/// What share of the scheduled time is lost, and to what?
///
/// Multiplicative components overlap (a meeting that falls on a holiday is lost once), so that their shares add up to
/// more than the total. Each gets the part of the total that its -log(1 - share) is of the sum of these. This rule
/// alone depends neither on the order of the components nor on how finely they are listed: one component written as
/// two, with 1 - share = (1 - first) (1 - second), leaves the parts of all others as they were.
///
/// @return  shares of the scheduled time, in [0, 1)
/// @throws  InvalidInput  when additive shares leave nothing
[[nodiscard]] inline ShrinkageParts shrinkage_parts(const Shrinkage& shrinkage) {
  validate(shrinkage, "shrinkage");
  const bool additive = shrinkage.combination == ShrinkageCombination::additive;
  ShrinkageParts weights;
  for (const ShrinkageComponent& component : shrinkage.components) {
    const double weight = additive ? component.share : -std::log1p(-component.share);
    weights.total += weight;
    (component.paid ? weights.paid : weights.unpaid) += weight;
    (component.in_office ? weights.in_office : weights.out_of_office) += weight;
  }
  if (additive || weights.total == 0) return weights;
  const double total = -std::expm1(-weights.total);
  const double scale = total / weights.total;
  return {.total = total,
          .paid = scale * weights.paid,
          .unpaid = scale * weights.unpaid,
          .in_office = scale * weights.in_office,
          .out_of_office = scale * weights.out_of_office};
}

/// The share of the scheduled time that does not reach contacts; in [0, 1).
///
/// @throws  InvalidInput  when additive shares leave nothing
[[nodiscard]] inline double total_shrinkage(const Shrinkage& shrinkage) { return shrinkage_parts(shrinkage).total; }

/// How many agents must be on shift so that `required` are on contacts: required / (1 - shrinkage).
///
/// (Not required * (1 + shrinkage), a common slip that leaves 30 % shrinkage 9 % short.)
///
/// @return  agents, not rounded; see rounded()
/// @throws  InvalidInput
[[nodiscard]] inline double scheduled_agents(double required, const Shrinkage& shrinkage) {
  validate_argument("required", required, rules::not_negative);
  return required / (1 - total_shrinkage(shrinkage));
}

/// How many of the agents on shift are on contacts: scheduled * (1 - shrinkage), the inverse of scheduled_agents.
///
/// @throws  InvalidInput
[[nodiscard]] inline double agents_on_contacts(double scheduled, const Shrinkage& shrinkage) {
  validate_argument("scheduled", scheduled, rules::not_negative);
  return scheduled * (1 - total_shrinkage(shrinkage));
}

}  // namespace krarup
