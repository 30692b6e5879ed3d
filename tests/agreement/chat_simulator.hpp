#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <random>
#include <vector>

#include "krarup/queues/chat.hpp"

namespace krarup::agreement {

/// What is done about uneven loads, which arise when chats end.
enum class Handover {
  never,          ///< a chat stays where it is: what centers do
  to_even_loads,  ///< an agent with two more chats than another hands one over: what the chain believes
};

/// Counts and times of one run, in the words of krarup::Performance and krarup::ChatLoad.
struct ChatRun {
  double answered_within = 0;  ///< share of the chats
  double abandonment = 0;
  double probability_of_wait = 0;
  double mean_wait = 0;
  double occupancy = 0;
  double chats_per_agent = 0;
  double handling_time = 0;
};

/// A simulation with agents of flesh: each chat brings an exponential amount of work, and each agent works on all of
/// his chats at a speed that depends on how many they are. A chat goes to the agent with the fewest.
class ChatSimulation {
 public:
  ChatSimulation(const Chat& queue, double acceptable_wait, Handover handover, std::uint64_t seed)
      : queue_(queue),
        acceptable_wait_(acceptable_wait),
        handover_(handover),
        random_(seed),
        agents_(static_cast<std::size_t>(queue.agents)) {}

  [[nodiscard]] ChatRun run(std::size_t warm_up, std::size_t measured) {
    for (std::size_t i = 0; i < warm_up; ++i) one_arrival();
    sums_ = {};
    span_ = 0;
    answered_ = 0;
    for (std::size_t i = 0; i < measured; ++i) one_arrival();
    const auto count = static_cast<double>(measured);
    return {sums_.answered_within / count,  sums_.abandonment / count, sums_.probability_of_wait / count,
            sums_.mean_wait / count,        sums_.occupancy / span_,   sums_.chats_per_agent / span_,
            sums_.handling_time / answered_};
  }

 private:
  struct Handled {
    double work;  ///< left; s of an agent who has nothing else
    double began;
  };
  using Agent = std::vector<Handled>;
  struct Waiting {
    double arrived;
    double leaves;
  };

  double exponential(double mean) { return -mean * std::log((static_cast<double>(random_() >> 11U) + 0.5) * 0x1p-53); }
  [[nodiscard]] double slowdown(const Agent& agent) const { return queue_.slowdown[agent.size() - 1]; }

  /// Plays until the next chat has arrived.
  void one_arrival() {
    const double arrival = now_ + exponential(queue_.demand.per.count() / queue_.demand.contacts);
    for (;;) {
      double next = arrival;
      Agent* ending = nullptr;
      for (Agent& agent : agents_) {
        if (agent.empty()) continue;
        const auto first = std::ranges::min_element(agent, {}, &Handled::work);
        const double end = now_ + first->work * slowdown(agent);
        if (end < next) next = end, ending = &agent, std::iter_swap(first, agent.begin());
      }
      const auto impatient = std::ranges::min_element(waiting_, {}, &Waiting::leaves);
      const bool leaves = impatient != waiting_.end() && impatient->leaves < next;
      advance(leaves ? impatient->leaves : next);
      if (leaves) {
        stop_waiting(*impatient, false);
        waiting_.erase(impatient);
      } else if (ending != nullptr) {
        end_chat(*ending);
      } else {
        return arrive();
      }
    }
  }

  void advance(double to) {
    const double elapsed = to - now_;
    now_ = to;
    span_ += elapsed;
    for (Agent& agent : agents_) {
      if (agent.empty()) continue;
      sums_.occupancy += elapsed / queue_.agents;
      sums_.chats_per_agent += elapsed * static_cast<double>(agent.size()) / queue_.agents;
      for (Handled& chat : agent) chat.work -= elapsed / slowdown(agent);
    }
  }

  void arrive() {
    Agent& freest = *std::ranges::min_element(agents_, {}, &Agent::size);
    if (freest.size() < queue_.slowdown.size()) {
      sums_.answered_within += 1;
      return begin(freest);
    }
    sums_.probability_of_wait += 1;
    const double patience = queue_.patience.count();
    waiting_.push_back({now_, std::isinf(patience) ? patience : now_ + exponential(patience)});
  }

  void begin(Agent& agent) { agent.push_back({exponential(queue_.demand.aht.count()), now_}); }

  void end_chat(Agent& agent) {
    ++answered_;
    sums_.handling_time += now_ - agent.front().began;
    agent.erase(agent.begin());
    if (!waiting_.empty()) {
      stop_waiting(waiting_.front(), true);
      waiting_.pop_front();
      return begin(agent);
    }
    Agent& busiest = *std::ranges::max_element(agents_, {}, &Agent::size);
    if (handover_ == Handover::never || busiest.size() < agent.size() + 2) return;
    agent.push_back(busiest.back());
    busiest.pop_back();
  }

  void stop_waiting(const Waiting& chat, bool answered) {
    const double wait = now_ - chat.arrived;
    sums_.mean_wait += wait;
    if (!answered) sums_.abandonment += 1;
    if (answered && wait <= acceptable_wait_) sums_.answered_within += 1;
  }

  Chat queue_;
  double acceptable_wait_;
  Handover handover_;
  std::mt19937_64 random_;
  std::vector<Agent> agents_;
  std::deque<Waiting> waiting_;
  double now_ = 0;
  double span_ = 0;
  double answered_ = 0;
  ChatRun sums_;
};

}  // namespace krarup::agreement
