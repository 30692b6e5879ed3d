#include "scheduling/lines/solve_lines.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "scheduling/common/proof.hpp"
#include "scheduling/lines/crews.hpp"
#include "scheduling/lines/dive.hpp"
#include "scheduling/lines/enumeration.hpp"
#include "scheduling/lines/roster_state.hpp"

namespace krarup::lines {

namespace {

constexpr std::size_t crews_at_once = 4;  // whatever the number of threads, so that the answer does not depend on it
constexpr std::size_t fruitless_rounds = 150;
constexpr std::size_t greedy_sweeps = 20;  // at most
constexpr double least_gain = 0.005;       // of a sweep that is followed by another
constexpr std::size_t greedy_steps = 3;    // towards better multipliers
constexpr double root_gap = 5e-4;          // from there on, work is better spent on rosters
constexpr std::size_t many_nodes = 5000;   // of a search for a line, for a good bound
constexpr double root_share = 0.2;         // of the time limit, at most
constexpr double dive_share = 0.4;         // until then

/// The step between the costs that rosters can have: 1 where all prices are whole numbers, else nothing.
double step_of_whole_prices(const LineProblem& problem) {
  const auto is_whole = [](double price) { return price == std::floor(price) || std::isinf(price); };
  for (const Row& row : problem.rows) {
    if (!is_whole(row.required) || !is_whole(row.under) || !is_whole(row.over)) return 0;
  }
  for (const auto& day : problem.options) {
    for (const Option& option : day) {
      if (!std::all_of(option.covers.begin(), option.covers.end(), [&](auto& each) { return is_whole(each.amount); })) {
        return 0;
      }
    }
  }
  for (const Worker& worker : problem.workers) {
    for (const auto& costs : worker.costs) {
      if (!std::all_of(costs.begin(), costs.end(), is_whole)) return 0;
    }
  }
  const bool whole_weights = std::all_of(problem.terms.begin(), problem.terms.end(),
                                         [&](const Term& term) { return !term.weight || is_whole(*term.weight); });
  return whole_weights ? 1 : 0;
}

class LineSolver {
 public:
  LineSolver(const LineProblem& problem, const SolveOptions& options, Watch& watch)
      : problem_(problem),
        options_(options),
        watch_(watch),
        step_(step_of_whole_prices(problem)),
        pricers_(problem, all_threads()),
        roster_(problem, std::vector<PricedLine>(problem.workers.size(), PricedLine{.cost = 0})),
        multipliers_(problem.workers.size()) {}

  LineAnswer run() {
    for (std::size_t worker = 0; worker < problem_.workers.size(); ++worker) {
      if (pricers_.of(worker).has_lines()) people_.push_back(worker);
    }
    sweep();
    std::erase_if(people_, [&](std::size_t worker) { return roster_.lines()[worker].line.empty(); });
    relax_and_dive();
    prove();
    improve();
    prove();
    choose_from_all();
    return {roster_.lines(), roster_.cost() + problem_.constant, bound_ + problem_.constant};
  }

 private:
  Runner all_threads() {
    return [this](std::size_t n, const std::function<void(std::size_t)>& task) {
      if (n == 0) return;
      stage_.parts = n;
      watch_.begin(stage_);
      watch_.run(task);
    };
  }

  static Runner this_thread() {
    return [](std::size_t n, const std::function<void(std::size_t)>& task) {
      for (std::size_t i = 0; i < n; ++i) task(i);
    };
  }

  [[nodiscard]] bool stopped() const { return watch_.stopped(); }

  void begin_stage(const std::string& name, double from, double until) {
    stage_ = {.name = name, .from = from, .until = until, .objective = stage_.objective, .bound = stage_.bound};
  }

  void note() {
    stage_.objective = roster_.cost() + problem_.constant;
    stage_.bound = std::max(stage_.bound, bound_ + problem_.constant);
  }

  /// Whether the roster is as good as was asked for.
  [[nodiscard]] bool closed() const {
    return is_closed(roster_.cost() + problem_.constant, bound_ + problem_.constant, options_.gap);
  }

  /// The least cost that an answer can have which is better than one of this cost.
  [[nodiscard]] double better_than(double cost) const { return step_ > 0 ? cost - step_ + 1e-6 : cost - 1e-6; }

  void sweep();
  void take_turns();
  void raise_bound(Relaxation& relaxation, double gap, double share);
  void relax_and_dive();
  void improve();
  void prove();
  void choose_from_all();
  [[nodiscard]] std::optional<std::vector<PricedLine>> free_crew(const std::vector<std::size_t>& people) const;

  const LineProblem& problem_;
  const SolveOptions& options_;
  Watch& watch_;
  Stage stage_{.name = "rules"};
  double step_;
  Pricers pricers_;
  RosterState roster_;
  std::vector<std::vector<double>> multipliers_;
  std::vector<std::size_t> people_;  // those who have a line
  std::vector<double> prices_;
  double bound_ = -std::numeric_limits<double>::infinity();
};

/// Everybody takes turns until that gains little.
void LineSolver::sweep() {
  take_turns();
  double before = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < greedy_sweeps && roster_.cost() < (1 - least_gain) * before; ++i) {
    before = roster_.cost();
    take_turns();
  }
}

/// Everybody in turn works what is best on top of the others.
void LineSolver::take_turns() {
  for (const std::size_t worker : people_) {
    if (stopped() && !roster_.lines()[worker].line.empty()) return;
    const LetterCosts saved = roster_.savings_for(worker);
    CheapLines cheap = pricers_.of(worker).search(net_costs(problem_.workers[worker], saved), {.steps = greedy_steps},
                                                  multipliers_[worker]);
    if (cheap.lines.empty()) continue;
    PricedLine line = std::move(cheap.lines.front());
    line.cost += total(line.line, saved);
    roster_.replace(worker, std::move(line));
  }
  note();
}

/// @param share  of the time limit at which it has to end
void LineSolver::raise_bound(Relaxation& relaxation, double gap, double share) {
  const auto stop = [=, this] { return stopped() || watch_.spent() >= share; };
  relaxation.converge({.most_nodes = many_nodes, .gap = gap, .stopped = stop});
  bound_ = std::max(bound_, relaxation.bound());
  if (step_ > 0) bound_ = std::ceil(bound_ / step_ - 1e-6) * step_;
}

void LineSolver::relax_and_dive() {
  begin_stage("bound", 0.1, 0.3);
  Relaxation relaxation(problem_, pricers_, {people_, roster_.required_without(people_)}, all_threads());
  for (std::size_t i = 0; i < people_.size(); ++i) relaxation.add(i, roster_.lines()[people_[i]]);
  raise_bound(relaxation, root_gap, root_share);
  prices_ = relaxation.center();
  note();
  begin_stage("roster", 0.3, 0.5);
  const auto stop = [this] { return stopped() || watch_.spent() >= dive_share; };
  const auto lines = dive(relaxation, people_.size(), {.share = 0.34, .rounds = 4, .stopped = stop});
  if (!lines) return;
  RosterState found = roster_;
  for (std::size_t i = 0; i < people_.size(); ++i) found.replace(people_[i], (*lines)[i]);
  if (found.cost() < roster_.cost()) roster_ = std::move(found);
  note();
}

/// Better lines for these people, or others as good; nothing when there are none.
std::optional<std::vector<PricedLine>> LineSolver::free_crew(const std::vector<std::size_t>& people) const {
  double cost = 0;
  for (std::size_t row = 0; row < problem_.rows.size(); ++row) cost += roster_.row_cost(row);
  for (const std::size_t person : people) cost += roster_.lines()[person].cost;
  Relaxation relaxation(problem_, pricers_, {people, roster_.required_without(people)}, this_thread());
  for (std::size_t i = 0; i < people.size(); ++i) relaxation.add(i, roster_.lines()[people[i]]);
  relaxation.begin_at(prices_);
  const double cutoff = better_than(cost);
  const auto stop = [this] { return stopped(); };
  if (!relaxation.converge({.most = 60, .gap = 1e-5, .cutoff = cutoff, .stopped = stop})) return std::nullopt;
  return dive(relaxation, people.size(), {.share = 0.2, .cutoff = cutoff, .stopped = stop});
}

void LineSolver::improve() {
  begin_stage("improvement", 0.5, 1);
  CrewPicker picker(problem_, people_, options_.seed);
  std::size_t fruitless = 0;
  while (fruitless < fruitless_rounds && !closed() && !stopped()) {
    const auto crews = picker.pick(roster_, crews_at_once);
    std::vector<std::optional<std::vector<PricedLine>>> answers(crews.size());
    all_threads()(crews.size(), [&](std::size_t i) { answers[i] = free_crew(crews[i]); });
    const double before = roster_.cost();
    for (std::size_t i = 0; i < crews.size(); ++i) {
      if (!answers[i]) continue;
      RosterState found = roster_;
      for (std::size_t k = 0; k < crews[i].size(); ++k) found.replace(crews[i][k], (*answers[i])[k]);
      if (found.cost() <= roster_.cost() + 1e-9) roster_ = std::move(found);
    }
    fruitless = roster_.cost() < before - 1e-9 ? 0 : fruitless + 1;
    note();
  }
}

/// Where the answer is so close to the bound that only the bound may be wrong, raises it as far as it goes.
void LineSolver::prove() {
  const bool in_doubt = roster_.cost() - bound_ <= root_gap * std::abs(roster_.cost());
  if (!in_doubt || closed() || stopped()) return;
  Relaxation relaxation(problem_, pricers_, {people_, roster_.required_without(people_)}, all_threads());
  for (std::size_t i = 0; i < people_.size(); ++i) relaxation.add(i, roster_.lines()[people_[i]]);
  relaxation.begin_at(prices_);
  raise_bound(relaxation, 0, 1);
  note();
}

/// The best roster of all and the proof, where only so many lines can be part of a better one that a program can choose
/// among them.
void LineSolver::choose_from_all() {
  if (closed() || stopped()) return;
  const Crew everybody{people_, roster_.required_without(people_)};
  const double cutoff = better_than(roster_.cost());
  const auto stop = [this] { return stopped(); };
  const auto lines = LinesBelow(problem_, pricers_, everybody, prices_).find(cutoff, all_threads(), stop);
  if (!lines || stopped()) return;
  const bool none = std::any_of(lines->begin(), lines->end(), [](const auto& of_one) { return of_one.empty(); });
  const CheapestChoice choice =
      none ? CheapestChoice{.bound = cutoff} : choose_lines(problem_, everybody, *lines, stop, watch_.left().count());
  if (!choice.lines.empty()) {
    RosterState found = roster_;
    for (std::size_t i = 0; i < people_.size(); ++i) found.replace(people_[i], choice.lines[i]);
    if (found.cost() < roster_.cost()) roster_ = std::move(found);
  }
  bound_ = std::max(bound_, std::min(choice.bound, roster_.cost()));
  note();
}

}  // namespace

LineAnswer solve_lines(const LineProblem& problem, const SolveOptions& options, Watch& watch) {
  return LineSolver(problem, options, watch).run();
}

}  // namespace krarup::lines
