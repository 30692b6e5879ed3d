#pragma once

#include "exact_erlang_c.hpp"

namespace krarup::test {

/// Erlang A with a whole number of agents, state by state in any arithmetic.
///
/// No formula of the library is used: the weights of the states are products of rates, and a contact that finds j
/// others waiting is still there after T, neither answered nor gone, if at most j of those ahead of it have left by
/// then and its own patience lasts; that is a sum of j + 1 terms, each a product too. All terms are positive.
template <class Real>
class ExactErlangA {
 public:
  ExactErlangA(double offered_load, double patience, double wait)
      : load_(offered_load), theta_(1 / Real(patience)), wait_(wait), without_patience_(offered_load, wait) {}

  /// The share of the offered contacts that are not answered within T, with n and with n - 1 agents.
  [[nodiscard]] typename ExactErlangC<Real>::Late late(int agents) const {
    return {share_late(agents - 1), share_late(agents)};
  }

 private:
  [[nodiscard]] Real share_late(int agents) const {
    using std::exp;
    const Real negligible = std::numeric_limits<Real>::epsilon() / 1024;
    const Real left_each = (1 - exp(Real(-theta_ * wait_))) / theta_;
    Real weight = 1;  // of j waiting
    Real waits = 0;
    Real late = 0;
    Real moved = exp(Real(-(agents + theta_) * wait_));  // j of those ahead have left by T, own patience lasts
    Real there = 0;
    for (int j = 0;; ++j) {
      there += moved;
      const Real rate = agents + (j + 1) * theta_;
      const Real stage = 1 / rate;
      waits += weight;
      late += weight * stage * ((j + 1) * theta_ + agents * there);  // gives up, or is answered after T
      if (rate > load_ && weight < negligible * late) break;
      weight *= load_ * stage;
      moved *= left_each * rate / (j + 1);
    }
    const Real free = without_patience_.reciprocal_blocking(agents) - 1;
    return late / (free + waits);
  }

  Real load_;
  Real theta_;
  Real wait_;
  ExactErlangC<Real> without_patience_;
};

}  // namespace krarup::test
