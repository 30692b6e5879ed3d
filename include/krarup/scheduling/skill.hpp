#pragma once

#include <string>

#include "krarup/core/field.hpp"
#include "krarup/core/series.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

/// What somebody can be asked to do.
struct Skill {
  std::string name;
  double proficiency = 1;  ///< the work of how many average agents one hour of theirs does

  static constexpr auto fields() {
    return std::tuple{required_field("name", &Skill::name), field("proficiency", &Skill::proficiency, rules::positive)};
  }
  friend bool operator==(const Skill&, const Skill&) = default;
};

/// How many agents of average proficiency a skill needs, interval by interval.
///
/// At any moment, who is on shift and not on break does one of the skills asked for that they have, and everybody
/// together does so in the way that costs least; an hour may be shared among skills. The requirement of a skill that is
/// not reached is understaffing, what exceeds it is overstaffing, both in agents of average proficiency. Who has none
/// of the skills asked for covers nothing and is not surplus.
struct SkillRequirement {
  std::string skill{};        ///< empty: anybody can do it
  Series<double> required{};  ///< agents on shift and not on break

  static constexpr auto fields() {
    return std::tuple{field("skill", &SkillRequirement::skill),
                      required_field("required", &SkillRequirement::required)};
  }
};

}  // namespace krarup
