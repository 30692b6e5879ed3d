#include <cmath>
#include <set>
#include <string>

#include "krarup/core/error.hpp"
#include "krarup/core/text.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/scheduling/roster.hpp"
#include "krarup/scheduling/shift_plan.hpp"
#include "scheduling/common/whole_seconds.hpp"

namespace krarup {

namespace {

using detail::join;

std::string at(const std::string& path, std::size_t i) { return path + "[" + std::to_string(i) + "]"; }

void require_at_most(const std::string& what, std::size_t size, std::size_t most) {
  if (size > most) {
    throw InvalidInput(what + " may have at most " + std::to_string(most) + " entries, got " + std::to_string(size));
  }
}

void require_whole_seconds(const std::string& what, Seconds time) {
  if (Seconds{whole_seconds(time)} != time) {
    throw InvalidInput(what + " must be a whole number of seconds, got " + to_text(time));
  }
}

void require_at_most(const std::string& what, Seconds time, Seconds most) {
  if (time > most) throw InvalidInput(what + " must be at most " + to_text(most) + ", got " + to_text(time));
}

/// Names tell people and templates apart in every answer.
template <class T>
void require_distinct_names(const std::string& path, const std::vector<T>& list) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string field = join(at(path, i), "name");
    if (list[i].name.empty()) throw InvalidInput(field + " must not be empty");
    if (!names.insert(list[i].name).second) {
      throw InvalidInput(field + " must be different from the names before it, got \"" + list[i].name + "\" again");
    }
  }
}

void check_required(const std::string& path, const Series<double>& required) {
  require_at_most(path, required.size(), ShiftProblem::max_intervals);
  if (!(required.step.count() >= 60) || !std::isfinite(required.step.count())) {
    throw InvalidInput(join(path, "step") + " must be >= 60 s, got " + to_text(required.step));
  }
  require_at_most(join(path, "step"), required.step, std::chrono::hours{24});
  require_whole_seconds(join(path, "step"), required.step);
  for (std::size_t i = 0; i < required.size(); ++i) {
    if (!(required[i] >= 0 && required[i] <= ShiftProblem::max_required)) {
      throw InvalidInput(at(path, i) + " must be in [0, " + to_text(ShiftProblem::max_required) + "] agents, got " +
                         to_text(required[i]));
    }
  }
}

void check_template(const std::string& path, const ShiftTemplate& shift) {
  require_whole_seconds(join(path, "length"), shift.length);
  require_at_most(join(path, "length"), shift.length, ShiftProblem::max_length);
  require_whole_seconds(join(path, "start_step"), shift.start_step);
  if (shift.start_step < std::chrono::minutes{1}) {
    throw InvalidInput(join(path, "start_step") + " must be >= 60 s, got " + to_text(shift.start_step));
  }
  require_whole_seconds(join(path, "earliest_start"), shift.earliest_start.since_midnight);
  require_whole_seconds(join(path, "latest_start"), shift.latest_start.since_midnight);
  require_at_most(join(path, "latest_start"), shift.latest_start.since_midnight, ShiftProblem::max_length);
  require_at_most(join(path, "breaks"), shift.breaks.size(), ShiftProblem::max_breaks);
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const std::string field = at(join(path, "breaks"), k);
    require_whole_seconds(join(field, "length"), shift.breaks[k].length);
    require_whole_seconds(join(field, "earliest"), shift.breaks[k].earliest);
    require_whole_seconds(join(field, "latest"), shift.breaks[k].latest);
    require_at_most(join(field, "latest"), shift.breaks[k].latest, ShiftProblem::max_length);
  }
}

}  // namespace

void ShiftProblem::validate(const std::string& path) const {
  check_required(join(path, "required"), required);
  const std::string templates = join(path, "shift_templates");
  require_at_most(templates, shift_templates.size(), max_shift_templates);
  require_distinct_names(templates, shift_templates);
  for (std::size_t i = 0; i < shift_templates.size(); ++i) check_template(at(templates, i), shift_templates[i]);
  if (!weights.empty() && weights.size() != required.size()) {
    throw InvalidInput(join(path, "weights") + " must be empty or have one entry for each of the " +
                       std::to_string(required.size()) + " intervals, got " + std::to_string(weights.size()));
  }
  require_at_most(join(path, "people"), people.size(), max_people);
  require_distinct_names(join(path, "people"), people);
}

void RosterProblem::validate(const std::string& path) const {
  require_at_most(join(path, "shifts"), shifts.size(), max_shifts);
  require_at_most(join(path, "people"), people.size(), max_people);
  require_distinct_names(join(path, "people"), people);
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    const std::string length = join(at(join(path, "shifts"), i), "length");
    require_whole_seconds(length, shifts[i].length);
    require_at_most(length, shifts[i].length, ShiftProblem::max_length);
  }
}

}  // namespace krarup
