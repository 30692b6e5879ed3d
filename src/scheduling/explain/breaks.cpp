#include <algorithm>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/explain/arithmetic.hpp"

namespace krarup::why {

namespace {

/// "7.5 h" or "45 min".
std::string span(Seconds time) {
  if (time >= std::chrono::hours{1}) return number_text(in_hours(time)) + " h";
  return number_text(time.count() / 60) + " min";
}

/// The sentence for the first break that does not fit into a shift of some length, if there is one.
std::string misfit(const ShiftTemplate& shift, Seconds length) {
  Seconds free{};
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const BreakRule& rule = shift.breaks[k];
    const Seconds start = std::max(free, rule.earliest);
    const std::string its =
        "Shift \"" + shift.name + "\" cannot be worked: its break \"" + rule.name + "\" of " + span(rule.length) + " ";
    if (start > rule.latest) {
      return its + "must start by " + span(rule.latest) + " after the start, but \"" + shift.breaks[k - 1].name +
             "\" ends only at " + span(free) + "; let it start until " + span(free);
    }
    if (start + rule.length > length) {
      const Seconds fitting = length - rule.length;
      const std::string longer = "make the shift at least " + span(start + rule.length) + " long";
      return its + "starts at " + span(start) + " at the earliest and would end after the shift, which lasts " +
             span(length) + "; " + (fitting >= free ? "let it start from " + span(fitting) + " or " + longer : longer);
    }
    free = start + rule.length;
  }
  return "";
}

}  // namespace

std::vector<BreakWindow> break_windows(const ShiftTemplate& shift, Seconds length) {
  std::vector<BreakWindow> windows;
  if (!misfit(shift, length).empty()) return windows;
  Seconds free{};
  for (const BreakRule& rule : shift.breaks) {
    windows.push_back({std::max(free, rule.earliest), rule.latest});
    free = windows.back().earliest + rule.length;
  }
  Seconds until = length;
  for (std::size_t k = shift.breaks.size(); k-- > 0;) {
    windows[k].latest = std::min(windows[k].latest, until - shift.breaks[k].length);
    until = windows[k].latest;
  }
  return windows;
}

void explain_breaks(const std::vector<ShiftTemplate>& shift_templates, Explanation& explanation) {
  for (const ShiftTemplate& shift : shift_templates) {
    const std::string text = misfit(shift, lengths(shift).back());
    if (!text.empty()) explanation.obstacles.push_back({.rule = "breaks", .subject = shift.name, .text = text});
  }
}

}  // namespace krarup::why
