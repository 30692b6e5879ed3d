#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "dice.hpp"
#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"
#include "krarup/queues/general_handling.hpp"
#include "krarup/queues/general_patience.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "krarup/queues/uncertain.hpp"

// One point of the domain of each queue model.

namespace krarup::domain {

template <class Q>
struct Draw;

template <>
struct Draw<ErlangB> {
  static ErlangB from(Dice& dice) {
    const double load = dice.load();
    return {.demand = dice.demand(load), .agents = dice.agents(load)};
  }
};

template <>
struct Draw<ErlangC> {
  static ErlangC from(Dice& dice) {
    const double load = dice.load();
    return {.demand = dice.demand(load), .agents = dice.agents(load)};
  }
};

template <>
struct Draw<ExtendedErlangB> {
  static ExtendedErlangB from(Dice& dice) {
    const double load = dice.load();
    return {.demand = dice.demand(load), .redial_share = dice.share(), .agents = dice.agents(load)};
  }
};

template <>
struct Draw<Engset> {
  static Engset from(Dice& dice) {
    const Demand demand = dice.demand(dice.load());
    const double load = offered_load(demand);
    const double sources = dice.chance(0.1)   ? dice.of(std::array{load, infinity, largest})
                           : dice.chance(0.5) ? load * (1 + dice.log_uniform(1e-15, 1e3))
                                              : std::ceil(load * dice.log_uniform(1, 1e6));
    return {.demand = demand, .sources = std::max({1., load, sources}), .agents = dice.agents(load)};
  }
};

template <>
struct Draw<FiniteSource> {
  static FiniteSource from(Dice& dice) {
    const Engset lines = Draw<Engset>::from(dice);
    return {.demand = lines.demand, .sources = lines.sources, .agents = lines.agents};
  }
};

/// Lines beside some agents: too few, as many, a few more, as many as there may be, and no end of them.
inline double lines(Dice& dice, double agents) {
  if (dice.chance(0.4)) return infinity;
  const double lines = dice.chance(0.1)   ? dice.of(std::array{0., 1., smallest, agents, max_lines})
                       : dice.chance(0.2) ? agents * dice.uniform(0, 1)
                                          : agents + dice.log_uniform(1e-3, 1e5);
  return std::min(dice.chance(0.5) ? std::ceil(lines) : lines, max_lines);
}

template <>
struct Draw<ErlangA> {
  static ErlangA from(Dice& dice) {
    const double load = dice.load();
    ErlangA queue{.demand = dice.demand(load), .patience = {}, .agents = dice.agents(load)};
    queue.patience = dice.patience(queue.demand.aht);
    if (dice.chance(0.4)) queue.balking = dice.share();
    queue.lines = lines(dice, queue.agents);
    return queue;
  }
};

template <>
struct Draw<ErlangX> {
  static ErlangX from(Dice& dice) {
    const ErlangA once = Draw<ErlangA>::from(dice);
    ErlangX queue{once.demand, once.patience, once.agents, once.balking, once.lines};
    queue.redial_after_abandonment = dice.share();
    queue.redial_after_blocking = dice.share();
    queue.recall_share = dice.chance(0.5) ? 0 : std::min(dice.share(), 1 - 0x1p-53);
    return queue;
  }
};

template <>
struct Draw<GeneralHandling> {
  static GeneralHandling from(Dice& dice) {
    const double load = dice.load();
    GeneralHandling queue{.demand = dice.demand(load), .agents = dice.agents(load)};
    queue.handling_scv = dice.scv();
    queue.arrival_scv = dice.chance(0.5) ? 1 : dice.scv();
    return queue;
  }
};

template <>
struct Draw<PriorityQueue> {
  static PriorityQueue from(Dice& dice) {
    const double load = dice.load();
    PriorityQueue queue{.demand = dice.demand(load), .agents = dice.agents(load)};
    double left = 1;
    for (std::size_t last = dice.below(4), k = 0; k <= last; ++k) {
      const double share = k == last ? left : left * dice.share();
      queue.classes.push_back({std::to_string(k), share});
      left -= share;
    }
    const std::size_t asked = dice.below(queue.classes.size() + 1);
    if (asked < queue.classes.size()) queue.of_class = queue.classes[asked].name;
    return queue;
  }
};

template <>
struct Draw<Chat> {
  static Chat from(Dice& dice) {
    const double load = dice.load();
    Chat queue{.demand = dice.demand(load), .patience = {}, .agents = dice.agents(load)};
    queue.patience = dice.patience(queue.demand.aht);
    const std::size_t most = dice.chance(0.05) ? max_concurrency : 1 + dice.below(5);
    const double effort = dice.share();  // 0: no chat slows another down; 1: nothing is won by having several
    while (queue.slowdown.size() < most) {
      const auto chats = static_cast<double>(queue.slowdown.size());
      queue.slowdown.push_back(queue.slowdown.back() * (1 + effort * (1 - 1e-12) / chats));
    }
    return queue;
  }
};

template <>
struct Draw<Blended> {
  static Blended from(Dice& dice) {
    const double load = dice.load();
    Blended queue{.demand = dice.demand(load), .patience = {}, .agents = dice.agents(load)};
    queue.patience = dice.patience(queue.demand.aht);
    if (dice.chance(0.7)) queue.deferred_aht = Seconds{dice.time(queue.demand.aht.count())};
    if (dice.chance(0.7)) queue.reserve = static_cast<int>(dice.log_uniform(1, max_reserve));
    return queue;
  }
};

/// A law of patience of each kind.
template <Law L>
struct DrawLaw;

template <>
struct DrawLaw<Exponential> {
  static Exponential from(Dice& dice, double usual) { return {dice.patience(Seconds{usual})}; }
};

template <>
struct DrawLaw<Deterministic> {
  static Deterministic from(Dice& dice, double usual) { return {Seconds{dice.time(usual)}}; }
};

/// To the ends of what a law takes, in its spread or shape.
inline double between_ends(Dice& dice, double low, double high) {
  return dice.chance(0.1) ? dice.of(std::array{low, 1., high}) : dice.log_uniform(low, high);
}

template <>
struct DrawLaw<Gamma> {
  static Gamma from(Dice& dice, double usual) { return {Seconds{dice.time(usual)}, between_ends(dice, 1e-4, 1e4)}; }
};

template <>
struct DrawLaw<Lognormal> {
  static Lognormal from(Dice& dice, double usual) { return {Seconds{dice.time(usual)}, between_ends(dice, 1e-4, 1e4)}; }
};

template <>
struct DrawLaw<Weibull> {
  static Weibull from(Dice& dice, double usual) { return {Seconds{dice.time(usual)}, between_ends(dice, 0.1, 100)}; }
};

template <>
struct DrawLaw<Hyperexponential> {
  static Hyperexponential from(Dice& dice, double usual) {
    return {dice.share(), Seconds{dice.time(usual)}, Seconds{dice.time(usual)}};
  }
};

template <>
struct DrawLaw<Empirical> {
  static Empirical from(Dice& dice, double usual) {
    Empirical law;
    for (std::size_t last = dice.below(12), i = 0; i <= last; ++i) law.times.emplace_back(dice.time(usual));
    std::ranges::sort(law.times);
    law.times.erase(std::unique(law.times.begin(), law.times.end()), law.times.end());
    for (std::size_t i = 0; i < law.times.size(); ++i) {
      const double before = i == 0 ? 1 : law.surviving.back();
      law.surviving.push_back(std::max(before * (dice.chance(0.2) ? 1 : dice.share()), smallest));
    }
    return law;
  }
};

/// M/M/n+G and M/G/n+G with one kind of law.
template <Law L>
struct WithLaw {
  static GeneralPatience from(Dice& dice) {
    const double load = dice.load();
    GeneralPatience queue{.demand = dice.demand(load), .agents = dice.agents(load)};
    queue.patience = DrawLaw<L>::from(dice, queue.demand.aht.count());
    if (dice.chance(0.4)) queue.balking = dice.share();
    if (dice.chance(0.2)) queue.handling_scv = dice.scv();
    return queue;
  }
};

/// Days of which the rate is not known.
template <AskedByDay Q>
struct Draw<Uncertain<Q>> {
  static Uncertain<Q> from(Dice& dice) {
    Q queue = Draw<Q>::from(dice);
    const double cv = dice.chance(0.1) ? dice.of(std::array{0., smallest, 10.}) : dice.log_uniform(1e-9, 10);
    return {std::move(queue), cv};
  }
};

}  // namespace krarup::domain
