#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "krarup/core/search.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/formulas/priority.hpp"
#include "krarup/queues/waiting_queue.hpp"

namespace krarup {

/// A kind of contacts that is served before, or after, others.
struct PriorityClass {
  std::string name;
  double share = 0;  ///< of all contacts

  static constexpr auto fields() {
    return std::tuple{required_field("name", &PriorityClass::name),
                      required_field("share", &PriorityClass::share, rules::share)};
  }
  friend bool operator==(const PriorityClass&, const PriorityClass&) = default;
};

/// A queue whose agents take the next contact from the highest class that waits, and finish the one at hand first;
/// non-preemptive M/M/n.
struct PriorityQueue {
  Demand demand{};                       ///< of all classes together; they share one handling time law
  std::vector<PriorityClass> classes{};  ///< from the highest to the lowest; their shares add up to 1
  std::string of_class{};                ///< whose experience is asked for; empty: that of all contacts
  double agents = 0;                     ///< may be fractional: the continuous extension of Erlang C

  static constexpr std::string_view model = "priority_queue";
  static constexpr auto fields() {
    return std::tuple{field("demand", &PriorityQueue::demand), required_field("classes", &PriorityQueue::classes),
                      field("of_class", &PriorityQueue::of_class),
                      field("agents", &PriorityQueue::agents, rules::not_negative)};
  }
  /// At least one class, different names, shares that add up to 1 (to 1e-9), and `of_class` among them.
  void validate(const std::string& path) const;
  friend bool operator==(const PriorityQueue&, const PriorityQueue&) = default;
};

/// The same queue, asked about one class; or about all contacts where `name` is empty.
[[nodiscard]] inline PriorityQueue with_class(PriorityQueue queue, std::string name) {
  queue.of_class = std::move(name);
  return queue;
}

/// What one class experiences.
struct ClassPerformance {
  std::string name;
  Performance performance{};

  static constexpr auto fields() {
    return std::tuple{field("name", &ClassPerformance::name), field("performance", &ClassPerformance::performance)};
  }
  friend bool operator==(const ClassPerformance&, const ClassPerformance&) = default;
};

inline void PriorityQueue::validate(const std::string& path) const {
  const std::string place = detail::join(path, "classes");
  if (classes.empty()) throw InvalidInput(place + " must have at least one class");
  double sum = 0;
  bool known = of_class.empty();
  for (std::size_t k = 0; k < classes.size(); ++k) {
    sum += classes[k].share;
    known = known || classes[k].name == of_class;
    const auto name = [&] { return place + "[" + std::to_string(k) + "].name"; };
    if (classes[k].name.empty()) throw InvalidInput(name() + " must not be empty");
    for (std::size_t other = 0; other < k; ++other) {
      if (classes[other].name != classes[k].name) continue;
      throw InvalidInput(name() + " must differ from those before it, got \"" + classes[k].name + "\" again");
    }
  }
  if (!(std::abs(sum - 1) <= 1e-9)) {
    throw InvalidInput(place + " must have shares that add up to 1, got " + to_text(sum));
  }
  if (!known) throw InvalidInput(detail::join(path, "of_class") + " must name a class, got \"" + of_class + "\"");
}

namespace detail {

/// Calls `visit(share of the contacts, loads)` for the classes that the queue is asked about.
template <class Visit>
void for_each_class_asked(const PriorityQueue& queue, Visit&& visit) {
  double all = 0;
  for (const PriorityClass& each : queue.classes) all += each.share;
  const double load = offered_load(queue.demand) / all;
  double higher = 0;
  for (const PriorityClass& each : queue.classes) {
    const double upto = higher + each.share;
    if (queue.of_class.empty() || queue.of_class == each.name) {
      visit(each.share / all, formulas::PriorityLoads{load * higher, load * each.share, load * (all - upto)});
    }
    higher = upto;
  }
}

/// The classes that are asked about as one: shares and means weighted with their contacts.
[[nodiscard]] inline formulas::WaitingMeasures measures(const PriorityQueue& queue, double agents,
                                                        Seconds acceptable_wait) {
  formulas::WaitingMeasures sum{};
  double weight = 0;
  for_each_class_asked(queue, [&](double share, const formulas::PriorityLoads& loads) {
    if (share == 0) return;
    const auto each = formulas::priority_measures(agents, loads, acceptable_wait / queue.demand.aht);
    weight += share;
    const double part = share / weight;
    const auto mix = [&](double& into, double value) { into = part == 1 ? value : into * (1 - part) + value * part; };
    mix(sum.answered_within, each.answered_within);
    mix(sum.answered_after, each.answered_after);
    mix(sum.probability_of_wait, each.probability_of_wait);
    mix(sum.mean_wait, each.mean_wait);
    sum.mean_wait_of_answered = sum.mean_wait;
    sum.occupancy = each.occupancy;
    sum.mean_queue_length += each.mean_queue_length;
  });
  return sum;
}

/// Whether anybody is among those who are asked about.
[[nodiscard]] inline bool has_contacts(const PriorityQueue& queue) {
  double contacts = 0;
  for_each_class_asked(queue, [&](double, const formulas::PriorityLoads& loads) { contacts += loads.own; });
  return contacts > 0;
}

}  // namespace detail

/// What becomes of the offered contacts of the class asked about, or of all: they are answered, in time or later.
///
/// @param  queue            demand, classes and agents
/// @param  acceptable_wait  T >= 0, may be infinite
/// @return  shares of those contacts; of a class that is unstable all are answered after T, whatever T is
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Outcomes outcomes(const PriorityQueue& queue, Seconds acceptable_wait) {
  validate_question(queue, acceptable_wait);
  if (!detail::has_contacts(queue)) return {.answered_within = 1};
  return detail::outcomes_of_waiting(detail::measures(queue, queue.agents, acceptable_wait));
}

/// The answers about the same queue with other agents, without a copy of it; for arguments known to be valid.
[[nodiscard]] inline Answers answers_with_agents(const PriorityQueue& queue, double agents, Seconds acceptable_wait,
                                                 ServiceLevelBasis basis) {
  if (!detail::has_contacts(queue)) return detail::answers_without_contacts;
  return detail::answers_of_waiting(detail::measures(queue, agents, acceptable_wait), queue.demand.aht, basis);
}

/// What becomes of the contacts and how well they are served, for the work of one.
[[nodiscard]] inline Answers answers(const PriorityQueue& queue, Seconds acceptable_wait, ServiceLevelBasis basis) {
  validate_question(queue, acceptable_wait);
  return answers_with_agents(queue, queue.agents, acceptable_wait, basis);
}

/// How well are the contacts of one class served, or all of them, when higher classes go first? Non-preemptive M/M/n.
///
/// Believes in steady state, unlimited patience, one exponential handling time law for all classes, and agents who
/// finish the contact at hand. Whoever has to wait, waits for those ahead of it and for the higher ones that come
/// meanwhile. Over all contacts the mean wait is that of Erlang C; priorities only deal it out.
/// Occupancy is that of the agents, whatever class is asked about; mean_queue_length counts that class only.
///
/// @param  queue            demand, classes and agents; `of_class` says who is asked about
/// @param  acceptable_wait  T >= 0, may be infinite
/// @param  basis            which contacts count; all bases agree where nobody hangs up
/// @return  a class is unstable, with service_level 0 and infinite waits, when its load and that of the higher classes
///          reach the agents; those above it are served all the same. A class without contacts: service_level 1 and all
///          else 0
/// @throws  InvalidInput naming the field
/// @source  [Cobham1954]; [KellaYechiali1985]
[[nodiscard]] inline Performance performance(const PriorityQueue& queue, Seconds acceptable_wait,
                                             ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return answers(queue, acceptable_wait, basis).performance;
}

/// How well is each class served? The performance of the queue asked about each in turn, highest first.
///
/// @throws  InvalidInput naming the field
[[nodiscard]] inline std::vector<ClassPerformance> performance_by_class(
    const PriorityQueue& queue, Seconds acceptable_wait, ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  validate_question(queue, acceptable_wait);
  std::vector<ClassPerformance> rows;
  rows.reserve(queue.classes.size());
  for (const PriorityClass& each : queue.classes) {
    rows.push_back({each.name, performance(with_class(queue, each.name), acceptable_wait, basis)});
  }
  return rows;
}

/// Within which time is this share of the contacts answered?
///
/// @param  share  in [0, 1]
/// @return  the smallest such time; 0 where so many find an agent free, infinite for a share of 1 or where so many
///          wait for ever
/// @throws  InvalidInput naming the field
[[nodiscard]] inline Seconds wait_quantile(const PriorityQueue& queue, double share) {
  validate(queue);
  validate_argument("share", share, rules::share);
  const Seconds aht = queue.demand.aht;
  // The smaller of the two sides decides, since it is known to more digits.
  const auto margin = [&](double wait) {
    const Outcomes shares = outcomes(queue, aht * wait);
    return share < 0.5 ? shares.answered_within - share : (1 - share) - shares.answered_after;
  };
  if (margin(0) >= 0) return Seconds{};
  const double longest = share < 1 ? 1e100 : 0;
  double high = 1 / std::max(1., queue.agents);
  while (high < longest && margin(high) < 0) high *= 2;
  if (!(high < longest)) return Seconds{std::numeric_limits<double>::infinity()};
  return aht * smallest_real(margin, 0., high);
}

}  // namespace krarup
