#include <gtest/gtest.h>

#include "chance.hpp"
#include "krarup/formulas/erlang_b.hpp"
#include "krarup/formulas/erlang_c.hpp"
#include "offered_wait.hpp"

namespace krarup::agreement {
namespace {

struct Case {
  double servers;
  double load;
};

/// Real servers around and far from the load, from a millionth of an erlang to a million. The judges count logarithms
/// to 19 digits, which is what limits the number of servers.
std::vector<Case> cases() {
  Chance chance(1908);
  std::vector<Case> result;
  for (int i = 0; i < 600; ++i) {
    const double load = std::pow(10, chance.uniform(-6, 6));
    const double near = load + chance.uniform(-8, 8) * std::sqrt(load);
    const double far = std::min(load * std::pow(10, chance.uniform(-2, 2)), 2e6);
    result.push_back({i % 2 == 0 && near > 0 ? near : far, load});
  }
  return result;
}

/// How much a relative error of one in the load changes the logarithm of blocking [Jagerman1974].
double sensitivity(const Case& c, double blocking) { return std::abs(c.servers - c.load + c.load * blocking); }

TEST(Formulas, OfBlockingAreJagermansIntegralInEveryForm) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(std::to_string(c.servers) + " servers, " + std::to_string(c.load) + " erlangs");
    const Scaled inverse = inverse_blocking(c.servers, c.load);
    const Scaled inverse_of_one_fewer = inverse_blocking(c.servers - 1, c.load);
    const auto log_blocking = static_cast<double>(-inverse.log_scale - std::log(inverse.value));
    const auto blocking = static_cast<double>(1 / inverse.at_scale(0));
    // B(n) = 1 - (n / a) B(n) / B(n - 1), without the subtraction.
    const auto served =
        static_cast<double>(c.servers / c.load * inverse_of_one_fewer.at_scale(inverse.log_scale) / inverse.value);
    const double digits = 1e-14 * (1 + sensitivity(c, blocking));

    EXPECT_NEAR(formulas::log_erlang_b(c.servers, c.load), log_blocking, digits + 4e-16 * std::abs(log_blocking));
    EXPECT_NEAR(formulas::erlang_b_served(c.servers, c.load), served, 1e-12 * served);
    if (blocking > 1e-290) {
      EXPECT_NEAR(formulas::erlang_b(c.servers, c.load) / blocking, 1, digits);
      EXPECT_NEAR(formulas::erlang_b_reciprocal(c.servers, c.load) * blocking, 1, digits);
    }
    if (HasFailure()) return;
  }
}

TEST(Formulas, OfTheWaitAreTheIntegralOverTheOfferedWaitInEveryForm) {
  constexpr double wait = 0.05;  // handling times
  for (const Case& c : cases()) {
    if (c.load > 0.99999 * c.servers) continue;
    SCOPED_TRACE(std::to_string(c.servers) + " servers, " + std::to_string(c.load) + " erlangs");
    const Experience exact = by_offered_wait({.arrival_rate = c.load, .service_rate = 1, .agents = c.servers},
                                             static_cast<long double>(wait));
    const double waits = exact["probability of wait"];
    const double waits_longer = exact["answered after"];
    const double digits = 1e-13 * (1 + sensitivity(c, 0) + c.load / (c.servers - c.load));
    EXPECT_NEAR(formulas::erlang_c_wait_within(c.servers, c.load, wait), exact["answered within"],
                digits * exact["answered within"]);
    if (waits > 1e-290) {
      EXPECT_NEAR(formulas::erlang_c(c.servers, c.load) / waits, 1, digits);
      EXPECT_NEAR(formulas::log_erlang_c(c.servers, c.load), std::log(waits), digits);
    }
    if (waits_longer > 1e-290) {
      EXPECT_NEAR(formulas::erlang_c_wait_exceeds(c.servers, c.load, wait) / waits_longer, 1, digits);
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace krarup::agreement
