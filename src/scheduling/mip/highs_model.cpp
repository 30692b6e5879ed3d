#include "scheduling/mip/highs_model.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "interfaces/highs_c_api.h"
#include "krarup/core/error.hpp"

namespace krarup::mip {

static_assert(sizeof(HighsInt) == sizeof(int), "indices are passed to HiGHS as they are");

int Model::add_column(double cost, double lower, double upper, bool whole) {
  cost_.push_back(cost);
  lower_.push_back(lower);
  upper_.push_back(upper);
  whole_.push_back(whole ? 1 : 0);
  return static_cast<int>(cost_.size()) - 1;
}

int Model::add_row(double lower, double upper, const std::vector<Term>& terms) {
  for (const Term& term : terms) {
    row_columns_.push_back(term.column);
    row_coefficients_.push_back(term.coefficient);
  }
  row_start_.push_back(static_cast<int>(row_columns_.size()));
  row_lower_.push_back(lower);
  row_upper_.push_back(upper);
  return static_cast<int>(row_lower_.size()) - 1;
}

Model Model::relaxed() const {
  Model model = *this;
  std::fill(model.whole_.begin(), model.whole_.end(), 0);
  return model;
}

Model Model::without_costs() const {
  Model model = *this;
  model.offset_ = 0;
  std::fill(model.cost_.begin(), model.cost_.end(), 0.0);
  return model;
}

void Model::set_bounds(int column, double lower, double upper) {
  lower_[index(column)] = lower;
  upper_[index(column)] = upper;
}

void Model::pass_to(void* highs) const {
  const auto entries = static_cast<HighsInt>(row_columns_.size());
  const HighsInt status = Highs_passMip(
      highs, static_cast<HighsInt>(columns()), static_cast<HighsInt>(rows()), entries, kHighsMatrixFormatRowwise,
      kHighsObjSenseMinimize, offset_, cost_.data(), lower_.data(), upper_.data(), row_lower_.data(), row_upper_.data(),
      row_start_.data(), row_columns_.data(), row_coefficients_.data(), whole_.data());
  if (status == kHighsStatusError) throw Error("HiGHS refused its model");
}

/// One run of HiGHS: owns the instance, hears its callbacks, keeps the best solution they bring.
class Solver {
 public:
  Solver(const Model& model, const Effort& effort, const Listener& listener)
      : model_(model), effort_(effort), listener_(listener), highs_(Highs_create(), &Highs_destroy) {
    is_mip_ = std::any_of(model.whole_.begin(), model.whole_.end(), [](int whole) { return whole != 0; });
    set_options();
    model_.pass_to(highs_.get());
  }

  void use_interior_point() {
    Highs_setStringOptionValue(highs_.get(), "solver", "ipx");
    Highs_startCallback(highs_.get(), kHighsCallbackIpmInterrupt);
  }

  Outcome run(const std::vector<double>& start) {
    if (!start.empty() && is_mip_) Highs_setSolution(highs_.get(), start.data(), nullptr, nullptr, nullptr);
    const HighsInt status = Highs_run(highs_.get());
    if (status == kHighsStatusError && !stopped_) throw Error("HiGHS could not solve its model");
    return is_mip_ ? mip_outcome() : lp_outcome();
  }

 private:
  void set_options() {
    void* highs = highs_.get();
    Highs_setBoolOptionValue(highs, "output_flag", 0);
    Highs_setIntOptionValue(highs, "threads", 1);
    Highs_setStringOptionValue(highs, "parallel", "off");
    Highs_setIntOptionValue(highs, "random_seed", effort_.seed);
    Highs_setDoubleOptionValue(highs, "mip_rel_gap", effort_.gap);
    Highs_setDoubleOptionValue(highs, "mip_abs_gap", effort_.difference);
    Highs_setDoubleOptionValue(highs, "objective_target", effort_.target);
    Highs_setDoubleOptionValue(highs, "time_limit", effort_.seconds);
    Highs_setCallback(highs, &Solver::on_callback, this);
    Highs_startCallback(highs, kHighsCallbackSimplexInterrupt);
    Highs_startCallback(highs, kHighsCallbackMipInterrupt);
    Highs_startCallback(highs, kHighsCallbackMipImprovingSolution);
  }

  static void on_callback(int type, const char*, const HighsCallbackDataOut* out, HighsCallbackDataIn* in, void* self) {
    static_cast<Solver*>(self)->hear(type, *out, in);
  }

  void hear(int type, const HighsCallbackDataOut& out, HighsCallbackDataIn* in) {
    if (type == kHighsCallbackMipImprovingSolution) {
      if (out.objective_function_value < best_objective_) {
        best_objective_ = out.objective_function_value;
        best_.assign(out.mip_solution, out.mip_solution + model_.columns());
      }
      return;
    }
    if (type == kHighsCallbackMipInterrupt) {
      best_bound_ = std::max(best_bound_, out.mip_dual_bound);
      if (out.mip_total_lp_iterations > effort_.work) stopped_ = true;
    }
    if (listener_ && !listener_(best_objective_, best_bound_)) stopped_ = true;
    if (stopped_ && in != nullptr) in->user_interrupt = 1;
  }

  Outcome mip_outcome() {
    Outcome outcome;
    void* highs = highs_.get();
    HighsInt solution = kHighsSolutionStatusNone;
    Highs_getIntInfoValue(highs, "primal_solution_status", &solution);
    if (solution == kHighsSolutionStatusFeasible && Highs_getObjectiveValue(highs) <= best_objective_) {
      outcome.values.resize(model_.columns());
      Highs_getSolution(highs, outcome.values.data(), nullptr, nullptr, nullptr);
    } else {
      outcome.values = std::move(best_);
    }
    double bound = -infinity;
    Highs_getDoubleInfoValue(highs, "mip_dual_bound", &bound);
    outcome.bound = std::max(best_bound_, std::isfinite(bound) ? bound : -infinity);
    settle(outcome);
    return outcome;
  }

  Outcome lp_outcome() {
    Outcome outcome;
    void* highs = highs_.get();
    if (Highs_getModelStatus(highs) != kHighsModelStatusOptimal) return outcome;
    outcome.values.resize(model_.columns());
    outcome.prices.resize(model_.rows());
    Highs_getSolution(highs, outcome.values.data(), nullptr, nullptr, outcome.prices.data());
    settle(outcome);
    outcome.bound = outcome.objective;
    return outcome;
  }

  /// Rounds what must be whole, so that no tolerance of the solver reaches the planner, and prices the result.
  void settle(Outcome& outcome) const {
    if (outcome.values.empty()) return;
    outcome.objective = model_.offset_;
    for (std::size_t i = 0; i < outcome.values.size(); ++i) {
      if (model_.whole_[i] != 0) outcome.values[i] = std::round(outcome.values[i]);
      outcome.objective += model_.cost_[i] * outcome.values[i];
    }
    outcome.bound = std::min(outcome.bound, outcome.objective);
  }

  const Model& model_;
  const Effort& effort_;
  const Listener& listener_;
  std::unique_ptr<void, void (*)(void*)> highs_;
  bool is_mip_ = false;
  bool stopped_ = false;
  std::vector<double> best_;
  double best_objective_ = infinity;
  double best_bound_ = -infinity;
};

Outcome minimize(const Model& model, const Effort& effort, const Listener& listener, const std::vector<double>& start) {
  return Solver(model, effort, listener).run(start);
}

Outcome minimize_large(const Model& model, const Listener& listener) {
  const Effort effort;
  Solver solver(model, effort, listener);
  solver.use_interior_point();
  return solver.run({});
}

}  // namespace krarup::mip
