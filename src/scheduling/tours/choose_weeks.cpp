#include "scheduling/tours/choose_weeks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <random>
#include <utility>

#include "scheduling/tours/block_costs.hpp"

namespace krarup::tours {

namespace {

constexpr int most_rounds = 40;
constexpr int most_in_vain = 15;
constexpr double first_moves = 50'000;
constexpr double most_moves = 1'000'000;
constexpr double growth = 1.1;  ///< of the moves, from round to round: what is known of the blocks is worth more

class WeekChoice {
 public:
  WeekChoice(const TourProblem& problem, const Ground& ground, const Horizon& horizon)
      : problem_(problem), ground_(ground) {
    for (const Block& block : horizon.blocks) blocks_.emplace_back(ground, block);
  }

  ChosenWeeks run(const PeopleOnWeeks<double>& relaxed, double enough, int seed,
                  const std::function<bool()>& going_on) {
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    costs_of_blocks(relaxed);
    ChosenWeeks best = price(rounded(relaxed));
    double moves = first_moves;
    for (int round = 0, in_vain = 0; round < most_rounds && in_vain < most_in_vain; ++round, ++in_vain) {
      if (best.cost <= enough || !going_on()) break;
      ChosenWeeks found =
          price(anneal_weeks(problem_, ground_, blocks_, best.people, static_cast<int>(moves), random, going_on));
      moves = std::min(growth * moves, most_moves);
      if (found.cost >= best.cost) continue;
      best = std::move(found);
      in_vain = 0;
    }
    return best;
  }

 private:
  [[nodiscard]] PeopleOnWeeks<int> rounded(const PeopleOnWeeks<double>& people) const;
  void keep_max_agents(PeopleOnWeeks<int>& people) const;
  [[nodiscard]] ChosenWeeks price(PeopleOnWeeks<int> people);
  template <class Number>
  std::vector<double> costs_of_blocks(const PeopleOnWeeks<Number>& people);

  const TourProblem& problem_;
  const Ground& ground_;
  std::vector<BlockCosts> blocks_;
};

/// Whole people, as many of each crew up to each of its weeks as there are in parts.
PeopleOnWeeks<int> WeekChoice::rounded(const PeopleOnWeeks<double>& people) const {
  PeopleOnWeeks<int> whole;
  for (const auto& crew : people) {
    double upto = 0;
    int counted = 0;
    whole.emplace_back();
    for (const double each : crew) {
      upto += each;
      whole.back().push_back(static_cast<int>(std::lround(upto)) - counted);
      counted += whole.back().back();
    }
  }
  if (problem_.shifts.max_agents) keep_max_agents(whole);
  return whole;
}

/// Takes people off the days on which there are too many.
void WeekChoice::keep_max_agents(PeopleOnWeeks<int>& people) const {
  for (std::size_t day = 0; day < days_of_week; ++day) {
    int room = *problem_.shifts.max_agents;
    for (std::size_t c = 0; c < people.size(); ++c) {
      for (std::size_t w = 0; w < people[c].size(); ++w) {
        if (ground_.crews[c].weeks[w][day] == off) continue;
        people[c][w] = std::min(people[c][w], room);
        room -= people[c][w];
      }
    }
  }
}

ChosenWeeks WeekChoice::price(PeopleOnWeeks<int> people) {
  ChosenWeeks chosen{std::move(people), {}, 0};
  chosen.costs_of_blocks = costs_of_blocks(chosen.people);
  for (const double cost : chosen.costs_of_blocks) chosen.cost += cost;
  for (std::size_t c = 0; c < chosen.people.size(); ++c) {
    const double cost_of_tour = problem_.classes[ground_.crews[c].contract_class].cost_per_tour;
    for (const int each : chosen.people[c]) chosen.cost += each * cost_of_tour;
  }
  return chosen;
}

template <class Number>
std::vector<double> WeekChoice::costs_of_blocks(const PeopleOnWeeks<Number>& people) {
  std::vector<double> costs;
  for (BlockCosts& block : blocks_) {
    std::vector<double> in_teams;
    for (const Team& team : block.teams()) in_teams.push_back(people_in(team, ground_, people));
    costs.push_back(block.at(in_teams));
  }
  return costs;
}

}  // namespace

std::optional<ChosenWeeks> choose_weeks(const TourProblem& problem, const Ground& ground, const Horizon& horizon,
                                        const PeopleOnWeeks<double>& relaxed, double enough, int seed,
                                        const mip::Listener& listener) {
  const auto going_on = [&] { return listener(mip::infinity, 0); };
  ChosenWeeks chosen = WeekChoice(problem, ground, horizon).run(relaxed, enough, seed, going_on);
  if (!std::isfinite(chosen.cost)) return std::nullopt;
  return chosen;
}

}  // namespace krarup::tours
