#include "day_search.hpp"

#include <algorithm>
#include <cmath>

#include "greedy_shifts.hpp"
#include "proof.hpp"
#include "shift_program.hpp"

namespace krarup {

namespace {

// Simplex iterations of each step.
constexpr std::int64_t work_of_rounding = 30'000;
constexpr std::int64_t work_of_surrounding = 100'000;
constexpr std::int64_t work_of_whole = 2'000'000;

constexpr double free_of_charge = 1e-9;  // a reduced cost that is none

class DaySearch {
 public:
  DaySearch(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
            const mip::Listener& listener)
      : block_(block), limits_(limits), options_(options), listener_(listener), program_(block) {
    for (const Limit& limit : limits) {
      std::vector<mip::Term> row;
      for (const auto& [shift, use] : limit.uses) row.push_back({program_.people_on(shift), use});
      program_.model().add_row(-mip::infinity, limit.capacity, row);
    }
  }

  BlockAnswer search(const std::vector<Placed>& start) {
    answer_.placed = add_shifts_that_pay(block_, limits_, start);
    answer_.cost = cost(block_, answer_.placed);
    if (!go_on()) return answer_;
    relaxation_ = mip::minimize(program_.model().relaxed(), {.seed = options_.seed}, listening());
    if (relaxation_.values.empty()) return answer_;
    answer_.bound = std::clamp(relaxation_.bound, 0.0, answer_.cost);
    if (open() && go_on()) solve(neighborhood(0), options_.gap / 4, work_of_rounding);
    if (open() && go_on()) solve(neighborhood(1), options_.gap / 4, work_of_surrounding);
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
  [[nodiscard]] bool open() const { return relative_gap(answer_.cost, answer_.bound) > options_.gap; }
  [[nodiscard]] bool go_on() const { return listener_(answer_.cost, answer_.bound); }
  [[nodiscard]] mip::Listener listening() const {
    return [this](double objective, double) { return listener_(std::min(objective, answer_.cost), answer_.bound); };
  }

  /// The program with every whole column held within `reach` of the numbers around its relaxed value; columns that the
  /// relaxation leaves at zero for a price stay there. The best answer so far remains possible.
  [[nodiscard]] mip::Model neighborhood(double reach) const {
    mip::Model model = program_.model();
    const std::vector<double> best = program_.encode(answer_.placed);
    for (std::size_t i = 0; i < model.columns(); ++i) {
      const int column = static_cast<int>(i);
      if (!model.is_whole(column)) continue;
      const double relaxed = relaxation_.values[i];
      const bool priced_out = relaxed < free_of_charge && relaxation_.reduced_costs[i] > free_of_charge;
      const double margin = priced_out ? 0 : reach;
      const double low = std::max(0.0, std::floor(relaxed + free_of_charge) - margin);
      const double high = std::ceil(relaxed - free_of_charge) + margin;
      const bool keep_best = reach > 0;
      model.set_bounds(column, keep_best ? std::min(low, best[i]) : low, keep_best ? std::max(high, best[i]) : high);
    }
    return model;
  }

  mip::Outcome solve(const mip::Model& model, double gap, std::int64_t work) {
    const mip::Effort effort{
        .gap = gap, .target = answer_.bound / (1 - options_.gap), .work = work, .seed = options_.seed};
    mip::Outcome outcome = mip::minimize(model, effort, listening(), program_.encode(answer_.placed));
    if (outcome.values.empty()) return outcome;
    std::vector<Placed> placed = add_shifts_that_pay(block_, limits_, program_.decode(outcome.values));
    if (const double price = cost(block_, placed); price < answer_.cost) {
      answer_.placed = std::move(placed);
      answer_.cost = price;
    }
    return outcome;
  }

  const Block& block_;
  const std::vector<Limit>& limits_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  ShiftProgram program_;
  mip::Outcome relaxation_;
  BlockAnswer answer_;
};

}  // namespace

BlockAnswer search_day(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                       const mip::Listener& listener, const std::vector<Placed>& start) {
  return DaySearch(block, limits, options, listener).search(start);
}

BlockAnswer refine_day(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                       const mip::Listener& listener, const BlockAnswer& answer) {
  return DaySearch(block, limits, options, listener).refine(answer);
}

}  // namespace krarup
