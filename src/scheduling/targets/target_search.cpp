#include "scheduling/targets/target_search.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "scheduling/common/cost_step.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/shifts/exchange.hpp"
#include "scheduling/shifts/extra_shift.hpp"
#include "scheduling/shifts/greedy_shifts.hpp"
#include "scheduling/targets/budget_search.hpp"

namespace krarup {

namespace {

constexpr std::int64_t work_of_whole = 2'000'000;  // simplex iterations

constexpr std::size_t few_shifts = 50;  // of a block that is solved as a whole at once
constexpr int rounds_of_exchange = 300'000;
constexpr double prices_of_exchange[] = {1, 1.05, 0.95};  // of the relaxation's price of lead
constexpr double worthwhile = 0.013;                      // reduced cost of a shift, of the mean cost of a shift

constexpr int vertices_of_round[] = {1, 2, 2, 2, 2, 2, 2, 2};
constexpr double perturbation = 4e-4;  // of the mean cost of a shift
constexpr double hardly_enough = 0.1;  // of a step of cost
constexpr int most_raises = 3;         // of the bound, step by step

constexpr double price_of_floors = 20;  // of an hour's pay, for each hour of an agent below
constexpr double lead_at_floor = 1e3;   // that an agent below a floor counts for
constexpr double least_price = 1e-6;    // of a shift
constexpr double least_gain = 1e-5;     // of cost
constexpr double visible = 1e-9;        // lead that the envelope promises in vain

/// Takes off shifts, the dearest first, that the lead does not need.
void trim(const ServiceBlock& block, double least_lead, std::vector<Placed>& placed) {
  std::sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
    return block.block.shifts[a.candidate].cost > block.block.shifts[b.candidate].cost;
  });
  for (std::size_t i = 0; i < placed.size();) {
    std::vector<Placed> fewer = placed;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (lead(block, fewer) >= least_lead && below_floors(block, fewer) <= below_floors(block, placed)) {
      placed = std::move(fewer);
    } else {
      ++i;
    }
  }
}

class LeadSearch {
 public:
  LeadSearch(const ServiceBlock& block, double least_lead, const SolveOptions& options, const mip::Listener& listener)
      : block_(block),
        least_(least_lead),
        options_(options),
        listener_(listener),
        step_(cost_step(block.block.shifts, [](const BlockShift& shift) { return shift.cost; })),
        exact_(block.block.slots.size(), false) {}

  BlockAnswer search(const std::vector<Placed>& start) {
    offer(start);
    const ServiceProgram first(block_, least_, exact_);
    const mip::Model relaxed = first.model().relaxed();
    const mip::Outcome relaxation = mip::minimize(relaxed, {.seed = options_.seed}, listening());
    if (relaxation.values.empty()) return answer_;
    raise_bound(relaxation.bound);
    if (block_.block.shifts.size() > few_shifts) look_near(first, relaxation);
    while (open() && go_on() && solve_whole()) {
    }
    return answer_;
  }

 private:
  [[nodiscard]] bool open() const { return !is_closed(answer_.cost, answer_.bound, options_.gap); }
  [[nodiscard]] bool go_on() const { return listener_(answer_.cost, answer_.bound); }
  [[nodiscard]] mip::Listener listening() const {
    return [this](double objective, double) { return listener_(std::min(objective, answer_.cost), answer_.bound); };
  }
  /// The objective of a search for lead is not a cost.
  [[nodiscard]] mip::Listener listening_for_lead() const {
    return [this](double, double) { return go_on(); };
  }
  [[nodiscard]] double target() const { return answer_.bound / (1 - options_.gap); }

  /// Looks for answers next to the relaxation, and for the greatest lead that the least possible pay buys.
  void look_near(const ServiceProgram& program, const mip::Outcome& relaxation) {
    const double price = std::max(0.0, program.price(relaxation.prices));
    for (int raises = 0; price > 0 && raises < most_raises && open() && go_on(); ++raises) {
      const double least_pay = answer_.bound;
      spend(program, relaxation, price);
      if (answer_.bound <= least_pay) return;
    }
  }

  /// Spends as little as the bound allows; raises the bound when that is not enough.
  void spend(const ServiceProgram& program, const mip::Outcome& relaxation, double price) {
    const double budget = std::max(answer_.bound, last_multiple(target(), step_));
    BudgetSearch search(block_, budget, step_, options_.seed, listening_for_lead());
    const double noise = perturbation * mean_cost(block_.block) / price;
    if (price * (search.most() - least_) < hardly_enough * step_) search.prove(least_);
    if (search.most() >= least_ - lead_tolerance && go_on()) {
      search.descend(least_);
      offer(search.placed());
      if (search.lead() < least_ && go_on()) anneal(search, program, relaxation, price, noise);
    }
    bool first = true;
    for (const int vertices : vertices_of_round) {
      if (search.most() < least_ - lead_tolerance) return raise_bound(budget + step_);
      if (search.lead() >= least_ || !open() || !go_on()) break;
      search.look_near(vertices, noise, least_);
      offer(search.placed());
      if (!first || search.lead() >= least_) continue;
      first = false;
      spend_more(search, budget + price * (least_ - search.lead()), noise);
      search.prove(least_);
      offer(search.placed());
    }
  }

  /// Looks next to what small changes find, at any pay and within the budget.
  void anneal(BudgetSearch& search, const ServiceProgram& program, const mip::Outcome& relaxation, double price,
              double noise) {
    if (!std::exchange(annealed_, true)) exchange(program, relaxation);
    if (!open() || !go_on()) return;
    search.look_near(0, noise, least_);
    offer(search.placed());
    if (search.lead() < least_) search.start_from(exchange_within(search, program, relaxation, price));
  }

  /// Buys what another search has nearly reached.
  void spend_more(const BudgetSearch& other, double budget, double noise) {
    budget = next_multiple(budget, step_);
    if (other.placed().empty() || budget >= answer_.cost - least_gain || !go_on()) return;
    BudgetSearch search(block_, budget, step_, options_.seed, listening_for_lead());
    search.start_from(other.placed());
    search.look_near(1, noise, least_);
    offer(search.placed());
  }

  std::vector<Placed> exchange_within(const BudgetSearch& search, const ServiceProgram& program,
                                      const mip::Outcome& relaxation, double price) {
    const ServiceBlock& limited = search.block();
    const Block block = priced(limited, price);
    const std::vector<Placed> rounded = add_shifts(block, limited.limits, program.whole_people(relaxation.values));
    return rounded.empty()
               ? rounded
               : exchange_shifts(block, limited.limits, rounded, effort(rounded, program, relaxation), listening());
  }

  [[nodiscard]] ExchangeEffort effort(const std::vector<Placed>& start, const ServiceProgram& program,
                                      const mip::Outcome& relaxation) const {
    return {.rounds = rounds_of_exchange,
            .target = 0,
            .dearest = worthwhile * (answer_.bound / static_cast<double>(start.size())),
            .prices = program.slot_prices(relaxation.prices),
            .seed = static_cast<std::uint32_t>(options_.seed)};
  }

  void raise_bound(double bound) { answer_.bound = std::max(answer_.bound, next_multiple(bound, step_)); }

  /// Takes over what costs less than the answer so far, completed to the lead.
  void offer(std::vector<Placed> placed) {
    placed = add_shifts_to_lead(block_, least_, std::move(placed));
    trim(block_, least_, placed);
    const double price = cost(block_.block, placed);
    if (price >= answer_.cost || lead(block_, placed) < least_ - lead_tolerance) return;
    if (below_floors(block_, placed) > 0) return;
    answer_.placed = std::move(placed);
    answer_.cost = price;
  }

  /// Makes the relaxation's people whole and improves them at its price of lead.
  void exchange(const ServiceProgram& program, const mip::Outcome& relaxation) {
    const double price = std::max(0.0, program.price(relaxation.prices));
    for (const double times : prices_of_exchange) {
      if (!open() || !go_on()) return;
      const Block block = priced(block_, times * price);
      const std::vector<Placed> rounded = add_shifts(block, block_.limits, program.whole_people(relaxation.values));
      if (rounded.empty()) return;
      offer(exchange_shifts(block, block_.limits, rounded, effort(rounded, program, relaxation), listening()));
    }
  }

  mip::Outcome solve(const ServiceProgram& program, const mip::Model& model, double gap, std::int64_t work) {
    const mip::Effort effort{.gap = gap, .target = target(), .work = work, .seed = options_.seed};
    const bool known = std::isfinite(answer_.cost);
    return mip::minimize(model, effort, listening(), known ? program.encode(answer_.placed) : std::vector<double>{});
  }

  /// Solves the whole program; whether another one will know more.
  bool solve_whole() {
    const ServiceProgram program(block_, least_, exact_);
    const mip::Outcome outcome = solve(program, program.model(), options_.gap, work_of_whole);
    if (outcome.values.empty()) return false;
    const std::vector<Placed> placed = program.decode(outcome.values);
    offer(placed);
    raise_bound(std::min(outcome.bound, answer_.cost));
    return state_exactly(placed);
  }

  /// Marks the slots in which a solution lives on what the envelope promises in vain; whether there are new ones.
  bool state_exactly(const std::vector<Placed>& placed) {
    const std::vector<double> agents = coverage(block_.block, placed);
    bool more = false;
    for (std::size_t t = 0; t < agents.size(); ++t) {
      const SlotService& service = block_.services[t];
      if (exact_[t] || service.share * service.curve->envelope(agents[t]) - service.lead(agents[t]) <= visible)
        continue;
      exact_[t] = more = true;
    }
    return more;
  }

  const ServiceBlock& block_;
  double least_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  double step_;              ///< of which the cost of any answer is a multiple; 0: of none
  std::vector<bool> exact_;  ///< for each slot
  bool annealed_ = false;    ///< at any pay
  BlockAnswer answer_{.placed = {}, .cost = mip::infinity, .bound = 0};
};

}  // namespace

Block priced(const ServiceBlock& block, double price) {
  Block result = block.block;
  double hours = 0, pay = 0;
  for (const BlockShift& shift : result.shifts) {
    pay += shift.cost;
    hours += in_hours(shift.end - shift.start);
  }
  for (Slot& slot : result.slots) {
    slot.understaffing = price_of_floors * std::max(1.0, pay / hours) * in_hours(slot.end - slot.start);
  }
  for (std::size_t t = 0; t < result.slots.size(); ++t) {
    const LeadCurve& curve = *block.services[t].curve;
    const std::vector<std::size_t>& bends = curve.bends();
    const auto slope = [&](std::size_t k) {
      return k + 1 == bends.size() ? 0.0
                                   : price * block.services[t].share * (curve.at(bends[k + 1]) - curve.at(bends[k])) /
                                         static_cast<double>(bends[k + 1] - bends[k]);
    };
    for (std::size_t k = 1; k < bends.size(); ++k) {
      result.slots[t].kinks.push_back({static_cast<double>(bends[k]), slope(k - 1) - slope(k), 0});
    }
  }
  return result;
}

std::vector<Placed> add_shifts_to_lead(const ServiceBlock& block, double least_lead, std::vector<Placed> placed) {
  std::vector<double> agents = coverage(block.block, placed), pausing = on_break(block.block, placed);
  Allowance allowance(block.block, block.limits, placed);
  while (lead(block, placed) < least_lead || below_floors(block, placed) > 0) {
    std::vector<double> gains(agents.size());
    for (std::size_t t = 0; t < agents.size(); ++t) {
      const SlotService& service = block.services[t];  // the envelope, as an agent may need others to be of any use
      gains[t] = service.share * (service.curve->envelope(agents[t] + 1) - service.curve->envelope(agents[t]));
      if (agents[t] < service.floor) gains[t] = lead_at_floor;
    }
    const Relief relief(block.block, gains, pausing);
    double best_rate = 0;
    Placed best;
    for (std::size_t j = 0; j < block.block.shifts.size(); ++j) {
      if (allowance.blocking(j) != nullptr) continue;
      ExtraShift extra = best_extra(block.block, j, relief);
      const double rate = extra.saving / std::max(extra.cost, least_price);
      if (rate <= best_rate) continue;
      best_rate = rate;
      best = std::move(extra.placed);
    }
    if (best_rate <= 0) break;
    allowance.take(best.candidate);
    const std::vector<double> more = coverage(block.block, {best}), pause = on_break(block.block, {best});
    for (std::size_t t = 0; t < agents.size(); ++t) {
      agents[t] += more[t];
      pausing[t] += pause[t];
    }
    placed.push_back(std::move(best));
  }
  return placed;
}

BlockAnswer search_for_lead(const ServiceBlock& block, double least_lead, const SolveOptions& options,
                            const mip::Listener& listener, const std::vector<Placed>& start) {
  return LeadSearch(block, least_lead, options, listener).search(start);
}

std::vector<Placed> shifts_of_greatest_lead(const ServiceBlock& block, const SolveOptions& options,
                                            const mip::Listener& listener) {
  const std::vector<bool> nowhere(block.block.slots.size(), false);
  const ServiceProgram program(block, -mip::infinity, nowhere);
  const mip::Effort effort{.difference = lead_tolerance, .work = work_of_whole, .seed = options.seed};
  const mip::Outcome outcome = mip::minimize(program.greatest_lead(), effort, listener);
  std::vector<Placed> placed = outcome.values.empty() ? std::vector<Placed>{} : program.decode(outcome.values);
  return add_shifts_to_lead(block, mip::infinity, std::move(placed));
}

}  // namespace krarup
