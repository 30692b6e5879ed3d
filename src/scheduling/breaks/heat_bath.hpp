#pragma once

#include <cstddef>
#include <random>
#include <utility>
#include <vector>

#include "scheduling/breaks/break_graph.hpp"

namespace krarup::breaks {

/// Draws the breaks of one shift while all others stay: of all patterns, one that costs E with a chance proportional
/// to exp(-E / temperature) [GemanGeman1984].
///
/// The chances are summed backwards over the ends of breaks, then a pattern is drawn forwards, break by break: exact,
/// however many patterns there are.
class HeatBath {
 public:
  explicit HeatBath(const StepPolicy& policy);

  /// In cost.
  void set_temperature(double temperature);

  /// Sums the chances.
  ///
  /// @param on_break     what a step of the shift adds to the cost when it is part of a break
  /// @param catching_up  and when it follows a break
  /// @return  false where the sum is no number or nothing, so that there is nothing to draw
  bool weigh(const std::vector<double>& on_break, const std::vector<double>& catching_up);

  /// A pattern, at what has been weighed.
  [[nodiscard]] Pattern draw(std::mt19937_64& random) const;

 private:
  [[nodiscard]] int names() const { return static_cast<int>(policy_.named.size()); }
  [[nodiscard]] bool is_done(const Node& node) const { return node.named == names() && node.left == 0; }
  [[nodiscard]] Node root() const { return {0, 0, policy_.flexible}; }

  /// A break that takes from `left` is as much longer: what may follow lies side by side.
  [[nodiscard]] std::size_t rest_at(const Node& node) const;
  [[nodiscard]] std::size_t begin_at(const Node& node, int start) const;
  [[nodiscard]] std::size_t break_at(int start, int length) const;

  void find_nodes();
  void drop_dead_ends();
  void weigh_breaks(const std::vector<double>& on_break, const std::vector<double>& catching_up);
  void weigh_begin(const Node& node);
  [[nodiscard]] double weight_of_named(const Node& node) const;
  [[nodiscard]] double weight_of_flexible(const Node& node, int length) const;
  [[nodiscard]] double weight_of_rest(const Node& node) const;
  [[nodiscard]] int first_named(const Node& node) const;
  [[nodiscard]] std::pair<int, int> stretches(const Node& node) const;

  StepPolicy policy_;
  int longest_;  // break, in steps
  double temperature_ = 1;
  std::vector<std::vector<Node>> begins_;  // [step]: before a break that begins there; the node's end is the step
  std::vector<std::vector<Node>> ends_;    // [step]: after a break that ends there

  // Weights of the policy's penalties.
  std::vector<double> stretch_;              // [steps of work]
  std::vector<double> length_, long_rest_;   // [steps of a break]; the latter after a long stretch
  std::vector<double> start_, end_;          // [step of a break's start, of its end]
  std::vector<std::vector<double>> window_;  // [named break][start]

  // Weights of what is weighed, with all that may follow.
  std::vector<double> named_break_, break_, rested_break_;  // alone: named, flexible, flexible after a long stretch
  std::vector<double> flexible_, flexible_rested_;          // of all flexible breaks that begin; after a long stretch
  std::vector<double> named_, named_rested_;                // of the next named break; after a long stretch
  std::vector<double> rest_;                                // after the end of a break
};

}  // namespace krarup::breaks
