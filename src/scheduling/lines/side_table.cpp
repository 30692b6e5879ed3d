#include "scheduling/lines/side_table.hpp"

#include <algorithm>
#include <limits>

namespace krarup::lines {

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr std::size_t most_compared = 1000;  // states of a day; more would take too long, and too much memory

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
  for (std::size_t number = days_.size(); number-- > 0;) {
    Day& day = days_[number];
    if (day.states > most_compared) continue;
    day.disadvantage.resize(day.states * day.states);
    for (std::uint16_t one = 0; one < day.states; ++one) {
      for (std::uint16_t other = 0; other < day.states; ++other) {
        float worst = -infinity;
        for (std::size_t letters = 0; letters < day.classes; ++letters) {
          const Move a = day.moves[one * day.classes + letters];
          const Move b = day.moves[other * day.classes + letters];
          if (b.next == refused) continue;
          const float more =
              a.next == refused ? infinity : a.penalty - b.penalty + disadvantage(number + 1, a.next, b.next);
          worst = std::max(worst, more);
        }
        day.disadvantage[one * day.states + other] = worst;
      }
    }
  }
}

}  // namespace krarup::lines
