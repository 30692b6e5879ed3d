#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "scheduling/lines/automaton.hpp"

namespace krarup::lines {

/// A small automaton for random access, with what it takes to compare its states.
class SideTable {
 public:
  static constexpr std::uint16_t refused = 0xffff;

  struct Move {
    std::uint16_t next;  ///< `refused` when the letter is not allowed
    float penalty;
  };

  explicit SideTable(const Automaton& automaton);

  [[nodiscard]] Move advance(std::size_t day, std::uint16_t state, Letter letter) const {
    const Day& table = days_[day];
    return table.moves[state * table.classes + table.class_of[letter]];
  }

  [[nodiscard]] Move advance_class(std::size_t day, std::uint16_t state, std::uint16_t letters) const {
    return days_[day].moves[state * days_[day].classes + letters];
  }

  [[nodiscard]] std::size_t states(std::size_t day) const {
    return day < days_.size() ? days_[day].states : finish_.size();
  }
  [[nodiscard]] std::size_t classes(std::size_t day) const { return days_[day].classes; }

  /// The class of a day off.
  [[nodiscard]] std::uint16_t class_of_rest(std::size_t day) const { return days_[day].class_of[0]; }

  /// Whether a letter is more to this rule than a day off.
  [[nodiscard]] bool uses(std::size_t day, Letter letter) const {
    return days_[day].class_of[letter] != days_[day].class_of[0];
  }

  [[nodiscard]] float finish(std::uint16_t state) const { return finish_[state]; }

  /// The most that the future of one state before a day can cost beyond that of another, whatever is worked; infinite
  /// when the other allows something that the one does not, or where there are too many states to compare.
  [[nodiscard]] float disadvantage(std::size_t day, std::uint16_t one, std::uint16_t other) const {
    if (day == days_.size()) return finish_[one] - finish_[other];
    const Day& table = days_[day];
    if (table.disadvantage.empty()) return one == other ? 0 : std::numeric_limits<float>::infinity();
    return table.disadvantage[one * table.states + other];
  }

 private:
  struct Day {
    std::size_t states = 0;
    std::size_t classes = 0;
    std::vector<std::uint16_t> class_of{};
    std::vector<Move> moves{};  // [state][class]
    std::vector<float> disadvantage{};
  };

  void compare_states();

  std::vector<Day> days_;
  std::vector<float> finish_;
};

}  // namespace krarup::lines
