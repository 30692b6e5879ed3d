#include "krarup/scheduling/repair.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "krarup/core/validate.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/watch.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/problems/shift_parts.hpp"
#include "scheduling/repair/best_answer.hpp"
#include "scheduling/repair/day.hpp"
#include "scheduling/repair/program.hpp"

namespace krarup {

namespace {

using namespace repairing;

constexpr std::int64_t work_of_program = 20'000;  ///< simplex iterations

class DayRepair {
 public:
  DayRepair(const RepairProblem& problem, const SolveOptions& options)
      : problem_(problem), options_(options), watch_(options), day_(rest_of_day(problem)), answers_(day_.planned) {}

  Repair run() {
    repair_.unrepaired = cost(day_, day_.planned);
    improve_one_by_one(day_, answers_);
    watch_.begin({.name = "repair", .objective = cost(day_, answers_)});
    watch_.run([this](std::size_t) { improve_together(); });
    write_assignments();
    write_coverage();
    repair_.objective = cost(day_, answers_);
    repair_.bound = std::min(bound_, repair_.objective);
    repair_.gap = (repair_.objective - repair_.bound) / std::max(std::abs(repair_.objective), 1e-9);
    repair_.bound_from = "one program of everybody who can still change";
    repair_.seed = options_.seed;
    repair_.status = proven() ? SolveStatus::optimal : SolveStatus::feasible;
    return std::move(repair_);
  }

 private:
  /// Whether the gap is the one asked for; time off may make the objective negative.
  [[nodiscard]] bool proven() const {
    const double objective = cost(day_, answers_);
    return objective - bound_ <= options_.gap * std::abs(objective) + 1e-6;
  }
  [[nodiscard]] mip::Listener listener() {
    return [this](double objective, double bound) {
      watch_.note(0, objective, bound);
      return !watch_.stopped();
    };
  }
  void improve_together();
  double solve(const RepairProgram& program, const mip::Model& model);
  void write_assignments();
  void write_worker(const Worker& worker, const Answer& answer, Shift& shift);
  void write_coverage();

  const RepairProblem& problem_;
  const SolveOptions& options_;
  Watch watch_;
  Day day_;
  std::vector<Answer> answers_;
  double bound_ = -mip::infinity;
  Repair repair_;
};

/// First with nothing but what the relaxation or the answers so far use, which mostly ends it; then with everything.
void DayRepair::improve_together() {
  const RepairProgram program(day_);
  const mip::Outcome relaxation = mip::minimize(program.model().relaxed(), {.seed = options_.seed}, listener());
  bound_ = relaxation.bound;
  if (relaxation.values.empty() || proven()) return;
  const std::vector<double> known = program.encode(answers_);
  mip::Model small = program.model();
  for (std::size_t i = 0; i < known.size(); ++i) {
    const int column = static_cast<int>(i);
    const bool used = relaxation.values[i] > 1e-9 || known[i] > 0;
    if (small.is_whole(column) && !used) small.set_bounds(column, 0, 0);
  }
  solve(program, small);
  if (!proven()) bound_ = std::max(bound_, solve(program, program.model()));
}

/// Takes over a better solution; returns the bound.
double DayRepair::solve(const RepairProgram& program, const mip::Model& model) {
  const mip::Outcome outcome =
      mip::minimize(model, {.gap = options_.gap, .work = work_of_program, .seed = options_.seed}, listener(),
                    program.encode(answers_));
  if (!outcome.values.empty()) {
    std::vector<Answer> found = program.decode(outcome.values);
    if (cost(day_, found) < cost(day_, answers_) - 1e-9) answers_ = std::move(found);
  }
  return outcome.bound;
}

void DayRepair::write_assignments() {
  std::vector<std::vector<Shift>> shifts(problem_.assignments.size());
  for (std::size_t i = 0; i < day_.kept.size(); ++i) shifts[day_.kept_assignment[i]].push_back(day_.kept[i]);
  for (std::size_t w = 0; w < day_.workers.size(); ++w) {
    const std::size_t a = day_.workers[w].assignment;
    shifts[a].push_back(problem_.assignments[a].shift);
    write_worker(day_.workers[w], answers_[w], shifts[a].back());
  }
  for (std::size_t a = 0; a < shifts.size(); ++a) {
    for (Shift& shift : shifts[a]) repair_.assignments.push_back({problem_.assignments[a].person, std::move(shift)});
  }
}

void DayRepair::write_worker(const Worker& worker, const Answer& answer, Shift& shift) {
  const std::string& person = problem_.assignments[worker.assignment].person;
  const EndChoice& end = worker.ends[answer.end];
  if (end.end > shift.end()) {
    repair_.offers.push_back({person, OfferKind::overtime, shift.end(), end.end});
  } else if (end.end < shift.end()) {
    repair_.offers.push_back({person, OfferKind::time_off, end.end, shift.end()});
  }
  shift.length = end.end - shift.start;
  for (std::size_t k = worker.open_breaks.size(); k-- > 0;) {
    const OpenBreak& open = worker.open_breaks[k];
    const auto place = shift.breaks.begin() + static_cast<std::ptrdiff_t>(open.index);
    if (k >= end.open_breaks) {
      shift.breaks.erase(place);
      continue;
    }
    const Instant start = open.choices[answer.breaks[k]].start;
    if (start != place->start) repair_.moved_breaks.push_back({person, place->name, place->start, start});
    place->start = start;
  }
}

/// Coverage of the whole day, and the intervals that stay short of the requirement as it is seen now.
void DayRepair::write_coverage() {
  const Series<double>& grid = problem_.required;
  repair_.scheduled = {grid.start, grid.step, std::vector<double>(grid.size(), 0.0)};
  const auto add = [&](Instant start, Instant end, double agents) {
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const Seconds both = std::min(end, grid.time(i + 1)) - std::max(start, grid.time(i));
      if (both.count() > 0) repair_.scheduled[i] += agents * (both / grid.step);
    }
  };
  for (const Assignment& assignment : repair_.assignments) {
    add(assignment.shift.start, assignment.shift.end(), 1);
    for (const Break& pause : assignment.shift.breaks) add(pause.start, pause.end(), -1);
  }
  const std::vector<double>& required = problem_.event.required.empty() ? grid.values : problem_.event.required;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const double missing = required[i] - repair_.scheduled[i];
    if (grid.time(i + 1) <= problem_.event.now || missing < 0.01) continue;
    repair_.findings.push_back({.rule = "coverage",
                                .start = grid.time(i),
                                .end = grid.time(i + 1),
                                .amount = missing,
                                .text = span_text(problem_.clock, grid.time(i), grid.time(i + 1)) + " still lacks " +
                                        count_text(missing, "agent") + " after all changes that pay"});
  }
}

[[noreturn]] void refuse(const std::string& path, const std::string& text) { throw InvalidInput(path + " " + text); }

}  // namespace

void RepairProblem::validate(const std::string& path) const {
  const auto at = [&](const std::string& list, std::size_t i, const std::string& field) {
    return detail::join(path, list) + "[" + std::to_string(i) + "]." + field;
  };
  if (assignments.size() > RosterProblem::max_shifts) {
    refuse(detail::join(path, "assignments"), "may have at most " + std::to_string(RosterProblem::max_shifts) +
                                                  " entries, got " + std::to_string(assignments.size()));
  }
  if (required.empty()) refuse(detail::join(path, "required"), "must not be empty");
  if (required.step < std::chrono::minutes{1}) {
    refuse(detail::join(path, "required.step"), "must be >= 60 s, got " + to_text(required.step));
  }
  if (!event.required.empty() && event.required.size() != required.size()) {
    refuse(detail::join(path, "event.required"), "must be empty or have one value for each of the " +
                                                     std::to_string(required.size()) + " intervals, got " +
                                                     std::to_string(event.required.size()));
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < assignments.size(); ++i) {
    names.insert(assignments[i].person);
    problems::check_breaks(at("assignments", i, "shift"), assignments[i].shift, clock);
  }
  for (std::size_t i = 0; i < event.absences.size(); ++i) {
    const Absence& absence = event.absences[i];
    if (!names.contains(absence.person)) {
      refuse(at("event.absences", i, "person"), "must be somebody of the roster, got \"" + absence.person + "\"");
    }
    if (absence.end <= absence.start) refuse(at("event.absences", i, "end"), "must be later than start");
  }
  if (repair.offer_step < std::chrono::minutes{1}) {
    refuse(detail::join(path, "repair.offer_step"), "must be >= 60 s, got " + to_text(repair.offer_step));
  }
}

Repair repair(const RepairProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options, "solve");
  return DayRepair(problem, options).run();
}

}  // namespace krarup
