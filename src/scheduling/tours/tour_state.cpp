#include "scheduling/tours/tour_state.hpp"

#include <algorithm>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/tours/best_week.hpp"

namespace krarup::tours {

namespace {

/// A candidate's index among the shifts of its block.
std::size_t in_block(const Block& block, std::size_t candidate) {
  return candidate - block.shifts.front().candidate;  // a block's shifts are candidates that follow each other
}

}  // namespace

TourState::TourState(const TourProblem& problem, const Ground& ground, const Horizon& horizon)
    : problem_(problem),
      ground_(ground),
      horizon_(horizon),
      block_of_(ground.candidates.shifts.size()),
      people_(ground.crews.size(), 0.0),
      gains_(ground.candidates.shifts.size()),
      stale_(horizon.blocks.size(), true) {
  for (std::size_t b = 0; b < horizon.blocks.size(); ++b) {
    for (const BlockShift& shift : horizon.blocks[b].shifts) block_of_[shift.candidate] = b;
    agents_.emplace_back(horizon.blocks[b].slots.size(), 0.0);
    on_break_.emplace_back(horizon.blocks[b].slots.size(), 0.0);
  }
}

void TourState::add(PersonWeek week) {
  change(week, 1);
  tours_.push_back(std::move(week));
}

PersonWeek TourState::remove(std::size_t tour) {
  std::swap(tours_[tour], tours_.back());
  PersonWeek removed = std::move(tours_.back());
  tours_.pop_back();
  change(removed, -1);
  return removed;
}

void TourState::change(const PersonWeek& week, double sign) {
  people_[week.crew] += sign;
  pay_ += sign * problem_.classes[ground_.crews[week.crew].contract_class].cost_per_tour;
  for (std::size_t day = 0; day < days_of_week; ++day) {
    if (!week.days[day]) continue;
    const Placed& placed = *week.days[day];
    const std::size_t b = block_of_[placed.candidate];
    const Block& block = horizon_.blocks[b];
    const BlockShift& shift = block.shifts[in_block(block, placed.candidate)];
    starts_[day] += sign;
    pay_ += sign * shift.cost;
    for_each_slot(shift.presence, agents_[b].size(), [&](std::size_t t) { agents_[b][t] += sign; });
    for (std::size_t k = 0; k < placed.breaks.size(); ++k) {
      for_each_slot(shift.breaks[k][placed.breaks[k]].slots, agents_[b].size(), [&](std::size_t t) {
        agents_[b][t] -= sign;
        on_break_[b][t] += sign;
      });
    }
    stale_[b] = true;
  }
}

double TourState::cost() const {
  double total = pay_;
  for (std::size_t b = 0; b < agents_.size(); ++b) {
    for (std::size_t t = 0; t < agents_[b].size(); ++t) total += horizon_.blocks[b].slots[t].cost(agents_[b][t]);
  }
  for (const Slot& slot : horizon_.unreachable) total += slot.cost(0);
  return total;
}

/// Prices one more shift on each candidate anew where something has changed.
void TourState::refresh() {
  for (std::size_t b = 0; b < horizon_.blocks.size(); ++b) {
    if (!stale_[b]) continue;
    const Block& block = horizon_.blocks[b];
    const Relief relief(block, krarup::relief(block, agents_[b]), on_break_[b]);
    for (std::size_t j = 0; j < block.shifts.size(); ++j) {
      gains_[block.shifts[j].candidate] = gain_of_extra(block, j, relief);
    }
    stale_[b] = false;
  }
}

ExtraTour TourState::best_extra(std::size_t crew) {
  refresh();
  std::array<bool, days_of_week> open{};
  for (std::size_t day = 0; day < days_of_week; ++day) {
    open[day] = !problem_.shifts.max_agents || starts_[day] + 1 <= *problem_.shifts.max_agents;
  }
  const BestWeek best = best_week(problem_, ground_, crew, gains_, open);
  ExtraTour extra;
  if (best.shifts.empty()) return extra;
  extra.week = {.crew = crew, .week = best.week, .days = {}};
  extra.gain = best.gain - problem_.classes[ground_.crews[crew].contract_class].cost_per_tour;
  for (const std::size_t candidate : best.shifts) {
    const std::size_t b = block_of_[candidate];
    const Block& block = horizon_.blocks[b];
    const Relief relief(block, krarup::relief(block, agents_[b]), on_break_[b]);
    Placed placed = krarup::best_extra(block, in_block(block, candidate), relief).placed;
    placed.candidate = candidate;
    extra.week.days[ground_.places[candidate].day] = std::move(placed);
  }
  return extra;
}

std::vector<std::vector<Placed>> TourState::by_block() const {
  std::vector<std::vector<Placed>> placed(horizon_.blocks.size());
  for (const PersonWeek& tour : tours_) {
    for (const auto& day : tour.days) {
      if (!day) continue;
      const std::size_t b = block_of_[day->candidate];
      placed[b].push_back({in_block(horizon_.blocks[b], day->candidate), day->breaks});
    }
  }
  return placed;
}

bool keeps_rest(const TourProblem& problem, const Ground& ground, const PersonWeek& week) {
  const ContractClass& rules = problem.classes[ground.crews[week.crew].contract_class];
  const auto rest = whole_seconds(rules.min_rest);
  std::vector<std::size_t> worked;
  for (const auto& day : week.days) {
    if (day) worked.push_back(day->candidate);
  }
  if (worked.empty()) return true;
  const auto shift = [&](std::size_t i) -> const Candidate& { return ground.candidates.shifts[worked[i]]; };
  auto earliest = ground.places[worked[0]].on_clock, latest = earliest;
  for (std::size_t i = 0; i < worked.size(); ++i) {
    if (i > 0 && shift(i - 1).end + rest > shift(i).start) return false;
    earliest = std::min(earliest, ground.places[worked[i]].on_clock);
    latest = std::max(latest, ground.places[worked[i]].on_clock);
  }
  if (rules.max_start_spread && latest - earliest > *rules.max_start_spread) return false;
  const Instant again = shift(0).start + std::chrono::days{days_of_week};
  return !problem.shifts.cyclic || shift(worked.size() - 1).end + rest <= again;
}

}  // namespace krarup::tours
