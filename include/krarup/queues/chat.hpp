#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/chat.hpp"
#include "krarup/queues/erlang_a.hpp"

namespace krarup {

/// The most chats at once that an agent may have.
inline constexpr int max_concurrency = 100;

/// Agents who handle several chats at once, which slows each of them down; a chat that finds all of them full waits,
/// and may leave.
struct Chat {
  Demand demand{};                                            ///< its aht: of a chat that has the agent to itself
  Seconds patience{std::numeric_limits<double>::infinity()};  ///< mean time a chat would wait for an agent
  /// A chat among j at the same agent takes slowdown[j - 1] times as long; as many numbers as chats at once are
  /// allowed.
  std::vector<double> slowdown{1.0};
  double agents = 0;  ///< may be fractional

  static constexpr std::string_view model = "chat";
  static constexpr auto fields() {
    constexpr Rule at_least_one{.low = 1, .low_bound = Rule::Bound::inclusive};
    return std::tuple{field("demand", &Chat::demand), field("patience", &Chat::patience, rules::positive_or_infinite),
                      field("slowdown", &Chat::slowdown, at_least_one),
                      field("agents", &Chat::agents, rules::not_negative)};
  }

  /// A chat alone is not slowed down; more chats neither make each of them faster nor get less done in all.
  void validate(const std::string& path) const;
  friend bool operator==(const Chat&, const Chat&) = default;
};

inline void Chat::validate(const std::string& path) const {
  const std::string name = detail::join(path, "slowdown");
  const auto refuse = [&](const std::string& words) { throw InvalidInput(name + words); };
  if (slowdown.empty() || slowdown.size() > max_concurrency) {
    refuse(" must have 1 to " + std::to_string(max_concurrency) + " numbers, got " + std::to_string(slowdown.size()));
  }
  if (slowdown.front() != 1) {
    refuse("[0] must be 1, got " + to_text(slowdown.front()) + ": aht is that of a chat alone");
  }
  for (std::size_t j = 2; j <= slowdown.size(); ++j) {
    const std::string place = '[' + std::to_string(j - 1) + ']';
    if (slowdown[j - 1] < slowdown[j - 2]) {
      refuse(place + " must be >= " + to_text(slowdown[j - 2]) + " before it, got " + to_text(slowdown[j - 1]));
    }
    if (formulas::ChatAgents{0, slowdown}.pays(j)) continue;
    refuse(place + " must be <= " + to_text(static_cast<double>(j) / static_cast<double>(j - 1) * slowdown[j - 2]) +
           ", got " + to_text(slowdown[j - 1]) + ": an agent would get less done with " + std::to_string(j) +
           " chats at once than with " + std::to_string(j - 1));
  }
}

/// How busy chats keep their agents, and what that does to a chat.
struct ChatLoad {
  double chats_per_agent = 0;  ///< time average; at most the concurrency
  double places_taken = 0;     ///< chats per agent / concurrency; in [0, 1]
  Seconds handling_time{};     ///< mean time that an answered chat is with its agent; infinite when nobody is answered

  static constexpr auto fields() {
    return std::tuple{field("chats_per_agent", &ChatLoad::chats_per_agent),
                      field("places_taken", &ChatLoad::places_taken), field("handling_time", &ChatLoad::handling_time)};
  }
  friend bool operator==(const ChatLoad&, const ChatLoad&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::ChatMeasures measures(const Chat& queue, double agents, Seconds acceptable_wait) {
  return formulas::chat_measures({agents, queue.slowdown}, offered_load(queue), queue.patience / queue.demand.aht,
                                 acceptable_wait / queue.demand.aht);
}

[[nodiscard]] inline formulas::ChatMeasures measures(const Chat& queue, Seconds acceptable_wait) {
  return measures(queue, queue.agents, acceptable_wait);
}

}  // namespace detail

/// What becomes of the offered chats: answered or abandoned, in time or later.
///
/// @param  queue            demand, patience, slowdown and agents
/// @param  acceptable_wait  T >= 0, may be infinite: until an agent takes the chat
/// @return  shares of the offered chats; without chats all answered within T
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const Chat& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  return detail::outcomes_of_waiting(detail::measures(queue, acceptable_wait).waiting);
}

/// The answers about the same queue with other agents, without a copy of it; for arguments known to be valid.
[[nodiscard]] inline Answers answers_with_agents(const Chat& queue, double agents, Seconds acceptable_wait,
                                                 ServiceLevelBasis basis) {
  if (offered_load(queue) == 0) return detail::answers_without_contacts;
  return detail::answers_of_waiting(detail::measures(queue, agents, acceptable_wait).waiting, queue.demand.aht, basis);
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const Chat& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  return answers_with_agents(queue, queue.agents, acceptable_wait, basis);
}

/// How well do agents with several chats at once serve their demand? A birth-death chain in front of M/M/n+M.
///
/// Occupancy is the share of agents with at least one chat; `chat_load` tells how many they have. Believes in steady
/// state, exponential times, and loads that are even at all times: a new chat goes to an agent with the fewest, and
/// none ever has two more than another. Real chats stay where they are, so that ends of chats make loads uneven for a
/// while; the waits are then a little longer (docs/models/chat.md has by how much). A chat that leaves does not return.
/// In overload, and only there, occupancy may rise by some thousandths with one agent more: pooled agents idle less.
///
/// @param  queue            demand, patience, slowdown and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which chats count
/// @return  unstable (endless patience, and more chats than full agents complete): service_level 0, waits infinite;
///          without chats service_level 1 and all else 0
/// @throws  InvalidInput naming the field
/// @source  [LuoZhang2013]; [CuiTezcan2016]
[[nodiscard]] inline Performance performance(const Chat& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// How many chats does an agent have on average, and how long do they take then?
///
/// @return  without chats none, and the aht; handling_time is infinite where nobody is answered
/// @throws  InvalidInput naming the field
[[nodiscard]] inline ChatLoad chat_load(const Chat& queue) {
  validate(queue);
  const double load = offered_load(queue);
  if (load == 0) return {.handling_time = queue.demand.aht};
  const double agents = formulas::detail::told_from_none(queue.agents);
  const formulas::ChatMeasures measures = detail::measures(queue, agents, Seconds{});
  const double answered = load * (measures.waiting.answered_within + measures.waiting.answered_after);
  const auto concurrency = static_cast<double>(queue.slowdown.size());
  const double each = agents > 0 ? measures.chats / agents : concurrency;
  const double stretched = answered > 0 ? measures.chats / answered : std::numeric_limits<double>::infinity();
  return {each, each / concurrency, queue.demand.aht * stretched};
}

/// The rule of thumb: an agent with up to m chats at once counts as one who takes them one by one, as fast as a full
/// agent completes them.
///
/// It has the right capacity and loses the fine structure: agents who are not full are taken to be as fast as full
/// ones, and their free places do not count. docs/models/chat.md shows what that does.
///
/// @return  Erlang A with aht * slowdown[m - 1] / m
/// @throws  InvalidInput naming the field
[[nodiscard]] inline ErlangA divided_by_concurrency(const Chat& queue) {
  validate(queue);
  ErlangA divided{.demand = queue.demand, .patience = queue.patience, .agents = queue.agents};
  divided.demand.aht *= queue.slowdown.back() / static_cast<double>(queue.slowdown.size());
  return divided;
}

/// Whether an agent may save more waiting than the one before: with several chats at once, by a little.
[[nodiscard]] inline bool agents_may_save_more(const Chat& queue) { return queue.slowdown.size() > 1; }

}  // namespace krarup
