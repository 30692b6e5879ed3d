#pragma once

#include <cmath>
#include <optional>

#include "krarup/formulas/erlang_c.hpp"
#include "krarup/formulas/square_root_guess.hpp"

namespace krarup::formulas {

namespace detail {

/// Erlang C with n = whole servers, n + 1, n - 1, ...: a step costs a few multiplications.
class ErlangCStairs {
 public:
  ErlangCStairs(double servers, double offered_load, double wait)
      : load_(offered_load),
        servers_(servers),
        decay_(std::exp(-wait)),
        patient_(std::exp(-(servers - offered_load) * wait)),
        odds_(free_odds(servers, offered_load)) {}

  [[nodiscard]] double servers() const { return servers_; }

  /// 1 / B(n + 1) = 1 + (n + 1) / (a B(n)).
  void up() {
    servers_ += 1;
    odds_ = (1 + odds_) * (servers_ / load_);
    patient_ *= decay_;
  }

  void down() {
    odds_ = odds_ * (load_ / servers_) - 1;
    servers_ -= 1;
    patient_ /= decay_;
  }

  /// Whether at most the share `late` waits longer; nothing where that hangs on a share of 1e-12.
  [[nodiscard]] std::optional<bool> enough(double late) const {
    constexpr double certain = 1e-12;
    if (servers_ <= load_) return late < 1 - certain ? std::optional(false) : std::nullopt;
    const double one_of = 1 + spare_share(servers_, load_) * odds_;  // waits: 1 / C
    const double margin = late * one_of - patient_;
    if (!(std::abs(margin) > certain * one_of)) return std::nullopt;
    return margin > 0;
  }

 private:
  double load_;
  double servers_;
  double decay_;    ///< e^-t
  double patient_;  ///< e^-((n - a) t)
  double odds_;     ///< of a free server in Erlang B
};

}  // namespace detail

/// What is the smallest number of servers that lets at most the share `late` of the contacts wait longer than `wait`?
/// M/M/n.
///
/// One evaluation of Erlang C where square-root staffing says, and steps of its recurrence until two neighbors lie on
/// either side of the target.
///
/// @param  offered_load  a > 0; erlangs
/// @param  late          in (0, 1)
/// @param  wait          t >= 0; mean service times
/// @return  nothing where it cannot be told by this road: a share within 1e-12 of `late`, or an answer far from the
///          guess
/// @complexity  O(1) for loads from 20 on, else O(a)
/// @source  [HalfinWhitt1981] for the start
[[nodiscard]] inline std::optional<double> erlang_c_fewest_servers(double offered_load, double late, double wait) {
  constexpr int most_steps = 100;
  const double guess = std::ceil(square_root_servers(offered_load, late, wait));
  detail::ErlangCStairs stairs(std::fmax(guess, std::floor(offered_load) + 1), offered_load, wait);
  const std::optional<bool> first = stairs.enough(late);
  for (int i = 0; first && i < most_steps; ++i) {
    *first ? stairs.down() : stairs.up();
    const std::optional<bool> now = stairs.enough(late);
    if (!now) break;
    if (*now != *first) return *first ? stairs.servers() + 1 : stairs.servers();
  }
  return std::nullopt;
}

}  // namespace krarup::formulas
