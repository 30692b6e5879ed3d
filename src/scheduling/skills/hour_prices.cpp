#include "scheduling/skills/hour_prices.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "scheduling/skills/best_breaks.hpp"

namespace krarup::skills {

Pricing::Pricing(const SkillProblem& problem, const lines::Pricers& pricers, const lines::Runner& runner)
    : problem_(problem), pricers_(pricers), runner_(runner), multipliers_(problem.classes.size()) {}

Pricing::OfCrowd Pricing::look(const HourPrices& prices, std::size_t crowd, bool with_pauses) const {
  std::vector<double> worth;
  for (std::size_t t = 0; t < problem_.moments.size(); ++t) {
    const double hour = worth_of_hour(problem_.crowds[crowd], prices.data() + t * problem_.skills);
    worth.push_back(problem_.moments[t].hours * hour);
  }
  OfCrowd found;
  BestBreaks best;
  for (std::size_t day = 0; day < problem_.duties.size(); ++day) {
    best.set(problem_.day_moments[day], [&](std::size_t t) { return worth[t]; });
    found.letters.emplace_back();
    found.pauses.emplace_back();
    for (const Duty& duty : problem_.duties[day]) {
      found.letters.back().push_back(best.worth(duty));
      if (with_pauses) found.pauses.back().push_back(best.pauses(duty));
    }
  }
  return found;
}

lines::LetterCosts Pricing::net_costs(const OfCrowd& crowd, std::size_t of_class) const {
  lines::LetterCosts costs = problem_.lines.workers[problem_.classes[of_class].first()].costs;
  for (std::size_t day = 0; day < costs.size(); ++day) {
    for (std::size_t k = 0; k < crowd.letters[day].size(); ++k) costs[day][k + 1] -= crowd.letters[day][k];
  }
  return costs;
}

lines::LetterCosts Pricing::net_costs(const HourPrices& prices, std::size_t of_class) const {
  return net_costs(look(prices, problem_.classes[of_class].crowd, false), of_class);
}

Pricing::OfClass Pricing::cheapest(const OfCrowd& crowd, std::size_t of_class) {
  const lines::Pricer& pricer = pricers_.of(problem_.classes[of_class].first());
  const lines::CheapLines cheap = pricer.search(net_costs(crowd, of_class), {}, multipliers_[of_class]);
  OfClass found{.least = cheap.bound};
  if (cheap.lines.empty()) return found;
  for (std::size_t day = 0; day < problem_.duties.size(); ++day) {
    const Letter letter = cheap.lines.front().line[day];
    found.tour.push_back({letter, letter == 0 ? Pauses{} : crowd.pauses[day][letter - 1U]});
  }
  return found;
}

Pricing::Answer Pricing::at(const HourPrices& prices, const std::vector<std::size_t>& classes) {
  std::vector<OfCrowd> crowds(problem_.crowds.size());
  runner_(crowds.size(), [&](std::size_t c) { crowds[c] = look(prices, c, true); });
  std::vector<OfClass> found(classes.size());
  runner_(classes.size(),
          [&](std::size_t i) { found[i] = cheapest(crowds[problem_.classes[classes[i]].crowd], classes[i]); });
  Answer answer{.excess = std::vector<double>(prices.size(), 0.0)};
  for (std::size_t t = 0; t < problem_.moments.size(); ++t) {
    const Moment& moment = problem_.moments[t];
    for (std::size_t skill = 0; skill < problem_.skills; ++skill) {
      const std::size_t at = t * problem_.skills + skill;
      double wanted = 0;
      answer.bound += cost_at_price(moment.prices[skill], moment.hours * prices[at], &wanted);
      answer.excess[at] += moment.hours * wanted;
    }
  }
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const Class& each = problem_.classes[classes[i]];
    lines::Line& line = answer.lines.emplace_back();
    for (const WorkedDay& worked : found[i].tour) line.push_back(worked.letter);
    const auto people = static_cast<double>(each.people.size());
    answer.bound += people * found[i].least;
    const auto& skills = problem_.crowds[each.crowd].skills;
    for (std::size_t day = 0; day < found[i].tour.size() && !skills.empty(); ++day) {
      const WorkedDay& worked = found[i].tour[day];
      if (worked.letter == 0) continue;
      for_each_moment(problem_.duty(day, worked.letter), worked.pauses, [&](std::size_t t) {
        const double* hour = prices.data() + t * problem_.skills;
        const auto best = std::max_element(skills.begin(), skills.end(), [&](const auto& a, const auto& b) {
          return a.second * hour[a.first] < b.second * hour[b.first];
        });
        answer.excess[t * problem_.skills + best->first] -= people * problem_.moments[t].hours * best->second;
      });
    }
  }
  return answer;
}

namespace {

constexpr std::size_t most_rounds = 2000;
constexpr std::size_t patience = 12;    // rounds without a better bound before steps get shorter
constexpr std::size_t look_back = 50;   // rounds that must raise the bound
constexpr double least_raise = 2e-4;    // of the known cost
constexpr double shortest_step = 2e-3;  // of the way to the target
constexpr double most_new = 0.1;        // share of the newest answer in the average, at long steps
constexpr double least_new = 0.02;      // and at short ones
constexpr double nearly_best = 5e-4;    // of the bound: lines of prices that give as much are kept
constexpr std::size_t nearby = 2;       // moments on either side, over which the first prices are smoothed

double product(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Averages over so many moments on either side.
HourPrices smoothed(const HourPrices& prices, std::size_t skills, std::size_t width) {
  const std::size_t moments = prices.size() / skills;
  HourPrices averages(prices.size());
  std::vector<double> sums(moments + 1);
  for (std::size_t skill = 0; skill < skills; ++skill) {
    for (std::size_t t = 0; t < moments; ++t) sums[t + 1] = sums[t] + prices[t * skills + skill];
    for (std::size_t t = 0; t < moments; ++t) {
      const std::size_t from = t - std::min(t, width), until = std::min(moments, t + width + 1);
      averages[t * skills + skill] = (sums[until] - sums[from]) / static_cast<double>(until - from);
    }
  }
  return averages;
}

/// The lines met so far, and the best bound at whose prices each was the cheapest.
class LinesMet {
 public:
  explicit LinesMet(std::size_t classes) : bounds_(classes) {}

  void add(const Pricing::Answer& answer) {
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      if (answer.lines[i].empty()) continue;
      double& bound = bounds_[i].try_emplace(answer.lines[i], answer.bound).first->second;
      bound = std::max(bound, answer.bound);
    }
  }

  [[nodiscard]] std::vector<std::vector<lines::Line>> from(double bound) const {
    std::vector<std::vector<lines::Line>> lines(bounds_.size());
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      for (const auto& [line, best] : bounds_[i]) {
        if (best >= bound) lines[i].push_back(line);
      }
    }
    return lines;
  }

 private:
  std::vector<std::map<lines::Line, double>> bounds_;  // [place in classes]
};

}  // namespace

PricesFound raise_bound(Pricing& pricing, const std::vector<std::size_t>& classes, const HourPrices& start,
                        double known, double enough, const std::function<bool(double bound)>& going_on) {
  const std::size_t skills = pricing.problem().skills;
  const CoveragePrice hour = coverage_price(pricing.problem().costs, 0, 1);
  const double low = -hour.dearest_surplus(), high = hour.dearest_missing();
  PricesFound best{.prices = start};
  HourPrices prices = smoothed(start, skills, nearby);
  std::vector<double> average;
  double step = 0.2, bound_before = -std::numeric_limits<double>::infinity();
  std::size_t fruitless = 0;
  LinesMet met(classes.size());
  for (std::size_t round = 0; round < most_rounds && step > shortest_step; ++round) {
    if (round > 0 && round % look_back == 0) {
      if (best.bound - bound_before < least_raise * std::abs(known)) break;
      bound_before = best.bound;
    }
    const Pricing::Answer answer = pricing.at(prices, classes);
    met.add(answer);
    if (average.empty()) average = answer.excess;
    const double newest = std::clamp(step / 5, least_new, most_new);
    for (std::size_t i = 0; i < average.size(); ++i) average[i] += newest * (answer.excess[i] - average[i]);
    if (answer.bound > best.bound) {
      if (round > 0 && product(average, answer.excess) > 0) step = std::min(2.0, 1.1 * step);
      best.prices = prices;
      best.bound = answer.bound;
      fruitless = 0;
    } else if (++fruitless == patience) {
      step *= 0.7;
      fruitless = 0;
    }
    if (best.bound >= enough || !going_on(best.bound)) break;
    const double way = std::max(known - best.bound, 1e-6 * std::abs(known));
    const double length = step * way / std::max(product(average, average), 1e-12);
    for (std::size_t i = 0; i < prices.size(); ++i) {
      prices[i] = std::clamp(best.prices[i] + length * average[i], low, high);
    }
  }
  best.lines = met.from(best.bound - nearly_best * std::abs(best.bound));
  return best;
}

}  // namespace krarup::skills
