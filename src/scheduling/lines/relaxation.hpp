#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "scheduling/lines/crew.hpp"
#include "scheduling/lines/master.hpp"

namespace krarup::lines {

/// Some people and what they are to cover.
struct Crew {
  std::vector<std::size_t> people;  ///< workers of the problem
  std::vector<double> required;     ///< of each row, with the others' lines taken off
};

/// When to stop adding lines.
struct Rounds {
  std::size_t most = 1000;
  std::size_t nodes = 500;                                  ///< of a search for a line, at first
  std::size_t most_nodes = 500;                             ///< where searches with fewer find nothing any more
  double gap = 1e-4;                                        ///< (objective - bound) / objective
  double cutoff = std::numeric_limits<double>::infinity();  ///< a bound that makes the crew useless
  std::function<bool()> stopped{};                          ///< may be empty

  [[nodiscard]] bool is_stopped() const { return stopped && stopped(); }
};

/// The linear relaxation of a crew's rosters by column generation, and the Lagrangian bound.
///
/// Lines are priced not at the program's own prices but between them and those of the best bound so far [Wentges1997],
/// which keeps the prices from swinging.
class Relaxation {
 public:
  Relaxation(const LineProblem& problem, const Pricers& pricers, Crew crew, Runner runner);

  /// Adds a line that somebody (a place in the crew) can work.
  void add(std::size_t person, const PricedLine& line) { master_.add(person, line); }

  /// Prices to begin from.
  void begin_at(std::vector<double> prices) { center_ = std::move(prices); }

  /// Adds lines until the relaxation is solved, or as the rounds say. False when somebody has no line at all.
  bool converge(const Rounds& rounds);

  /// Lets one of the crew work this column from now on; forgets the bound.
  void fix(std::size_t column);

  [[nodiscard]] const Master& master() const { return master_; }
  [[nodiscard]] double bound() const { return bound_; }
  [[nodiscard]] const std::vector<double>& center() const { return center_; }
  [[nodiscard]] bool is_fixed(std::size_t person) const { return fixed_[person].has_value(); }
  [[nodiscard]] std::size_t rounds() const { return rounds_; }

 private:
  struct Priced {
    PricedLine line;  // with its own cost
    double bound;     // no line of this person costs less at these prices
    bool possible;
  };

  [[nodiscard]] std::vector<Priced> price(const std::vector<double>& prices, const Rounds& rounds, std::size_t nodes);
  [[nodiscard]] double lagrangian(const std::vector<double>& prices, const std::vector<Priced>& priced) const;
  [[nodiscard]] double worth(std::size_t person, const Line& line, const std::vector<double>& prices) const;
  bool add_improving(const std::vector<Priced>& priced, const std::vector<double>& prices);

  const LineProblem& problem_;
  const Pricers& pricers_;
  Crew crew_;
  Runner runner_;
  Master master_;
  std::vector<std::optional<std::size_t>> fixed_;  // [person]: column
  std::vector<double> center_;
  std::vector<std::vector<double>> multipliers_;  // [person]: where the last search for a line ended
  double bound_ = -std::numeric_limits<double>::infinity();
  std::size_t rounds_ = 0;
};

}  // namespace krarup::lines
