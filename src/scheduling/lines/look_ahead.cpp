#include "scheduling/lines/look_ahead.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace krarup::lines {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double first_step = 0.02;  // of the multipliers, as a share of the bound
constexpr double shrinking = 0.75;   // of the steps

}  // namespace

LookAhead::LookAhead(const Automaton& core, const std::vector<SideTable>& sides, const LetterCosts& costs)
    : core_(core), sides_(sides), costs_(costs), core_rest_(costs.size() + 1), side_rest_(sides.size()) {
  for (Rest& rest : side_rest_) rest.resize(costs.size() + 1);
}

void LookAhead::look(const std::vector<double>& multipliers) {
  multipliers_ = multipliers;
  raised_ = costs_;
  for (std::size_t side = 0; side < sides_.size(); ++side) {
    look_in_side(side);
    if (multipliers_[side] == 0) continue;
    for (std::size_t day = 0; day < raised_.size(); ++day) {
      for (Letter letter = 1; letter < raised_[day].size(); ++letter) {
        if (sides_[side].uses(day, letter)) raised_[day][letter] += multipliers_[side];
      }
    }
  }
  look_in_core();
}

void LookAhead::look_in_core() {
  const auto& finish = core_.finish();
  core_rest_.back().assign(finish.begin(), finish.end());
  std::vector<double> cheapest;
  for (std::size_t day = raised_.size(); day-- > 0;) {
    const Automaton::Layer& layer = core_.layers()[day];
    cheapest.assign(layer.classes, infinity);
    for (std::size_t letter = 0; letter < layer.class_of.size(); ++letter) {
      double& least = cheapest[layer.class_of[letter]];
      least = std::min(least, raised_[day][letter]);
    }
    const std::vector<double>& after = core_rest_[day + 1];
    std::vector<double>& rest = core_rest_[day];
    rest.resize(layer.states());
    for (std::size_t state = 0; state < rest.size(); ++state) {
      double best = infinity;
      for (std::uint32_t i = layer.first[state]; i < layer.first[state + 1]; ++i) {
        const Automaton::Arc& arc = layer.arcs[i];
        best = std::min(best, cheapest[arc.letters] + static_cast<double>(arc.penalty) + after[arc.next]);
      }
      rest[state] = best;
    }
  }
}

void LookAhead::look_in_side(std::size_t side) {
  const SideTable& table = sides_[side];
  Rest& rest = side_rest_[side];
  rest.back().resize(table.states(costs_.size()));
  for (std::uint16_t state = 0; state < rest.back().size(); ++state) rest.back()[state] = table.finish(state);
  for (std::size_t day = costs_.size(); day-- > 0;) {
    rest[day].assign(table.states(day), infinity);
    for (std::uint16_t state = 0; state < rest[day].size(); ++state) {
      for (std::uint16_t letters = 0; letters < table.classes(day); ++letters) {
        const SideTable::Move move = table.advance_class(day, state, letters);
        if (move.next == SideTable::refused) continue;
        const double used = letters != table.class_of_rest(day) ? multipliers_[side] : 0;
        rest[day][state] =
            std::min(rest[day][state], static_cast<double>(move.penalty) - used + rest[day + 1][move.next]);
      }
    }
  }
}

double LookAhead::bound() const {
  double bound = core_rest_[0][0];
  for (const Rest& rest : side_rest_) bound += rest[0][0];
  return bound;
}

/// How often the core's cheapest line uses each side beyond what the side would choose: a subgradient of the bound.
std::vector<double> LookAhead::excess_use() const {
  std::vector<double> excess(sides_.size(), 0.0);
  std::size_t state = 0;
  for (std::size_t day = 0; day < costs_.size(); ++day) {
    const Automaton::Layer& layer = core_.layers()[day];
    double best = infinity;
    Letter chosen = 0;
    std::size_t next = 0;
    for (std::uint32_t i = layer.first[state]; i < layer.first[state + 1]; ++i) {
      const Automaton::Arc& arc = layer.arcs[i];
      const double onward = static_cast<double>(arc.penalty) + core_rest_[day + 1][arc.next];
      for (Letter letter = 0; letter < layer.class_of.size(); ++letter) {
        if (layer.class_of[letter] != arc.letters || !(raised_[day][letter] + onward < best)) continue;
        best = raised_[day][letter] + onward;
        chosen = letter;
        next = arc.next;
      }
    }
    for (std::size_t side = 0; side < sides_.size(); ++side) excess[side] += sides_[side].uses(day, chosen) ? 1 : 0;
    state = next;
  }
  for (std::size_t side = 0; side < sides_.size(); ++side) {
    const SideTable& table = sides_[side];
    std::uint16_t at = 0;
    for (std::size_t day = 0; day < costs_.size(); ++day) {
      double best = infinity;
      SideTable::Move chosen{0, 0};
      bool uses = false;
      for (std::uint16_t letters = 0; letters < table.classes(day); ++letters) {
        const SideTable::Move move = table.advance_class(day, at, letters);
        if (move.next == SideTable::refused) continue;
        const bool used = letters != table.class_of_rest(day);
        const double cost = static_cast<double>(move.penalty) - (used ? multipliers_[side] + 1e-7 : 0) +
                            side_rest_[side][day + 1][move.next];
        if (!(cost < best)) continue;
        best = cost;
        chosen = move;
        uses = used;
      }
      excess[side] -= uses ? 1 : 0;
      at = chosen.next;
    }
  }
  return excess;
}

void LookAhead::tighten(std::vector<double>& multipliers, std::size_t steps) {
  multipliers.resize(sides_.size(), 0.0);
  look(multipliers);
  if (sides_.empty() || !(bound() < infinity)) return;
  std::vector<double> best = multipliers;
  double best_bound = bound();
  double length = first_step * std::abs(best_bound);
  for (std::size_t step = 0; step < steps; ++step, length *= shrinking) {
    const std::vector<double> excess = excess_use();
    const double norm = std::sqrt(std::inner_product(excess.begin(), excess.end(), excess.begin(), 0.0));
    if (norm == 0) break;
    for (std::size_t side = 0; side < multipliers.size(); ++side) multipliers[side] += length * excess[side] / norm;
    look(multipliers);
    if (bound() <= best_bound) continue;
    best_bound = bound();
    best = multipliers;
  }
  multipliers = best;
  look(multipliers);
}

}  // namespace krarup::lines
