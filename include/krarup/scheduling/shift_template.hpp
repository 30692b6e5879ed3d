#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

/// The end of a shift from which the window of a break is counted.
enum class ShiftEdge { start, end };

[[nodiscard]] constexpr auto enumerators(ShiftEdge) {
  return std::array{Enumerator{ShiftEdge::start, "start"}, Enumerator{ShiftEdge::end, "end"}};
}

/// A pause that every shift of a template contains, or every one that is long enough.
struct BreakRule {
  std::string name;
  Seconds length{};
  bool paid = true;
  Seconds earliest{};  ///< first moment it may start, from the start of the shift
  Seconds latest{};    ///< last moment it may start, from the start of the shift; it never runs beyond the shift's end
  ShiftEdge counted_from = ShiftEdge::start;  ///< with `end`, earliest and latest are times before the shift's end
  Seconds min_gap{};                          ///< least time since the break before it has ended
  Seconds longer_than{};                      ///< only shifts longer than this contain it

  static constexpr auto fields() {
    return std::tuple{required_field("name", &BreakRule::name),
                      required_field("length", &BreakRule::length, rules::positive),
                      field("paid", &BreakRule::paid),
                      required_field("earliest", &BreakRule::earliest, rules::not_negative),
                      required_field("latest", &BreakRule::latest, rules::not_negative),
                      field("counted_from", &BreakRule::counted_from),
                      field("min_gap", &BreakRule::min_gap, rules::not_negative),
                      field("longer_than", &BreakRule::longer_than, rules::not_negative)};
  }

  void validate(const std::string& path) const {
    if (counted_from == ShiftEdge::end) {
      if (latest <= earliest) return;
      throw InvalidInput(detail::join(path, "latest") + " must be <= earliest (" + to_text(earliest) +
                         ") before the end of the shift, got " + to_text(latest));
    }
    if (latest < earliest) {
      throw InvalidInput(detail::join(path, "latest") + " must be >= earliest (" + to_text(earliest) + "), got " +
                         to_text(latest));
    }
  }

  friend bool operator==(const BreakRule&, const BreakRule&) = default;
};

/// First and last moment at which a break may start, from the start of a shift of this length.
struct BreakWindow {
  Seconds earliest{};
  Seconds latest{};
};

[[nodiscard]] inline BreakWindow window(const BreakRule& rule, Seconds shift_length) {
  if (rule.counted_from == ShiftEdge::start) return {rule.earliest, rule.latest};
  return {shift_length - rule.earliest, shift_length - rule.latest};
}

/// Those of the rules whose breaks a shift of this length contains.
[[nodiscard]] inline std::vector<BreakRule> contained_breaks(std::vector<BreakRule> rules, Seconds shift_length) {
  std::erase_if(rules, [&](const BreakRule& rule) { return rule.longer_than >= shift_length; });
  return rules;
}

/// What an hour on shift costs on top at certain times, such as nights and Sundays.
///
/// Breaks count as well, paid or not. Where several apply at once, they add up.
struct PaySupplement {
  std::vector<std::chrono::weekday> days{};  ///< on which the window starts; empty means every day
  TimeOfDay start{};
  TimeOfDay end{Seconds{24 * 3600.0}};  ///< beyond 24:00 for a window that ends after midnight
  double cost_per_hour = 0;

  static constexpr auto fields() {
    return std::tuple{field("days", &PaySupplement::days), field("start", &PaySupplement::start, rules::not_negative),
                      field("end", &PaySupplement::end, rules::positive),
                      required_field("cost_per_hour", &PaySupplement::cost_per_hour, rules::not_negative)};
  }

  void validate(const std::string& path) const {
    constexpr Seconds latest{48 * 3600.0};
    if (end > start && end.since_midnight <= latest) return;
    throw InvalidInput(detail::join(path, "end") + " must be later than start (" + to_text(start) +
                       ") and at most 48:00, got " + to_text(end) +
                       "; a window that ends after midnight ends beyond 24:00");
  }

  friend bool operator==(const PaySupplement&, const PaySupplement&) = default;
};

/// A family of shifts that the optimizer may use: one length or several, a window of start times, and breaks in
/// windows.
struct ShiftTemplate {
  std::string name;
  Seconds length{};                     ///< from first to last minute, breaks included
  std::optional<Seconds> max_length{};  ///< when it may be longer: length, + length_step, ... up to this
  std::optional<Seconds> length_step{};
  TimeOfDay earliest_start{};                ///< on the wall clock
  TimeOfDay latest_start{};                  ///< on the wall clock; beyond 24:00 for starts after midnight
  Seconds start_step{};                      ///< start times are earliest_start, + start_step, ... up to latest_start
  std::vector<std::chrono::weekday> days{};  ///< on which it may start; empty means every day
  std::vector<BreakRule> breaks{};           ///< in the order they are taken; they may touch but never overlap
  double cost_per_hour = 1;                  ///< for each paid hour
  double cost_per_shift = 0;                 ///< for each shift on top (travel, handover)
  Seconds min_work_stretch{};                ///< least time at work before, between and after the breaks
  std::vector<PaySupplement> supplements{};  ///< on top of cost_per_hour, by time of day

  static constexpr auto fields() {
    return std::tuple{required_field("name", &ShiftTemplate::name),
                      required_field("length", &ShiftTemplate::length, rules::positive),
                      field("max_length", &ShiftTemplate::max_length, rules::positive),
                      field("length_step", &ShiftTemplate::length_step, rules::positive),
                      required_field("earliest_start", &ShiftTemplate::earliest_start, rules::not_negative),
                      required_field("latest_start", &ShiftTemplate::latest_start, rules::not_negative),
                      required_field("start_step", &ShiftTemplate::start_step, rules::positive),
                      field("days", &ShiftTemplate::days),
                      field("breaks", &ShiftTemplate::breaks),
                      field("cost_per_hour", &ShiftTemplate::cost_per_hour, rules::not_negative),
                      field("cost_per_shift", &ShiftTemplate::cost_per_shift, rules::not_negative),
                      field("min_work_stretch", &ShiftTemplate::min_work_stretch, rules::not_negative),
                      field("supplements", &ShiftTemplate::supplements)};
  }

  void validate(const std::string& path) const {
    if (latest_start < earliest_start) {
      throw InvalidInput(detail::join(path, "latest_start") + " must not be before earliest_start (" +
                         to_text(earliest_start) + "), got " + to_text(latest_start) +
                         "; a start after midnight is written beyond 24:00");
    }
    if (max_length && *max_length < length) {
      throw InvalidInput(detail::join(path, "max_length") + " must be >= length (" + to_text(length) + "), got " +
                         to_text(*max_length));
    }
    if (max_length.has_value() != length_step.has_value()) {
      throw InvalidInput(detail::join(path, max_length ? "length_step" : "max_length") +
                         " must be given too: max_length and length_step go together");
    }
  }

  friend bool operator==(const ShiftTemplate&, const ShiftTemplate&) = default;
};

/// How long the template's shifts may be, from the shortest on.
[[nodiscard]] inline std::vector<Seconds> lengths(const ShiftTemplate& shift) {
  std::vector<Seconds> all{shift.length};
  if (shift.max_length && shift.length_step) {
    while (all.back() + *shift.length_step <= *shift.max_length) all.push_back(all.back() + *shift.length_step);
  }
  return all;
}

/// The template of its shifts of one length alone, with the breaks that they contain.
[[nodiscard]] inline ShiftTemplate with_length(ShiftTemplate shift, Seconds length) {
  shift.length = length;
  shift.max_length.reset();
  shift.length_step.reset();
  shift.breaks = contained_breaks(std::move(shift.breaks), length);
  return shift;
}

/// Paid time of one shift of the template's (least) length: the length less the unpaid breaks that it contains.
[[nodiscard]] inline Seconds paid_time(const ShiftTemplate& shift) {
  Seconds paid = shift.length;
  for (const BreakRule& pause : shift.breaks) {
    if (!pause.paid && shift.length > pause.longer_than) paid -= pause.length;
  }
  return paid;
}

}  // namespace krarup
