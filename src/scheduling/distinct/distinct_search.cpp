#include "scheduling/distinct/distinct_search.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <random>
#include <set>
#include <string>

#include "scheduling/common/proof.hpp"
#include "scheduling/distinct/distinct_program.hpp"
#include "scheduling/distinct/rise_cuts.hpp"
#include "scheduling/shifts/greedy_shifts.hpp"

namespace krarup {

namespace {

constexpr std::size_t dives = 6;
constexpr int most_rounds_of_cuts = 20;
constexpr int most_rounds_of_neighbors = 4;

// Simplex iterations of each step.
constexpr std::int64_t work_of_dive = 30'000;
constexpr std::int64_t work_of_neighbors = 150'000;
constexpr std::int64_t work_of_whole = 1'000'000;

constexpr double wanted = 0.8;        // a relaxation that works so much of a distinct shift wants all of it
constexpr double perturbation = 0.2;  // of the price, so that every dive is another one
constexpr double chance = 0.05;       // added to how much a distinct shift is wanted
constexpr double nearly_nothing = 1e-6;

constexpr double most_steps_to_fill = 1e10;

/// Whether shifts can be added one by one in seconds: each looks at every slot of every shift.
bool is_quickly_filled(const Block& block) {
  double slots = 0, required = 0;
  for (const BlockShift& shift : block.shifts) slots += static_cast<double>(shift.presence.last - shift.presence.first);
  for (const Slot& slot : block.slots) required += slot.required;
  const double people = required / std::max(1.0, slots / static_cast<double>(block.shifts.size()));
  return people * slots <= most_steps_to_fill;
}

using Choice = std::vector<char>;  ///< for each distinct shift, whether it may be worked

class DistinctSearch {
 public:
  DistinctSearch(const DistinctCase& problem, const SolveOptions& options, Watch& watch)
      : case_(problem),
        options_(options),
        watch_(watch),
        program_(problem.block, problem.limits, problem.groups, problem.price),
        group_of_(problem.block.shifts.size()),
        choice_(problem.groups.size(), 0) {
    for (std::size_t g = 0; g < case_.groups.size(); ++g) {
      for (const std::size_t j : case_.groups[g].shifts) group_of_[j] = g;
    }
  }

  BlockAnswer run() {
    adopt({});
    if (is_quickly_filled(case_.block)) adopt(add_shifts_that_pay(case_.block, case_.limits));
    step({.name = "distinct shifts: bound", .until = 0.1}, [this](const auto& listener) { relax(listener); });
    if (open()) dive();
    for (int i = 0; i < most_rounds_of_neighbors && open(); ++i) {
      const double before = answer_.cost;
      step({.name = "distinct shifts", .from = 0.3 + 0.1 * i, .until = 0.4 + 0.1 * i},
           [this](const auto& listener) { search_neighbors(listener); });
      if (answer_.cost >= before) break;
    }
    if (open()) {
      step({.name = "distinct shifts, to the end", .from = 0.7}, [this](const auto& listener) { refine(listener); });
    }
    return answer_;
  }

 private:
  [[nodiscard]] bool open() const {
    return !watch_.stopped() && !is_closed(answer_.cost + case_.constant, answer_.bound + case_.constant, options_.gap);
  }

  void step(Stage stage, const std::function<void(const mip::Listener&)>& task);
  void adopt(const std::vector<Placed>& placed);
  void relax(const mip::Listener& listener);
  void dive();
  [[nodiscard]] Choice dive_once(std::size_t number) const;
  void search_neighbors(const mip::Listener& listener);
  void refine(const mip::Listener& listener);
  [[nodiscard]] mip::Model restricted(const Choice& choice) const;
  [[nodiscard]] mip::Outcome solve(const mip::Model& model, std::int64_t work, const mip::Listener& listener) const;

  const DistinctCase& case_;
  const SolveOptions& options_;
  Watch& watch_;
  DistinctProgram program_;
  std::vector<std::size_t> group_of_;  ///< for each shift of the block
  Choice choice_;                      ///< what is looked at
  BlockAnswer answer_{.placed = {}, .cost = mip::infinity};
};

/// Runs a task of one part.
void DistinctSearch::step(Stage stage, const std::function<void(const mip::Listener&)>& task) {
  stage.objective = answer_.cost + case_.constant;
  stage.bound = answer_.bound + case_.constant;
  stage.constant = case_.constant;
  watch_.begin(std::move(stage));
  watch_.run([&](std::size_t part) {
    task([this, part](double objective, double bound) {
      watch_.note(part, objective, bound);
      return !watch_.stopped();
    });
  });
}

/// Takes over shifts that cost less than those so far.
void DistinctSearch::adopt(const std::vector<Placed>& placed) {
  std::set<std::size_t> worked;
  for (const Placed& one : placed) worked.insert(group_of_[one.candidate]);
  const double total = cost(case_.block, placed) + case_.price * static_cast<double>(worked.size());
  if (total >= answer_.cost) return;
  answer_.placed = placed;
  answer_.cost = total;
}

void DistinctSearch::relax(const mip::Listener& listener) {
  const RiseCuts cuts(case_.block, case_.groups, case_.cyclic);
  for (int i = 0; i < most_rounds_of_cuts && listener(answer_.cost, answer_.bound); ++i) {
    const mip::Outcome outcome = mip::minimize(program_.model().relaxed(), {.seed = options_.seed},
                                               [&](double, double) { return listener(answer_.cost, answer_.bound); });
    if (outcome.values.empty()) return;
    answer_.bound = std::max(answer_.bound, std::min(outcome.bound, answer_.cost));
    if (program_.slots().empty() || cuts.add_violated(outcome.values, program_) == 0) return;
  }
}

/// Dives several times, each part on its own, and then chooses from all that they took up.
void DistinctSearch::dive() {
  std::vector<Choice> choices(dives);
  std::vector<std::vector<Placed>> found(dives);
  watch_.begin({.name = "distinct shifts: dives",
                .parts = dives,
                .from = 0.1,
                .until = 0.3,
                .objective = answer_.cost + case_.constant,
                .bound = answer_.bound + case_.constant});
  watch_.run([&](std::size_t part) {
    choices[part] = dive_once(part);
    if (choices[part].empty()) return;
    const auto going_on = [this](double, double) { return !watch_.stopped(); };
    const mip::Effort effort{.gap = options_.gap / 2, .work = work_of_dive, .seed = options_.seed};
    const mip::Outcome outcome = mip::minimize(restricted(choices[part]), effort, going_on);
    if (!outcome.values.empty()) found[part] = program_.decode(outcome.values);
  });
  for (std::size_t i = 0; i < dives; ++i) {
    adopt(found[i]);
    for (std::size_t g = 0; g < choices[i].size(); ++g) choice_[g] |= choices[i][g];
  }
}

/// The distinct shifts that one dive takes up; none when it was stopped.
Choice DistinctSearch::dive_once(std::size_t number) const {
  std::mt19937 random(static_cast<std::uint32_t>(options_.seed) + static_cast<std::uint32_t>(number));
  const auto draw = [&random] { return static_cast<double>(random()) / 0x1p32; };
  mip::Model model = program_.model().relaxed();
  for (std::size_t g = 0; number > 0 && g < choice_.size(); ++g) {
    model.add_cost(program_.worked(g), perturbation * case_.price * draw());
  }
  Choice choice(choice_.size(), 0);
  const auto take = [&](std::size_t group) {
    choice[group] = 1;
    model.set_bounds(program_.worked(group), 1, 1);
  };
  while (true) {
    const mip::Outcome outcome =
        mip::minimize(model, {.seed = options_.seed}, [this](double, double) { return !watch_.stopped(); });
    if (outcome.values.empty()) return {};
    bool changed = false;
    std::size_t favorite = choice.size();
    double most = nearly_nothing;
    for (std::size_t g = 0; g < choice.size(); ++g) {
      const double share = outcome.values[static_cast<std::size_t>(program_.worked(g))];
      if (choice[g] != 0 || share <= nearly_nothing) continue;
      if (share > wanted) {
        take(g);
        changed = true;
      } else if (const double merit = share + chance * draw(); merit > most) {
        most = merit;
        favorite = g;
      }
    }
    if (favorite == choice.size()) return choice;
    if (!changed) take(favorite);
  }
}

/// Chooses from what the dives took up and from what starts or ends a little earlier or later than the answer's shifts.
void DistinctSearch::search_neighbors(const mip::Listener& listener) {
  std::set<std::size_t> worked;
  for (const Placed& one : answer_.placed) worked.insert(group_of_[one.candidate]);
  for (const std::size_t w : worked) {
    const StartAndLength of_answer = case_.groups[w].common;
    for (std::size_t g = 0; g < choice_.size(); ++g) {
      const StartAndLength other = case_.groups[g].common;
      const auto later = other.start - of_answer.start;
      const auto longer = other.length - of_answer.length;
      if (abs(later) <= case_.near && abs(later + longer) <= case_.near) choice_[g] = 1;
    }
  }
  const mip::Outcome outcome = solve(restricted(choice_), work_of_neighbors, [&](double objective, double) {
    return listener(std::min(objective, answer_.cost), answer_.bound);
  });
  if (!outcome.values.empty()) adopt(program_.decode(outcome.values));
}

void DistinctSearch::refine(const mip::Listener& listener) {
  const mip::Outcome outcome = solve(program_.model(), work_of_whole, listener);
  if (!outcome.values.empty()) adopt(program_.decode(outcome.values));
  answer_.bound = std::max(answer_.bound, std::min(outcome.bound, answer_.cost));
}

mip::Model DistinctSearch::restricted(const Choice& choice) const {
  mip::Model model = program_.model();
  for (std::size_t g = 0; g < choice.size(); ++g) {
    if (choice[g] != 0) continue;
    model.set_bounds(program_.worked(g), 0, 0);
    for (const std::size_t j : case_.groups[g].shifts) model.set_bounds(program_.people(j), 0, 0);
  }
  return model;
}

mip::Outcome DistinctSearch::solve(const mip::Model& model, std::int64_t work, const mip::Listener& listener) const {
  return mip::minimize(model, {.gap = options_.gap / 2, .work = work, .seed = options_.seed}, listener,
                       program_.encode(answer_.placed));
}

}  // namespace

BlockAnswer search_distinct(const DistinctCase& problem, const SolveOptions& options, Watch& watch) {
  return DistinctSearch(problem, options, watch).run();
}

}  // namespace krarup
