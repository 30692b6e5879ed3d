#pragma once

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "krarup/core/enumeration.hpp"
#include "krarup/core/field.hpp"
#include "krarup/core/time.hpp"
#include "krarup/queues/uncertain.hpp"

namespace krarup {

/// Something that a model may leave out, and that moves its answer.
enum class Assumption {
  overload,        ///< the agents that there are cannot handle what is offered
  abandonment,     ///< contacts hang up
  concurrency,     ///< an agent holds several chats at once
  uncertain_rate,  ///< the rate of arrivals varies from day to day
  short_interval,  ///< a contact takes a good part of the interval
  small_queue,     ///< few contacts and few agents
};

[[nodiscard]] constexpr auto enumerators(Assumption) {
  using enum Assumption;
  return std::array{Enumerator{overload, "overload"},
                    Enumerator{abandonment, "abandonment"},
                    Enumerator{concurrency, "concurrency"},
                    Enumerator{uncertain_rate, "uncertain_rate"},
                    Enumerator{short_interval, "short_interval"},
                    Enumerator{small_queue, "small_queue"}};
}

/// What is known about the center beyond what its queue says.
struct Circumstances {
  Seconds patience{std::numeric_limits<double>::infinity()};  ///< mean time a contact would wait
  double cv = 0;                                              ///< of the rate, from day to day
  std::vector<double> slowdown{1.0};                          ///< of chats at once, as in Chat

  static constexpr auto fields() {
    constexpr Rule at_least_one{.low = 1, .low_bound = Rule::Bound::inclusive};
    return std::tuple{field("patience", &Circumstances::patience, rules::positive_or_infinite),
                      field("cv", &Circumstances::cv, cv_rule),
                      field("slowdown", &Circumstances::slowdown, at_least_one)};
  }
  friend bool operator==(const Circumstances&, const Circumstances&) = default;
};

/// One assumption that matters: by how much, and in words.
struct Diagnosis {
  Assumption assumption{};
  double agents = 0;  ///< what taking it into account adds to the required agents; below 0 it saves some
  std::string text;   ///< one or two sentences for a planner

  static constexpr auto fields() {
    return std::tuple{field("assumption", &Diagnosis::assumption), field("agents", &Diagnosis::agents),
                      field("text", &Diagnosis::text)};
  }
  friend bool operator==(const Diagnosis&, const Diagnosis&) = default;
};

}  // namespace krarup
