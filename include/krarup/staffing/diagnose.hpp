#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <string>
#include <vector>

#include "krarup/queues/chat.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "krarup/staffing/diagnosis.hpp"
#include "krarup/staffing/patience_of_model.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "krarup/staffing/sentences.hpp"
#include "krarup/staffing/share_of_days.hpp"

namespace krarup {

namespace detail {

/// A question with its plain answer, to which each assumption is compared.
template <class Q>
struct Case {
  const Q& queue;
  const Target& target;
  const Circumstances& circumstances;
  int agents;  ///< required, as the queue says
};

/// Less work than this left at the end of an interval is no reason to doubt that it is staffed by itself.
inline constexpr double matters_in_an_interval = 0.2;

/// The work that so many agents get done when all of them are busy, with as many chats as they may have; erlangs.
template <class Q>
[[nodiscard]] double capacity(const Q& queue) {
  if constexpr (HasSlowdown<Q>) {
    return queue.agents * static_cast<double>(queue.slowdown.size()) / queue.slowdown.back();
  } else {
    return queue.agents;
  }
}

/// How many contacts an interval has, of those whose service level is asked for.
template <class Q>
[[nodiscard]] double contacts_asked(const Q& queue) {
  if constexpr (std::same_as<Q, PriorityQueue>) {
    double share = 0;
    for_each_class_asked(queue, [&](double each, const formulas::PriorityLoads&) { share += each; });
    return share * queue.demand.contacts;
  } else {
    return queue.demand.contacts;
  }
}

template <class Q>
void diagnose_overload(const Case<Q>& at, std::vector<Diagnosis>& found) {
  const double agents = at.queue.agents;
  const Performance now = performance(at.queue, at.target.acceptable_wait, at.target.basis);
  if (agents == 0 || agents >= at.agents || offered_load(at.queue) < capacity(at.queue)) return;
  const double lost = now.abandonment + now.blocking;
  const std::string but =
      lost > 0 ? "Only because " + in_percent(lost) + " of the contacts are lost does the queue not grow without end"
               : "The queue grows without end, in truth until contacts hang up";
  found.push_back({Assumption::overload, at.agents - agents,
                   in_brief(offered_load(at.queue)) + " erlangs are offered to " + agents_in_words(agents) + ". " +
                       but + "; the target takes " + agents_in_words(at.agents) + "."});
}

template <class Q>
void diagnose_abandonment(const Case<Q>& at, std::vector<Diagnosis>& found) {
  if constexpr (MayHavePatience<Q>) {
    if (!may_have_patience(at.queue)) return;
    const Seconds patience = known_patience(at.queue, at.circumstances.patience);
    constexpr Seconds endless{std::numeric_limits<double>::infinity()};
    if (patience == endless && !says_its_patience(at.queue)) return;
    const auto patient = with_patience(at.queue, endless);
    auto impatient = with_patience(at.queue, patience);
    if constexpr (HasPatienceLaw<Q>) {
      if (says_its_patience(at.queue)) impatient = at.queue;
    }
    const int with = required_agents(impatient, at.target);
    const int without = says_its_patience(at.queue) ? required_agents(patient, at.target) : at.agents;
    const double lost =
        performance(with_agents(impatient, with), at.target.acceptable_wait, at.target.basis).abandonment;
    const std::string who = patience == endless
                                ? "Some contacts hang up"
                                : "Contacts hang up after " + in_brief(patience.count()) + " s on average";
    found.push_back({Assumption::abandonment, static_cast<double>(with - without),
                     who + ": the target takes " + agents_in_words(with) + ", and " + in_percent(lost) +
                         " hang up then. A model in which nobody hangs up" + endless_model(at.queue) + " asks for " +
                         agents_in_words(without) + "."});
  }
}

template <class Q>
void diagnose_concurrency(const Case<Q>& at, std::vector<Diagnosis>& found) {
  if constexpr (HasSlowdown<Q> || std::same_as<Q, ErlangA> || std::same_as<Q, ErlangC>) {
    if (knows_more_than_patience(at.queue)) return;
    Chat several{.demand = at.queue.demand,
                 .patience = known_patience(at.queue, at.circumstances.patience),
                 .slowdown = at.circumstances.slowdown};
    if constexpr (HasSlowdown<Q>) several.slowdown = at.queue.slowdown;
    const std::size_t chats = several.slowdown.size();
    if (chats < 2) return;
    Chat one = several;
    one.slowdown = {1.0};
    const int with = required_agents(several, at.target);
    const int without = required_agents(one, at.target);
    found.push_back({Assumption::concurrency, static_cast<double>(with - without),
                     "An agent holds up to " + std::to_string(chats) + " chats at once, each of which then takes " +
                         in_brief(several.slowdown.back()) + " times as long: the target takes " +
                         agents_in_words(with) + ", " + difference_in_words(with - without) +
                         " than for chats one by one."});
  }
}

template <class Q>
void diagnose_uncertain_rate(const Case<Q>& at, std::vector<Diagnosis>& found) {
  if (at.circumstances.cv == 0) return;
  const Uncertain<Q> uncertain{at.queue, at.circumstances.cv};
  const std::string varies = "The rate varies by " + in_percent(at.circumstances.cv) + " from day to day: ";
  const int on_nine_in_ten = required_agents(uncertain, at.target, OnShareOfDays{0.9});
  const std::string days = " To meet the target on nine days in ten takes " + agents_in_words(on_nine_in_ten) + ".";
  try {
    const double added = required_agents(uncertain, at.target) - at.agents;
    found.push_back({Assumption::uncertain_rate, added,
                     varies + "over all its contacts the target takes " + agents_in_words(at.agents + added) + ", " +
                         difference_in_words(added) + " than at the mean rate." + days});
  } catch (const Infeasible&) {
    found.push_back({Assumption::uncertain_rate, std::numeric_limits<double>::infinity(),
                     varies + "no number of agents meets the target over all its contacts." + days});
  }
}

template <class Q>
void diagnose_short_interval(const Case<Q>& at, std::vector<Diagnosis>& found) {
  const Demand& demand = at.queue.demand;
  const double handlings = demand.per / demand.aht;
  const double carried_over = -std::expm1(-handlings) / handlings;  // share of an interval's work left at its end
  if (carried_over < matters_in_an_interval) return;
  Demand from_empty = demand;
  from_empty.contacts *= 1 - carried_over;
  const double agents = required_agents(with_demand(at.queue, from_empty), at.target);
  found.push_back(
      {Assumption::short_interval, agents - at.agents,
       "The AHT is " + in_percent(1 / handlings) + " of the interval: " + in_percent(carried_over) +
           " of the work that arrives in an interval is done after it. Where the interval before is idle, " +
           agents_in_words(agents) + " would do; where it is busier, " + agents_in_words(at.agents) +
           " are not enough."});
}

template <class Q>
void diagnose_small_queue(const Case<Q>& at, std::vector<Diagnosis>& found) {
  const double people = fractional_agents(at.queue, at.target);
  const double contacts = contacts_asked(at.queue);
  const double level =
      performance(with_agents(at.queue, at.agents), at.target.acceptable_wait, at.target.basis).service_level;
  const double scatter = std::sqrt(level * (1 - level) / contacts);
  const bool rounding_matters = at.agents - people > 0.1 * people;
  if (!rounding_matters && scatter < 0.1) return;
  std::string text =
      "The target takes " + in_brief(people) + " agents, and people come whole: " + in_brief(at.agents) + ".";
  if (scatter >= 0.01) {
    text += " Of " + in_brief(contacts) + " contacts in an interval the share answered in time scatters by at least " +
            in_brief(100 * scatter) + " points around its mean.";
  }
  found.push_back({Assumption::small_queue, at.agents - people, text});
}

}  // namespace detail

/// Which assumptions matter here, and by how many agents does each move the answer?
///
/// For each assumption the required agents with it and without it are compared, everything else being equal; so the
/// effects need not add up. short_interval compares with an interval that begins in an idle center, and is told where a
/// fifth or more of an interval's work is done after it. Those that move the answer by less than one agent are left
/// out, but for small_queue, which is about the fractions: it is told where rounding up adds more than a tenth, or
/// where so few contacts come that their service level scatters by more than ten points (the standard deviation of that
/// many independent contacts; contacts that meet the same queue scatter more). To diagnose another assumption, add a
/// value of Assumption and a function `detail::diagnose_...` that pushes its finding.
///
/// Asked of every queue model is what has a meaning in it: abandonment where there is a like model in which contacts
/// hang up, concurrency of Erlang C, of Erlang A with no more than its patience, and of Chat.
///
/// @param  queue          any queue of one demand; with agents, those that there are
/// @param  target         at least one limit
/// @param  circumstances  what is known beyond the queue; what the queue itself says goes first
/// @return                the assumptions that matter, the largest effect first; none without contacts
/// @throws                InvalidInput; Infeasible
template <AskedByDay Q>
[[nodiscard]] std::vector<Diagnosis> diagnose(const Q& queue, const Target& target,
                                              const Circumstances& circumstances = {}) {
  validate(circumstances, "circumstances");
  const detail::Case<Q> at{queue, target, circumstances, required_agents(queue, target)};
  std::vector<Diagnosis> found;
  if (offered_load(queue) == 0) return found;
  detail::diagnose_overload(at, found);
  detail::diagnose_abandonment(at, found);
  detail::diagnose_concurrency(at, found);
  detail::diagnose_uncertain_rate(at, found);
  detail::diagnose_short_interval(at, found);
  std::erase_if(found, [](const Diagnosis& each) {
    return std::abs(each.agents) < 1 && each.assumption != Assumption::overload;
  });
  detail::diagnose_small_queue(at, found);
  std::ranges::stable_sort(found, std::ranges::greater{}, [](const Diagnosis& each) { return std::abs(each.agents); });
  return found;
}

/// The same where the rate is uncertain: what the other assumptions move is told at the mean rate.
template <AskedByDay Q>
[[nodiscard]] std::vector<Diagnosis> diagnose(const Uncertain<Q>& uncertain, const Target& target,
                                              Circumstances circumstances = {}) {
  validate(uncertain);
  if (uncertain.cv > 0) circumstances.cv = uncertain.cv;
  return diagnose(uncertain.queue, target, circumstances);
}

}  // namespace krarup
