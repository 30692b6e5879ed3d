#pragma once

#include <map>
#include <vector>

#include "scheduling/activities/moments.hpp"
#include "scheduling/mip/coverage_columns.hpp"
#include "scheduling/mip/highs_model.hpp"

namespace krarup::activities {

/// Which openings are used, as a mixed-integer program: column i is opening i.
///
/// Agents whoever they are have columns of their own price, moment by moment; where requirements are by skill, those of
/// each crowd who stay at work are shared among their skills.
class ActivityProgram {
 public:
  ActivityProgram(const ActivityProblem& problem, const std::vector<Opening>& openings, const Crowds& crowds,
                  const std::vector<Moment>& moments);

  [[nodiscard]] const mip::Model& model() const { return model_; }

  /// The columns of the plan that uses these openings and no others.
  [[nodiscard]] std::vector<double> values_of(const std::vector<std::size_t>& chosen) const;

 private:
  struct Covered {
    mip::CoverageColumns columns;
    double agents = 0;  // when nobody is away
    std::vector<std::size_t> openings;
  };

  static std::size_t place(int column) { return static_cast<std::size_t>(column); }

  void add_attendees(std::size_t activity);
  void add_meeting(std::size_t activity);
  void add_moment(const Moment& moment);
  void add_limits(const Moment& moment);
  void add_agents(const Moment& moment);
  void add_skills(const Moment& moment);
  [[nodiscard]] std::vector<double> allotted(const std::vector<double>& values) const;

  const ActivityProblem& problem_;
  const std::vector<Opening>& openings_;
  const Crowds& crowds_;
  mip::Model model_;
  std::vector<int> missing_;                              // for each activity
  std::map<std::size_t, std::map<Instant, int>> begins_;  // of each meeting
  std::vector<Covered> coverage_;
};

}  // namespace krarup::activities
