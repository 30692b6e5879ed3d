#include <gtest/gtest.h>

#include <algorithm>

#include "krarup/queues/general_patience.hpp"
#include "phases_chain.hpp"

// M/M/n+G against a chain that follows the phases of patience of everybody who waits. Nothing of the formula is in it:
// neither the law of the offered wait nor an integral.

namespace krarup::agreement {
namespace {

/// Patience of k phases of one length, one after the other.
Phases erlang(std::size_t k, double mean) {
  const double rate = static_cast<double>(k) / mean;
  Phases phases{std::vector<double>(k, 0), std::vector(k, std::vector<double>(k, 0)), std::vector<double>(k, 0)};
  phases.begin.front() = 1;
  for (std::size_t i = 0; i + 1 < k; ++i) phases.move[i][i + 1] = rate;
  phases.leave.back() = rate;
  return phases;
}

Phases two_kinds(double first_share, double first_mean, double second_mean) {
  return {{first_share, 1 - first_share}, {{0, 0}, {0, 0}}, {1 / first_mean, 1 / second_mean}};
}

struct Case {
  int agents;
  double load;
  Phases phases;
  PatienceLaw law;
  std::size_t longest;  ///< so many wait hardly ever
};

TEST(GeneralPatienceByPhases, AgreesToTenDigits) {
  const Seconds aht{1};
  const std::vector<Case> cases{{3, 2, erlang(2, 0.15), Gamma{0.15 * aht, 0.5}, 10},
                                {1, 1.5, erlang(2, 0.1), Gamma{0.1 * aht, 0.5}, 10},
                                {5, 4, erlang(2, 0.08), Gamma{0.08 * aht, 0.5}, 10},
                                {2, 1, erlang(3, 0.2), Gamma{0.2 * aht, 1.0 / 3}, 8},
                                {1, 0.7, erlang(1, 0.6), Exponential{0.6 * aht}, 20},
                                {3, 2, two_kinds(0.4, 0.03, 0.12), Hyperexponential{0.4, 0.03 * aht, 0.12 * aht}, 10},
                                {2, 1, two_kinds(0.1, 0.02, 0.25), Hyperexponential{0.1, 0.02 * aht, 0.25 * aht}, 10}};
  double worst = 0;
  for (const Case& each : cases) {
    const PhasesChain chain(each.agents, each.load, each.phases, each.longest);
    const GeneralPatience queue{.demand = {.contacts = each.load, .per = Seconds{1}, .aht = aht},
                                .patience = each.law,
                                .agents = static_cast<double>(each.agents)};
    for (const double wait : {0.02, 0.1, 0.3}) {
      const PhasesAnswer exact = chain.answer(wait);
      const Outcomes shares = outcomes(queue, wait * aht);
      const Performance p = performance(queue, wait * aht);
      const auto expect = [&](double found, double expected, const char* what) {
        worst = std::max(worst, std::abs(found / expected - 1));
        EXPECT_NEAR(found, expected, 1e-10 * expected) << what << ": " << each.agents << " agents, load " << each.load
                                                       << ", law " << each.law.index() << ", wait " << wait;
      };
      expect(shares.answered_within, exact.answered_within, "answered within");
      expect(shares.answered_after, exact.answered_after, "answered after");
      expect(shares.abandoned_within, exact.abandoned_within, "abandoned within");
      expect(shares.abandoned_after, exact.abandoned_after, "abandoned after");
      expect(p.probability_of_wait, exact.probability_of_wait, "probability of wait");
      expect(p.mean_wait.count(), exact.mean_wait, "mean wait");
      expect(p.asa.count(), exact.asa, "asa");
      expect(p.occupancy, exact.occupancy, "occupancy");
      expect(p.mean_queue_length, exact.queue_length, "queue length");
    }
  }
  RecordProperty("worst relative error", std::to_string(worst * 1e12) + "e-12");
}

}  // namespace
}  // namespace krarup::agreement
