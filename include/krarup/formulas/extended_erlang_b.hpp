#pragma once

#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/monotone_root.hpp"

namespace krarup::formulas {

/// The load of all attempts when a share of the blocked contacts try again; the extended Erlang B formula.
///
/// The root a' of a' (1 - r B(n, a')) = a: first attempts, and repeated ones that are taken to be as random as the
/// first. The left side, (1 - r) a' + r a' (1 - B), is a sum of two increasing functions, for the carried load grows
/// with the load; so there is one root. It lies between a and the smaller of a / (1 - r) and, for a < n, a (n + 1) / (n
/// - a), because n servers carry at least n a' / (a' + n + 1).
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0, of the first attempts; erlangs
/// @param  redial_share  r in [0, 1], of the blocked attempts that are followed by another
/// @return  a' >= a; infinite for r = 1 and a >= n, where attempts pile up without end; NaN outside the domain
/// @complexity  10 to 25 evaluations of `erlang_b`
/// @accuracy  relative error <= 4 eps (1 + condition number), n and a from 1e-6 to 1e12
/// @source  [JewettShragoYomtov1980]
[[nodiscard]] inline double extended_erlang_b_load(double servers, double offered_load, double redial_share) {
  if (!detail::in_domain(servers, offered_load) || !(redial_share >= 0 && redial_share <= 1)) {
    return detail::not_a_number<double>();
  }
  if (offered_load == 0 || redial_share == 0) return offered_load;
  const double spare = servers - offered_load;
  double most = offered_load / (1 - redial_share);
  if (spare > 0) most = std::min(most, offered_load * ((servers + 1) / spare));
  if (most == detail::infinity<double>()) return most;
  return detail::increasing_root(
      [&](double a) {
        return (1 - redial_share) * a + redial_share * (a * erlang_b_served(servers, a)) - offered_load;
      },
      offered_load, most);
}

/// The share of attempts that are lost when a share of the lost try again; the extended Erlang B formula.
///
/// B(n, a') of `extended_erlang_b_load`.
///
/// @param  servers       n >= 0; real
/// @param  offered_load  a >= 0, of the first attempts; erlangs
/// @param  redial_share  r in [0, 1]
/// @return  in [0, 1]; 1 for r = 1 and a >= n; NaN outside the domain
[[nodiscard]] inline double extended_erlang_b(double servers, double offered_load, double redial_share) {
  const double load = extended_erlang_b_load(servers, offered_load, redial_share);
  return load == detail::infinity<double>() ? 1 : erlang_b(servers, load);
}

}  // namespace krarup::formulas
