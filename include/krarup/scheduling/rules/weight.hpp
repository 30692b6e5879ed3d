#pragma once

#include <optional>
#include <string>

#include "krarup/core/field.hpp"
#include "krarup/core/text.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

/// What breaking a rule costs, for each unit by which it is broken; without a value the rule is always kept.
using Weight = std::optional<double>;

namespace detail {

/// A limit that asks for something, and not for the impossible.
template <class Limit>
void require_limits(const std::string& path, const std::optional<Limit>& min, const std::optional<Limit>& max) {
  if (!min && !max) throw InvalidInput(path + " must have a min, a max or both");
  if (min && max && *min > *max) {
    throw InvalidInput(join(path, "min") + " must be <= max (" + to_text(*max) + "), got " + to_text(*min));
  }
}

}  // namespace detail

}  // namespace krarup
