#include "scheduling/shifts/whole_people.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <utility>

#include "scheduling/common/proof.hpp"
#include "scheduling/mip/linear_program.hpp"

namespace krarup {

namespace {

constexpr std::size_t most_columns = 20'000;  ///< each step takes too long beyond
constexpr int most_turns = 100;               ///< of one descent
constexpr double luck = 1;                    ///< by what power of e the order of a descent is left to chance
constexpr double nearly_whole = 1e-6;
constexpr std::int64_t work_of_rest = 20'000;  ///< simplex iterations

/// What a descent may cost beyond the relaxation, of its cost; the last ones only for want of any answer.
constexpr double given_away[] = {0, 0, 0, 0.002, 0.02};

struct Range {
  double lower = 0;
  double upper = mip::infinity;
};

/// A column held to one side of its value, and what it was held to before.
struct Turn {
  int column = 0;
  Range before, side, other;
  bool turned = false;  ///< the other side was tried, too
};

void fix(mip::Model& model, int column, const std::vector<double>& values) {
  const double value = std::round(values[static_cast<std::size_t>(column)]);
  model.set_bounds(column, value, value);
}

/// So many people in all, and the relaxation with them.
struct Crowd {
  Range people;
  mip::Duals relaxation;
};

class PeopleSearch {
 public:
  PeopleSearch(const Block& block, const ShiftProgram& program, const SolveOptions& options,
               const mip::Listener& listener)
      : block_(block),
        shifts_(program),
        options_(options),
        listener_(listener),
        random_(static_cast<std::uint32_t>(options.seed)),
        model_(state()),
        ranges_(model_.columns()),
        chance_(model_.columns(), 1.0),
        program_(model_) {}

  BlockAnswer run() {
    const auto [smaller, larger] = smaller_and_larger();
    answer_ = {.placed = {}, .cost = mip::infinity};
    if (larger.relaxation.values.empty()) return answer_;
    answer_.bound = std::max(0.0, std::min(smaller.relaxation.objective, larger.relaxation.objective));
    bool crowded = false;
    for (const double share : given_away) {
      if (!open() || !go_on() || (share > 0 && has_answer())) break;
      crowded = !crowded || smaller.relaxation.objective >= answer_.cost;
      descend_from(crowded ? larger : smaller, share);
    }
    answer_.bound = std::min(answer_.bound, answer_.cost);
    return answer_;
  }

 private:
  mip::Model state();
  static std::vector<int> add_sums(mip::Model& model, const std::map<Instant, std::vector<mip::Term>>& by_time);
  std::array<Crowd, 2> smaller_and_larger();
  void descend_from(const Crowd& crowd, double share);
  std::optional<std::vector<double>> descend(const Crowd& crowd, double most);
  [[nodiscard]] std::optional<int> next_column(const std::vector<double>& values) const;
  [[nodiscard]] Turn to_nearest(int column, double value) const;
  void hold(int column, Range range);
  void offer(const std::vector<double>& values);
  [[nodiscard]] mip::Outcome minimize(const mip::Model& model) const;

  [[nodiscard]] bool has_answer() const { return answer_.cost < mip::infinity; }
  [[nodiscard]] bool open() const { return !has_answer() || !is_closed(answer_.cost, answer_.bound, options_.gap); }
  [[nodiscard]] bool go_on() const { return listener_(answer_.cost, answer_.bound); }
  static std::size_t index(int column) { return static_cast<std::size_t>(column); }

  const Block& block_;
  const ShiftProgram& shifts_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  std::mt19937 random_;
  std::vector<int> people_;     ///< for each shift, the column of its people
  std::vector<int> starts_;     ///< for each time, the column of those who have started; the last: everybody
  std::vector<int> ends_;       ///< for each time, the column of those who have ended
  mip::Model model_;            ///< the block's program with these sums
  std::vector<Range> ranges_;   ///< for each column
  std::vector<double> chance_;  ///< for each column: how its distance from a whole number counts
  mip::LinearProgram program_;
  BlockAnswer answer_;
};

mip::Model PeopleSearch::state() {
  mip::Model model = shifts_.model();
  std::map<Instant, std::vector<mip::Term>> starts, ends;
  for (std::size_t j = 0; j < block_.shifts.size(); ++j) {
    people_.push_back(shifts_.columns_of(j).front());
    starts[block_.shifts[j].start].push_back({people_.back(), -1});
    ends[block_.shifts[j].end].push_back({people_.back(), -1});
  }
  starts_ = add_sums(model, starts);
  ends_ = add_sums(model, ends);
  return model;
}

/// A column for the people of all times up to each one.
std::vector<int> PeopleSearch::add_sums(mip::Model& model, const std::map<Instant, std::vector<mip::Term>>& by_time) {
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

std::array<Crowd, 2> PeopleSearch::smaller_and_larger() {
  const mip::Duals relaxed = program_.solve();
  if (relaxed.values.empty()) return {};
  const double people = relaxed.values[index(starts_.back())];
  std::array<Crowd, 2> crowds{Crowd{{0, std::floor(people + nearly_whole)}, {}},
                              Crowd{{std::ceil(people - nearly_whole), mip::infinity}, {}}};
  for (Crowd& crowd : crowds) {
    hold(starts_.back(), crowd.people);
    crowd.relaxation = program_.solve();
  }
  return crowds;
}

void PeopleSearch::descend_from(const Crowd& crowd, double share) {
  if (crowd.relaxation.values.empty()) return;
  const double least = crowd.relaxation.objective;
  const double enough = answer_.bound / (1 - options_.gap / 2);
  const double most = std::max(enough, least + share * std::abs(least)) + 1e-7 * std::max(1.0, std::abs(least));
  if (const auto values = descend(crowd, most)) offer(*values);
}

/// The relaxation with all sums whole at no more than a cost, if found soon.
std::optional<std::vector<double>> PeopleSearch::descend(const Crowd& crowd, double most) {
  for (const std::vector<int>* columns : {&starts_, &ends_}) {
    for (const int column : *columns) {
      hold(column, {});
      chance_[index(column)] = std::exp(luck * (2 * static_cast<double>(random_()) / 0x1p32 - 1));
    }
  }
  hold(starts_.back(), crowd.people);
  mip::Duals at = crowd.relaxation;
  std::vector<Turn> turns;
  int left = most_turns;
  while (const auto column = next_column(at.values)) {
    turns.push_back(to_nearest(*column, at.values[index(*column)]));
    hold(*column, turns.back().side);
    at = program_.solve();
    while (at.objective > most) {
      for (; !turns.empty() && turns.back().turned; turns.pop_back()) hold(turns.back().column, turns.back().before);
      if (turns.empty() || left-- == 0 || !go_on()) return std::nullopt;
      hold(turns.back().column, turns.back().other);
      turns.back().turned = true;
      at = program_.solve();
    }
    if (!go_on()) return std::nullopt;
  }
  return at.values;
}

/// Of the starts, or of the ends when these are whole, the sum that is nearest to a whole number, give or take luck.
std::optional<int> PeopleSearch::next_column(const std::vector<double>& values) const {
  for (const std::vector<int>* columns : {&starts_, &ends_}) {
    std::optional<int> best;
    double least = mip::infinity;
    for (const int column : *columns) {
      const double value = values[index(column)], away = std::abs(value - std::round(value));
      if (away <= nearly_whole || away * chance_[index(column)] >= least) continue;
      least = away * chance_[index(column)];
      best = column;
    }
    if (best) return best;
  }
  return std::nullopt;
}

Turn PeopleSearch::to_nearest(int column, double value) const {
  const Range before = ranges_[index(column)];
  Turn turn{column, before, {before.lower, std::floor(value)}, {std::ceil(value), before.upper}};
  if (value > std::floor(value) + 0.5) std::swap(turn.side, turn.other);
  return turn;
}

void PeopleSearch::hold(int column, Range range) {
  Range& now = ranges_[index(column)];
  if (now.lower == range.lower && now.upper == range.upper) return;
  now = range;
  program_.set_bounds(column, range.lower, range.upper);
}

/// Makes the people on each shift whole, then their breaks, where the sums are.
void PeopleSearch::offer(const std::vector<double>& values) {
  mip::Model model = model_.relaxed();
  for (const std::vector<int>* sums : {&starts_, &ends_}) {
    for (const int column : *sums) fix(model, column, values);
  }
  for (const int column : people_) model.set_whole(column, true);
  mip::Outcome outcome = minimize(model);
  if (outcome.values.empty()) return;
  for (const int column : people_) fix(model, column, outcome.values);
  for (std::size_t j = 0; j < block_.shifts.size(); ++j) {
    for (const int column : shifts_.columns_of(j)) model.set_whole(column, true);
  }
  outcome = minimize(model);
  if (outcome.values.empty()) return;
  std::vector<Placed> placed = shifts_.decode(outcome.values);
  if (const double price = cost(block_, placed); price < answer_.cost) {
    answer_.placed = std::move(placed);
    answer_.cost = price;
  }
}

mip::Outcome PeopleSearch::minimize(const mip::Model& model) const {
  const mip::Effort effort{.gap = options_.gap / 4, .work = work_of_rest, .seed = options_.seed};
  return mip::minimize(model, effort, [this](double, double) { return go_on(); });
}

}  // namespace

BlockAnswer make_people_whole(const Block& block, const ShiftProgram& program, const SolveOptions& options,
                              const mip::Listener& listener) {
  if (block.shifts.empty() || program.model().columns() > most_columns) return {.placed = {}, .cost = mip::infinity};
  return PeopleSearch(block, program, options, listener).run();
}

}  // namespace krarup
