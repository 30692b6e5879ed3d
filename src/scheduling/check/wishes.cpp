#include <algorithm>

#include "krarup/core/text.hpp"
#include "scheduling/check/breaches.hpp"
#include "scheduling/check/replays.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

namespace {

bool is_kept(const PinnedDay& pinned, const Line& line) {
  const auto [from, until] = line.shifts.equal_range(pinned.date);
  if (pinned.shift_template.empty()) return from == until;
  for (auto each = from; each != until; ++each) {
    const Shift& shift = each->second;
    const bool in_time = !pinned.start || wall_start(*line.clock, shift) == pinned.start->since_midnight;
    if (shift.shift_template == pinned.shift_template && in_time) return true;
  }
  return false;
}

void check_pinned(const PinnedDay& pinned, const Line& line, Ledger& ledger) {
  if (!line.roster.contains(pinned.date) || is_kept(pinned, line)) return;
  std::string settled = "day off";
  if (!pinned.shift_template.empty()) {
    settled = "\"" + pinned.shift_template + "\"" + (pinned.start ? " at " + to_text(*pinned.start) : "");
  }
  ledger.violation(
      *line.clock, pinned.date, pinned.date,
      {.rule = "pinned",
       .subject = line.person->name,
       .amount = 1,
       .text = line.person->name + " does not have the " + settled + " that is settled for " + day_text(pinned.date)});
}

bool is_granted(const Request& request, Date day, const Line& line) {
  const auto [from, until] = line.shifts.equal_range(day);
  const bool works =
      std::any_of(from, until, [&](const auto& each) { return request.means(each.second, *line.clock); });
  return works == request.wanted;
}

}  // namespace

int days_refused(const Request& request, const Line& line) {
  int refused = 0;
  for (Date day = line.roster.first; day <= line.roster.last; day += std::chrono::days{1}) {
    if (request.is_for(day) && !is_granted(request, day, line)) ++refused;
  }
  return refused;
}

void check_wishes(const Line& line, Ledger& ledger) {
  for (const PinnedDay& pinned : line.person->pinned) check_pinned(pinned, line, ledger);
  for (const Request& request : line.person->requests) {
    const int refused = days_refused(request, line);
    ledger.charge("requests", refused, refused * request.weight * line.person->seniority);
  }
}

}  // namespace krarup::check
