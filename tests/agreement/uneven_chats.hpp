#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "krarup/queues/chat.hpp"

namespace krarup::agreement {

/// The chance that a chat has to wait when chats stay with the agent they went to, for a few agents.
///
/// The chain of all ways to spread chats over agents (how many have 0, 1, ..., m), solved by sweeps of Gauss-Seidel;
/// above a full house it is the chain of Erlang A, whose states beyond the first are summed in closed form.
[[nodiscard]] inline double probability_of_wait_without_handover(const Chat& queue) {
  using Spread = std::vector<int>;  // agents with 0, 1, ..., m chats
  const std::size_t most = queue.slowdown.size();
  const auto agents = static_cast<int>(queue.agents);
  const double arrivals = offered_load(queue);  // per aht
  const auto rate = [&](std::size_t chats) { return static_cast<double>(chats) / queue.slowdown[chats - 1]; };

  std::map<Spread, std::size_t> index;
  std::vector<Spread> spreads{Spread(most + 1, 0)};
  spreads[0][0] = agents;
  index[spreads[0]] = 0;
  struct Inflow {
    std::size_t from;
    double rate;
  };
  std::vector<std::vector<Inflow>> into(1);
  std::vector<double> outflow;
  const auto flow = [&](std::size_t from, Spread to, double r) {
    const auto [place, added] = index.emplace(to, spreads.size());
    if (added) spreads.push_back(std::move(to)), into.emplace_back();
    into[place->second].push_back({from, r});
    outflow[from] += r;
  };
  std::size_t full = 0;
  for (std::size_t i = 0; i < spreads.size(); ++i) {
    const Spread spread = spreads[i];
    outflow.push_back(0);
    const auto fewest =
        static_cast<std::size_t>(std::ranges::find_if(spread, [](int n) { return n > 0; }) - spread.begin());
    if (fewest == most) {
      full = i;
    } else {
      Spread to = spread;
      --to[fewest], ++to[fewest + 1];
      flow(i, to, arrivals);
    }
    for (std::size_t chats = 1; chats <= most; ++chats) {
      if (spread[chats] == 0) continue;
      Spread to = spread;
      --to[chats], ++to[chats - 1];
      flow(i, to, spread[chats] * rate(chats));
    }
  }
  std::vector<double> probability(spreads.size(), 1.0);
  for (double change = 1; change > 1e-13;) {
    change = 0;
    for (std::size_t i = 0; i < spreads.size(); ++i) {
      double sum = 0;
      for (const Inflow& each : into[i]) sum += probability[each.from] * each.rate;
      const double next = sum / outflow[i];
      change = std::max(change, std::abs(next / probability[i] - 1));
      probability[i] = next;
    }
  }
  double waiting = 0;  // states with everybody full, in units of the one without a queue
  double state = 1;
  const double leave = queue.demand.aht / queue.patience;
  for (int queued = 1; state > 1e-17 * waiting; ++queued) {
    waiting += state;
    state *= arrivals / (agents * rate(most) + queued * leave);
  }
  double total = 0;
  for (const double each : probability) total += each / probability[full];
  return waiting / (total - 1 + waiting);
}

}  // namespace krarup::agreement
