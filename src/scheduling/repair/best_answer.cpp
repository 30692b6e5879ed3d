#include "scheduling/repair/best_answer.hpp"

#include <algorithm>
#include <limits>

namespace krarup::repairing {

namespace {

constexpr double nothing_gained = 1e-9;

/// Sums of a value over the first slots, so that the sum over a range is a difference.
std::vector<double> sums(const std::vector<double>& values) {
  std::vector<double> sums{0.0};
  for (const double value : values) sums.push_back(sums.back() + value);
  return sums;
}

/// Places the first `taken` open breaks one after the other, all of them over before `end`, at the least cost.
class Placement {
 public:
  Placement(const Worker& worker, const std::vector<double>& worth_before) : worker_(worker), worth_(worth_before) {}

  /// The least cost, infinite where the breaks do not fit; `breaks` gets the choices.
  double best(std::size_t taken, std::size_t end, std::vector<std::size_t>& breaks) {
    breaks.assign(worker_.open_breaks.size(), 0);
    costs_.assign(taken, {});
    from_.assign(taken, {});
    for (std::size_t k = 0; k < taken; ++k) reach(k, end);
    if (taken == 0) return 0;
    std::size_t choice = cheapest(taken - 1);
    const double cost = costs_[taken - 1][choice];
    for (std::size_t k = taken; k-- > 0;) {
      breaks[k] = choice;
      choice = from_[k][choice];
    }
    return cost;
  }

 private:
  static constexpr double impossible = std::numeric_limits<double>::infinity();

  /// What it costs to take break k at each of its choices, and where the break before it is then best.
  void reach(std::size_t k, std::size_t end) {
    const auto& choices = worker_.open_breaks[k].choices;
    costs_[k].assign(choices.size(), impossible);
    from_[k].assign(choices.size(), 0);
    for (std::size_t s = 0; s < choices.size(); ++s) {
      if (choices[s].next > end) continue;
      double before = 0;
      if (k > 0) {
        before = impossible;
        const auto& earlier = worker_.open_breaks[k - 1].choices;
        for (std::size_t r = 0; r < earlier.size(); ++r) {
          if (earlier[r].next > choices[s].slots.first || costs_[k - 1][r] >= before) continue;
          before = costs_[k - 1][r];
          from_[k][s] = r;
        }
      } else if (choices[s].slots.first < worker_.first_break) {
        continue;
      }
      const double missed = worth_[choices[s].slots.last] - worth_[choices[s].slots.first];
      costs_[k][s] = before + choices[s].cost + missed;
    }
  }

  [[nodiscard]] std::size_t cheapest(std::size_t k) const {
    return static_cast<std::size_t>(std::min_element(costs_[k].begin(), costs_[k].end()) - costs_[k].begin());
  }

  const Worker& worker_;
  const std::vector<double>& worth_;
  std::vector<std::vector<double>> costs_;
  std::vector<std::vector<std::size_t>> from_;
};

}  // namespace

Answer best_answer(const Worker& worker, const std::vector<double>& worth) {
  const std::vector<double> before = sums(worth);
  Placement placement(worker, before);
  Answer best;
  double least = std::numeric_limits<double>::infinity();
  std::vector<std::size_t> breaks;
  for (std::size_t e = 0; e < worker.ends.size(); ++e) {
    const EndChoice& end = worker.ends[e];
    const double covered = before[std::max(worker.first_slot, end.slot)] - before[worker.first_slot];
    const double cost = end.cost - covered + placement.best(end.open_breaks, end.slot, breaks);
    if (cost >= least - nothing_gained) continue;
    least = cost;
    best = {e, breaks};
  }
  return best;
}

void improve_one_by_one(const Day& day, std::vector<Answer>& answers) {
  std::vector<double> agents = day.fixed;
  for (std::size_t w = 0; w < answers.size(); ++w) cover(day.workers[w], answers[w], 1, agents);
  std::vector<double> worth(agents.size());
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t w = 0; w < answers.size(); ++w) {
      const Worker& worker = day.workers[w];
      cover(worker, answers[w], -1, agents);
      for (std::size_t t = 0; t < agents.size(); ++t) {
        worth[t] = day.slots[t].cost(agents[t]) - day.slots[t].cost(agents[t] + 1);
      }
      const auto price = [&](const Answer& answer) {
        std::vector<double> covered(agents.size(), 0.0);
        cover(worker, answer, 1, covered);
        double sum = change_cost(worker, answer);
        for (std::size_t t = 0; t < agents.size(); ++t) sum -= covered[t] * worth[t];
        return sum;
      };
      Answer better = best_answer(worker, worth);
      if (price(better) < price(answers[w]) - nothing_gained) {
        answers[w] = std::move(better);
        changed = true;
      }
      cover(worker, answers[w], 1, agents);
    }
  }
}

}  // namespace krarup::repairing
