#include "scheduling/shifts/day_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <random>

#include "scheduling/common/proof.hpp"
#include "scheduling/mip/neighborhood.hpp"
#include "scheduling/shifts/exchange.hpp"
#include "scheduling/shifts/greedy_shifts.hpp"
#include "scheduling/shifts/relaxed_block.hpp"
#include "scheduling/shifts/shift_program.hpp"
#include "scheduling/shifts/whole_people.hpp"

namespace krarup {

namespace {

// Simplex iterations of each step.
constexpr std::int64_t work_of_round = 30'000;
constexpr std::int64_t work_of_whole = 2'000'000;

constexpr int rounds_of_exchange = 1'000'000;
constexpr double worthwhile = 0.013;  // reduced cost of a shift, of the mean cost of a shift

constexpr std::size_t most_columns = 20'000;  // for whole people
constexpr int attempts_of_round = 6;          // at whole people
constexpr int first_attempts = 2;

constexpr int vertices_of_round[] = {1, 5, 8};
constexpr double perturbation = 0.002;  // of the mean cost of a shift

class DaySearch {
 public:
  DaySearch(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
            const mip::Listener& listener, double acceptable = 0)
      : block_(block),
        limits_(limits),
        options_(options),
        listener_(listener),
        acceptable_(std::max(options.gap, acceptable)),
        program_(block, limits),
        random_(static_cast<std::uint32_t>(options.seed)) {}

  BlockAnswer search(const std::vector<Placed>& start) {
    answer_.placed = add_shifts_that_pay(block_, limits_, start);
    answer_.cost = cost(block_, answer_.placed);
    if (!go_on()) return answer_;
    RelaxedBlock relaxed(program_, [this] { return go_on(); });
    const mip::Duals relaxation = relaxed.solve();
    if (relaxation.values.empty()) return answer_;
    answer_.bound = std::min(relaxation.objective, answer_.cost);
    neighborhood_.widen_to(relaxation.values);
    if (program_.model().columns() <= most_columns) {
      whole_people_.emplace(block_, limits_, program_, relaxed, relaxation, options_, listening_);
      offer(whole_people_->search(first_attempts));
      if (!is_acceptable() && go_on()) offer(whole_people_->search(attempts_of_round - first_attempts));
    }
    if (is_acceptable()) return answer_;
    exchange(relaxation);
    for (const int vertices : vertices_of_round) {
      if (is_acceptable()) break;
      for (int i = 1; i < vertices && go_on(); ++i) neighborhood_.widen_to(other_vertex());
      if (!go_on()) break;
      solve(neighborhood_.within(program_.model()), options_.gap / 4, work_of_round);
      if (whole_people_ && open() && go_on()) offer(whole_people_->search(attempts_of_round));
      neighborhood_.widen_to(program_.encode(answer_.placed));
    }
    return answer_;
  }

  BlockAnswer refine(const BlockAnswer& answer) {
    answer_ = answer;
    if (!open() || !go_on()) return answer_;
    const mip::Outcome outcome = solve(program_.model(), options_.gap, work_of_whole);
    answer_.bound = std::max(answer_.bound, std::min(outcome.bound, answer_.cost));
    return answer_;
  }

 private:
  [[nodiscard]] bool open() const { return !is_closed(answer_.cost, answer_.bound, options_.gap); }
  [[nodiscard]] bool is_acceptable() const { return is_closed(answer_.cost, answer_.bound, acceptable_); }
  [[nodiscard]] bool go_on() const { return listener_(answer_.cost, answer_.bound); }
  [[nodiscard]] mip::Listener listening() const {
    return [this](double objective, double) { return listener_(std::min(objective, answer_.cost), answer_.bound); };
  }

  void offer(const BlockAnswer& other) {
    if (other.cost < answer_.cost) offer(other.placed);
    answer_.bound = std::min(std::max(answer_.bound, other.bound), answer_.cost);
  }

  /// Makes the relaxation's people whole and improves them.
  void exchange(const mip::Duals& relaxation) {
    if (!open() || !go_on()) return;
    const std::vector<Placed> rounded = add_shifts(block_, limits_, program_.whole_people(relaxation.values));
    if (rounded.empty()) return;
    offer(exchange_shifts(block_, limits_, rounded,
                          {.rounds = rounds_of_exchange,
                           .target = target(),
                           .dearest = worthwhile * (answer_.bound / static_cast<double>(rounded.size())),
                           .prices = program_.slot_prices(relaxation.prices),
                           .seed = static_cast<std::uint32_t>(options_.seed)},
                          listening_));
    neighborhood_.widen_to(program_.encode(answer_.placed));
  }

  [[nodiscard]] double target() const { return answer_.bound / (1 - options_.gap); }

  /// Takes over what costs less than the answer so far.
  void offer(std::vector<Placed> placed) {
    placed = add_shifts_that_pay(block_, limits_, std::move(placed));
    if (const double price = cost(block_, placed); price < answer_.cost) {
      answer_.placed = std::move(placed);
      answer_.cost = price;
    }
  }

  /// A vertex of the relaxation whose cost is nearly the least; empty when the search was stopped.
  std::vector<double> other_vertex() {
    const mip::Model noisy = mip::with_noise(program_.model(), perturbation * mean_cost(block_), random_);
    return mip::minimize(noisy, {.seed = options_.seed}, listening_).values;
  }

  mip::Outcome solve(const mip::Model& model, double gap, std::int64_t work) {
    const mip::Effort effort{.gap = gap, .target = target(), .work = work, .seed = options_.seed};
    mip::Outcome outcome = mip::minimize(model, effort, listening_, program_.encode(answer_.placed));
    if (!outcome.values.empty()) offer(program_.decode(outcome.values));
    return outcome;
  }

  const Block& block_;
  const std::vector<Limit>& limits_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  double acceptable_;  ///< gap
  ShiftProgram program_;
  std::mt19937 random_;
  mip::Neighborhood neighborhood_;  ///< as far as looked at
  mip::Listener listening_ = listening();
  std::optional<WholePeople> whole_people_;  ///< unless each of their steps would take too long
  BlockAnswer answer_;
};

}  // namespace

BlockAnswer search_day(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                       const mip::Listener& listener, const std::vector<Placed>& start, double acceptable) {
  return DaySearch(block, limits, options, listener, acceptable).search(start);
}

BlockAnswer refine_day(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                       const mip::Listener& listener, const BlockAnswer& answer) {
  return DaySearch(block, limits, options, listener).refine(answer);
}

}  // namespace krarup
