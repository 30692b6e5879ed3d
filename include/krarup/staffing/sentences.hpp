#pragma once

#include <cmath>
#include <string>

#include "krarup/core/text.hpp"

// Numbers as they read well in a sentence.

namespace krarup::detail {

/// Three digits are enough in a sentence.
[[nodiscard]] inline std::string in_brief(double value) {
  if (!(std::abs(value) < 1e15)) return to_text(value);
  const double unit = value == 0 ? 1 : std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
  return to_text(unit >= 1 ? std::round(value) : std::round(value / unit) / std::round(1 / unit));
}

[[nodiscard]] inline std::string in_percent(double share) { return in_brief(100 * share) + " %"; }

[[nodiscard]] inline std::string agents_in_words(double agents) {
  return in_brief(agents) + (agents == 1 ? " agent" : " agents");
}

/// "3 more", "1 fewer", "as many".
[[nodiscard]] inline std::string difference_in_words(double agents) {
  if (agents == 0) return "as many";
  return in_brief(std::abs(agents)) + (agents > 0 ? " more" : " fewer");
}

}  // namespace krarup::detail
