#pragma once

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>

#include "krarup/formulas/erlang_c.hpp"

namespace krarup::formulas {

/// What contacts experience in an Erlang A queue; times in mean service times, shares of the offered contacts.
template <class Real>
struct ErlangAMetrics {
  Real answered_within;        ///< answered after a wait of at most T, those answered at once included
  Real answered_after;         ///< answered after a longer wait
  Real abandoned_within;       ///< left the queue within T
  Real abandoned_after;        ///< left the queue later
  Real probability_of_wait;    ///< share of contacts that find every server busy
  Real mean_wait;              ///< of all contacts, the abandoned until they leave
  Real mean_wait_of_answered;  ///< average speed of answer
  Real occupancy;              ///< busy share of the servers
  Real mean_queue_length;      ///< contacts waiting, time average
};

namespace detail {

/// Integral of e^(phi(w) - top) * weight(w) over [from, to], phi(w) = x (1 - e^-w) - y w, by panels.
template <class Real, class Weight>
[[nodiscard]] Real integrate_wait(Real x, Real y, Real top, Real from, Real to, Real step, const Weight& weight) {
  using Rule = boost::math::quadrature::gauss<Real, 20>;
  Real sum = 0;
  for (Real left = from; left < to; left += step) {
    const Real right = std::min(to, left + step);
    sum +=
        Rule::integrate([&](Real w) { return weight(w) * std::exp(-x * std::expm1(-w) - y * w - top); }, left, right);
  }
  return sum;
}

}  // namespace detail

/// Everything about a queue whose contacts hang up; M/M/n+M.
///
/// @param  patience  mean time a contact would wait, in mean service times; > 0, may be infinite
/// @param  wait      the acceptable wait T, in mean service times; >= 0, may be infinite
template <class Real>
[[nodiscard]] ErlangAMetrics<Real> erlang_a(Real servers, Real offered_load, Real patience, Real wait) {
  constexpr Real infinity = std::numeric_limits<Real>::infinity();
  constexpr Real nan = std::numeric_limits<Real>::quiet_NaN();
  if (!detail::in_domain(servers, offered_load) || !(patience > 0) || !(wait >= 0)) {
    return {nan, nan, nan, nan, nan, nan, nan, nan, nan};
  }
  if (offered_load == 0) return {1, 0, 0, 0, servers == 0 ? Real(1) : Real(0), 0, 0, 0, 0};
  if (patience == infinity) {
    const Real waits = erlang_c(servers, offered_load);
    if (offered_load >= servers) return {0, 1, 0, 0, 1, infinity, infinity, 1, infinity};
    const Real after = erlang_c_wait_exceeds(servers, offered_load, wait);
    const Real mean = waits / (servers - offered_load);
    return {1 - after, after, 0, 0, waits, mean, mean, offered_load / servers, offered_load * mean};
  }
  if (servers == 0) {
    const Real stays = std::exp(-wait / patience);
    return {0, 0, 1 - stays, stays, 1, patience, infinity, 1, offered_load * patience};
  }
  const Real x = offered_load * patience;
  const Real y = servers * patience;
  const auto phi = [&](Real w) { return -x * std::expm1(-w) - y * w; };
  const Real mode = x > y ? std::log(x / y) : Real(0);
  const Real top = phi(mode);
  const auto reach = [&](Real direction) {
    Real d = Real(1e-12);
    while (d < Real(1e6) / std::min(y, Real(1)) && phi(mode + direction * d) - top > -45 && mode + direction * d > 0) {
      d *= 2;
    }
    return d;
  };
  const Real left = mode > 0 ? std::max(Real(0), mode - reach(-1)) : Real(0);
  const Real right = mode + reach(1);
  const Real step = (right - left) / 24;
  const Real cut = wait / patience;
  const Real middle = std::clamp(cut, left, right);
  const auto integral = [&](Real from, Real to, const auto& weight) {
    return y * detail::integrate_wait(x, y, top, from, to, step, weight);
  };
  const auto stays = [](Real w) { return std::exp(-w); };
  const Real served_early = integral(left, middle, stays);
  const Real served_late = integral(middle, right, stays);
  const Real offered_late = integral(middle, right, [](Real) { return Real(1); });
  const Real lost = integral(left, right, [](Real w) { return -std::expm1(-w); });
  const Real waited = integral(left, right, [](Real w) { return w * std::exp(-w); });
  const Real atom = (erlang_b_reciprocal(servers, offered_load) - 1) * std::exp(-top);
  const Real all = atom + served_early + served_late + lost;
  const Real lost_late = std::max(Real(0), std::exp(-cut) * offered_late - served_late);
  const Real answered = (atom + served_early + served_late) / all;
  return {(atom + served_early) / all,
          served_late / all,
          std::max(Real(0), lost - lost_late) / all,
          lost_late / all,
          (served_early + served_late + lost) / all,
          patience * lost / all,
          patience * waited / (atom + served_early + served_late),
          offered_load * answered / servers,
          offered_load * patience * lost / all};
}

}  // namespace krarup::formulas
