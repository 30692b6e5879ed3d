#include "scheduling/shifts/descent.hpp"

#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace krarup {

namespace {

constexpr double luck = 0.3;  ///< by what power of e the order of a descent is left to chance
constexpr double nearly_whole = 1e-6;
constexpr std::int64_t work_of_rest = 3'000;  ///< simplex iterations
constexpr int turns_at_ends = 1;
constexpr int none = -1;

std::size_t index(int column) { return static_cast<std::size_t>(column); }

void fix(mip::Model& model, const std::vector<int>& columns, const std::vector<double>& values) {
  for (const int column : columns) {
    const double value = std::round(values[index(column)]);
    model.set_bounds(column, value, value);
  }
}

/// A column for the people of all times up to each one.
std::vector<int> add_sums(mip::Model& model, const std::map<Instant, std::vector<mip::Term>>& by_time) {
  std::vector<int> sums;
  for (const auto& [time, people] : by_time) {
    std::vector<mip::Term> row = people;
    if (!sums.empty()) row.push_back({sums.back(), -1});
    sums.push_back(model.add_column(0, 0, mip::infinity, false));
    row.push_back({sums.back(), 1});
    model.add_row(0, 0, row);
  }
  return sums;
}

}  // namespace

Descent::Descent(const Block& block, const ShiftProgram& program, mip::Model model, const SolveOptions& options,
                 mip::Listener listener)
    : program_(program),
      options_(options),
      listener_(std::move(listener)),
      model_(with_sums(block, std::move(model))),
      ranges_(model_.columns()),
      chance_(model_.columns(), 1.0),
      relaxation_(model_) {}

mip::Model Descent::with_sums(const Block& block, mip::Model model) {
  std::map<Instant, std::vector<mip::Term>> starts, ends;
  const std::vector<int> people = program_.people_columns();
  for (std::size_t j = 0; j < people.size(); ++j) {
    starts[block.shifts[j].start].push_back({people[j], -1});
    ends[block.shifts[j].end].push_back({people[j], -1});
  }
  starts_ = add_sums(model, starts);
  ends_ = add_sums(model, ends);
  return model;
}

std::vector<Placed> Descent::shifts(PeopleRange people, Reach reach, std::mt19937& random) {
  begin(people, random);
  const std::vector<double> at_starts = make_whole(starts_, reach);
  if (at_starts.empty()) return {};
  mip::Model model = model_.relaxed();
  fix(model, starts_, at_starts);
  const std::vector<double> at_ends = make_whole(ends_, {reach.cost, turns_at_ends});
  if (!at_ends.empty()) fix(model, ends_, at_ends);
  return shifts_of(std::move(model), reach.cost);
}

/// Lets go of all sums, but for everybody's, and draws the order in which they are held.
void Descent::begin(PeopleRange people, std::mt19937& random) {
  for (const std::vector<int>* sums : {&starts_, &ends_}) {
    for (const int column : *sums) {
      hold(column, {});
      chance_[index(column)] = std::exp(luck * (2 * static_cast<double>(random()) / 0x1p32 - 1));
    }
  }
  hold(starts_.back(), {people.least, people.most});
}

/// The relaxation's values with these sums whole at no more than a cost, if found soon.
std::vector<double> Descent::make_whole(const std::vector<int>& sums, Reach reach) {
  mip::Duals at = relaxation_.solve();
  if (at.objective > reach.cost) return {};
  std::vector<Turn> turns;
  for (int column = next_column(sums, at.values); column != none; column = next_column(sums, at.values)) {
    turns.push_back(to_nearest(column, at.values[index(column)]));
    hold(column, turns.back().side);
    at = relaxation_.solve();
    while (at.objective > reach.cost) {
      for (; !turns.empty() && turns.back().turned; turns.pop_back()) hold(turns.back().column, turns.back().before);
      if (turns.empty() || reach.turns-- == 0 || !go_on()) return {};
      hold(turns.back().column, turns.back().other);
      turns.back().turned = true;
      at = relaxation_.solve();
    }
    if (!go_on()) return {};
  }
  return at.values;
}

/// The sum that is nearest to a whole number, give or take luck.
int Descent::next_column(const std::vector<int>& sums, const std::vector<double>& values) const {
  int best = none;
  double least = mip::infinity;
  for (const int column : sums) {
    const double value = values[index(column)], away = std::abs(value - std::round(value));
    if (away <= nearly_whole || away * chance_[index(column)] >= least) continue;
    least = away * chance_[index(column)];
    best = column;
  }
  return best;
}

Descent::Turn Descent::to_nearest(int column, double value) const {
  const Range before = ranges_[index(column)];
  Turn turn{column, before, {before.lower, std::floor(value)}, {std::ceil(value), before.upper}};
  if (value > std::floor(value) + 0.5) std::swap(turn.side, turn.other);
  return turn;
}

void Descent::hold(int column, Range range) {
  Range& now = ranges_[index(column)];
  if (now.lower == range.lower && now.upper == range.upper) return;
  now = range;
  relaxation_.set_bounds(column, range.lower, range.upper);
}

/// Makes the people on each shift whole, then their breaks.
std::vector<Placed> Descent::shifts_of(mip::Model model, double enough) const {
  const std::vector<int> people = program_.people_columns();
  for (const int column : people) model.set_whole(column, true);
  mip::Outcome outcome = minimize(model, enough);
  if (outcome.values.empty()) return {};
  fix(model, people, outcome.values);
  for (std::size_t j = 0; j < people.size(); ++j) {
    for (const int column : program_.columns_of(j)) model.set_whole(column, true);
  }
  outcome = minimize(model, enough);
  return outcome.values.empty() ? std::vector<Placed>{} : program_.decode(outcome.values);
}

mip::Outcome Descent::minimize(const mip::Model& model, double enough) const {
  const mip::Effort effort{.gap = options_.gap / 4, .target = enough, .work = work_of_rest, .seed = options_.seed};
  return mip::minimize(model, effort, [this](double, double) { return go_on(); });
}

}  // namespace krarup
