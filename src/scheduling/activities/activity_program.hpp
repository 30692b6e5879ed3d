#pragma once

#include <vector>

#include "scheduling/activities/crowds.hpp"
#include "scheduling/activities/openings.hpp"
#include "scheduling/mip/coverage_columns.hpp"
#include "scheduling/mip/highs_model.hpp"

namespace krarup::activities {

/// A moment: a stretch of time in which nobody can come or go, whatever is chosen.
struct Moment {
  Instant start{};
  Instant end{};
  std::vector<double> agents{};         ///< [crowd]: on shift and not on break
  std::vector<CoveragePrice> prices{};  ///< [skill]
  std::vector<std::size_t> openings{};  ///< those that run through it
};

/// Which openings are used, as a mixed-integer program: column i is opening i.
///
/// Agents whoever they are have columns of their own price, moment by moment; where requirements are by skill, those of
/// each crowd who stay at work are shared among their skills.
class ActivityProgram {
 public:
  ActivityProgram(const ActivityProblem& problem, const std::vector<Opening>& openings);

  [[nodiscard]] const mip::Model& model() const { return model_; }

  /// The columns of the plan in which nobody takes part in anything.
  [[nodiscard]] std::vector<double> nobody() const;

 private:
  void add_attendees(std::size_t activity);
  void add_meeting(std::size_t activity);
  void add_moment(const Moment& moment);
  void add_limits(const Moment& moment);
  void add_agents(const Moment& moment);
  void add_skills(const Moment& moment);

  const ActivityProblem& problem_;
  const std::vector<Opening>& openings_;
  Crowds crowds_;
  mip::Model model_;
  std::vector<int> missing_;  // for each activity
  std::vector<std::pair<mip::CoverageColumns, double>> coverage_;
};

}  // namespace krarup::activities
