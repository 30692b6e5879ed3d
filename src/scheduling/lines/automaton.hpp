#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "scheduling/lines/line_problem.hpp"

namespace krarup::lines {

/// A rule, or several at once, as a table: for each day, what each class of letters does to each state.
///
/// Letters that do the same to every state are one class, states with the same future are one state, and states
/// without a future are gone. So "irrelevant from here on" is found, not programmed: a limit of three weekends has one
/// state from the day on which it can no longer be reached.
class Automaton {
 public:
  struct Arc {
    std::uint32_t next;     ///< state before the next day
    std::uint16_t letters;  ///< class of letters
    float penalty;
  };

  /// What can happen on one day.
  struct Layer {
    std::vector<std::uint16_t> class_of{};  ///< class of each letter
    std::size_t classes = 0;
    std::vector<std::uint32_t> first{};  ///< the arcs of state s are [first[s], first[s + 1]), by class
    std::vector<Arc> arcs{};

    [[nodiscard]] std::size_t states() const { return first.size() - 1; }
  };

  /// The table of one rule. Broken when hard: no arc; when soft: a penalty.
  Automaton(const LineProblem& problem, const Term& term);

  /// The letters that keep both, at the sum of their penalties; none when that takes more than so many arcs.
  [[nodiscard]] static std::optional<Automaton> both(const Automaton& a, const Automaton& b, std::size_t most_arcs);

  /// Everything is allowed.
  [[nodiscard]] static Automaton anything(const LineProblem& problem);

  /// Whether no line at all keeps the rule.
  [[nodiscard]] bool refuses_everything() const { return layers_.front().states() == 0; }

  /// Whether every line keeps the rule.
  [[nodiscard]] bool allows_everything() const;

  [[nodiscard]] const std::vector<Layer>& layers() const { return layers_; }
  [[nodiscard]] const std::vector<float>& finish() const { return finish_; }
  [[nodiscard]] std::size_t arcs() const;

 private:
  Automaton() = default;
  template <class Keys>
  bool explore(const Keys& keys, std::size_t most_arcs);
  void minimize();
  void merge_states(Layer& layer, std::vector<std::uint32_t>& renamed, const std::vector<std::uint32_t>& after);
  static void merge_letters(Layer& layer);

  std::vector<Layer> layers_;  // state 0 of the first is the start
  std::vector<float> finish_;  // penalty of each state after the last day
};

}  // namespace krarup::lines
