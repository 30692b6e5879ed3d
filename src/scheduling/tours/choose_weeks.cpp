#include "scheduling/tours/choose_weeks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

#include "scheduling/common/proof.hpp"
#include "scheduling/mip/linear_program.hpp"
#include "scheduling/shifts/shift_program.hpp"

namespace krarup::tours {

namespace {

constexpr int most_rounds = 8;
constexpr double nearby = 3;                    ///< people on a paid time of a day, from the relaxation
constexpr std::int64_t work_of_round = 10'000;  ///< simplex iterations

/// Those who work one paid time on one day.
struct Team {
  std::size_t crew = 0, day = 0;
  int paid = 0;
};

/// What a block costs at least with so many people of each team, and what one more of each changes.
struct BlockCost {
  double cost = mip::infinity;
  std::vector<double> prices;
};

/// The least cost of a block as a function of its teams.
class BlockValue {
 public:
  BlockValue(const Ground& ground, const Block& block) : program_(state(ground, block)) {}

  [[nodiscard]] const std::vector<Team>& teams() const { return teams_; }

  [[nodiscard]] const BlockCost& at(const std::vector<double>& people) {
    BlockCost& known = known_[people];
    if (!known.prices.empty()) return known;
    for (std::size_t i = 0; i < people.size(); ++i) program_.set_bounds(columns_[i], people[i], people[i]);
    const mip::Duals duals = program_.solve();
    known.cost = duals.objective;
    for (const int row : rows_) {
      known.prices.push_back(duals.prices.empty() ? 0 : -duals.prices[static_cast<std::size_t>(row)]);
    }
    return known;
  }

 private:
  /// The block's program with a column for each team.
  mip::LinearProgram state(const Ground& ground, const Block& block) {
    const ShiftProgram shifts(block, {});
    mip::Model model = shifts.model();
    std::map<std::tuple<std::size_t, std::size_t, int>, std::vector<mip::Term>> teams;
    for (std::size_t j = 0; j < block.shifts.size(); ++j) {
      const Place& place = ground.places[block.shifts[j].candidate];
      teams[{place.crew, place.day, place.paid}].push_back({shifts.columns_of(j).front(), -1});
    }
    for (auto& [key, row] : teams) {
      teams_.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key)});
      columns_.push_back(model.add_column(0, 0, 0, false));
      row.push_back({columns_.back(), 1});
      rows_.push_back(model.add_row(0, 0, row));
    }
    return mip::LinearProgram(model);
  }

  std::vector<Team> teams_;
  std::vector<int> columns_, rows_;  ///< for each team
  mip::LinearProgram program_;
  std::map<std::vector<double>, BlockCost> known_;
};

class WeekChoice {
 public:
  WeekChoice(const TourProblem& problem, const Ground& ground, const Horizon& horizon,
             const PeopleOnWeeks<double>& relaxed, const SolveOptions& options, const mip::Listener& listener)
      : ground_(ground), options_(options), listener_(listener) {
    for (const Block& block : horizon.blocks) values_.emplace_back(ground, block);
    for (std::size_t c = 0; c < ground.crews.size(); ++c) add_crew(problem, c);
    for (const BlockValue& value : values_) add_block(value, relaxed);
    if (problem.shifts.max_agents) limit_days(*problem.shifts.max_agents);
  }

  std::optional<PeopleOnWeeks<int>> run(const PeopleOnWeeks<double>& relaxed) {
    price(relaxed);
    std::optional<PeopleOnWeeks<int>> best;
    double least = mip::infinity;
    const mip::Listener going_on = [this](double, double) { return listener_(mip::infinity, 0); };
    const mip::Effort effort{.gap = options_.gap / 4, .work = work_of_round, .seed = options_.seed};
    for (int round = 0; round < most_rounds && going_on(0, 0); ++round) {
      const auto start = best ? encode(*best) : std::vector<double>{};
      const mip::Outcome outcome = mip::minimize(model_, effort, going_on, start);
      if (outcome.values.empty()) break;
      const PeopleOnWeeks<int> people = read(outcome.values);
      const double cost = price(people);
      if (!std::isfinite(cost)) break;
      const bool again = best == people;
      if (cost < least) best = people;
      least = std::min(least, cost);
      if (again || is_closed(least, outcome.bound, options_.gap / 4)) break;
    }
    return best;
  }

 private:
  void add_crew(const TourProblem& problem, std::size_t c);
  void add_block(const BlockValue& value, const PeopleOnWeeks<double>& relaxed);
  void limit_days(double most_people);
  template <class Number>
  double price(const PeopleOnWeeks<Number>& people);
  [[nodiscard]] std::vector<double> encode(const PeopleOnWeeks<int>& people);
  [[nodiscard]] PeopleOnWeeks<int> read(const std::vector<double>& values) const;

  template <class Number>
  [[nodiscard]] double in_team(const Team& team, const PeopleOnWeeks<Number>& people) const {
    const std::vector<Week>& weeks = ground_.crews[team.crew].weeks;
    double total = 0;
    for (std::size_t w = 0; w < weeks.size(); ++w) {
      if (weeks[w][team.day] == team.paid) total += static_cast<double>(people[team.crew][w]);
    }
    return total;
  }

  const Ground& ground_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  std::vector<BlockValue> values_;  ///< for each block
  mip::Model model_;
  std::vector<double> cost_of_tour_;        ///< for each crew
  std::vector<int> first_week_;             ///< for each crew, the column of its first week
  std::vector<int> costs_;                  ///< for each block, the column of its cost
  std::vector<std::vector<int>> in_teams_;  ///< for each block and team, the column of its people
};

void WeekChoice::add_crew(const TourProblem& problem, std::size_t c) {
  const Crew& crew = ground_.crews[c];
  cost_of_tour_.push_back(problem.classes[crew.contract_class].cost_per_tour);
  first_week_.push_back(static_cast<int>(model_.columns()));
  std::vector<mip::Term> everybody;
  for (std::size_t w = 0; w < crew.weeks.size(); ++w) {
    everybody.push_back({model_.add_column(cost_of_tour_.back(), 0, mip::infinity, true), 1});
  }
  if (crew.most_people < mip::infinity) model_.add_row(-mip::infinity, crew.most_people, everybody);
}

void WeekChoice::add_block(const BlockValue& value, const PeopleOnWeeks<double>& relaxed) {
  costs_.push_back(model_.add_column(1, 0, mip::infinity, false));
  in_teams_.emplace_back();
  for (const Team& team : value.teams()) {
    const double near = in_team(team, relaxed);
    const int people = model_.add_column(0, std::max(0.0, std::floor(near - nearby)), std::ceil(near + nearby), true);
    in_teams_.back().push_back(people);
    std::vector<mip::Term> row{{people, -1}};
    const std::vector<Week>& weeks = ground_.crews[team.crew].weeks;
    for (std::size_t w = 0; w < weeks.size(); ++w) {
      if (weeks[w][team.day] == team.paid) row.push_back({first_week_[team.crew] + static_cast<int>(w), 1});
    }
    model_.add_row(0, 0, row);
  }
}

void WeekChoice::limit_days(double most_people) {
  std::array<std::vector<mip::Term>, days_of_week> days;
  for (std::size_t b = 0; b < values_.size(); ++b) {
    const std::vector<Team>& teams = values_[b].teams();
    for (std::size_t i = 0; i < teams.size(); ++i) days[teams[i].day].push_back({in_teams_[b][i], 1});
  }
  for (const auto& day : days) model_.add_row(-mip::infinity, most_people, day);
}

/// What these people cost at least, which the program is told block by block.
template <class Number>
double WeekChoice::price(const PeopleOnWeeks<Number>& people) {
  double total = 0;
  for (std::size_t c = 0; c < people.size(); ++c) {
    for (const Number each : people[c]) total += cost_of_tour_[c] * static_cast<double>(each);
  }
  for (std::size_t b = 0; b < values_.size(); ++b) {
    std::vector<double> in_teams;
    for (const Team& team : values_[b].teams()) in_teams.push_back(in_team(team, people));
    const BlockCost& block = values_[b].at(in_teams);
    total += block.cost;
    if (!std::isfinite(block.cost)) continue;
    double constant = block.cost;
    std::vector<mip::Term> row{{costs_[b], 1}};
    for (std::size_t i = 0; i < in_teams.size(); ++i) {
      row.push_back({in_teams_[b][i], -block.prices[i]});
      constant -= block.prices[i] * in_teams[i];
    }
    model_.add_row(constant, mip::infinity, row);
  }
  return total;
}

std::vector<double> WeekChoice::encode(const PeopleOnWeeks<int>& people) {
  std::vector<double> values(model_.columns(), 0.0);
  for (std::size_t c = 0; c < people.size(); ++c) {
    std::copy(people[c].begin(), people[c].end(), values.begin() + first_week_[c]);
  }
  for (std::size_t b = 0; b < values_.size(); ++b) {
    std::vector<double> in_teams;
    for (const Team& team : values_[b].teams()) in_teams.push_back(in_team(team, people));
    for (std::size_t i = 0; i < in_teams.size(); ++i) values[static_cast<std::size_t>(in_teams_[b][i])] = in_teams[i];
    values[static_cast<std::size_t>(costs_[b])] = values_[b].at(in_teams).cost;
  }
  return values;
}

PeopleOnWeeks<int> WeekChoice::read(const std::vector<double>& values) const {
  PeopleOnWeeks<int> people;
  for (std::size_t c = 0; c < ground_.crews.size(); ++c) {
    people.emplace_back();
    for (std::size_t w = 0; w < ground_.crews[c].weeks.size(); ++w) {
      people.back().push_back(static_cast<int>(std::lround(values[static_cast<std::size_t>(first_week_[c]) + w])));
    }
  }
  return people;
}

}  // namespace

std::optional<PeopleOnWeeks<int>> choose_weeks(const TourProblem& problem, const Ground& ground, const Horizon& horizon,
                                               const PeopleOnWeeks<double>& relaxed, const SolveOptions& options,
                                               const mip::Listener& listener) {
  return WeekChoice(problem, ground, horizon, relaxed, options, listener).run(relaxed);
}

}  // namespace krarup::tours
