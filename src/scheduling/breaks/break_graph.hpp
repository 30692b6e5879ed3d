#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "krarup/scheduling/break_policy.hpp"

namespace krarup::breaks {

inline constexpr double never = std::numeric_limits<double>::infinity();

/// A named break, in steps; its window is counted from the start of the shift, and may begin before it.
struct NamedBreak {
  int length, earliest, latest;
  int min_gap;  ///< since the end of the break before it
};

/// A break policy for shifts of one length, in steps; costs are per step, `never` where a rule is always kept.
struct StepPolicy {
  int shift_length = 0;
  std::vector<NamedBreak> named{};
  int flexible = 0, min_length = 0, max_length = 0;
  int clear_start = 0, clear_end = 0;
  int min_stretch = 0, max_stretch = 0;
  int long_stretch = 0, long_break = 0;
  int catch_up = 0;
  double window = never, position = never, stretch = never, long_rest = never, length = never;

  /// The same with every rule kept, whatever the penalties.
  [[nodiscard]] StepPolicy strict() const;
};

/// @param policy  nullptr for shifts without breaks
[[nodiscard]] StepPolicy in_steps(const BreakPolicy* policy, Seconds shift_length, Seconds step);

/// One break of a shift.
struct Placed {
  int start;   ///< steps after the start of the shift
  int length;  ///< in steps
  int named;   ///< index of the named break, or -1 for a flexible one

  [[nodiscard]] int end() const { return start + length; }
  friend bool operator==(const Placed&, const Placed&) = default;
};

/// The breaks of one shift, in order of time.
using Pattern = std::vector<Placed>;

/// What has happened in a shift up to the end of its last break.
struct Node {
  int end = 0;    ///< of the last break, in steps after the start of the shift; 0 before the first
  int named = 0;  ///< named breaks taken
  int left = 0;   ///< flexible steps still to be taken
};

/// The graph whose paths are the break patterns of a shift, with what each pattern costs at given prices.
///
/// A node is the end of a break, an arc the work and the break that follow. With the price of each step that somebody
/// is away, `to_go` is the least cost from a node to the end of the shift: penalties plus prices.
class BreakGraph {
 public:
  /// @param prices  of being away, for each step of the shift
  /// @param most_choices  kept for one state of a shift, the cheapest first
  BreakGraph(const StepPolicy& policy, const std::vector<double>& prices,
             std::size_t most_choices = std::numeric_limits<std::size_t>::max());

  /// A way to go on: the break taken now, and how much dearer it is than the best way from now on.
  struct Choice {
    std::int32_t node;
    double extra;
    bool named;
  };

  /// What there is to choose after so much work since a node: breaks to start now, or waiting.
  struct Choices {
    const Choice* begin;
    const Choice* end;
    double wait;  ///< how much dearer it is to go on working than the best choice; `never` when a break is due
  };

  /// The node before any break.
  [[nodiscard]] std::int32_t root() const { return index({0, 0, policy_.flexible}); }
  [[nodiscard]] Node node(std::int32_t index) const;
  [[nodiscard]] double to_go(std::int32_t node) const { return to_go_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] bool possible() const { return to_go(root()) < never; }
  [[nodiscard]] bool is_done(const Node& node) const {
    return node.named == static_cast<int>(policy_.named.size()) && node.left == 0;
  }
  [[nodiscard]] const StepPolicy& policy() const { return policy_; }

  /// Found when first asked for, and kept.
  [[nodiscard]] Choices choices(std::int32_t node, int worked);

  /// The cheapest pattern.
  [[nodiscard]] Pattern best() const;

  /// The break that leads from one node to another.
  [[nodiscard]] Placed taken(const Node& from, const Node& to) const;

  /// The steps in which somebody may be away: [first, last).
  [[nodiscard]] std::pair<int, int> away() const { return away_; }

 private:
  struct Row {
    std::vector<double> best;            // of starting a break after so much work or more
    std::vector<std::uint32_t> offsets;  // into choices
    std::vector<Choice> choices;
  };

  [[nodiscard]] std::int32_t index(const Node& node) const;
  [[nodiscard]] double price(int start, int end) const;
  [[nodiscard]] double finish(const Node& node) const;
  [[nodiscard]] int least_work(const Node& node) const { return node.end == 0 ? 0 : policy_.catch_up; }
  [[nodiscard]] int most_work(const Node& node) const;
  template <class Visit>
  void visit_breaks(const Node& node, int worked, Visit&& visit) const;
  [[nodiscard]] const Row& row(std::int32_t node);
  [[nodiscard]] std::pair<int, int> find_away() const;

  StepPolicy policy_;
  std::size_t most_choices_;
  std::vector<double> price_until_;  // sums of the prices
  std::vector<double> to_go_;
  std::pair<int, int> away_;
  std::vector<std::int32_t> row_of_;
  std::vector<Row> rows_;
};

/// What the bent rules of a pattern cost; `never` when it breaks a rule that has no penalty.
[[nodiscard]] double penalty(const StepPolicy& policy, const Pattern& pattern);

}  // namespace krarup::breaks
