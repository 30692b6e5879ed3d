#pragma once

#include <vector>

#include "scheduling/skills/price_list.hpp"

namespace krarup::skills {

/// A roster: what everybody works, and what that costs beside the moments.
struct Tours {
  std::vector<Tour> of{};            ///< [worker]
  std::vector<double> line_costs{};  ///< [worker]
};

/// A roster under improvement: everybody's tour, who is present when, and what it costs.
///
/// The cost of a moment is the largest of the linear functions of a price list: exact once the list knows the prices of
/// the moment, and never more than the truth.
class SkillState {
 public:
  /// Nobody works, at no cost of lines.
  explicit SkillState(const SkillProblem& problem);

  [[nodiscard]] double cost() const { return cost_; }
  [[nodiscard]] const Tours& tours() const { return tours_; }
  [[nodiscard]] const Tour& tour(std::size_t worker) const { return tours_.of[worker]; }
  [[nodiscard]] double line_cost(std::size_t worker) const { return tours_.line_costs[worker]; }
  [[nodiscard]] const std::vector<double>& present() const { return present_; }

  /// What it saves that somebody is present at a moment; `already`: the one who is counted among those present.
  [[nodiscard]] double saving(std::size_t crowd, std::size_t moment, bool already) const;

  /// Adds to each price what an hour of the skill would save now.
  void add_prices_to(HourPrices& sum) const;

  /// What rows of pairings cost more when somebody changes the letter of a day.
  [[nodiscard]] double row_change(std::size_t worker, std::size_t day, Letter now) const;

  /// Somebody does something else on a day; `line_cost` is that of the whole line then.
  void replace(std::size_t worker, std::size_t day, const WorkedDay& now, double line_cost);
  void replace(std::size_t worker, const Tour& tour, double line_cost);
  void replace(const Tours& tours);

  /// Gives everybody to the skills anew at every moment, and adds the prices found where the list was short of them.
  /// The cost is exact from there on, as long as nobody moves.
  void settle();

 private:
  void put(std::size_t crowd, const Duty& duty, const Pauses& pauses, double by);
  void cover(std::size_t worker, std::size_t day, Letter letter, double by);
  void count_again();
  [[nodiscard]] double row_cost(std::size_t row, double covered) const;
  [[nodiscard]] double moment_cost(std::size_t moment) const;

  const SkillProblem* problem_;
  PriceList prices_;
  Tours tours_;
  std::vector<double> present_;  // [moment x crowds + crowd]
  std::vector<double> values_;   // [moment x prices + k]: the linear functions
  std::vector<double> covered_;  // [row]
  double cost_ = 0;
};

}  // namespace krarup::skills
