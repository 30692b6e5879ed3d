#pragma once

#include <optional>
#include <vector>

#include "scheduling/lines/relaxation.hpp"

namespace krarup::lines {

/// Lines of each of a crew.
using LinesOfCrew = std::vector<std::vector<PricedLine>>;

/// Every line that can be part of a roster cheaper than the cutoff, or nothing where there are too many: at prices with
/// a good bound, a line that costs its person more than the cheapest does by the gap, or beyond, is in none
/// [BaldacciChristofidesMingozzi2008].
class LinesBelow {
 public:
  LinesBelow(const LineProblem& problem, const Pricers& pricers, const Crew& crew, const std::vector<double>& prices);

  /// @param stopped  asked often; true ends the search with nothing
  [[nodiscard]] std::optional<LinesOfCrew> find(double cutoff, const Runner& runner,
                                                const std::function<bool()>& stopped);

 private:
  [[nodiscard]] double bound(const Runner& runner);
  [[nodiscard]] bool search(std::size_t person, SearchLimits limits, std::vector<PricedLine>& lines);

  const LineProblem& problem_;
  const Pricers& pricers_;
  const Crew& crew_;
  const std::vector<double>& prices_;
  std::vector<LetterCosts> earned_;               // [person]
  std::vector<double> least_;                     // [person]: what the cheapest line costs, less what it earns
  std::vector<std::vector<double>> multipliers_;  // [person]
};

/// The cheapest choice of one line for everybody, and a bound on it.
struct CheapestChoice {
  std::vector<PricedLine> lines{};  ///< of each of the crew; empty when the search was given up without an answer
  double bound = -std::numeric_limits<double>::infinity();
};

/// By mixed-integer programming.
///
/// @param stopped  asked often; true ends the search
/// @param seconds  after which it ends, too
[[nodiscard]] CheapestChoice choose_lines(const LineProblem& problem, const Crew& crew, const LinesOfCrew& lines,
                                          const std::function<bool()>& stopped, double seconds);

}  // namespace krarup::lines
