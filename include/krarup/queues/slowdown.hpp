#pragma once

#include <algorithm>
#include <vector>

#include "krarup/core/validate.hpp"
#include "krarup/formulas/effective_concurrency.hpp"
#include "krarup/queues/chat.hpp"

namespace krarup {

namespace detail {

inline void validate_concurrency(int concurrency) {
  constexpr Rule rule{
      .low = 1, .low_bound = Rule::Bound::inclusive, .high = max_concurrency, .high_bound = Rule::Bound::inclusive};
  validate_argument("concurrency", concurrency, rule);
}

}  // namespace detail

/// The slowdown of chats when each further chat at the agent lengthens all of them by the same share.
///
/// A planner reads the share off two averages: the handling time at two chats at once over that at one, less 1.
///
/// @param  concurrency  the most chats at once, 1 to max_concurrency
/// @param  share        in [0, 1]; 0: agents lose nothing by it, 1: they gain nothing
/// @return  1, 1 + share, 1 + 2 share, ...
/// @throws  InvalidInput
[[nodiscard]] inline std::vector<double> even_slowdown(int concurrency, double share) {
  detail::validate_concurrency(concurrency);
  validate_argument("share", share, rules::share);
  std::vector<double> slowdown;
  for (int chats = 0; chats < concurrency; ++chats) slowdown.push_back(1 + chats * share);
  return slowdown;
}

/// The slowdown of chats when the agent works on one while the customers of the others read and type.
///
/// With j chats an agent completes `formulas::effective_concurrency(j, think_ratio)` times what he does with one, so
/// each takes j over that as long.
///
/// @param  concurrency  the most chats at once, 1 to max_concurrency
/// @param  think_ratio  time in which a chat waits for its customer / time in which it needs the agent; >= 0
/// @return  one number for each number of chats; the first is 1
/// @throws  InvalidInput
/// @source  [Beshears2011]
[[nodiscard]] inline std::vector<double> think_time_slowdown(int concurrency, double think_ratio) {
  detail::validate_concurrency(concurrency);
  validate_argument("think_ratio", think_ratio, rules::not_negative);
  std::vector<double> slowdown{1.0};
  for (double chats = 2; chats <= concurrency; ++chats) {
    slowdown.push_back(std::max(slowdown.back(), chats / formulas::effective_concurrency(chats, think_ratio)));
  }
  return slowdown;
}

}  // namespace krarup
