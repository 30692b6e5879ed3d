#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <vector>

#include "scheduling/lines/automaton.hpp"
#include "scheduling/lines/look_ahead.hpp"
#include "scheduling/lines/side_table.hpp"

namespace krarup::lines {

/// A line with all that it costs, penalties included.
struct PricedLine {
  double cost = std::numeric_limits<double>::infinity();
  Line line{};
};

/// The answer of a search for cheap lines.
struct CheapLines {
  std::vector<PricedLine> lines{};                         ///< cheapest first; may be empty
  double bound = std::numeric_limits<double>::infinity();  ///< no line costs less; infinite: there is no line
  bool complete = false;                                   ///< whether these are all that cost less than was asked for
};

/// How far to search.
struct SearchLimits {
  std::size_t lines = 1;                                   ///< stop after so many
  double below = std::numeric_limits<double>::infinity();  ///< lines that cost this or more are of no use
  std::size_t nodes = 5'000;                               ///< stop after so many partial lines
  std::size_t steps = 20;                                  ///< towards better multipliers
  std::function<bool()> stopped{};                         ///< asked now and then; may be empty
};

/// Finds the cheapest lines that keep a set of rules: a best-first search over the days.
///
/// As many rules as fit make one automaton, in which the cost of the rest of the horizon is known exactly for every
/// state: one pass backwards. The others (chains where possible, such as limits of night shifts) are labels of the
/// partial lines, which dominate each other as their tables tell. The first complete line is the cheapest.
class Pricer {
 public:
  /// @param terms      rules, those that bind most first
  /// @param most_arcs  that the automaton of most rules may have
  Pricer(const LineProblem& problem, const std::vector<int>& terms, std::size_t most_arcs);

  /// No rules yet.
  explicit Pricer(const LineProblem& problem);

  /// Demands one more rule. Copies made before share the automaton and do not change.
  void add(const LineProblem& problem, int term, std::size_t most_arcs);

  /// @param multipliers  of the sides (see LookAhead): where to begin, and where the search ended; may be empty
  [[nodiscard]] CheapLines search(const LetterCosts& costs, const SearchLimits& limits,
                                  std::vector<double>& multipliers) const;

  /// Whether any line at all keeps the rules, whatever it costs.
  [[nodiscard]] bool has_lines() const { return !core_->refuses_everything(); }

  [[nodiscard]] std::size_t sides() const { return sides_.size(); }
  [[nodiscard]] std::size_t arcs() const { return core_->arcs(); }

 private:
  friend class LineSearch;

  std::shared_ptr<const Automaton> core_;  // people whose rules begin alike have the same
  std::vector<SideTable> sides_;
};

}  // namespace krarup::lines
