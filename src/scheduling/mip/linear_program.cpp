#include "scheduling/mip/linear_program.hpp"

#include "interfaces/highs_c_api.h"
#include "krarup/core/error.hpp"

namespace krarup::mip {

namespace {

void require(HighsInt status) {
  if (status == kHighsStatusError) throw Error("HiGHS refused a linear program");
}

}  // namespace

LinearProgram::LinearProgram() : highs_(Highs_create(), &Highs_destroy) {
  Highs_setBoolOptionValue(highs_.get(), "output_flag", 0);
  Highs_setIntOptionValue(highs_.get(), "threads", 1);
  Highs_setStringOptionValue(highs_.get(), "parallel", "off");
  Highs_setStringOptionValue(highs_.get(), "presolve", "off");
}

LinearProgram::LinearProgram(const Model& model) : LinearProgram() {
  model.pass_to(highs_.get());
  require(Highs_clearIntegrality(highs_.get()));
  rows_ = static_cast<int>(model.rows());
  columns_ = static_cast<int>(model.columns());
}

int LinearProgram::add_row(double lower, double upper) {
  require(Highs_addRow(highs_.get(), lower, upper, 0, nullptr, nullptr));
  return rows_++;
}

int LinearProgram::add_column(double cost, double lower, double upper,
                              const std::vector<std::pair<int, double>>& entries) {
  std::vector<HighsInt> rows;
  std::vector<double> coefficients;
  for (const auto& [row, coefficient] : entries) {
    rows.push_back(row);
    coefficients.push_back(coefficient);
  }
  require(Highs_addCol(highs_.get(), cost, lower, upper, static_cast<HighsInt>(rows.size()), rows.data(),
                       coefficients.data()));
  return columns_++;
}

void LinearProgram::set_bounds(int column, double lower, double upper) {
  require(Highs_changeColBounds(highs_.get(), column, lower, upper));
}

void LinearProgram::go_on_while(std::function<bool()> going_on) {
  watch_ = std::make_unique<Watch>(Watch{std::move(going_on)});
  const auto ask = [](int, const char*, const HighsCallbackDataOut*, HighsCallbackDataIn* in, void* self) {
    auto& watch = *static_cast<Watch*>(self);
    if (in == nullptr || watch.going_on()) return;
    watch.stopped = true;
    in->user_interrupt = 1;
  };
  Highs_setCallback(highs_.get(), ask, watch_.get());
  Highs_startCallback(highs_.get(), kHighsCallbackSimplexInterrupt);
  Highs_startCallback(highs_.get(), kHighsCallbackIpmInterrupt);
}

Duals LinearProgram::solve_large() {
  Highs_setStringOptionValue(highs_.get(), "solver", "ipx");
  Highs_setStringOptionValue(highs_.get(), "presolve", "on");
  run();
  Highs_setStringOptionValue(highs_.get(), "presolve", "off");
  return answer();
}

Duals LinearProgram::solve() {
  Highs_setStringOptionValue(highs_.get(), "solver", "simplex");
  run();
  return answer();
}

Duals LinearProgram::solve_to_the_middle(double tolerance) {
  Highs_setStringOptionValue(highs_.get(), "solver", "ipx");
  Highs_setStringOptionValue(highs_.get(), "run_crossover", "off");
  Highs_setDoubleOptionValue(highs_.get(), "ipm_optimality_tolerance", tolerance);
  run();
  return answer();
}

void LinearProgram::run() {
  if (watch_) watch_->stopped = false;
  const HighsInt status = Highs_run(highs_.get());
  if (!stopped()) require(status);
}

bool LinearProgram::stopped() const { return watch_ && watch_->stopped; }

Duals LinearProgram::answer() const {
  Duals duals;
  const HighsInt status = Highs_getModelStatus(highs_.get());
  if (status == kHighsModelStatusInfeasible || (stopped() && status != kHighsModelStatusOptimal)) return duals;
  duals.values.resize(static_cast<std::size_t>(columns_));
  duals.prices.resize(static_cast<std::size_t>(rows_));
  require(Highs_getSolution(highs_.get(), duals.values.data(), nullptr, nullptr, duals.prices.data()));
  duals.objective = Highs_getObjectiveValue(highs_.get());
  return duals;
}

}  // namespace krarup::mip
