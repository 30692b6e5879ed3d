#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace krarup::agreement {

/// The measures of what contacts and agents experience, the outcomes first; times in s. The words are those of
/// krarup::Performance and krarup::Outcomes.
inline constexpr std::array<std::string_view, 15> measures{"answered within",
                                                           "answered after",
                                                           "abandoned within",
                                                           "abandoned after",
                                                           "blocked",
                                                           "service level of offered",
                                                           "service level of answered",
                                                           "service level excluding early abandons",
                                                           "service level with early abandons met",
                                                           "asa",
                                                           "mean wait",
                                                           "probability of wait",
                                                           "occupancy",
                                                           "abandonment",
                                                           "mean queue length"};

/// One value for each measure.
template <class Value>
struct Measured {
  std::array<Value, measures.size()> values{};

  [[nodiscard]] const Value& operator[](std::string_view measure) const {
    return values.at(static_cast<std::size_t>(std::ranges::find(measures, measure) - measures.begin()));
  }
};

/// What contacts and agents experience, however it was found.
using Experience = Measured<double>;

/// The shares and means from which every measure follows.
struct Shares {
  long double answered_within = 0;
  long double answered_after = 0;
  long double abandoned_within = 0;
  long double abandoned_after = 0;
  long double blocked = 0;
  long double wait = 0;            ///< sum over the offered contacts / offered
  long double answered_wait = 0;   ///< the same over the answered ones
  long double finds_all_busy = 0;  ///< and is admitted
  long double occupancy = 0;
  long double queue_length = 0;
};

/// The definitions, written out once more: service level by its four bases, asa over the answered, waits over the
/// admitted.
[[nodiscard]] inline Experience experience_of(const Shares& s) {
  const long double offered = s.answered_within + s.answered_after + s.abandoned_within + s.abandoned_after + s.blocked;
  const long double answered = s.answered_within + s.answered_after;
  const long double admitted = offered - s.blocked;
  Experience result;
  std::size_t i = 0;
  for (const long double value :
       {s.answered_within, s.answered_after, s.abandoned_within, s.abandoned_after, s.blocked,
        s.answered_within / offered, s.answered_within / answered, s.answered_within / (offered - s.abandoned_within),
        (s.answered_within + s.abandoned_within) / offered, s.answered_wait / answered, s.wait / admitted,
        s.finds_all_busy / admitted, s.occupancy, s.abandoned_within + s.abandoned_after, s.queue_length}) {
    result.values[i++] = static_cast<double>(value);
  }
  return result;
}

}  // namespace krarup::agreement
