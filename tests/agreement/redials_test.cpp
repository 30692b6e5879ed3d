#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <deque>
#include <queue>
#include <random>
#include <vector>

#include "expect_agreement.hpp"
#include "krarup/queues/erlang_x.hpp"

// Erlang X against a simulation of customers, who try again after a pause: a different thing from the fixed point.

namespace krarup::agreement {
namespace {

/// What one run counts, per attempt and per customer.
struct Counts {
  double attempts_per_customer = 0;
  double customers_answered = 0;  ///< share of customers
  double answered_within = 0;     ///< share of attempts
  double abandoned = 0;           ///< share of attempts
  double blocked = 0;             ///< share of attempts
  double occupancy = 0;
};

/// A center whose customers come back after exponential pauses. Believing nothing, it follows each customer.
class CenterWithRedials {
 public:
  /// @param pause  mean time before another attempt; s
  CenterWithRedials(const ErlangX& queue, double acceptable_wait, double pause, std::uint64_t seed)
      : queue_(queue),
        acceptable_wait_(acceptable_wait),
        pause_(pause),
        random_(seed),
        free_(std::lround(queue.agents)) {}

  [[nodiscard]] Counts run(double warm_up, double measured) {
    schedule(exponential(1 / arrival_rate(queue_.demand)), Event::new_customer, 0);
    while (now_ < warm_up) step();
    counted_ = {};
    busy_time_ = 0;
    for (Customer& customer : customers_) customer.is_counted = false;
    const double start = now_;
    counting_ = true;
    while (now_ < start + measured) step();
    counting_ = false;
    const double span = now_ - start;
    while (unsettled_ > 0) step();
    return {counted_.attempts_of_counted / counted_.customers,
            counted_.answered_customers / counted_.customers,
            counted_.answered_within / counted_.attempts,
            counted_.abandoned / counted_.attempts,
            counted_.blocked / counted_.attempts,
            busy_time_ / span / queue_.agents};
  }

 private:
  enum class Event { new_customer, attempt, end_of_handling, end_of_patience };
  struct Pending {
    double time;
    Event event;
    std::size_t customer;
    std::size_t attempt;
    bool operator>(const Pending& other) const { return time > other.time; }
  };
  struct Customer {
    std::size_t attempts = 0;
    double since = 0;
    bool waits = false;
    bool is_counted = false;  ///< came while counting
    bool was_answered = false;
    bool attempt_counted = false;
  };
  struct Sums {
    double customers, attempts_of_counted, answered_customers, attempts, answered_within, abandoned, blocked;
  };

  double uniform() { return (static_cast<double>(random_() >> 11U) + 0.5) * 0x1p-53; }
  double exponential(double mean) { return -mean * std::log(uniform()); }
  void schedule(double delay, Event event, std::size_t customer, std::size_t attempt = 0) {
    pending_.push({now_ + delay, event, customer, attempt});
  }

  void step() {
    const Pending next = pending_.top();
    pending_.pop();
    if (counting_) busy_time_ += (next.time - now_) * (queue_.agents - static_cast<double>(free_));
    now_ = next.time;
    switch (next.event) {
      case Event::new_customer:
        schedule(exponential(1 / arrival_rate(queue_.demand)), Event::new_customer, 0);
        customers_.push_back({.is_counted = counting_});
        counted_.customers += counting_ ? 1 : 0;
        unsettled_ += counting_ ? 1 : 0;
        return attempt(customers_.size() - 1);
      case Event::attempt:
        return attempt(next.customer);
      case Event::end_of_handling:
        ++free_;
        come_back(next.customer, queue_.recall_share);
        return answer_next();
      case Event::end_of_patience:
        return give_up(next.customer, next.attempt);
    }
  }

  void attempt(std::size_t id) {
    Customer& customer = customers_[id];
    ++customer.attempts;
    customer.since = now_;
    customer.attempt_counted = counting_;
    counted_.attempts += counting_ ? 1 : 0;
    counted_.attempts_of_counted += customer.is_counted ? 1 : 0;
    if (static_cast<double>(std::lround(queue_.agents) - free_ + waiting_) >= queue_.lines) {
      counted_.blocked += customer.attempt_counted ? 1 : 0;
      return come_back(id, queue_.redial_after_blocking);
    }
    if (free_ == 0 && uniform() < queue_.balking) {
      counted_.abandoned += customer.attempt_counted ? 1 : 0;
      return come_back(id, queue_.redial_after_abandonment);
    }
    customer.waits = true;
    ++waiting_;
    line_.push_back({id, customer.attempts});
    if (free_ > 0) return answer_next();
    schedule(exponential(queue_.patience.count()), Event::end_of_patience, id, customer.attempts);
  }

  void answer_next() {
    while (!line_.empty()) {
      const auto [id, attempt] = line_.front();
      line_.pop_front();
      Customer& customer = customers_[id];
      if (!customer.waits || customer.attempts != attempt) continue;  // has left
      customer.waits = false;
      --waiting_;
      --free_;
      const bool in_time = now_ - customer.since <= acceptable_wait_;
      counted_.answered_within += customer.attempt_counted && in_time ? 1 : 0;
      counted_.answered_customers += customer.is_counted && !customer.was_answered ? 1 : 0;
      customer.was_answered = true;
      return schedule(exponential(queue_.demand.aht.count()), Event::end_of_handling, id);
    }
  }

  void give_up(std::size_t id, std::size_t attempt) {
    Customer& customer = customers_[id];
    if (!customer.waits || customer.attempts != attempt) return;  // has been answered
    customer.waits = false;
    --waiting_;
    counted_.abandoned += customer.attempt_counted ? 1 : 0;
    come_back(id, queue_.redial_after_abandonment);
  }

  void come_back(std::size_t id, double share) {
    if (uniform() < share) return schedule(exponential(pause_), Event::attempt, id);
    unsettled_ -= customers_[id].is_counted ? 1 : 0;
  }

  ErlangX queue_;
  double acceptable_wait_;
  double pause_;
  std::mt19937_64 random_;
  std::priority_queue<Pending, std::vector<Pending>, std::greater<>> pending_;
  std::deque<std::pair<std::size_t, std::size_t>> line_;  // those who left included, until they come to the head
  std::vector<Customer> customers_;
  Sums counted_{};
  double now_ = 0;
  double busy_time_ = 0;
  long free_;
  long waiting_ = 0;
  long unsettled_ = 0;
  bool counting_ = false;
};

/// The exact value lies within the half-width of the runs' mean, at 99.99 %, plus what a finite pause may be off.
void expect_agreement_with_customers(const ErlangX& queue, double bias) {
  constexpr double pause = 20'000;  // s; waits are a minute, the handling time is four
  constexpr std::size_t runs = 16;
  std::vector<std::vector<double>> found(6);
  for (std::size_t run = 0; run < runs; ++run) {
    const Counts c = CenterWithRedials(queue, 20, pause, 1930 + run).run(8 * pause, 1'500'000);
    std::size_t i = 0;
    for (double v :
         {c.attempts_per_customer, c.customers_answered, c.answered_within, c.abandoned, c.blocked, c.occupancy}) {
      found[i++].push_back(v);
    }
  }
  const Outcomes o = outcomes(queue, Seconds{20});
  const CustomerPerformance c = customer_performance(queue, Seconds{20});
  const std::vector<double> exact{c.attempts,    c.answered, o.answered_within,
                                  o.abandoned(), o.blocked,  performance(queue, Seconds{20}).occupancy};
  const double quantile = boost::math::quantile(boost::math::students_t(runs - 1.0), 1 - 0.5e-4);
  for (std::size_t i = 0; i < found.size(); ++i) {
    double mean = 0;
    double squares = 0;
    for (const double v : found[i]) mean += v / static_cast<double>(runs);
    for (const double v : found[i]) squares += (v - mean) * (v - mean);
    const double half_width = quantile * std::sqrt(squares / (runs - 1.0) / static_cast<double>(runs));
    EXPECT_LT(half_width, 0.02) << i;
    EXPECT_NEAR(exact[i], mean, half_width + bias) << "measure " << i;
  }
}

TEST(Redials, ErlangXIsWhatCustomersExperienceWhoPauseForLong) {
  const Demand demand = four_minute_calls(13.3);
  expect_agreement_with_customers({demand, Seconds{120}, 14, 0, 22, 0.6, 0.8, 0}, 0.002);
  expect_agreement_with_customers({demand, Seconds{60}, 13, 0.1, 18, 0.5, 0.9, 0.1}, 0.002);
  expect_agreement_with_customers({demand, Seconds{200}, 19, 0, 1000, 0.9, 0, 0.25}, 0.002);
}

// Does anything else balance? The load that leaves for good is watched from none to a hundred times the agents.
TEST(Redials, LeaveOneLoadOfAttemptsThatBalances) {
  for (const double agents : {0.5, 5.0, 14.0}) {
    for (const double patience : {0.01, 0.5, 20.0, 1e300}) {
      for (const double places : {0.0, 0.5, 6.0, 1e4}) {
        for (const double balking : {0.0, 0.4, 1.0}) {
          for (const formulas::Redials& redials :
               {formulas::Redials{0.5, 0.5, 0}, formulas::Redials{1, 0, 0}, formulas::Redials{0, 1, 0.3},
                formulas::Redials{1, 1, 0.9}, formulas::Redials{0, 0, 0.9}}) {
            double before = 0;
            for (double load = 0.01; load < 1000; load *= 1.1) {
              const formulas::FiniteQueue queue{agents, load, patience, balking, agents + places};
              const double now = formulas::first_attempts_load(queue, redials);
              ASSERT_GE(now, before * (1 - 1e-12)) << agents << " agents, patience " << patience << ", " << places
                                                   << " places, balking " << balking << ", load " << load;
              before = now;
            }
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace krarup::agreement
