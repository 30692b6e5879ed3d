#pragma once

#include <functional>
#include <vector>

#include "scheduling/lines/crew.hpp"
#include "scheduling/skills/skill_state.hpp"

namespace krarup::skills {

/// The cheapest line of everybody, and what they cost together at given prices.
///
/// At the price of an hour of every skill, an hour of somebody is worth what their best skill is; everybody then works
/// the line that costs least beyond what it is worth, whatever the others do. The sum, and what the requirements are
/// worth, is a bound for every roster (Lagrangian relaxation [Geoffrion1974]).
class Pricing {
 public:
  Pricing(const SkillProblem& problem, const lines::Pricers& pricers, const lines::Runner& runner);

  /// What the search for prices needs to know of one answer.
  struct Answer {
    double bound = 0;
    std::vector<lines::Line> lines{};  ///< [place in classes]: the cheapest; empty where none was found
    std::vector<double> excess{};      ///< [moment x skills + skill]: agent-hours wanted beyond those present
  };

  /// @param classes  of the problem that have lines
  [[nodiscard]] Answer at(const HourPrices& prices, const std::vector<std::size_t>& classes);

  /// What each letter of each day costs a class beyond what it is worth, with the best breaks.
  [[nodiscard]] lines::LetterCosts net_costs(const HourPrices& prices, std::size_t of_class) const;

  [[nodiscard]] const SkillProblem& problem() const { return problem_; }

 private:
  struct OfClass {
    double least = 0;
    Tour tour{};
  };
  /// The worth of every letter for a crowd, and the best breaks.
  struct OfCrowd {
    std::vector<std::vector<double>> letters{};  ///< [day][letter - 1]
    std::vector<std::vector<Pauses>> pauses{};
  };

  [[nodiscard]] OfCrowd look(const HourPrices& prices, std::size_t crowd, bool with_pauses) const;
  [[nodiscard]] OfClass cheapest(const OfCrowd& crowd, std::size_t of_class);
  [[nodiscard]] lines::LetterCosts net_costs(const OfCrowd& crowd, std::size_t of_class) const;

  const SkillProblem& problem_;
  const lines::Pricers& pricers_;
  const lines::Runner& runner_;
  std::vector<std::vector<double>> multipliers_;  // [class]: where the last search for a line ended
};

/// Prices with a high bound.
struct PricesFound {
  HourPrices prices{};
  double bound = -std::numeric_limits<double>::infinity();
  std::vector<std::vector<lines::Line>> lines{};  ///< [place in classes]: cheapest at prices nearly as good
};

/// Searches for prices with a high bound by the volume algorithm [BarahonaAnbil2000]: a subgradient method that steps
/// along the average of the answers so far.
///
/// @param start   prices to begin from
/// @param known   what some roster costs
/// @param enough  a bound at which to stop
[[nodiscard]] PricesFound raise_bound(Pricing& pricing, const std::vector<std::size_t>& classes,
                                      const HourPrices& start, double known, double enough,
                                      const std::function<bool(double bound)>& going_on);

}  // namespace krarup::skills
