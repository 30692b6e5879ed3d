#pragma once

#include <vector>

#include "scheduling/mip/coverage_columns.hpp"
#include "scheduling/mip/highs_model.hpp"
#include "scheduling/repair/day.hpp"

namespace krarup::repairing {

/// The rest of a day as a mixed-integer program: for each worker one end, and one start of each break that is taken.
class RepairProgram {
 public:
  explicit RepairProgram(const Day& day);

  [[nodiscard]] const mip::Model& model() const { return model_; }
  [[nodiscard]] std::vector<double> encode(const std::vector<Answer>& answers) const;
  [[nodiscard]] std::vector<Answer> decode(const std::vector<double>& values) const;

 private:
  struct WorkerColumns {
    int first_end = 0;
    std::vector<int> first_choice;  ///< for each open break
  };

  void add_worker(const Worker& worker);
  void keep_order(const Worker& worker, const WorkerColumns& columns);
  void add_slots();

  const Day& day_;
  mip::Model model_;
  std::vector<WorkerColumns> columns_;
  std::vector<mip::CoverageColumns> slots_;
};

}  // namespace krarup::repairing
