#pragma once

#include <limits>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/engset.hpp"
#include "krarup/formulas/erlang_b.hpp"
#include "krarup/queues/queue_model.hpp"

namespace krarup {

/// Lines without a queue for a few customers: each is on one contact at a time, so that busy lines mean fewer customers
/// who might call; M/M/n/n//N (any law of handling times).
struct Engset {
  Demand demand{};  ///< what the sources intend: their contacts if none were ever blocked; at most an erlang a source
  double sources = std::numeric_limits<double>::infinity();  ///< customers who may call; infinite: Erlang B
  double agents = 0;  ///< agents or lines; may be fractional: the continuous extension of the formula

  static constexpr std::string_view model = "engset";
  static constexpr auto fields() {
    constexpr Rule at_least_one{.low = 1, .low_bound = Rule::Bound::inclusive, .infinity_allowed = true};
    return std::tuple{field("demand", &Engset::demand), field("sources", &Engset::sources, at_least_one),
                      field("agents", &Engset::agents, rules::not_negative)};
  }
  void validate(const std::string& path) const;
  friend bool operator==(const Engset&, const Engset&) = default;
};

/// The largest load that the sources can intend: each of them always on a contact; erlangs.
[[nodiscard]] constexpr double largest_load(const Engset& queue) {
  return queue.sources < max_offered_load ? queue.sources : max_offered_load;
}

inline void Engset::validate(const std::string& path) const {
  const double load = offered_load(demand);
  if (load <= largest_load(*this)) return;
  throw InvalidInput(detail::join(path, "demand") + " must offer at most one erlang a source, got " + to_text(load) +
                     " erlangs of " + to_text(sources) + " sources");
}

namespace detail {

/// The load that an idle source offers: with it, N sources that are never blocked make the load they intend.
[[nodiscard]] constexpr double intensity(const Engset& queue) {
  const double load = offered_load(queue);
  return load / (queue.sources - load);
}

/// The odds that a contact finds an agent free.
[[nodiscard]] inline double free_odds(const Engset& queue) {
  constexpr double endless = std::numeric_limits<double>::infinity();
  if (queue.sources == endless) return formulas::erlang_b_free_odds(queue.agents, offered_load(queue));
  return formulas::engset_free_odds(queue.agents, queue.sources - 1, intensity(queue));
}

/// Mean number of busy agents; all of them where sources that are never idle call again at once.
[[nodiscard]] inline double busy_agents(const Engset& queue, double answered) {
  const double load = offered_load(queue);
  if (load == queue.sources) return std::min(queue.agents, queue.sources);
  const double intended = load / queue.sources;
  return load * answered / ((1 - intended) + intended * answered);
}

}  // namespace detail

/// What becomes of the contacts that the sources make: answered at once, or blocked.
///
/// @param  queue            demand, sources and lines
/// @param  acceptable_wait  >= 0, may be infinite; without effect, since nobody waits
/// @return  shares of the contacts made, which are more than intended where many are blocked: who was blocked is free
///          to call again; all answered when there are none
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const Engset& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return {.answered_within = 1};
  const double odds = detail::free_odds(queue);
  const double blocked = 1 / (1 + odds);
  return {.answered_within = blocked > 0 ? odds * blocked : 1, .blocked = blocked};
}

/// How well do the lines serve a few customers? M/M/n/n//N, insensitive to the laws of handling and of idle times.
///
/// Of N sources each idle one calls at the rate alpha / aht, alpha = a / (N - a): were nobody ever blocked, together
/// they would make the demand's a erlangs. `blocking` is the call congestion, the share of the contacts made that are
/// lost; a caller never meets itself, so it is less than the time congestion, and 0 with a line for every source.
/// Erlang B, the limit of many sources, is on the safe side. Nobody waits: all times and probability_of_wait are 0.
///
/// @param  queue            demand, sources and lines
/// @param  acceptable_wait  >= 0, may be infinite; without effect
/// @param  basis            which contacts count
/// @return  without contacts service_level 1 and all else 0; with contacts and no lines, blocking and occupancy 1
/// @throws  InvalidInput naming the field; also for a demand above one erlang a source
/// @complexity  O(sqrt(sources))
/// @source  [Engset1918]
[[nodiscard]] inline Performance performance(const Engset& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  const Outcomes shares = outcomes(queue, acceptable_wait);
  if (offered_load(queue) == 0) return {.service_level = 1};
  const double busy = queue.agents > 0 ? detail::busy_agents(queue, shares.answered()) / queue.agents : 1;
  return {.service_level = service_level(shares, basis), .occupancy = std::min(busy, 1.), .blocking = shares.blocked};
}

/// Which share of the time are all agents busy? For Erlang B that is also the share of contacts lost; here it is more.
///
/// @throws  InvalidInput naming the field
[[nodiscard]] inline double time_congestion(const Engset& queue) {
  validate(queue);
  const double load = offered_load(queue);
  if (queue.sources == std::numeric_limits<double>::infinity()) return formulas::erlang_b(queue.agents, load);
  return formulas::engset_time_congestion(queue.agents, queue.sources, detail::intensity(queue));
}

}  // namespace krarup
