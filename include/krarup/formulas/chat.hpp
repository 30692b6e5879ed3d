#pragma once

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <span>

#include "krarup/formulas/erlang_a.hpp"
#include "krarup/formulas/states_in_one.hpp"
#include "krarup/formulas/waiting_behind.hpp"

namespace krarup::formulas {

/// Agents who handle several chats at once, and what that costs each chat.
struct ChatAgents {
  double agents;                     ///< n >= 0; real
  std::span<const double> slowdown;  ///< a chat among j at the same agent takes slowdown[j - 1] >= 1 times as long

  [[nodiscard]] std::size_t concurrency() const { return slowdown.size(); }
  /// The most chats that all agents handle at once.
  [[nodiscard]] double most_chats() const { return agents * static_cast<double>(concurrency()); }
  /// What one agent with j chats completes; chats per mean time of a chat alone.
  [[nodiscard]] double rate_with(std::size_t j) const { return j == 0 ? 0 : static_cast<double>(j) / slowdown[j - 1]; }
  /// A chat alone is not slowed down, and with one chat more an agent neither makes the others faster nor gets less
  /// done.
  [[nodiscard]] bool is_sensible() const {
    if (slowdown.empty() || slowdown.front() != 1) return false;
    for (std::size_t j = 2; j <= slowdown.size(); ++j) {
      if (!(slowdown[j - 1] >= slowdown[j - 2]) || !pays(j)) return false;
    }
    return true;
  }
  /// Whether an agent gets as much done with j chats as with one fewer, to within rounding.
  [[nodiscard]] bool pays(std::size_t j) const { return rate_with(j) >= rate_with(j - 1) * (1 - 1e-12); }
  /// What all agents complete while all are full.
  [[nodiscard]] double full_rate() const { return agents * rate_with(concurrency()); }

  /// How many chats every agent has at least, when so many are spread evenly; below the concurrency.
  [[nodiscard]] double level(double chats) const {
    return std::clamp(std::floor(chats / agents), 0., static_cast<double>(concurrency() - 1));
  }
  /// What all agents complete when `chats` are spread evenly: with q n + r chats, r agents have q + 1 and n - r have q.
  [[nodiscard]] double rate(double chats) const {
    const double at_least = level(chats);
    const auto q = static_cast<std::size_t>(at_least);
    const double ahead = std::clamp(chats - at_least * agents, 0., agents);
    return (agents - ahead) * rate_with(q) + ahead * rate_with(q + 1);
  }
};

/// What chats and agents experience.
struct ChatMeasures {
  WaitingMeasures waiting;  ///< its occupancy: the share of agents with at least one chat
  double chats;             ///< being handled, time average
};

namespace detail {

/// The states with at most so many chats, as seen from the last of them.
struct UpTo {
  double weight;  ///< how likely they all are, in units of the last
  double busy;    ///< agents with at least one chat, on average over them
  double chats;   ///< on average over them
};

/// The largest number of chats, counted down in whole steps from `top`, below which fewer are completed than arrive.
[[nodiscard]] inline double steps_to_balance(const ChatAgents& group, double offered_load, double top) {
  for (std::size_t q = 0; q < group.concurrency(); ++q) {
    const double low = group.agents * group.rate_with(q);
    const double high = group.agents * group.rate_with(q + 1);
    if (high < offered_load) continue;
    const double chats = group.agents * (static_cast<double>(q) + (offered_load - low) / (high - low));
    return std::max(0., std::ceil(top - chats));
  }
  return 0;
}

/// The states up to `above` - 1 chats, which is in (n - 1, n]. No agent has two, so that they are those of Erlang B,
/// for real n too.
///
/// Their weight is 1 / B. Agents without a chat are counted up to n: over Erlang B's states, the sum of n - k is
/// n + (n - load) odds(n), in units of state n, whose own weight continues as load^k / Gamma(k + 1) does.
[[nodiscard]] inline UpTo chats_apart(double agents, double above, double offered_load) {
  const double odds = erlang_b_free_odds(agents, offered_load);
  const double chats = above - 1;
  if (chats == agents || odds == infinity<double>()) {
    const double busy = offered_load / (1 + 1 / odds);
    return {1 + odds, busy, busy};
  }
  const double fraction = agents - chats;  // in [0, 1)
  // For less than one agent 1 / B goes on below 0 servers, and is positive.
  const double weight = chats < 0 ? offered_load * (erlang_b_free_odds(above, offered_load) / above)
                                  : erlang_b_reciprocal(chats, offered_load);
  const double relative = chats < 0 ? boost::math::tgamma_ratio(above + 1, agents + 1) / above
                                    : boost::math::tgamma_ratio(above, agents + 1);
  const double unit = std::pow(offered_load, fraction) / weight * relative;  // of state n, in that of all these states
  const double idle = agents * unit + (agents - offered_load) * (odds * unit);
  const double busy = std::max(0., agents - idle);
  return {weight, busy, busy};
}

/// How many states from `chats` on, upwards or downwards, may be taken as one: they end at `last` or where agents have
/// a chat more or fewer; 0: too few to be worth it.
[[nodiscard]] inline double states_alike(const ChatAgents& group, double offered_load, double chats, double last) {
  constexpr double worthwhile = 100;
  constexpr double too_few_to_ask = 1e5;
  if (std::abs(last - chats) < too_few_to_ask) return 0;
  const double level = group.level(last > chats ? chats : chats - 1);
  const auto q = static_cast<std::size_t>(level);
  const double slope = (group.rate_with(q + 1) - group.rate_with(q)) / offered_load;
  const double most = StatesInOne::most_states((group.rate(chats) - offered_load) / offered_load, slope);
  const double end = last > chats ? std::min(last, (level + 1) * group.agents) : std::max(last, level * group.agents);
  const double count = std::min(most, std::floor(std::abs(end - chats)) + 1);
  return count >= worthwhile ? count : 0;
}

/// The states from `first` chats on, which are alike.
[[nodiscard]] inline StatesInOne states_in_one(const ChatAgents& group, double offered_load, double first,
                                               double count) {
  const double last = first + (count - 1);
  const double excess = (group.rate(last) - offered_load) / offered_load;
  const double fall = (group.rate(last) - group.rate(first)) / offered_load / (count - 1);
  return {excess, fall, count};
}

/// How many whole steps below `top` a ladder may begin on any start: rates below the load have multiplied to nothing.
[[nodiscard]] inline double steps_to_oblivion(const ChatAgents& group, double offered_load, double bottom) {
  const double top = group.most_chats();
  double steps = std::min(steps_to_balance(group, offered_load, top), bottom);
  for (double memory = 1; steps < bottom && memory > 1e-20;) {
    const double count = states_alike(group, offered_load, top - steps, top - (bottom - 1));
    if (count == 0) memory *= group.rate(top - steps) / offered_load;
    if (count > 0) memory *= states_in_one(group, offered_load, top - (steps + count - 1), count).product();
    steps += std::max(1., count);
  }
  return steps;
}

/// The states in which an agent has room for one more chat, in units of the last of them.
///
/// X(k) = 1 + rate(k) / load X(k - 1) upwards, X(k) the weight of the states up to k. The ladder stands on Erlang B.
/// Any other start is forgotten once rates below the load have multiplied to nothing, so that a ladder of many agents
/// begins there instead. Where its states are very many and much alike, it takes many of them at a step.
[[nodiscard]] inline UpTo chats_with_room(const ChatAgents& group, double offered_load) {
  const double top = group.most_chats();
  const double bottom = std::max(1., std::ceil(top - group.agents));
  double steps = steps_to_oblivion(group, offered_load, bottom);
  const double start = top - steps;
  UpTo room = steps == bottom ? chats_apart(group.agents, top - (steps - 1), offered_load)
                              : UpTo{offered_load / (offered_load - group.rate(start)), group.agents, start};
  const auto climb = [&](double states, double below, double chats) {
    room.weight = states + below * room.weight;
    room.busy += (group.agents - room.busy) * (states / room.weight);  // k > n: nobody is idle
    room.chats += (chats - room.chats) * (states / room.weight);
  };
  while (--steps > 0 && room.weight < infinity<double>()) {
    const double k = top - steps;
    const double count = states_alike(group, offered_load, k, top - 1);
    if (count == 0) {
      climb(1, group.rate(k) / offered_load, k);
    } else {
      const StatesInOne states = states_in_one(group, offered_load, k, count);
      climb(states.weight(), states.product(), k + (count - 1) - states.depth());
      steps -= count - 1;
    }
  }
  return room;
}

}  // namespace detail

/// Everything about agents who handle several chats at once, with a queue in front of them that may be left.
///
/// The number of chats is a birth-death chain if the agents' loads are even at all times: with k = q n + r chats,
/// r agents have q + 1 and the others q. Below a full house the chain is summed upwards in positive terms; above it
/// the agents are as n rate(m) servers of Erlang A, so that waits and losses are its integrals.
///
/// @param  group         n >= 0 agents, with a sensible slowdown
/// @param  offered_load  a >= 0; contacts per mean time of a chat alone. Above 0 taken as at least 1e-290
/// @param  patience      mean time a chat would wait; >= 0, may be infinite; mean times of a chat alone
/// @param  wait          the acceptable wait T >= 0, may be infinite; mean times of a chat alone
/// @return  all NaN outside the domain; unstable (a >= n rate(m), endless patience): everybody waits, for ever
/// @complexity  O(states that matter): at most n times the concurrency, and some 50 sqrt(a) where fewer will do; some
///              2e6 whatever the load
/// @accuracy  1e-12 relative against the chain solved in long double; beyond 1e9 erlangs what the last digit of the
/// load
///            leaves, 1e-10 and, where further chats gain nothing, n eps
/// @source  [LuoZhang2013] for the model; [BaccelliHebuterne1981] for the waits
[[nodiscard]] inline ChatMeasures chat_measures(ChatAgents group, double offered_load, double patience, double wait) {
  const bool valid = detail::in_domain(group.agents, offered_load) && patience >= 0 && wait >= 0 && group.is_sensible();
  if (!valid) return {detail::undefined_measures, detail::not_a_number<double>()};
  if (offered_load == 0) return {detail::measures_without_load(group.agents), 0};
  if (group.concurrency() == 1) {
    const WaitingMeasures waiting = erlang_a_measures(group.agents, offered_load, patience, wait);
    return {waiting, group.agents * waiting.occupancy};
  }
  if (group.agents == 0) return {erlang_a_measures(0, offered_load, patience, wait), 0};
  offered_load = std::max(offered_load, 1e-290);
  const double most_chats = group.most_chats();
  group.agents = std::clamp(group.agents, detail::told_from_none(group.agents), detail::most_servers);
  const detail::UpTo room = detail::chats_with_room(group, offered_load);
  const double odds = group.full_rate() / offered_load * room.weight;
  ChatMeasures result{detail::waiting_behind({group.full_rate(), odds}, offered_load, patience, wait), 0};
  const double full = result.waiting.probability_of_wait;
  result.waiting.occupancy = std::min(1., room.busy / group.agents * (1 - full) + full);
  result.chats = std::min(most_chats, room.chats * (1 - full) + group.most_chats() * full);
  return result;
}

}  // namespace krarup::formulas
