#include "scheduling/breaks/anneal.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace krarup::breaks {

namespace {

constexpr std::int64_t ask_every = 4096;  // rounds
constexpr int farthest = 4;               // steps that a break moves
constexpr double nothing = 1e-9;          // of cost

/// Random numbers by shifts and exclusive ors: a round takes a fifth of a microsecond.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  std::uint32_t bits() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::uint32_t>(state_ >> 32U);
  }
  int below(int count) { return static_cast<int>((std::uint64_t{bits()} * static_cast<std::uint64_t>(count)) >> 32U); }
  double part() { return bits() * 0x1p-32; }

 private:
  std::uint64_t state_;
};

class Annealing {
 public:
  Annealing(const Grid& grid, const std::vector<double>& prices, const Arrangement& start, const AnnealEffort& effort)
      : grid_(grid), effort_(effort), draw_(effort.seed), now_(start), away_(grid.steps.size(), 0), on_break_(away_) {
    for (std::size_t i = 0; i < now_.size(); ++i) {
      grid_.take(i, now_[i], away_, on_break_, 1);
      penalties_.push_back(penalty(grid_.kind(i).policy, now_[i]));
      if (!now_[i].empty()) movable_.push_back(i);
    }
    prices_ = prices;
    cost_ = cost(grid_, now_);
    energy_ = cost_;
  }

  Arrangement run() {
    Arrangement best = now_;
    double least = cost_;
    double temperature = effort_.hot;
    for (std::int64_t round = 0; round < effort_.rounds && !movable_.empty(); ++round) {
      if (round % ask_every == 0) {
        if (effort_.stopped && effort_.stopped()) break;
        temperature = effort_.hot * std::pow(effort_.cold / effort_.hot,
                                             static_cast<double>(round) / static_cast<double>(effort_.rounds));
      }
      play(temperature);
      if (cost_ >= least - nothing) continue;
      least = cost_;
      best = now_;
      if (least <= effort_.enough + nothing) break;
    }
    return best;
  }

 private:
  void play(double temperature);
  bool change(Pattern& pattern, const StepPolicy& policy);
  bool slide(Pattern& pattern);
  bool trade(Pattern& pattern);
  bool swap_neighbors(Pattern& pattern);
  bool split(Pattern& pattern, const StepPolicy& policy);
  bool join(Pattern& pattern);
  [[nodiscard]] static bool legal(const Pattern& pattern, const StepPolicy& policy);
  void take(const Pattern& pattern, const Kind& kind, int sign);
  void settle(const Pattern& from, const Pattern& to, const Kind& kind);

  const Grid& grid_;
  const AnnealEffort& effort_;
  Draw draw_;
  Arrangement now_;
  std::vector<double> penalties_, prices_;
  std::vector<std::size_t> movable_;
  std::vector<int> away_, on_break_;
  double cost_ = 0, energy_ = 0;
  Pattern changed_;
};

void Annealing::play(double temperature) {
  const std::size_t i = movable_[static_cast<std::size_t>(draw_.below(static_cast<int>(movable_.size())))];
  const Kind& kind = grid_.kind(i);
  changed_ = now_[i];
  if (!change(changed_, kind.policy) || !legal(changed_, kind.policy)) return;
  const double bent = penalty(kind.policy, changed_);
  if (bent == never) return;
  const double cost_before = cost_, energy_before = energy_;
  settle(now_[i], changed_, kind);
  cost_ += bent - penalties_[i];
  energy_ += bent - penalties_[i];
  if (energy_ <= energy_before - std::log(1 - draw_.part()) * temperature) {
    std::swap(now_[i], changed_);
    penalties_[i] = bent;
    return;
  }
  settle(changed_, now_[i], kind);
  cost_ = cost_before;
  energy_ = energy_before;
}

bool Annealing::change(Pattern& pattern, const StepPolicy& policy) {
  switch (draw_.below(16)) {
    case 0:
      return split(pattern, policy);
    case 1:
      return join(pattern);
    case 2:
    case 3:
      return swap_neighbors(pattern);
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return trade(pattern);
    default:
      return slide(pattern);
  }
}

/// Moves a break, or a run of them, to another time.
bool Annealing::slide(Pattern& pattern) {
  const int count = static_cast<int>(pattern.size());
  const int first = draw_.below(count);
  const int last = draw_.below(4) > 0 ? first : first + draw_.below(count - first);
  const int by = (1 + draw_.below(farthest)) * (draw_.below(2) == 0 ? 1 : -1);
  for (int k = first; k <= last; ++k) pattern[static_cast<std::size_t>(k)].start += by;
  return true;
}

/// One flexible break becomes longer, another as much shorter, each at its start or its end.
bool Annealing::trade(Pattern& pattern) {
  const auto count = static_cast<int>(pattern.size());
  Placed& one = pattern[static_cast<std::size_t>(draw_.below(count))];
  Placed& two = pattern[static_cast<std::size_t>(draw_.below(count))];
  if (&one == &two || one.named >= 0 || two.named >= 0) return false;
  const int by = 1 + draw_.below(2);
  if (two.length <= by) return false;
  one.length += by;
  two.length -= by;
  if (draw_.below(2) == 0) one.start -= by;
  if (draw_.below(2) == 0) two.start += by;
  return true;
}

/// Two breaks that follow each other change places; the work around them stays.
bool Annealing::swap_neighbors(Pattern& pattern) {
  if (pattern.size() < 2) return false;
  const auto k = static_cast<std::size_t>(draw_.below(static_cast<int>(pattern.size()) - 1));
  Placed &one = pattern[k], &two = pattern[k + 1];
  if (one.named >= 0 && two.named >= 0) return false;
  if (one.length == two.length && one.named == two.named) return false;
  const int end = two.end();
  std::swap(one.length, two.length);
  std::swap(one.named, two.named);
  two.start = end - two.length;
  return true;
}

/// A flexible break becomes two, the second somewhere in the shift.
bool Annealing::split(Pattern& pattern, const StepPolicy& policy) {
  const auto k = static_cast<std::size_t>(draw_.below(static_cast<int>(pattern.size())));
  Placed& one = pattern[k];
  const int least = std::max(1, policy.min_length);
  if (one.named >= 0 || one.length < 2 * least) return false;
  const int length = least + draw_.below(one.length - 2 * least + 1);
  one.length -= length;
  if (draw_.below(2) == 0) one.start += length;
  const Placed more{draw_.below(policy.shift_length), length, -1};
  const auto after =
      std::find_if(pattern.begin(), pattern.end(), [&](const Placed& each) { return each.start > more.start; });
  pattern.insert(after, more);
  return true;
}

/// A flexible break is taken up into another.
bool Annealing::join(Pattern& pattern) {
  if (pattern.size() < 2) return false;
  const auto from = static_cast<std::size_t>(draw_.below(static_cast<int>(pattern.size())));
  const auto to = static_cast<std::size_t>(draw_.below(static_cast<int>(pattern.size())));
  if (from == to || pattern[from].named >= 0 || pattern[to].named >= 0) return false;
  pattern[to].length += pattern[from].length;
  if (draw_.below(2) == 0) pattern[to].start -= pattern[from].length;
  pattern.erase(pattern.begin() + static_cast<std::ptrdiff_t>(from));
  return true;
}

/// Whether the breaks follow each other within the shift, each after its catching up.
bool Annealing::legal(const Pattern& pattern, const StepPolicy& policy) {
  int free = 0;
  for (const Placed& each : pattern) {
    if (each.start < free) return false;
    free = each.end() + policy.catch_up;
  }
  return pattern.empty() || pattern.back().end() <= policy.shift_length;
}

void Annealing::take(const Pattern& pattern, const Kind& kind, int sign) {
  for (const Placed& taken : pattern) {
    const int end = std::min(taken.end() + kind.policy.catch_up, kind.policy.shift_length);
    for (int t = taken.start; t < end; ++t) {
      const std::size_t at = grid_.at(kind.start + t);
      const SweepStep& step = grid_.steps[at];
      const int pausing = t < taken.end() ? sign : 0;
      const double change =
          step_cost(step, away_[at] + sign, on_break_[at] + pausing) - step_cost(step, away_[at], on_break_[at]);
      away_[at] += sign;
      on_break_[at] += pausing;
      cost_ += change;
      energy_ += change - sign * prices_[at];
    }
  }
}

/// Replaces a pattern by another; breaks that both have are not touched.
void Annealing::settle(const Pattern& from, const Pattern& to, const Kind& kind) {
  std::size_t head = 0, tail = 0;
  while (head < std::min(from.size(), to.size()) && from[head] == to[head]) ++head;
  while (tail < std::min(from.size(), to.size()) - head && from[from.size() - 1 - tail] == to[to.size() - 1 - tail]) {
    ++tail;
  }
  const auto middle = [&](const Pattern& all) {
    return Pattern(all.begin() + static_cast<std::ptrdiff_t>(head), all.end() - static_cast<std::ptrdiff_t>(tail));
  };
  take(middle(from), kind, -1);
  take(middle(to), kind, 1);
}

}  // namespace

Arrangement anneal(const Grid& grid, const std::vector<double>& prices, const Arrangement& start,
                   const AnnealEffort& effort) {
  return Annealing(grid, prices, start, effort).run();
}

}  // namespace krarup::breaks
