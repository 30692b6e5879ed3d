#include "scheduling/mip/dive.hpp"

#include <algorithm>
#include <cmath>

#include "scheduling/mip/linear_program.hpp"

namespace krarup::mip {

namespace {

constexpr double nearly = 0.95;     // what lies higher is rounded up in any case
constexpr double tolerance = 1e-6;  // of a whole number

class Dive {
 public:
  Dive(const Model& model, const DiveEffort& effort, const std::function<bool()>& going_on)
      : program_(model), effort_(effort), going_on_(going_on), lower_(model.columns(), 0.0) {
    program_.go_on_while(going_on);
    answer_ = program_.solve_large();
  }

  [[nodiscard]] bool failed() const { return !going_on_() || answer_.values.empty(); }

  void settle(const Wave& wave) {
    while (!failed()) {
      const std::vector<int> doubtful = hold(wave);
      if (doubtful.empty()) return;
      round_up(doubtful);
    }
  }

  [[nodiscard]] std::vector<double> values() const { return failed() ? std::vector<double>{} : answer_.values; }

 private:
  [[nodiscard]] double value(int column) const { return answer_.values[static_cast<std::size_t>(column)]; }
  [[nodiscard]] double& lower(int column) { return lower_[static_cast<std::size_t>(column)]; }
  [[nodiscard]] double part(int column) const { return value(column) - std::floor(value(column) + tolerance); }

  void hold_to(int column, double whole) {
    lower(column) = whole;
    program_.set_bounds(column, whole, infinity);
  }

  std::vector<int> hold(const Wave& wave);
  void round_up(const std::vector<int>& columns);

  void solve() { answer_ = effort_.afresh ? program_.solve_large() : program_.solve(); }

  LinearProgram program_;
  DiveEffort effort_;
  const std::function<bool()>& going_on_;
  std::vector<double> lower_;
  Duals answer_;
};

/// Nothing falls below its whole part any more; returns what lies highest above its own in each pool, highest first.
std::vector<int> Dive::hold(const Wave& wave) {
  std::vector<int> doubtful;
  for (const std::vector<int>& pool : wave) {
    int highest = pool.front();
    for (const int column : pool) {
      const double whole = std::floor(value(column) + tolerance);
      if (whole > lower(column)) hold_to(column, whole);
      if (part(column) > part(highest)) highest = column;
    }
    if (part(highest) > tolerance) doubtful.push_back(highest);
  }
  std::stable_sort(doubtful.begin(), doubtful.end(), [&](int a, int b) { return part(a) > part(b); });
  return doubtful;
}

/// Rounds up the first ones, fewer where so many leave no solution; what cannot be rounded up at all is rounded down.
void Dive::round_up(const std::vector<int>& columns) {
  const auto clear = std::partition_point(columns.begin(), columns.end(), [&](int c) { return part(c) >= nearly; });
  auto count = std::max(static_cast<std::size_t>(clear - columns.begin()),
                        static_cast<std::size_t>(std::ceil(effort_.share * static_cast<double>(columns.size()))));
  for (; count > 0; count /= 2) {
    for (std::size_t i = 0; i < count; ++i) hold_to(columns[i], lower(columns[i]) + 1);
    solve();
    if (!answer_.values.empty() || !going_on_()) return;
    for (std::size_t i = 0; i < count; ++i) hold_to(columns[i], lower(columns[i]) - 1);
  }
  program_.set_bounds(columns.front(), lower(columns.front()), lower(columns.front()));
  solve();
}

}  // namespace

std::vector<double> dive(const Model& model, const std::vector<Wave>& waves, const DiveEffort& effort,
                         const std::function<bool()>& going_on) {
  Dive dive(model, effort, going_on);
  for (const Wave& wave : waves) dive.settle(wave);
  std::vector<double> values = dive.values();
  if (values.empty()) return values;
  for (const Wave& wave : waves) {
    for (const std::vector<int>& pool : wave) {
      for (const int column : pool)
        values[static_cast<std::size_t>(column)] = std::round(values[static_cast<std::size_t>(column)]);
    }
  }
  return values;
}

}  // namespace krarup::mip
