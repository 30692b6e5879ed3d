#include "scheduling/tours/anneal_weeks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "krarup/scheduling/solve.hpp"
#include "scheduling/tours/near_weeks.hpp"

namespace krarup::tours {

namespace {

constexpr int moves_at_once = 10'000;        ///< between two looks whether to go on
constexpr double first_temperature = 0.05;   ///< of what a tour costs
constexpr double last_temperature = 0.0005;  ///< the same
constexpr std::size_t most_changes = 3;      ///< of a move

using MaybeWeek = std::optional<std::size_t>;

/// Somebody's week becomes another; from none somebody comes, to none somebody leaves.
struct Change {
  std::size_t crew = 0;
  std::size_t person = 0;
  MaybeWeek from, to;
};

/// Of what a tour costs, where so much of the moves is done.
double temperature_at(double done) { return first_temperature * std::pow(last_temperature / first_temperature, done); }

class Annealing {
 public:
  Annealing(const TourProblem& problem, const Ground& ground, const std::vector<BlockCosts>& blocks,
            const PeopleOnWeeks<int>& start, std::mt19937& random);

  PeopleOnWeeks<int> run(int moves, const std::function<bool()>& going_on);

 private:
  /// A team of a block.
  struct Member {
    std::size_t block = 0, team = 0;
  };

  [[nodiscard]] std::optional<Change> draw();
  void make(const Change& change);
  void take_back(const Change& change);
  void count(std::size_t crew, MaybeWeek week, int people);
  [[nodiscard]] bool allowed() const;
  double costs_of_changes();
  [[nodiscard]] PeopleOnWeeks<int> people() const;
  [[nodiscard]] double luck() { return (static_cast<double>(random_()) + 0.5) / 0x1p32; }

  const TourProblem& problem_;
  const Ground& ground_;
  const std::vector<BlockCosts>& blocks_;
  std::mt19937& random_;
  std::vector<NearWeeks> near_;                             ///< for each crew
  std::vector<std::vector<std::vector<Member>>> teams_of_;  ///< for each crew and week
  std::vector<std::vector<std::size_t>> weeks_;             ///< for each crew and person
  std::vector<std::vector<double>> in_teams_;               ///< for each block and team
  std::array<double, days_of_week> on_day_{};               ///< people
  std::vector<double> costs_, new_costs_;                   ///< for each block
  double tours_ = 0;                                        ///< what the tours cost
  double cost_ = 0;
  std::vector<Change> changes_;       ///< of the move
  std::vector<std::size_t> touched_;  ///< blocks
};

Annealing::Annealing(const TourProblem& problem, const Ground& ground, const std::vector<BlockCosts>& blocks,
                     const PeopleOnWeeks<int>& start, std::mt19937& random)
    : problem_(problem), ground_(ground), blocks_(blocks), random_(random), weeks_(start.size()) {
  for (const Crew& crew : ground.crews) {
    near_.emplace_back(crew.weeks);
    teams_of_.emplace_back(crew.weeks.size());
  }
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const std::vector<Team>& teams = blocks[b].teams();
    in_teams_.emplace_back(teams.size(), 0.0);
    for (std::size_t i = 0; i < teams.size(); ++i) {
      const std::vector<Week>& weeks = ground.crews[teams[i].crew].weeks;
      for (std::size_t w = 0; w < weeks.size(); ++w) {
        if (weeks[w][teams[i].day] == teams[i].paid) teams_of_[teams[i].crew][w].push_back({b, i});
      }
    }
  }
  for (std::size_t c = 0; c < start.size(); ++c) {
    for (std::size_t w = 0; w < start[c].size(); ++w) {
      for (int k = 0; k < start[c][w]; ++k) make({c, weeks_[c].size(), {}, w});
    }
  }
  for (std::size_t b = 0; b < blocks.size(); ++b) costs_.push_back(blocks[b].at_least(in_teams_[b]));
  new_costs_ = costs_;
  cost_ = tours_;
  for (const double cost : costs_) cost_ += cost;
}

PeopleOnWeeks<int> Annealing::run(int moves, const std::function<bool()>& going_on) {
  std::size_t tours = 1;
  for (const auto& crew : weeks_) tours += crew.size();
  const double unit = cost_ / static_cast<double>(tours);
  PeopleOnWeeks<int> best = people();
  double least = cost_;
  for (int move = 0; move < moves; ++move) {
    if (move % moves_at_once == 0 && !going_on()) break;
    const double before = tours_;
    changes_.clear();
    for (std::size_t left = 1 + random_() % most_changes; left > 0; --left) {
      if (const auto change = draw()) make(changes_.emplace_back(*change));
    }
    const double dearer = allowed() ? costs_of_changes() + tours_ - before : mip::infinity;
    if (dearer > -temperature_at(move / static_cast<double>(moves)) * unit * std::log(luck())) {
      for (; !changes_.empty(); changes_.pop_back()) take_back(changes_.back());
      tours_ = before;
      continue;
    }
    for (const std::size_t b : touched_) costs_[b] = new_costs_[b];
    cost_ += dearer;
    if (cost_ < least - 1e-9 * std::abs(least)) {
      least = cost_;
      best = people();
    }
  }
  return best;
}

/// Somebody comes, leaves, or works another week, mostly one that differs on two days; nothing where that cannot be.
std::optional<Change> Annealing::draw() {
  const std::size_t crew = random_() % weeks_.size();
  const std::size_t people = weeks_[crew].size(), weeks = ground_.crews[crew].weeks.size();
  if (weeks == 0) return std::nullopt;
  const auto kind = random_() % 8;
  if (kind == 0) return Change{crew, people, {}, random_() % weeks};
  if (people == 0) return std::nullopt;
  const std::size_t person = random_() % people, week = weeks_[crew][person];
  if (kind == 1) return Change{crew, person, week, {}};
  return Change{crew, person, week, kind == 2 ? random_() % weeks : near_[crew].draw(week, random_)};
}

void Annealing::make(const Change& change) {
  std::vector<std::size_t>& people = weeks_[change.crew];
  if (!change.from) {
    people.push_back(*change.to);
  } else if (!change.to) {
    people[change.person] = people.back();
    people.pop_back();
  } else {
    people[change.person] = *change.to;
  }
  count(change.crew, change.from, -1);
  count(change.crew, change.to, 1);
}

/// Takes back the change that was made last.
void Annealing::take_back(const Change& change) {
  std::vector<std::size_t>& people = weeks_[change.crew];
  if (!change.from) {
    people.pop_back();
  } else if (!change.to) {
    people.push_back(*change.from);
    std::swap(people.back(), people[change.person]);
  } else {
    people[change.person] = *change.from;
  }
  count(change.crew, change.to, -1);
  count(change.crew, change.from, 1);
}

void Annealing::count(std::size_t crew, MaybeWeek week, int people) {
  if (!week) return;
  tours_ += people * problem_.classes[ground_.crews[crew].contract_class].cost_per_tour;
  for (const auto& [block, team] : teams_of_[crew][*week]) {
    in_teams_[block][team] += people;
    on_day_[blocks_[block].teams()[team].day] += people;
  }
}

bool Annealing::allowed() const {
  const double most = problem_.shifts.max_agents ? static_cast<double>(*problem_.shifts.max_agents) : mip::infinity;
  return std::all_of(changes_.begin(), changes_.end(),
                     [&](const Change& change) {
                       return static_cast<double>(weeks_[change.crew].size()) <= ground_.crews[change.crew].most_people;
                     }) &&
         std::all_of(on_day_.begin(), on_day_.end(), [&](double people) { return people <= most; });
}

/// What the changes cost in all blocks, as noted for those they touch.
double Annealing::costs_of_changes() {
  touched_.clear();
  for (const Change& change : changes_) {
    for (const MaybeWeek& week : {change.from, change.to}) {
      if (!week) continue;
      for (const Member& member : teams_of_[change.crew][*week]) touched_.push_back(member.block);
    }
  }
  std::sort(touched_.begin(), touched_.end());
  touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
  double sum = 0;
  for (const std::size_t b : touched_) {
    new_costs_[b] = blocks_[b].at_least(in_teams_[b]);
    sum += new_costs_[b] - costs_[b];
  }
  return sum;
}

PeopleOnWeeks<int> Annealing::people() const {
  PeopleOnWeeks<int> people;
  for (std::size_t c = 0; c < weeks_.size(); ++c) {
    people.emplace_back(ground_.crews[c].weeks.size(), 0);
    for (const std::size_t week : weeks_[c]) ++people.back()[week];
  }
  return people;
}

}  // namespace

PeopleOnWeeks<int> anneal_weeks(const TourProblem& problem, const Ground& ground, const std::vector<BlockCosts>& blocks,
                                const PeopleOnWeeks<int>& start, int moves, std::mt19937& random,
                                const std::function<bool()>& going_on) {
  return Annealing(problem, ground, blocks, start, random).run(moves, going_on);
}

}  // namespace krarup::tours
