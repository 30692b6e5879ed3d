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

/// The work that a template asks for after its break k, before the next one or the end of the shift.
Seconds work_after(const ShiftTemplate& shift, std::size_t k) {
  const bool last = k + 1 == shift.breaks.size();
  return last ? shift.min_work_stretch : std::max(shift.min_work_stretch, shift.breaks[k + 1].min_gap);
}

/// A moment so long after the start of a shift, said as the rule of the break says it.
std::string moment(const BreakRule& rule, Seconds length, Seconds after) {
  return rule.counted_from == ShiftEdge::start ? span(after) : span(length - after) + " before the end";
}

/// What stands in the way of a break that starts at `free` at the earliest, but must start before.
std::string too_late(const ShiftTemplate& shift, Seconds length, std::size_t k, Seconds free) {
  const BreakRule& rule = shift.breaks[k];
  const Seconds latest = window(rule, length).latest;
  const std::string edge = rule.counted_from == ShiftEdge::start ? " after the start" : "";
  const std::string by = "must start by " + moment(rule, length, latest) + edge + ", but ";
  const std::string let = "; let it start until " + moment(rule, length, free);
  if (k == 0) return by + "the work before it lasts until " + span(free) + " (min_work_stretch)" + let;
  const Seconds work = work_after(shift, k - 1);
  const std::string before = "\"" + shift.breaks[k - 1].name + "\" ends only at " + span(free - work);
  if (work <= Seconds{0}) return by + before + let;
  const std::string rest = rule.min_gap > shift.min_work_stretch ? " (min_gap)" : " (min_work_stretch)";
  return by + before + " and " + span(work) + " of work must follow" + rest + let;
}

/// The sentence for the first break that does not fit into a template's shifts of its one length, if there is one.
std::string misfit(const ShiftTemplate& shift) {
  const Seconds length = shift.length;
  Seconds free = shift.min_work_stretch;
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const BreakRule& rule = shift.breaks[k];
    const BreakWindow open = window(rule, length);
    const Seconds start = std::max(free, open.earliest);
    const std::string its =
        "Shift \"" + shift.name + "\" cannot be worked: its break \"" + rule.name + "\" of " + span(rule.length) + " ";
    if (open.latest < Seconds{0}) {
      return its + "must start " + span(rule.latest) + " before the end of the shift, which lasts " + span(length) +
             "; let it start until " + span(length - free) + " before the end";
    }
    if (start > open.latest) return its + too_late(shift, length, k, free);
    const bool last = k + 1 == shift.breaks.size();
    const Seconds rest = last ? shift.min_work_stretch : Seconds{};
    if (start + rule.length + rest > length) {
      const Seconds fitting = length - rest - rule.length;
      const std::string longer = "make the shift at least " + span(start + rule.length + rest) + " long";
      const bool from_end = rule.counted_from == ShiftEdge::end;
      const std::string late =
          rest > Seconds{0} ? ", and the work after it (min_work_stretch) would end after" : " and would end after";
      return its + "starts at " + span(start) + " at the earliest" + late + " the shift, which lasts " + span(length) +
             "; " +
             (fitting >= free ? "let it start from " + moment(rule, length, fitting) + (from_end ? "" : " or " + longer)
                              : longer);
    }
    free = start + rule.length + work_after(shift, k);
  }
  return "";
}

}  // namespace

std::optional<std::vector<BreakWindow>> break_windows(const ShiftTemplate& shift) {
  if (!misfit(shift).empty()) return std::nullopt;
  const Seconds length = shift.length;
  std::vector<BreakWindow> windows;
  Seconds free = shift.min_work_stretch;
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const BreakWindow open = window(shift.breaks[k], length);
    windows.push_back({std::max(free, open.earliest), open.latest});
    free = windows.back().earliest + shift.breaks[k].length + work_after(shift, k);
  }
  Seconds until = length;
  for (std::size_t k = shift.breaks.size(); k-- > 0;) {
    windows[k].latest = std::min(windows[k].latest, until - work_after(shift, k) - shift.breaks[k].length);
    until = windows[k].latest;
  }
  return windows;
}

void explain_breaks(const std::vector<ShiftTemplate>& shift_templates, Explanation& explanation) {
  for (const ShiftTemplate& shift : shift_templates) {
    const std::string text = misfit(with_length(shift, lengths(shift).back()));
    if (!text.empty()) explanation.obstacles.push_back({.rule = "breaks", .subject = shift.name, .text = text});
  }
}

}  // namespace krarup::why
