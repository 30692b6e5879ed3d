#pragma once

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace krarup::agreement {

/// Patience as a chain of phases: a contact begins in one of them, moves on to others, and leaves from some.
struct Phases {
  std::vector<double> begin;              ///< share that begins in each
  std::vector<std::vector<double>> move;  ///< rate from one (row) to another (column)
  std::vector<double> leave;              ///< rate of hanging up

  [[nodiscard]] std::size_t count() const { return begin.size(); }
  [[nodiscard]] double out(std::size_t phase) const {
    double rate = leave[phase];
    for (const double each : move[phase]) rate += each;
    return rate;
  }
};

/// What becomes of contacts; times in mean handling times.
struct PhasesAnswer {
  double answered_within = 0;
  double answered_after = 0;
  double abandoned_within = 0;
  double abandoned_after = 0;
  double probability_of_wait = 0;
  double mean_wait = 0;
  double asa = 0;
  double occupancy = 0;
  double queue_length = 0;
};

/// M/M/n with patience in phases, as the chain of the phases of everybody who waits, in their order: no law of the
/// wait, no integral.
///
/// A state is the word of the phases, the head of the queue first. Service, the unit of time, takes the first letter
/// away, an arrival adds a last one, and each letter changes or goes by itself. The chain is cut where more than
/// `longest` wait; the load must make that rare enough.
class PhasesChain {
 public:
  PhasesChain(int agents, double load, const Phases& patience, std::size_t longest)
      : agents_(agents), load_(load), patience_(patience), longest_(longest) {
    starts_.push_back(0);
    for (std::size_t words = 1; starts_.size() <= longest + 2; words *= patience.count()) {
      starts_.push_back(starts_.back() + words);
    }
    solve();
    follow();
  }

  [[nodiscard]] PhasesAnswer answer(double acceptable_wait) const {
    const auto agents = static_cast<double>(agents_);
    PhasesAnswer result;
    // Those who find somebody free: the cut between two states carries the same flow either way.
    double free = 0;
    double busy = 0;
    double state = agents / load_;  // of agents - 1 busy, with 1 for the empty word
    for (int n = agents_ - 1; n >= 0; --n) {
      free += state;
      busy += n * state;
      state *= n / load_;
    }
    double waits = 0;
    for (std::size_t length = 0; length <= longest_; ++length) {
      for (std::size_t w = 0; w < words(length); ++w) {
        waits += at(length, w);
        result.queue_length += static_cast<double>(length) * at(length, w);
      }
    }
    const double total = free + waits;
    result.probability_of_wait = waits / total;
    result.queue_length /= total;
    result.mean_wait = result.queue_length / load_;
    result.occupancy = (busy + agents * waits) / total / agents;
    double answered_wait = 0;
    for (std::size_t jump = 0; jump < answered_.size(); ++jump) {
      const auto jumps = static_cast<double>(jump + 1);
      const double in_time = boost::math::gamma_p(jumps, rate_ * acceptable_wait) / total;
      const double late = boost::math::gamma_q(jumps, rate_ * acceptable_wait) / total;
      result.answered_within += answered_[jump] * in_time;
      result.answered_after += answered_[jump] * late;
      result.abandoned_within += abandoned_[jump] * in_time;
      result.abandoned_after += abandoned_[jump] * late;
      answered_wait += answered_[jump] / total * jumps / rate_;
    }
    result.answered_within += free / total;
    result.asa = answered_wait / (result.answered_within + result.answered_after);
    return result;
  }

 private:
  [[nodiscard]] std::size_t words(std::size_t length) const { return starts_[length + 1] - starts_[length]; }
  [[nodiscard]] double at(std::size_t length, std::size_t word) const { return weight_[starts_[length] + word]; }

  /// Rates at which words of one length go over into a word, times the weights of those words.
  [[nodiscard]] double inflow(std::size_t length, std::size_t word) const {
    const std::size_t phases = patience_.count();
    double sum = load_ * patience_.begin[word % phases] * at(length - 1, word / phases);
    if (length < longest_) {
      for (std::size_t a = 0; a < phases; ++a) sum += agents_ * at(length + 1, a * words(length) + word);
    }
    std::size_t place = 1;  // value of a letter in its position, from the last one on
    for (std::size_t i = 0; i <= length; ++i, place *= phases) {
      const std::size_t after = word % place;
      const std::size_t before = word / place;
      if (length < longest_) {
        for (std::size_t a = 0; a < phases; ++a) {
          if (patience_.leave[a] > 0) sum += patience_.leave[a] * at(length + 1, (before * phases + a) * place + after);
        }
      }
      if (i == length) break;
      const std::size_t letter = before % phases;
      for (std::size_t a = 0; a < phases; ++a) {
        const double rate = patience_.move[a][letter];
        if (rate > 0) sum += rate * at(length, word + (a - letter) * place);
      }
    }
    return sum;
  }

  [[nodiscard]] double outflow(std::size_t length, std::size_t word) const {
    double sum = agents_ + (length < longest_ ? load_ : 0);
    for (std::size_t i = 0; i < length; ++i, word /= patience_.count()) sum += patience_.out(word % patience_.count());
    return sum;
  }

  /// By Gauss and Seidel, up and down the lengths, until nothing moves; the empty word has the weight 1.
  void solve() {
    weight_.assign(starts_[longest_ + 1], 0);
    weight_[0] = 1;
    std::vector<double> out(weight_.size());
    for (std::size_t length = 1; length <= longest_; ++length) {
      for (std::size_t w = 0; w < words(length); ++w) out[starts_[length] + w] = outflow(length, w);
    }
    const auto sweep = [&](std::size_t length) {
      double moved = 0;
      for (std::size_t w = 0; w < words(length); ++w) {
        double& weight = weight_[starts_[length] + w];
        const double now = inflow(length, w) / out[starts_[length] + w];
        moved = std::max(moved, std::abs(now - weight));
        weight = now;
      }
      return moved;
    };
    for (double moved = 1; moved > 1e-15;) {
      moved = 0;
      for (std::size_t length = 1; length <= longest_; ++length) moved = std::max(moved, sweep(length));
      for (std::size_t length = longest_; length >= 1; --length) moved = std::max(moved, sweep(length));
    }
  }

  /// Follows the contact that comes last until it is answered or hangs up, jump by jump of the uniformized chain.
  void follow() {
    const std::size_t phases = patience_.count();
    std::vector<double> now(starts_[longest_ + 2], 0);
    for (std::size_t length = 0; length <= longest_; ++length) {
      for (std::size_t w = 0; w < words(length); ++w) {
        for (std::size_t a = 0; a < phases; ++a) {
          now[starts_[length + 1] + w * phases + a] = at(length, w) * patience_.begin[a];
        }
      }
    }
    for (std::size_t a = 0; a < phases; ++a) {
      rate_ = std::max(rate_, agents_ + static_cast<double>(longest_ + 1) * patience_.out(a));
    }
    for (double left = 1; left > 1e-17;) {
      const Jump jump = after_a_jump(now);
      answered_.push_back(jump.answered);
      abandoned_.push_back(jump.abandoned);
      now = jump.next;
      left = std::accumulate(now.begin(), now.end(), 0.0);
    }
  }

  struct Jump {
    std::vector<double> next;
    double answered = 0;
    double abandoned = 0;
  };

  /// The contact that is followed is the last letter.
  [[nodiscard]] Jump after_a_jump(const std::vector<double>& now) const {
    const std::size_t phases = patience_.count();
    Jump jump{std::vector<double>(now.size(), 0)};
    for (std::size_t length = 1; length <= longest_ + 1; ++length) {
      for (std::size_t w = 0; w < words(length); ++w) {
        const double mass = now[starts_[length] + w] / rate_;
        if (mass < 1e-40) continue;
        double stays = rate_ - agents_;
        (length == 1 ? jump.answered : jump.next[starts_[length - 1] + w % words(length - 1)]) += agents_ * mass;
        std::size_t place = 1;
        for (std::size_t i = 0; i < length; ++i, place *= phases) {
          const std::size_t letter = w / place % phases;
          const double leave = patience_.leave[letter];
          stays -= patience_.out(letter);
          const std::size_t without = w / (place * phases) * place + w % place;
          (i == 0 ? jump.abandoned : jump.next[starts_[length - 1] + without]) += leave * mass;
          for (std::size_t a = 0; a < phases; ++a) {
            const double move = patience_.move[letter][a];
            if (move > 0) jump.next[starts_[length] + w + (a - letter) * place] += move * mass;
          }
        }
        jump.next[starts_[length] + w] += stays * mass;
      }
    }
    return jump;
  }

  int agents_;
  double load_;
  Phases patience_;
  std::size_t longest_;
  std::vector<std::size_t> starts_;  ///< of the words of each length
  std::vector<double> weight_;
  double rate_ = 0;               ///< of the jumps
  std::vector<double> answered_;  ///< at each jump, in the scale of the weights
  std::vector<double> abandoned_;
};

}  // namespace krarup::agreement
