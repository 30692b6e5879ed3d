#include "scheduling/skills/solve_skills.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "scheduling/common/proof.hpp"
#include "scheduling/lines/crew.hpp"
#include "scheduling/skills/anneal.hpp"
#include "scheduling/skills/best_breaks.hpp"
#include "scheduling/skills/better_days.hpp"
#include "scheduling/skills/hour_prices.hpp"
#include "scheduling/skills/line_cost.hpp"
#include "scheduling/skills/lines_of_prices.hpp"
#include "scheduling/skills/skill_program.hpp"

namespace krarup::skills {

namespace {

constexpr std::size_t most_sweeps = 8;     // in which everybody takes the best tour in turn
constexpr std::size_t most_lines = 4'000;  // of one class
constexpr std::size_t most_lines_together = 20'000;
constexpr std::size_t most_nodes = 400'000;
constexpr std::size_t most_passes = 2;      // over all days
constexpr double least_improvement = 1e-3;  // for another one
constexpr double share_of_annealing = 0.4;  // of the time limit, at most
constexpr double share_of_bound = 0.5;      // until then
constexpr double share_of_last = 0.93;      // and of the last annealing
constexpr std::size_t last_tries = 2;       // of which the best is taken

/// How an annealing begins and ends, in prices of a moment, and its rounds for each day of each person.
struct Warmth {
  double hot = 0;
  double cold = 0;
  std::size_t rounds_per_day = 0;
};

constexpr Warmth at_first{.hot = 0.6, .cold = 0.006, .rounds_per_day = 12'000};
constexpr Warmth at_last{.hot = 0.02, .cold = 0.003, .rounds_per_day = 6'000};

class SkillSolver {
 public:
  SkillSolver(const SkillProblem& problem, const SolveOptions& options, Watch& watch)
      : problem_(problem),
        options_(options),
        watch_(watch),
        runner_(all_threads()),
        pricers_(problem.lines, runner_),
        state_(problem),
        multipliers_(problem.lines.workers.size()) {}

  SkillAnswer run() {
    begin_stage("first roster", 0, 0.1);
    find_people();
    take_turns();
    begin_stage("improvement", 0.1, 0.3);
    improve();
    begin_stage("bound", 0.3, 0.6);
    find_bound(share_of_bound, std::move(prices_));
    begin_stage("roster from prices", 0.6, 0.9);
    if (HourPrices again = begin_again_from_prices(); !again.empty()) find_bound(1, std::move(again));
    begin_stage("proof", 0.9, 1);
    choose_from_all();
    return {state_.tours(), state_.cost(), bound_};
  }

 private:
  lines::Runner all_threads() {
    return [this](std::size_t n, const std::function<void(std::size_t)>& task) {
      if (n == 0) return;
      stage_.parts = n;
      watch_.begin(stage_);
      watch_.run(task);
    };
  }

  void begin_stage(const std::string& name, double from, double until) {
    stage_ = {.name = name, .from = from, .until = until, .objective = stage_.objective, .bound = stage_.bound};
  }

  void note() {
    stage_.objective = state_.cost();
    stage_.bound = std::max(stage_.bound, bound_);
  }

  [[nodiscard]] bool stopped() const { return watch_.stopped(); }
  [[nodiscard]] bool closed() const { return is_closed(state_.cost(), bound_, options_.gap); }

  void find_people();
  bool take_best_tour(std::size_t worker);
  void take_turns();
  void improve();
  void find_bound(double until, HourPrices start);
  HourPrices begin_again_from_prices();
  HourPrices anneal_between(const Warmth& warmth, double until, std::size_t attempt, SkillState& state);
  void improve_days(SkillState& state);
  void choose_from_all();
  [[nodiscard]] std::optional<Choice> lines_below(double cutoff);

  const SkillProblem& problem_;
  const SolveOptions& options_;
  Watch& watch_;
  Stage stage_{.name = "rules"};
  lines::Runner runner_;
  lines::Pricers pricers_;
  SkillState state_;
  std::vector<std::vector<double>> multipliers_;  // [worker]
  std::vector<std::size_t> people_;               // those who have a line
  std::vector<std::size_t> classes_;              // of those
  HourPrices prices_;
  std::vector<std::vector<lines::Line>> lines_;  // [place in classes_]: cheapest at good prices
  double bound_ = 0;                             // nothing costs less than nothing
};

/// Somebody works what is best on top of the others; false where there is no line that keeps the rules.
bool SkillSolver::take_best_tour(std::size_t worker) {
  const lines::Worker& who = problem_.lines.workers[worker];
  const std::size_t crowd = problem_.crowd_of[worker];
  std::vector<char> present(problem_.moments.size(), 0);
  for (std::size_t day = 0; day < problem_.duties.size(); ++day) {
    const WorkedDay& each = state_.tour(worker)[day];
    if (each.letter == 0) continue;
    for_each_moment(problem_.duty(day, each.letter), each.pauses, [&](std::size_t t) { present[t] = 1; });
  }
  BestBreaks best;
  lines::LetterCosts costs = who.costs;
  std::vector<std::vector<Pauses>> pauses(costs.size());
  for (std::size_t day = 0; day < costs.size(); ++day) {
    best.set(problem_.day_moments[day], [&](std::size_t t) { return state_.saving(crowd, t, present[t] != 0); });
    costs[day][0] += state_.row_change(worker, day, 0);
    for (const Duty& duty : problem_.duties[day]) {
      const auto letter = static_cast<Letter>(pauses[day].size() + 1);
      costs[day][letter] += state_.row_change(worker, day, letter) - best.worth(duty);
      pauses[day].push_back(best.pauses(duty));
    }
  }
  const lines::CheapLines cheap = pricers_.of(worker).search(costs, {}, multipliers_[worker]);
  if (cheap.lines.empty()) return false;
  Tour tour;
  for (std::size_t day = 0; day < costs.size(); ++day) {
    const Letter letter = cheap.lines.front().line[day];
    tour.push_back({letter, letter == 0 ? Pauses{} : pauses[day][letter - 1U]});
  }
  state_.replace(worker, tour, line_cost(problem_.lines, who, tour));
  return true;
}

void SkillSolver::find_people() {
  for (std::size_t c = 0; c < problem_.classes.size(); ++c) {
    bool any = false;
    for (const std::size_t worker : problem_.classes[c].people) {
      any = pricers_.of(worker).has_lines() && take_best_tour(worker);
      if (!any) break;
      people_.push_back(worker);
    }
    if (any) classes_.push_back(c);
  }
  note();
  watch_.show();
}

void SkillSolver::take_turns() {
  for (std::size_t sweep = 0; sweep < most_sweeps; ++sweep) {
    const double before = state_.cost();
    for (const std::size_t worker : people_) {
      if (stopped()) return;
      take_best_tour(worker);
    }
    state_.settle();
    note();
    watch_.show();
    if (state_.cost() >= before - 1e-9 * std::abs(before)) break;
  }
}

/// Changes a roster while it is warm; `until`: the share of the time limit at which that ends.
HourPrices SkillSolver::anneal_between(const Warmth& warmth, double until, std::size_t attempt, SkillState& state) {
  state.settle();
  double hours = 0;
  for (const Moment& each : problem_.moments) hours += each.hours / static_cast<double>(problem_.moments.size());
  const double price = hours * coverage_price(problem_.costs, 0, 1).dearest_missing();
  if (!(price > 0)) return HourPrices(problem_.moments.size() * problem_.skills, 0.0);
  const AnnealEffort effort{.rounds = warmth.rounds_per_day * people_.size() * problem_.duties.size(),
                            .hot = warmth.hot * price,
                            .cold = warmth.cold * price,
                            .seed = static_cast<std::uint32_t>(options_.seed) + static_cast<std::uint32_t>(attempt)};
  const double begun = watch_.spent(), length = std::max(until - begun, 1e-9);
  const auto spent = [&] { return stopped() ? 1 : (watch_.spent() - begun) / length; };
  HourPrices prices = anneal(problem_, people_, effort, spent, state);
  state.settle();
  return prices;
}

void SkillSolver::improve() {
  runner_(1, [&](std::size_t) { prices_ = anneal_between(at_first, share_of_annealing, 0, state_); });
  take_turns();
}

/// The best bound that a search for prices finds; `until`: the share of the time limit at which that ends.
void SkillSolver::find_bound(double until, HourPrices start) {
  if (people_.empty()) bound_ = state_.cost();
  if (closed() || people_.empty()) return;
  Pricing pricing(problem_, pricers_, runner_);
  const double others = problem_.lines.constant;
  const double enough = (1 - options_.gap) * state_.cost();
  const double known = bound_;
  const auto going_on = [&](double bound) {
    bound_ = std::max(bound_, bound + others);
    note();
    return !stopped() && watch_.spent() < until;
  };
  PricesFound found = raise_bound(pricing, classes_, start, state_.cost() - others, enough - others, going_on);
  if (!lines_.empty() && found.bound + others <= known) return;  // the prices of the known bound are kept with it
  prices_ = std::move(found.prices);
  lines_ = std::move(found.lines);
  bound_ = std::max(bound_, found.bound + others);
  note();
}

/// Every day anew, one after the other, until nothing gets better.
void SkillSolver::improve_days(SkillState& state) {
  for (std::size_t pass = 0; pass < most_passes; ++pass) {
    const double before = state.cost();
    for (std::size_t day = 0; day < problem_.duties.size() && !stopped(); ++day) {
      improve_day(
          problem_, day, [this] { return !stopped(); }, state);
    }
    if (state.cost() > (1 - least_improvement) * before) return;
  }
}

/// A roster of lines that the relaxation likes, made better day by day, and then by all the changes that it is cold
/// for.
///
/// @return  the prices of its hours; none where there was no time
HourPrices SkillSolver::begin_again_from_prices() {
  if (closed() || stopped() || people_.empty()) return {};
  std::vector<SkillState> tries;
  std::vector<HourPrices> prices(last_tries);
  runner_(1, [&](std::size_t) {
    const auto tours = roster_of_lines(problem_, classes_, lines_, [this] { return !stopped(); });
    SkillState other = state_;
    if (tours) other.replace(*tours);
    other.settle();
    improve_days(other);
    tries.assign(last_tries, other);
  });
  runner_(tries.size(), [&](std::size_t i) { prices[i] = anneal_between(at_last, share_of_last, i, tries[i]); });
  const auto best = std::min_element(tries.begin(), tries.end(),
                                     [](const SkillState& a, const SkillState& b) { return a.cost() < b.cost(); });
  HourPrices its = std::move(prices[static_cast<std::size_t>(best - tries.begin())]);
  if (best->cost() < state_.cost()) state_ = std::move(*best);
  note();
  return its;
}

/// Every line that can be part of a roster cheaper than the cutoff, or nothing where there are too many: at prices with
/// a good bound, a line that costs its person more than the cheapest does by the gap, or beyond, is in none.
std::optional<Choice> SkillSolver::lines_below(double cutoff) {
  const Pricing pricing(problem_, pricers_, runner_);
  Choice choice{.moments = {0, problem_.moments.size()}};
  std::size_t together = 0;
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    if (stopped()) return std::nullopt;
    const std::size_t worker = problem_.classes[classes_[i]].first();
    const lines::LetterCosts costs = pricing.net_costs(prices_, classes_[i]);
    const double least = pricers_.of(worker).search(costs, {}, multipliers_[worker]).bound;
    const lines::SearchLimits limits{
        .lines = most_lines, .below = least + std::max(0.0, cutoff - bound_), .nodes = most_nodes, .stopped = [this] {
          return stopped();
        }};
    const lines::CheapLines found = pricers_.of(worker).search(costs, limits, multipliers_[worker]);
    together += found.lines.size();
    if (!found.complete || together > most_lines_together) return std::nullopt;
    const Class& each = problem_.classes[classes_[i]];
    Group& group = choice.groups.emplace_back(Group{.crowd = each.crowd, .people = each.people});
    for (const lines::PricedLine& line : found.lines) {
      group.lines.push_back(
          {line_cost(problem_.lines, problem_.lines.workers[worker], with_letters(line.line)), line.line});
    }
  }
  return choice;
}

void SkillSolver::choose_from_all() {
  if (closed() || stopped() || people_.empty()) return;
  const double cutoff = state_.cost() + 1e-6 * std::max(1.0, state_.cost());
  const auto choice = lines_below(cutoff);
  if (!choice || stopped()) return;
  BestChoice chosen;
  runner_(1, [&](std::size_t) {
    chosen = choose_tours(
        problem_, *choice, [this] { return !stopped(); }, watch_.left());
    if (chosen.tours.empty()) return;
    SkillState found = state_;
    for (const auto& [worker, tour] : chosen.tours) {
      found.replace(worker, tour, line_cost(problem_.lines, problem_.lines.workers[worker], tour));
    }
    found.settle();
    if (found.cost() < state_.cost()) state_ = std::move(found);
  });
  bound_ = std::max(bound_, std::min(chosen.bound, state_.cost()));
  note();
}

}  // namespace

SkillAnswer solve_skills(const SkillProblem& problem, const SolveOptions& options, Watch& watch) {
  return SkillSolver(problem, options, watch).run();
}

}  // namespace krarup::skills
