#include "scheduling/targets/budget_search.hpp"

#include <algorithm>
#include <utility>

#include "scheduling/shifts/choice.hpp"
#include "scheduling/shifts/descent.hpp"
#include "scheduling/targets/target_search.hpp"

namespace krarup {

namespace {

constexpr std::int64_t work_of_round = 30'000;  // simplex iterations
constexpr std::int64_t work_of_proof = 15'000;  // simplex iterations
constexpr int turns = 6;                        // of each descent

constexpr double shares_in_turn[] = {1, 0.8, 0.4, 0.8};  // of the shifts, to choose from in a descent

std::vector<Limit> with_budget(const ServiceBlock& block, double budget, double step) {
  const double unit = step > 0 ? step : 1;  // whole coefficients make stronger cuts
  Limit limit{.text = "the budget is spent", .uses = {}, .capacity = budget / unit};
  for (std::size_t j = 0; j < block.block.shifts.size(); ++j) {
    limit.uses.emplace_back(j, block.block.shifts[j].cost / unit);
  }
  std::vector<Limit> limits = block.limits;
  limits.push_back(std::move(limit));
  return limits;
}

mip::Model lead_beyond_floors(const ServiceProgram& program) {
  mip::Model model = program.greatest_lead();
  model.add_offset(-program.lead_of_floors());
  return model;
}

}  // namespace

BudgetSearch::BudgetSearch(const ServiceBlock& block, double budget, double step, int seed, mip::Listener listener)
    : limits_(with_budget(block, budget, step)),
      limited_{block.block, limits_, block.services},
      program_(limited_, -mip::infinity, std::vector<bool>(block.services.size(), false)),
      model_(lead_beyond_floors(program_)),
      seed_(seed),
      listener_(std::move(listener)),
      random_(static_cast<std::uint32_t>(seed)) {
  const mip::Outcome relaxation = mip::minimize(model_.relaxed(), {.seed = seed_}, listener_);
  if (relaxation.values.empty()) return;
  most_ = -relaxation.objective;
  neighborhood_.widen_to(relaxation.values);
  reduced_leads_ = program_.reduced_leads(relaxation.prices);
}

void BudgetSearch::start_from(std::vector<Placed> placed) {
  if (below_floors(limited_, placed) > 0) return;
  neighborhood_.widen_to(program_.encode(placed));
  const double its_lead = krarup::lead(limited_, placed);
  if (its_lead <= lead_) return;
  lead_ = its_lead;
  placed_ = std::move(placed);
}

void BudgetSearch::descend(double enough) {
  const SolveOptions options{.seed = seed_};
  for (const double share : shares_in_turn) {
    if (lead_ >= enough || !listener_(mip::infinity, -mip::infinity)) return;
    const Choice choice =
        choose_shifts(limited_.block, limits_, reduced_leads_, count_of(share, reduced_leads_.size()));
    const ServiceBlock chosen{choice.block, choice.limits, limited_.services};
    const ServiceProgram program(chosen, -mip::infinity, std::vector<bool>(chosen.services.size(), false));
    Descent descent(chosen.block, program.shifts(), lead_beyond_floors(program), options, listener_);
    start_from(choice.in_whole(descent.shifts({}, {.cost = -enough, .turns = turns}, random_)));
  }
}

void BudgetSearch::look_near(int vertices, double noise, double enough) {
  for (int i = 1; i <= vertices; ++i) {
    const mip::Model noisy = mip::with_noise(model_, noise * i, random_);
    neighborhood_.widen_to(mip::minimize(noisy, {.seed = seed_}, listener_).values);
  }
  const auto short_of_it = [&](double objective, double bound) {
    return objective > -enough && listener_(objective, bound);
  };
  if (!short_of_it(mip::infinity, -mip::infinity)) return;
  take(mip::minimize(neighborhood_.within(model_), {.work = work_of_round, .seed = seed_}, short_of_it,
                     placed_.empty() ? std::vector<double>{} : program_.encode(placed_)));
}

void BudgetSearch::prove(double enough) {
  const auto undecided = [&](double objective, double bound) {
    return objective > -enough && bound <= -enough + lead_tolerance && listener_(objective, bound);
  };
  const mip::Outcome outcome = mip::minimize(model_, {.work = work_of_proof, .seed = seed_}, undecided,
                                             placed_.empty() ? std::vector<double>{} : program_.encode(placed_));
  most_ = std::min(most_, -outcome.bound);
  take(outcome);
}

void BudgetSearch::take(const mip::Outcome& outcome) {
  if (!outcome.values.empty()) start_from(program_.decode(outcome.values));
}

}  // namespace krarup
