#include "scheduling/breaks/anneal.hpp"

#include <cmath>
#include <map>
#include <random>

#include "scheduling/breaks/heat_bath.hpp"

namespace krarup::breaks {

namespace {

constexpr std::int64_t rounds_at_one_temperature = 64;

class Annealing {
 public:
  Annealing(const Grid& grid, const std::vector<std::size_t>& shifts, const Arrangement& start,
            const AnnealEffort& effort)
      : grid_(grid),
        shifts_(shifts),
        effort_(effort),
        random_(effort.seed),
        now_(start),
        away_(grid.steps.size(), 0),
        on_break_(away_) {
    for (std::size_t i = 0; i < now_.size(); ++i) grid_.take(i, now_[i], away_, on_break_, 1);
    for (const std::size_t shift : shifts) {
      const std::size_t kind = grid.kind_of[shift];
      baths_.try_emplace(kind, grid.kinds[kind].policy);
    }
  }

  Arrangement run() {
    for (std::int64_t round = 0; round < effort_.rounds; ++round) {
      if (round % rounds_at_one_temperature == 0) {
        if (effort_.stopped && effort_.stopped()) break;
        const double done = static_cast<double>(round) / static_cast<double>(effort_.rounds);
        const double temperature = effort_.hot * std::pow(effort_.cold / effort_.hot, done);
        for (auto& [kind, bath] : baths_) bath.set_temperature(temperature);
      }
      renew(shifts_[random_() % shifts_.size()]);
    }
    return std::move(now_);
  }

 private:
  void renew(std::size_t shift);

  const Grid& grid_;
  const std::vector<std::size_t>& shifts_;
  const AnnealEffort& effort_;
  std::mt19937_64 random_;
  Arrangement now_;
  std::vector<int> away_, on_break_;
  std::map<std::size_t, HeatBath> baths_;                 // by kind
  std::vector<double> on_break_cost_, catching_up_cost_;  // of the steps of a shift
};

void Annealing::renew(std::size_t shift) {
  const Kind& kind = grid_.kind(shift);
  grid_.take(shift, now_[shift], away_, on_break_, -1);
  on_break_cost_.clear();
  catching_up_cost_.clear();
  for (int t = 0; t < kind.policy.shift_length; ++t) {
    const std::size_t at = grid_.at(kind.start + t);
    const SweepStep& step = grid_.steps[at];
    // As much dearer is a surplus than it is, and as much cheaper a missing agent, that both cost the same.
    const double now = step_cost(step, away_[at], on_break_[at]) + (step.understaffing - step.overstaffing) / 2;
    on_break_cost_.push_back(step_cost(step, away_[at] + 1, on_break_[at] + 1) - now);
    catching_up_cost_.push_back(step_cost(step, away_[at] + 1, on_break_[at]) - now);
  }
  HeatBath& bath = baths_.at(grid_.kind_of[shift]);
  if (bath.weigh(on_break_cost_, catching_up_cost_)) now_[shift] = bath.draw(random_);
  grid_.take(shift, now_[shift], away_, on_break_, 1);
}

}  // namespace

Arrangement anneal(const Grid& grid, const std::vector<std::size_t>& shifts, const Arrangement& start,
                   const AnnealEffort& effort) {
  return Annealing(grid, shifts, start, effort).run();
}

}  // namespace krarup::breaks
