#include <set>

#include "krarup/core/error.hpp"
#include "krarup/core/text.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/tours.hpp"
#include "scheduling/common/words.hpp"

namespace krarup {

namespace {

using detail::join;

constexpr int days_of_week = 7;

void require_order(const std::string& path, const std::string& low, const std::string& high, auto least, auto most) {
  if (least <= most) return;
  throw InvalidInput(join(path, low) + " must be <= " + high + " (" + to_text(most) + "), got " + to_text(least));
}

void check_week(const std::string& path, const ShiftProblem& shifts) {
  if (!shifts.people.empty()) {
    throw InvalidInput(join(path, "people") + " must be empty: the contract classes say who works");
  }
  if (shifts.cost_per_distinct_shift > 0) {
    throw InvalidInput(join(path, "cost_per_distinct_shift") + " must be 0 where tours are designed, got " +
                       to_text(shifts.cost_per_distinct_shift));
  }
  if (shifts.required.empty()) return;
  const Instant begin = shifts.required.start, end = shifts.required.time(shifts.required.size());
  const Date first = shifts.clock.date(begin), last = shifts.clock.date(end - std::chrono::seconds{1});
  const auto days = (last - first).count() + 1;
  if (days > days_of_week) {
    throw InvalidInput(join(path, "required") + " must lie within seven calendar days, got " + std::to_string(days) +
                       ", from " + day_text(first) + " to " + day_text(last));
  }
  if (shifts.cyclic && end - begin != std::chrono::days{days_of_week}) {
    throw InvalidInput(join(path, "cyclic") + " needs a requirement of a whole week where tours are designed");
  }
}

}  // namespace

void ContractClass::validate(const std::string& path) const {
  if (name.empty()) throw InvalidInput(join(path, "name") + " must not be empty");
  require_order(path, "min_days_per_week", "max_days_per_week", min_days_per_week, max_days_per_week);
  require_order(path, "min_hours_per_week", "max_hours_per_week", min_hours_per_week, max_hours_per_week);
  if (max_days_per_week > days_of_week) {
    throw InvalidInput(join(path, "max_days_per_week") + " must be <= 7, got " + std::to_string(max_days_per_week));
  }
  if (min_joined_days_off > days_of_week - min_days_per_week) {
    throw InvalidInput(join(path, "min_joined_days_off") + " must be <= 7 - min_days_per_week (" +
                       std::to_string(days_of_week - min_days_per_week) + "), got " +
                       std::to_string(min_joined_days_off));
  }
}

void TourProblem::validate(const std::string& path) const {
  check_week(join(path, "shifts"), shifts);
  const std::string list = join(path, "classes");
  if (classes.size() > max_classes) {
    throw InvalidInput(list + " may have at most " + std::to_string(max_classes) + " entries, got " +
                       std::to_string(classes.size()));
  }
  std::set<std::string> templates, names;
  for (const ShiftTemplate& each : shifts.shift_templates) templates.insert(each.name);
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const std::string at = list + "[" + std::to_string(c) + "]";
    if (!names.insert(classes[c].name).second) {
      throw InvalidInput(join(at, "name") + " must be different from the names before it, got \"" + classes[c].name +
                         "\" again");
    }
    for (std::size_t i = 0; i < classes[c].shift_templates.size(); ++i) {
      const std::string& name = classes[c].shift_templates[i];
      if (templates.count(name) > 0) continue;
      throw InvalidInput(join(at, "shift_templates") + "[" + std::to_string(i) +
                         "] must be the name of one of the shift templates, got \"" + name + "\"");
    }
  }
}

}  // namespace krarup
