#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>

#include "krarup/core/search.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/formulas/erlang_c.hpp"
#include "krarup/formulas/finite_source.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// A queue for a few customers where nobody hangs up: each is on one contact at a time, so that those who wait or are
/// served do not contact again meanwhile; M/M/n//N, the machine repair model.
struct FiniteSource {
  Demand demand{};  ///< what the sources intend: their contacts if none ever waited; at most an erlang a source
  double sources = std::numeric_limits<double>::infinity();  ///< customers who may contact; infinite: Erlang C
  double agents = 0;  ///< may be fractional: the continuous extension of the formulas

  static constexpr std::string_view model = "finite_source";
  static constexpr auto fields() {
    constexpr Rule at_least_one{.low = 1, .low_bound = Rule::Bound::inclusive, .infinity_allowed = true};
    return std::tuple{field("demand", &FiniteSource::demand), field("sources", &FiniteSource::sources, at_least_one),
                      field("agents", &FiniteSource::agents, rules::not_negative)};
  }
  void validate(const std::string& path) const { lines().validate(path); }
  friend bool operator==(const FiniteSource&, const FiniteSource&) = default;

  /// The same sources and agents without a queue.
  [[nodiscard]] Engset lines() const { return {demand, sources, agents}; }
};

/// The largest load that the sources can intend: each of them always on a contact; erlangs.
[[nodiscard]] constexpr double largest_load(const FiniteSource& queue) {
  return queue.sources < max_offered_load ? queue.sources : max_offered_load;
}

namespace detail {

[[nodiscard]] inline formulas::WaitingMeasures measures(const FiniteSource& queue, Seconds acceptable_wait) {
  const double wait = acceptable_wait / queue.demand.aht;
  constexpr double most_sources = 1e100;  // more are as good as infinitely many
  if (queue.sources > most_sources) {
    return formulas::erlang_c_measures(queue.agents, offered_load(queue), wait);
  }
  return formulas::finite_source_measures(queue.agents, queue.sources, intensity(queue.lines()), wait);
}

}  // namespace detail

/// What becomes of the contacts that the sources make: all are answered, in time or later.
///
/// @param  queue            demand, sources and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the contacts made, which are fewer than intended where they wait
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const FiniteSource& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  return detail::outcomes_of_waiting(detail::measures(queue, acceptable_wait));
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const FiniteSource& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  if (offered_load(queue) == 0) return detail::answers_without_contacts;
  return detail::answers_of_waiting(detail::measures(queue, acceptable_wait), queue.demand.aht, basis);
}

/// How well do the agents serve a few customers who wait? M/M/n//N.
///
/// Of N sources each idle one contacts at the rate alpha / aht, alpha = a / (N - a): did nobody ever wait, together
/// they would make the demand's a erlangs. The queue cannot grow beyond the sources, so it is stable with any agents;
/// the shares and waits are those of the contacts made, who never meet themselves. Erlang C, the limit of many sources,
/// is on the safe side.
///
/// @param  queue            demand, sources and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count; all bases agree where nobody hangs up
/// @return  without contacts service_level 1 and all else 0; with contacts and no agents all wait for ever
/// @throws  InvalidInput naming the field; also for a demand above one erlang a source
/// @complexity  O(sqrt(sources))
/// @source  [Palm1947]
[[nodiscard]] inline Performance performance(const FiniteSource& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

}  // namespace krarup
