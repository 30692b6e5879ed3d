#include "krarup/queues/general_handling.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

GeneralHandling queue_of(const Row& row) {
  const double agents = std::stod(row.at("c"));
  const double aht = 1 / std::stod(row.at("mu"));
  return {.demand = {.contacts = agents * std::stod(row.at("rho")), .per = Seconds{aht}, .aht = Seconds{aht}},
          .handling_scv = std::stod(row.at("cs2")),
          .arrival_scv = std::stod(row.at("ca2")),
          .agents = agents};
}

// Cosmetatos' approximation was published; the table has the exact value of M/D/n beside it, by Spitzer's sum.
TEST_F(Published, HandlingTimesOfOneLengthToElevenDigits) {
  int checked = 0;
  for (const Row& row : read_table("pub_mgc.csv")) {
    if (row.at("model") != "M/D/c Cosmetatos") continue;
    SCOPED_TRACE(row.at("case_id"));
    const double exact = std::stod(row.at("exact_value_ours"));
    const Performance p = performance(queue_of(row), Seconds{0});
    EXPECT_NEAR(p.mean_wait.count(), exact, 1e-11 * exact);
    EXPECT_NEAR(p.mean_wait.count(), std::stod(row.at("published")), 0.25 * exact) << "the approximation";
    ++checked;
  }
  EXPECT_GE(checked, 9);
}

// Queues of five agents with two-phase handling times, exactly: the error stays in the range that is stated.
TEST_F(Published, SpreadOfHandlingTimesWithinTheStatedError) {
  int checked = 0;
  for (const Row& row : read_table("pub_mgc.csv")) {
    if (!row.at("model").starts_with("M/G/5 Kimura")) continue;
    SCOPED_TRACE(row.at("case_id"));
    const GeneralHandling queue = queue_of(row);
    const double exact = std::stod(row.at("exact_value_ours"));
    const double found = performance(queue, Seconds{0}).mean_queue_length;
    EXPECT_NEAR(found, exact, approximation(queue).mean_wait_error * exact);
    ++checked;
  }
  EXPECT_GE(checked, 12);
}

// Exact probabilities of wait from Whitt's tables: his approximation is off by up to 0.08, for regular arrivals.
TEST_F(Published, ProbabilityOfWaitWithAnyArrivalsAsWhittTabulatesIt) {
  int checked = 0;
  for (const Row& row : read_table("pub_mgc.csv")) {
    if (!row.at("case_id").starts_with("whitt93-exact")) continue;
    SCOPED_TRACE(row.at("case_id"));
    const double found = performance(queue_of(row), Seconds{0}).probability_of_wait;
    EXPECT_NEAR(found, std::stod(row.at("published")), 0.045) << found;
    ++checked;
  }
  EXPECT_GE(checked, 10);
}

// One agent, scv 4 of both arrivals and handling times [ChenWhitt2020]: any answer has to lie between the bounds of all
// queues with these moments, and to come to the limit of heavy traffic as fast as the agent has less time left.
TEST_F(Published, OneAgentBetweenTheBoundsOfTwoMoments) {
  int checked = 0;
  for (const Row& row : read_table("pub_mgc.csv")) {
    if (row.at("model") != "GI/GI/1 bound") continue;
    SCOPED_TRACE(row.at("case_id"));
    const double load = std::stod(row.at("rho"));
    const GeneralHandling queue{.demand = {1, Seconds{1}, Seconds{load}},
                                .handling_scv = std::stod(row.at("cs2")),
                                .arrival_scv = std::stod(row.at("ca2")),
                                .agents = 1};
    const double found = performance(queue, Seconds{0}).mean_wait.count(), published = std::stod(row.at("published"));
    if (row.at("output") == "E[W] lower bound") {
      EXPECT_GE(found, published);
    } else if (row.at("output") == "E[W] heavy-traffic approx") {
      EXPECT_NEAR(found / published, 1, (1 - load) / 2);
    } else {
      EXPECT_LE(found, published);
    }
    ++checked;
  }
  EXPECT_EQ(checked, 15);
}

}  // namespace
}  // namespace krarup::reference
