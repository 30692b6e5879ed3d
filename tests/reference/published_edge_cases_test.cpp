#include "krarup/formulas/square_root_staffing.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "krarup/staffing/shrinkage.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

Demand three_minute_calls(double load) { return {.contacts = load, .per = Seconds{180}, .aht = Seconds{180}}; }

double blocking(double lines, double load) {
  return performance(ErlangB{.demand = three_minute_calls(load), .agents = lines}, Seconds{0}).blocking;
}

Performance patient(double agents, double load, double acceptable_wait = 0) {
  return performance(ErlangC{.demand = three_minute_calls(load), .agents = agents}, Seconds{acceptable_wait});
}

Performance impatient(double agents, double load, double patience) {
  const ErlangA queue{.demand = three_minute_calls(load), .patience = Seconds{patience}, .agents = agents};
  return performance(queue, Seconds{0});
}

/// 50 agents, 48 calls a minute of one minute each, with a patience.
ErlangA fifty_agents(double patience) {
  return {
      .demand = {.contacts = 48, .per = Seconds{60}, .aht = Seconds{60}}, .patience = Seconds{patience}, .agents = 50};
}

void expect_exactly(double ours, double exact) { EXPECT_NEAR(ours, exact, 2e-13 * std::abs(exact)); }
void expect_as_listed(double ours, const Row& row) { expect_exactly(ours, std::stod(row.at("exact_or_expected"))); }

using Check = std::function<void(const Row&)>;

const std::map<std::string, Check> checks{
    {"edge-001", [](const Row& row) { expect_as_listed(blocking(5000, 10000), row); }},
    {"edge-003", [](const Row& row) { expect_as_listed(blocking(200, 5), row); }},
    {"edge-005", [](const Row& row) { expect_as_listed(blocking(171, 150), row); }},
    {"edge-007", [](const Row& row) { expect_as_listed(patient(100, 80).probability_of_wait, row); }},
    {"edge-009",
     [](const Row& row) {
       const Performance p = patient(10, 9.999999);
       expect_as_listed(p.probability_of_wait, row);
       // n - a = 1e-6 keeps only ten digits of a load given in sixteen.
       EXPECT_NEAR(p.asa.count() / 180 / 999999.63397846597179, 1, 1e-9);
     }},
    {"edge-011",
     [](const Row&) {
       const Performance p = patient(10, 10, 20);
       EXPECT_EQ(p.probability_of_wait, 1);
       EXPECT_EQ(p.service_level, 0);
       EXPECT_EQ(p.asa.count(), INFINITY);
     }},
    {"edge-013", [](const Row& row) { expect_as_listed(blocking(1, 0), row); }},
    {"edge-015",
     [](const Row&) {
       const double convention = blocking(0, 0);
       EXPECT_TRUE(convention == 0 || convention == 1) << convention;
     }},
    {"edge-017",
     [](const Row&) {
       const Performance p = patient(1, 0, 20);
       EXPECT_EQ(p.probability_of_wait, 0);
       EXPECT_EQ(p.service_level, 1);
       EXPECT_EQ(p.asa.count(), 0);
     }},
    {"edge-019",
     [](const Row& row) {
       expect_as_listed(performance(fifty_agents(1e15), Seconds{0}).probability_of_wait, row);
       expect_exactly(performance(fifty_agents(INFINITY), Seconds{0}).probability_of_wait, 0.69445561119683432026);
     }},
    {"edge-021", [](const Row& row) { expect_as_listed(impatient(250, 500, 36000).mean_wait.count(), row); }},
    {"edge-023", [](const Row& row) { expect_as_listed(impatient(1e6, 1e6, 180).abandonment, row); }},
    {"edge-025",
     [](const Row& row) {
       const double agents =
           fractional_agents(ErlangC{.demand = {.contacts = 100, .per = Seconds{1800}, .aht = Seconds{180}}},
                             Target{.service_level = 0.8, .acceptable_wait = Seconds{20}});
       expect_as_listed(agents, row);
       EXPECT_NEAR(scheduled_agents(agents, {.components = {{.name = "all", .share = 0.3}}}), 18.6245806663, 5e-11);
     }},
    {"edge-027",
     [](const Row&) {
       for (const double grade : {0.0, -0.1, -1.0, -10.0}) EXPECT_EQ(formulas::halfin_whitt(grade), 1) << grade;
     }},
    {"edge-029",
     [](const Row&) {
       const PriorityQueue queue{.demand = {.contacts = 7, .per = Seconds{1}, .aht = Seconds{1}},
                                 .classes = {{"high", 2. / 7}, {"low", 5. / 7}},
                                 .agents = 4};
       // All agents are always busy: one of them is free every 1/4, and half of the capacity is the high class's.
       expect_exactly(performance(with_class(queue, "high"), Seconds{0}).mean_wait.count(), 1. / 4 / (1 - 2. / 4));
       EXPECT_EQ(performance(with_class(queue, "low"), Seconds{0}).mean_wait.count(), INFINITY);
     }},
    {"edge-031",
     [](const Row&) {
       for (const ServiceLevelBasis basis : {ServiceLevelBasis::offered, ServiceLevelBasis::excluding_early_abandons,
                                             ServiceLevelBasis::early_abandons_count_as_met}) {
         const Performance p = performance(fifty_agents(120), Seconds{0}, basis);
         EXPECT_NEAR(p.service_level, 1 - p.probability_of_wait, 1e-15);
       }
       const Performance lines = performance(ErlangB{.demand = three_minute_calls(10), .agents = 12}, Seconds{0});
       EXPECT_NEAR(lines.service_level, 1 - lines.blocking, 1e-15);
     }},
    {"edge-033", [](const Row&) {
       // One contact in ten waits longer than W = 12.5 s in fact; V = 13.1 s if it had endless patience.
       const auto waits_longer = [](double wait) {
         const Outcomes shares = outcomes(fifty_agents(120), Seconds{wait});
         return shares.answered_after + shares.abandoned_after;
       };
       EXPECT_GT(waits_longer(12.4), 0.1);
       EXPECT_LT(waits_longer(12.5), 0.1);
       const auto would_wait_longer = [&](double wait) { return waits_longer(wait) * std::exp(wait / 120); };
       EXPECT_GT(would_wait_longer(13.05), 0.1);
       EXPECT_LT(would_wait_longer(13.15), 0.1);
     }}};

TEST_F(Published, EdgeCasesOnWhichKnownLibrariesFail) {
  for (const Row& row : read_table("edge_cases.csv")) {
    const std::string& id = row.at("case_id");
    SCOPED_TRACE(id + ": " + row.at("function") + ", " + row.at("input"));
    const auto check = checks.find(id);
    if (check == checks.end()) {
      ADD_FAILURE() << "an edge case that nothing checks";
      continue;
    }
    check->second(row);
  }
}

}  // namespace
}  // namespace krarup::reference
