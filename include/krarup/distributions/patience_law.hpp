#pragma once

#include <variant>

#include "krarup/distributions/deterministic.hpp"
#include "krarup/distributions/empirical.hpp"
#include "krarup/distributions/exponential.hpp"
#include "krarup/distributions/gamma.hpp"
#include "krarup/distributions/hyperexponential.hpp"
#include "krarup/distributions/lognormal.hpp"
#include "krarup/distributions/weibull.hpp"

namespace krarup {

/// The law of the time that a contact would wait, chosen at run time as a scenario file does with `"law": "gamma"`.
using PatienceLaw = std::variant<Exponential, Gamma, Lognormal, Hyperexponential, Deterministic, Weibull, Empirical>;

/// How long does a contact wait on average, if nobody answers?
[[nodiscard]] inline Seconds mean(const PatienceLaw& law) {
  return std::visit([](const auto& each) { return mean(each); }, law);
}

/// Variance / mean^2; infinite where a share never leaves.
[[nodiscard]] inline double scv(const PatienceLaw& law) {
  return std::visit([](const auto& each) { return scv(each); }, law);
}

/// Which share waits longer than t, if nobody answers?
[[nodiscard]] inline double survival(const PatienceLaw& law, Seconds t) {
  return std::visit([t](const auto& each) { return survival(each, t); }, law);
}

/// Which share has given up by t, if nobody answers?
[[nodiscard]] inline double cdf(const PatienceLaw& law, Seconds t) {
  return std::visit([t](const auto& each) { return cdf(each, t); }, law);
}

/// At which rate do those who have waited until t give up? Per second.
[[nodiscard]] inline double hazard(const PatienceLaw& law, Seconds t) {
  return std::visit([t](const auto& each) { return hazard(each, t); }, law);
}

/// How long does a contact wait on average, if it is answered at t?
[[nodiscard]] inline Seconds survival_integral(const PatienceLaw& law, Seconds t) {
  return std::visit([t](const auto& each) { return survival_integral(each, t); }, law);
}

/// A time that one contact would wait.
template <std::uniform_random_bit_generator Random>
[[nodiscard]] Seconds sample(const PatienceLaw& law, Random& random) {
  return std::visit([&](const auto& each) { return sample(each, random); }, law);
}

}  // namespace krarup
