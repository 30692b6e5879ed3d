#include "scheduling/lines/side_table.hpp"

#include <algorithm>
#include <limits>

namespace krarup::lines {

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

}  // namespace

SideTable::SideTable(const Automaton& automaton) : finish_(automaton.finish()) {
  for (const Automaton::Layer& layer : automaton.layers()) {
    Day& day = days_.emplace_back();
    day.states = layer.states();
    day.classes = layer.classes;
    day.class_of = layer.class_of;
    day.moves.assign(day.states * day.classes, {refused, 0});
    for (std::size_t state = 0; state < day.states; ++state) {
      for (std::uint32_t i = layer.first[state]; i < layer.first[state + 1]; ++i) {
        const Automaton::Arc& arc = layer.arcs[i];
        day.moves[state * day.classes + arc.letters] = {static_cast<std::uint16_t>(arc.next), arc.penalty};
      }
    }
  }
  compare_states();
}

/// Backwards: the worst letter decides.
void SideTable::compare_states() {
  const std::size_t last = finish_.size();
  std::vector<float> after(last * last);
  for (std::size_t one = 0; one < last; ++one) {
    for (std::size_t other = 0; other < last; ++other) after[one * last + other] = finish_[one] - finish_[other];
  }
  std::size_t states_after = last;
  for (auto day = days_.rbegin(); day != days_.rend(); ++day) {
    day->disadvantage.resize(day->states * day->states);
    for (std::size_t one = 0; one < day->states; ++one) {
      for (std::size_t other = 0; other < day->states; ++other) {
        float worst = -infinity;
        for (std::size_t letters = 0; letters < day->classes; ++letters) {
          const Move a = day->moves[one * day->classes + letters];
          const Move b = day->moves[other * day->classes + letters];
          if (b.next == refused) continue;
          const float more =
              a.next == refused ? infinity : a.penalty - b.penalty + after[a.next * states_after + b.next];
          worst = std::max(worst, more);
        }
        day->disadvantage[one * day->states + other] = worst;
      }
    }
    after = day->disadvantage;
    states_after = day->states;
  }
}

bool SideTable::is_chain() const {
  for (const Day& day : days_) {
    for (std::size_t one = 0; one < day.states; ++one) {
      for (std::size_t other = 0; other < one; ++other) {
        if (day.disadvantage[one * day.states + other] > 0 && day.disadvantage[other * day.states + one] > 0)
          return false;
      }
    }
  }
  return true;
}

}  // namespace krarup::lines
