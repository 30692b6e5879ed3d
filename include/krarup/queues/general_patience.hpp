#pragma once

#include <algorithm>
#include <limits>
#include <variant>

#include "krarup/formulas/general_patience.hpp"
#include "krarup/queues/approximation.hpp"
#include "krarup/queues/patience_in_handling_times.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// A queue whose contacts hang up after a time of any law: Poisson arrivals, exponential handling time, patience as
/// measured or fitted, and callers who do not even begin to wait; M/M/n+G. With another handling_scv than 1 it
/// approximates M/G/n+G.
struct GeneralPatience {
  Demand demand{};
  PatienceLaw patience{};   ///< the time a contact would wait; by default for ever
  double balking = 0;       ///< share of those who find all agents busy that leaves at once
  double handling_scv = 1;  ///< variance / mean^2 of the handling times; 1 as the exponential law has
  double agents = 0;        ///< may be fractional: the continuous extension of the formulas

  static constexpr std::string_view model = "general_patience";
  static constexpr auto fields() {
    return std::tuple{field("demand", &GeneralPatience::demand), field("patience", &GeneralPatience::patience),
                      field("balking", &GeneralPatience::balking, rules::share),
                      field("handling_scv", &GeneralPatience::handling_scv, rules::not_negative),
                      field("agents", &GeneralPatience::agents, rules::not_negative)};
  }
  void validate(const std::string& path) const {
    std::visit([&](const auto& law) { krarup::validate(law, detail::join(path, "patience")); }, patience);
  }
  friend bool operator==(const GeneralPatience&, const GeneralPatience&) = default;
};

namespace detail {

[[nodiscard]] inline formulas::WaitingMeasures measures(const GeneralPatience& queue, double agents,
                                                        Seconds acceptable_wait) {
  const Seconds aht = queue.demand.aht;
  formulas::GeneralPatienceNumbers numbers{.servers = agents,
                                           .offered_load = offered_load(queue),
                                           .balking = queue.balking,
                                           .service_scv = queue.handling_scv,
                                           .wait = acceptable_wait / aht};
  const PatienceRange range{aht, std::max(numbers.servers, numbers.offered_load)};
  return std::visit(
      [&](const auto& law) {
        const auto patience = in_handling_times(law, range);
        numbers.balking += (1 - numbers.balking) * (1 - patience.stays());
        return formulas::general_patience_measures(numbers, patience);
      },
      queue.patience);
}

[[nodiscard]] inline formulas::WaitingMeasures measures(const GeneralPatience& queue, Seconds acceptable_wait) {
  return measures(queue, queue.agents, acceptable_wait);
}

}  // namespace detail

/// What becomes of the offered contacts: answered or abandoned, in time or later.
///
/// @param  queue            demand, patience, balking, handling_scv and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of the offered contacts, those who balk among the abandoned within T; exact in overload too; without
///          contacts all answered within T
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const GeneralPatience& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  return detail::outcomes_of_waiting(detail::measures(queue, acceptable_wait));
}

/// The answers about the same queue with other agents, without a copy of it; for arguments known to be valid.
[[nodiscard]] inline Answers answers_with_agents(const GeneralPatience& queue, double agents, Seconds acceptable_wait,
                                                 ServiceLevelBasis basis) {
  if (offered_load(queue) == 0) return detail::answers_without_contacts;
  return detail::answers_of_waiting(detail::measures(queue, agents, acceptable_wait), queue.demand.aht, basis);
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const GeneralPatience& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  return answers_with_agents(queue, queue.agents, acceptable_wait, basis);
}

/// How well do the agents serve their demand when contacts hang up after a time of any law? M/M/n+G, exactly.
///
/// Always stable, unless some contacts have endless patience and are themselves too many. Believes in steady state and
/// that who left does not call again. Of the law of patience it is mostly the part below the usual waits that matters:
/// its density at 0 governs a well staffed queue, its mean an overloaded one. Exponential patience is Erlang A.
/// Means of patience below 1e-30 handling times are taken as that, and above 1e30 too where the law is spread; of
/// patience as counted, what ends within 1e-30 handling times is balking, and who stays beyond 1e30 leaves from then
/// on, or never.
///
/// @param  queue            demand, patience, balking, handling_scv and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count: by points when many hang up
/// @return  without contacts service_level 1 and all else 0; with contacts and no agents everybody leaves, and asa is
///          infinite because nobody is ever answered. Where a share never leaves and keeps all agents busy: unstable,
///          service_level 0, the waits infinite
/// @throws  InvalidInput naming the field
/// @source  [BaccelliHebuterne1981]; [ZeltynMandelbaum2005]
[[nodiscard]] inline Performance performance(const GeneralPatience& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// How are the answers about this queue found, and how far may they be off?
///
/// With another handling_scv than 1 they are an approximation, whose one constant was fitted to simulations. Its errors
/// are those of others, drawn at random (tools/measure_approximations.cpp): 2 to 100 agents, loads of 0.85 to 1.2 per
/// agent, handling_scv 0 to 4, gamma and lognormal patience of 0.05 to 10 handling times with scv 0.2 to 4; the error
/// of the mean wait where at least a tenth wait.
[[nodiscard]] inline Approximation approximation(const GeneralPatience& queue) {
  if (queue.handling_scv == 1) return {.method = "M/M/n+G, exactly [BaccelliHebuterne1981]"};
  return {.method = "M/G/n+G by the heavy-traffic scaling of M/M/n+G",
          .exact = false,
          .mean_wait_error = 0.25,
          .service_level_error = 0.07};
}

/// The wait that nobody who hangs up exceeds: the patience where it is the same for all, else infinite.
[[nodiscard]] inline Seconds longest_abandoned_wait(const GeneralPatience& queue) {
  const auto* same_for_all = std::get_if<Deterministic>(&queue.patience);
  return same_for_all ? same_for_all->mean : Seconds{std::numeric_limits<double>::infinity()};
}

/// Whether an agent may save more waiting than the one before: where contacts all give up after about the same time, a
/// queue with too few agents is about that long, whatever their number.
[[nodiscard]] constexpr bool agents_may_save_more(const GeneralPatience& /*queue*/) { return true; }

}  // namespace krarup
