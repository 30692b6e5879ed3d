#include "scheduling/repair/day.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/shifts/candidates.hpp"

namespace krarup::repairing {

namespace {

using std::chrono::seconds;

/// For each break of a shift, how long its template asks people to work until the next one, or until the end.
std::vector<seconds> work_after_breaks(const Shift& shift, const ShiftTemplate& rules) {
  std::vector<seconds> work(shift.breaks.size(), whole_seconds(rules.min_work_stretch));
  for (std::size_t k = 0; k + 1 < work.size() && k + 1 < rules.breaks.size(); ++k) {
    work[k] = std::max(work[k], whole_seconds(rules.breaks[k + 1].min_gap));
  }
  return work;
}

/// Builds the rest of the day: first who may do what, by the clock; then the slots that all those moments cut out.
class DayBuilder {
 public:
  explicit DayBuilder(const RepairProblem& problem)
      : problem_(problem),
        now_(std::max(problem.event.now, problem.required.time(0))),
        day_end_(problem.required.time(problem.required.size())),
        soonest_(now_ + whole_seconds(problem.repair.notice)) {}

  Day build() {
    for (std::size_t a = 0; a < problem_.assignments.size(); ++a) add_assignment(a);
    cut_slots();
    return std::move(day_);
  }

 private:
  /// A worker's choices as moments, before there are slots.
  struct Draft {
    std::vector<const Break*> fixed;
    std::vector<std::vector<Instant>> choices;  ///< for each open break; the planned start first
    std::vector<seconds> work_after;            ///< for each break of the shift: least time until the next, or the end
  };

  void add_assignment(std::size_t a);
  void keep(std::size_t a, Shift part);
  void keep_around_absence(std::size_t a, const Absence& absence);
  void add_worker(std::size_t a);
  [[nodiscard]] std::optional<ShiftTemplate> rules_of(const Shift& shift) const;
  [[nodiscard]] std::vector<Instant> break_choices(const Shift& shift, std::size_t k, const ShiftTemplate& rules) const;
  [[nodiscard]] std::vector<EndChoice> end_choices(const Shift& shift, const std::string& person,
                                                   const Worker& worker) const;
  [[nodiscard]] bool may_stay(const Shift& shift, const std::string& person, Instant end) const;
  void cut_slots();
  void fill_slots(const std::vector<Instant>& cuts);
  [[nodiscard]] SlotRange slots(Instant start, Instant end) const;

  const RepairProblem& problem_;
  Instant now_, day_end_, soonest_;
  Day day_;
  std::vector<Draft> drafts_;
};

void DayBuilder::add_assignment(std::size_t a) {
  const Assignment& assignment = problem_.assignments[a];
  const auto absence =
      std::find_if(problem_.event.absences.begin(), problem_.event.absences.end(), [&](const auto& each) {
        return each.person == assignment.person && each.start < assignment.shift.end() &&
               each.end > assignment.shift.start;
      });
  if (absence != problem_.event.absences.end()) {
    keep_around_absence(a, *absence);
  } else if (assignment.shift.end() <= soonest_ || assignment.shift.start >= day_end_) {
    keep(a, assignment.shift);
  } else {
    add_worker(a);
  }
}

void DayBuilder::keep(std::size_t a, Shift part) {
  day_.kept.push_back(std::move(part));
  day_.kept_assignment.push_back(a);
}

/// What is left of a shift before and after an absence.
void DayBuilder::keep_around_absence(std::size_t a, const Absence& absence) {
  const Shift& shift = problem_.assignments[a].shift;
  const auto part = [&](Instant start, Instant end) {
    if (start >= end) return;
    Shift rest{.shift_template = shift.shift_template, .start = start, .length = end - start};
    for (const Break& pause : shift.breaks) {
      if (pause.start >= start && pause.end() <= end) rest.breaks.push_back(pause);
    }
    keep(a, std::move(rest));
  };
  part(shift.start, std::min(absence.start, shift.end()));
  part(std::max(absence.end, shift.start), shift.end());
}

void DayBuilder::add_worker(std::size_t a) {
  const Assignment& assignment = problem_.assignments[a];
  const Shift& shift = assignment.shift;
  const std::optional<ShiftTemplate> rules = rules_of(shift);
  Worker worker{.assignment = a, .fixed_breaks = {}, .open_breaks = {}, .ends = {}};
  Draft draft{.fixed = {}, .choices = {}, .work_after = std::vector<seconds>(shift.breaks.size(), seconds{0})};
  if (rules) draft.work_after = work_after_breaks(shift, *rules);
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    if (shift.breaks[k].start < soonest_) {
      draft.fixed.push_back(&shift.breaks[k]);
    } else {
      worker.open_breaks.push_back({.index = k, .choices = {}});
      draft.choices.push_back(rules ? break_choices(shift, k, *rules) : std::vector{shift.breaks[k].start});
    }
  }
  worker.ends = end_choices(shift, assignment.person, worker);
  day_.workers.push_back(std::move(worker));
  drafts_.push_back(std::move(draft));
}

/// The template whose rules the breaks of a shift keep as they are planned, for its length; nothing where there is
/// none.
std::optional<ShiftTemplate> DayBuilder::rules_of(const Shift& shift) const {
  const auto named = std::find_if(problem_.shift_templates.begin(), problem_.shift_templates.end(),
                                  [&](const ShiftTemplate& each) { return each.name == shift.shift_template; });
  if (named == problem_.shift_templates.end()) return std::nullopt;
  ShiftTemplate rules = with_length(*named, shift.length);
  if (rules.breaks.size() != shift.breaks.size()) return std::nullopt;
  const std::vector<seconds> work = work_after_breaks(shift, rules);
  for (std::size_t k = 0; k < shift.breaks.size(); ++k) {
    const Break& pause = shift.breaks[k];
    const Instant next = k + 1 < shift.breaks.size() ? shift.breaks[k + 1].start : shift.end();
    if (pause.name != rules.breaks[k].name || pause.end() + work[k] > next) return std::nullopt;
  }
  return rules;
}

/// The planned start, and the others that the template leaves, in the steps in which shifts are designed.
std::vector<Instant> DayBuilder::break_choices(const Shift& shift, std::size_t k, const ShiftTemplate& rules) const {
  const Break& pause = shift.breaks[k];
  const BreakWindow open = window(rules.breaks[k], shift.length);
  const Instant first = std::max(soonest_, shift.start + whole_seconds(rules.min_work_stretch));
  std::vector<Instant> choices{pause.start};
  const Instant latest = std::min(shift.start + whole_seconds(open.latest), shift.end() - whole_seconds(pause.length));
  const seconds step = break_step(rules, whole_seconds(problem_.required.step));
  for (Instant start = shift.start + whole_seconds(open.earliest); start <= latest; start += step) {
    if (start >= first && start != pause.start) choices.push_back(start);
  }
  return choices;
}

/// The planned end, then later ones, then earlier ones.
std::vector<EndChoice> DayBuilder::end_choices(const Shift& shift, const std::string& person,
                                               const Worker& worker) const {
  const RepairOptions& may = problem_.repair;
  const seconds step = whole_seconds(may.offer_step);
  std::vector<EndChoice> ends{{.end = shift.end(), .slot = 0, .open_breaks = worker.open_breaks.size(), .cost = 0}};
  for (seconds more = step; more <= whole_seconds(may.max_overtime); more += step) {
    if (!may_stay(shift, person, shift.end() + more)) break;
    ends.push_back({.end = shift.end() + more,
                    .slot = 0,
                    .open_breaks = worker.open_breaks.size(),
                    .cost = may.offer + may.overtime * in_hours(more)});
  }
  for (seconds less = step; less <= whole_seconds(may.max_time_off); less += step) {
    const Instant end = shift.end() - less;
    if (end < soonest_ || end <= shift.start) break;
    const auto in_progress = [&](const Break& pause) { return pause.start < end && pause.end() > end; };
    if (std::any_of(shift.breaks.begin(), shift.breaks.end(), in_progress)) continue;
    std::size_t taken = 0;
    for (const OpenBreak& pause : worker.open_breaks) taken += shift.breaks[pause.index].end() <= end ? 1 : 0;
    ends.push_back({.end = end, .slot = 0, .open_breaks = taken, .cost = may.offer - may.time_off * in_hours(less)});
  }
  return ends;
}

/// Whether overtime keeps the rest before the person's next shift, availability and days off.
bool DayBuilder::may_stay(const Shift& shift, const std::string& name, Instant end) const {
  const auto person = std::find_if(problem_.people.begin(), problem_.people.end(),
                                   [&](const Person& each) { return each.name == name; });
  const Seconds rest = person == problem_.people.end() ? Person{}.min_rest : person->min_rest;
  for (const Assignment& other : problem_.assignments) {
    if (other.person == name && other.shift.start > shift.start && other.shift.start - end < rest) return false;
  }
  if (person == problem_.people.end()) return true;
  const LocalClock& clock = problem_.clock;
  const auto& off = person->days_off;
  if (std::find(off.begin(), off.end(), clock.date(end - seconds{1})) != off.end()) return false;
  if (person->availability.empty()) return true;
  return std::any_of(person->availability.begin(), person->availability.end(), [&](const Availability& window) {
    const auto& days = window.days;
    const Date day = clock.date(shift.start);
    const bool listed = days.empty() || std::find(days.begin(), days.end(), std::chrono::weekday(day)) != days.end();
    return listed && clock.instant(day, window.start) <= shift.start && end <= clock.instant(day, window.end);
  });
}

void DayBuilder::cut_slots() {
  std::set<Instant> cuts{now_, day_end_};
  const auto cut = [&](Instant at) {
    if (at > now_ && at < day_end_) cuts.insert(at);
  };
  for (std::size_t i = 0; i < problem_.required.size(); ++i) cut(problem_.required.time(i));
  const auto cut_around = [&](const Break& pause) {
    cut(pause.start);
    cut(pause.end());
  };
  for (const Shift& part : day_.kept) {
    cut(part.start);
    cut(part.end());
    for (const Break& pause : part.breaks) cut_around(pause);
  }
  for (std::size_t w = 0; w < drafts_.size(); ++w) {
    const Worker& worker = day_.workers[w];
    const Shift& shift = problem_.assignments[worker.assignment].shift;
    cut(shift.start);
    for (const EndChoice& end : worker.ends) cut(end.end);
    for (std::size_t k = 0; k < drafts_[w].fixed.size(); ++k) {
      cut_around(*drafts_[w].fixed[k]);
      cut(drafts_[w].fixed[k]->end() + drafts_[w].work_after[k]);
    }
    for (std::size_t k = 0; k < drafts_[w].choices.size(); ++k) {
      const seconds length = whole_seconds(shift.breaks[worker.open_breaks[k].index].length);
      for (const Instant start : drafts_[w].choices[k]) {
        cut(start);
        cut(start + length);
        cut(start + length + drafts_[w].work_after[worker.open_breaks[k].index]);
      }
    }
  }
  fill_slots({cuts.begin(), cuts.end()});
}

void DayBuilder::fill_slots(const std::vector<Instant>& cuts) {
  const std::vector<double>& required =
      problem_.event.required.empty() ? problem_.required.values : problem_.event.required;
  std::size_t interval = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    while (interval + 1 < required.size() && problem_.required.time(interval + 1) <= cuts[i]) ++interval;
    const double hours = in_hours(cuts[i + 1] - cuts[i]);
    day_.slots.push_back({coverage_price(problem_.costs, required[interval], hours), cuts[i], cuts[i + 1]});
  }
  day_.fixed.assign(day_.slots.size(), 0.0);
  const auto add = [&](SlotRange range, double agents) {
    for (std::size_t t = range.first; t < range.last; ++t) day_.fixed[t] += agents;
  };
  for (const Shift& part : day_.kept) {
    add(slots(part.start, part.end()), 1);
    for (const Break& pause : part.breaks) add(slots(pause.start, pause.end()), -1);
  }
  for (std::size_t w = 0; w < drafts_.size(); ++w) {
    Worker& worker = day_.workers[w];
    const Shift& shift = problem_.assignments[worker.assignment].shift;
    worker.first_slot = slots(shift.start, day_end_).first;
    for (EndChoice& end : worker.ends) end.slot = slots(now_, end.end).last;
    for (const Break* pause : drafts_[w].fixed) worker.fixed_breaks.push_back(slots(pause->start, pause->end()));
    if (const std::size_t over = drafts_[w].fixed.size(); over > 0) {
      const Instant next = drafts_[w].fixed.back()->end() + drafts_[w].work_after[over - 1];
      worker.first_break = slots(now_, next).last;
    }
    for (std::size_t k = 0; k < drafts_[w].choices.size(); ++k) {
      const seconds length = whole_seconds(shift.breaks[worker.open_breaks[k].index].length);
      for (const Instant start : drafts_[w].choices[k]) {
        const bool moved = start != drafts_[w].choices[k].front();
        const seconds work = drafts_[w].work_after[worker.open_breaks[k].index];
        worker.open_breaks[k].choices.push_back({.start = start,
                                                 .slots = slots(start, start + length),
                                                 .next = slots(now_, start + length + work).last,
                                                 .cost = moved ? problem_.repair.moved_break : 0});
      }
    }
    day_.planned.push_back({.end = 0, .breaks = std::vector<std::size_t>(worker.open_breaks.size(), 0)});
  }
}

SlotRange DayBuilder::slots(Instant start, Instant end) const {
  const auto at = [this](Instant moment) {
    const auto found = std::partition_point(day_.slots.begin(), day_.slots.end(),
                                            [moment](const Slot& slot) { return slot.start < moment; });
    return static_cast<std::size_t>(found - day_.slots.begin());
  };
  return {at(start), at(end)};
}

}  // namespace

Day rest_of_day(const RepairProblem& problem) { return DayBuilder(problem).build(); }

void cover(const Worker& worker, const Answer& answer, double times, std::vector<double>& agents) {
  const auto add = [&](SlotRange range, double value) {
    for (std::size_t t = range.first; t < range.last; ++t) agents[t] += value;
  };
  const EndChoice& end = worker.ends[answer.end];
  add({worker.first_slot, std::max(worker.first_slot, end.slot)}, times);
  for (const SlotRange& pause : worker.fixed_breaks) add(pause, -times);
  for (std::size_t k = 0; k < end.open_breaks; ++k) add(worker.open_breaks[k].choices[answer.breaks[k]].slots, -times);
}

double change_cost(const Worker& worker, const Answer& answer) {
  const EndChoice& end = worker.ends[answer.end];
  double cost = end.cost;
  for (std::size_t k = 0; k < end.open_breaks; ++k) cost += worker.open_breaks[k].choices[answer.breaks[k]].cost;
  return cost;
}

double cost(const Day& day, const std::vector<Answer>& answers) {
  std::vector<double> agents = day.fixed;
  double sum = 0;
  for (std::size_t w = 0; w < answers.size(); ++w) {
    cover(day.workers[w], answers[w], 1, agents);
    sum += change_cost(day.workers[w], answers[w]);
  }
  for (std::size_t t = 0; t < agents.size(); ++t) sum += day.slots[t].cost(agents[t]);
  return sum;
}

}  // namespace krarup::repairing
