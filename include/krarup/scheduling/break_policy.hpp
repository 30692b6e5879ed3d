#pragma once

#include <optional>
#include <string>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/shift_template.hpp"

namespace krarup {

/// What it costs to bend a rule of breaks, for each hour by which it is bent; a rule without a cost is always kept.
struct BreakPenalties {
  std::optional<double> window{};        ///< a named break outside of its window
  std::optional<double> position{};      ///< a break too near to the start or the end of the shift
  std::optional<double> stretch{};       ///< a work stretch too short or too long
  std::optional<double> long_stretch{};  ///< a break too short for the long stretch before it
  std::optional<double> length{};        ///< a flexible break too short or too long

  static constexpr auto fields() {
    return std::tuple{field("window", &BreakPenalties::window, rules::not_negative),
                      field("position", &BreakPenalties::position, rules::not_negative),
                      field("stretch", &BreakPenalties::stretch, rules::not_negative),
                      field("long_stretch", &BreakPenalties::long_stretch, rules::not_negative),
                      field("length", &BreakPenalties::length, rules::not_negative)};
  }
  friend bool operator==(const BreakPenalties&, const BreakPenalties&) = default;
};

/// How breaks lie in the shifts of a template, or in the shifts of some length [BeerEtAl2010].
///
/// A shift contains every named break for its length, in their order, and `flexible_time` on top, cut into as many
/// breaks as one likes. A work stretch is the time between two breaks, or between a break and an end of the shift. The
/// `min_gap` of a named break counts from the end of any break before it, and is always kept.
struct BreakPolicy {
  std::string name;
  std::string shift_template{};  ///< whose shifts it is for; empty: those of any template without a policy of its own
  Seconds longer_than{};         ///< it is for shifts longer than this; of several such policies, the one with the most
  std::vector<BreakRule> breaks{};        ///< named breaks, in the order they are taken
  Seconds flexible_time{};                ///< break time in all, beyond the named breaks
  Seconds min_length{};                   ///< of a flexible break
  std::optional<Seconds> max_length{};    ///< of a flexible break
  bool flexible_paid = true;              ///< whether flexible breaks are paid
  Seconds clear_start{};                  ///< time from the start of the shift before a break may start
  Seconds clear_end{};                    ///< time before the end of the shift in which no break may run
  Seconds min_stretch{};                  ///< least work between breaks, and before the first and after the last
  std::optional<Seconds> max_stretch{};   ///< most work in one go
  std::optional<Seconds> long_stretch{};  ///< after more work than this, a break lasts at least `long_break`
  Seconds long_break{};                   ///< least length of the break after a long stretch
  Seconds catch_up{};                     ///< after a break: at work, but not yet counted, and no new break
  BreakPenalties penalties{};

  static constexpr auto fields() {
    return std::tuple{required_field("name", &BreakPolicy::name),
                      field("shift_template", &BreakPolicy::shift_template),
                      field("longer_than", &BreakPolicy::longer_than, rules::not_negative),
                      field("breaks", &BreakPolicy::breaks),
                      field("flexible_time", &BreakPolicy::flexible_time, rules::not_negative),
                      field("min_length", &BreakPolicy::min_length, rules::not_negative),
                      field("max_length", &BreakPolicy::max_length, rules::positive),
                      field("flexible_paid", &BreakPolicy::flexible_paid),
                      field("clear_start", &BreakPolicy::clear_start, rules::not_negative),
                      field("clear_end", &BreakPolicy::clear_end, rules::not_negative),
                      field("min_stretch", &BreakPolicy::min_stretch, rules::not_negative),
                      field("max_stretch", &BreakPolicy::max_stretch, rules::positive),
                      field("long_stretch", &BreakPolicy::long_stretch, rules::positive),
                      field("long_break", &BreakPolicy::long_break, rules::not_negative),
                      field("catch_up", &BreakPolicy::catch_up, rules::not_negative),
                      field("penalties", &BreakPolicy::penalties)};
  }

  void validate(const std::string& path) const {
    if (max_length && *max_length < min_length) {
      throw InvalidInput(detail::join(path, "max_length") + " must be >= min_length (" + to_text(min_length) +
                         "), got " + to_text(*max_length));
    }
    if (max_stretch && *max_stretch < min_stretch) {
      throw InvalidInput(detail::join(path, "max_stretch") + " must be >= min_stretch (" + to_text(min_stretch) +
                         "), got " + to_text(*max_stretch));
    }
  }

  friend bool operator==(const BreakPolicy&, const BreakPolicy&) = default;
};

/// The policy that keeps the break rules of a template: each break once, in order, in its window, with the work that
/// the template asks for around it.
[[nodiscard]] inline BreakPolicy break_policy(const ShiftTemplate& made_from) {
  return {.name = made_from.name,
          .shift_template = made_from.name,
          .breaks = made_from.breaks,
          .min_stretch = made_from.breaks.empty() ? Seconds{} : made_from.min_work_stretch};
}

}  // namespace krarup
