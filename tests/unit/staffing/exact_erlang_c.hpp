#pragma once

#include <cmath>
#include <limits>

namespace krarup::test {

/// Erlang C with a whole number of agents, term by term in any arithmetic: for the answers that must be exact.
///
/// No formula of the library is used: 1 / B(n) is the sum over the states, relative to state n, of n (n-1) ... / a^k.
/// Terms are positive, and those that matter are about as many as the square root of the load.
template <class Real>
class ExactErlangC {
 public:
  ExactErlangC(double offered_load, double wait) : load_(offered_load), inverse_(1 / load_), wait_(wait) {}
  ExactErlangC(const Real& offered_load, const Real& wait) : load_(offered_load), inverse_(1 / load_), wait_(wait) {}

  /// The share of contacts that wait longer than T, with n and with n - 1 agents.
  struct Late {
    Real with_one_fewer;
    Real with_all;
  };

  [[nodiscard]] Late late(int agents) const {
    const Real fewer = reciprocal_blocking(agents - 1);
    const Real all = 1 + agents * inverse_ * fewer;
    return {share_late(agents - 1, fewer), share_late(agents, all)};
  }

  /// The share of contacts that find all lines busy, with as many lines as agents and nobody waiting: Erlang B.
  [[nodiscard]] Late blocked(int agents) const {
    const Real fewer = reciprocal_blocking(agents - 1);
    return {1 / fewer, 1 / (1 + agents * inverse_ * fewer)};
  }

  /// The smallest number of agents with which at most this share waits longer than T, counting up from none.
  [[nodiscard]] int agents_by_counting_up(const Real& most_late) const {
    Real reciprocal = 1;
    for (int agents = 0;; ++agents) {
      if (agents > 0) reciprocal = 1 + agents * inverse_ * reciprocal;
      if (share_late(agents, reciprocal) <= most_late) return agents;
    }
  }

  /// 1 / B(agents)
  [[nodiscard]] Real reciprocal_blocking(int agents) const {
    const Real negligible = std::numeric_limits<Real>::epsilon() / 1024;
    Real term = 1;
    Real sum = 1;
    for (int below = agents; below > 0; --below) {
      term *= below * inverse_;
      sum += term;
      if (below < load_ && term < negligible * sum) break;
    }
    return sum;
  }

 private:
  [[nodiscard]] Real share_late(int agents, const Real& reciprocal) const {
    using std::exp;
    const Real spare = agents - load_;
    if (!(spare > 0)) return 1;
    return agents / (load_ + spare * reciprocal) * exp(Real(-spare * wait_));
  }

  Real load_;
  Real inverse_;
  Real wait_;
};

}  // namespace krarup::test
