#include <boost/math/special_functions/factorials.hpp>
#include <boost/math/tools/roots.hpp>

#include "krarup/formulas/erlang_b_inverse.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

/// The demand of a row, in its own unit of time: only ratios of times matter.
Demand demand_of(const Row& row) {
  if (row.at("a_erlang").empty()) {
    return {.contacts = evaluate(row.at("lambda")), .per = Seconds{1}, .aht = Seconds{1 / evaluate(row.at("mu"))}};
  }
  const Seconds aht{row.at("aht").empty() ? 1 : evaluate(row.at("aht"))};
  return {.contacts = evaluate(row.at("a_erlang")), .per = aht, .aht = aht};
}

double agents_of(const Row& row) { return row.at("n_servers").empty() ? 0 : evaluate(row.at("n_servers")); }
ErlangB lines_of(const Row& row) { return {.demand = demand_of(row), .agents = agents_of(row)}; }
ErlangC queue_of(const Row& row) { return {.demand = demand_of(row), .agents = agents_of(row)}; }

Performance performance_of(const Row& row) {
  const Seconds wait{row.at("t").empty() ? 0 : evaluate(row.at("t"))};
  return performance(queue_of(row), wait);
}

/// Answers in s of a row that counts in minutes.
double in_seconds(double time, const Row& row) { return row.at("time_unit") == "min" ? 60 * time : time; }

double mean_wait(const Row& row) { return performance_of(row).mean_wait.count(); }
double mean_wait_in_seconds(const Row& row) { return in_seconds(mean_wait(row), row); }
double mean_time_in_center(const Row& row) { return mean_wait(row) + demand_of(row).aht.count(); }
double blocking(const Row& row) { return performance(lines_of(row), Seconds{0}).blocking; }

/// The wait that a share of the contacts does not exceed: where the service level reaches it.
double percentile_of_wait(const ErlangC& queue, double share) {
  const double aht = queue.demand.aht.count();
  const auto [low, high] =
      boost::math::tools::bisect([&](double wait) { return performance(queue, Seconds{wait}).service_level - share; },
                                 0.0, 100 * aht, boost::math::tools::eps_tolerance<double>(52));
  return (low + high) / 2;
}

/// Lines for a blocking of at most `share`: with lines and no queue, whoever is not blocked is answered at once.
Answer lines_for(double share) {
  return [share](const Row& row) {
    return required_agents(lines_of(row), Target{.service_level = 1 - share, .acceptable_wait = Seconds{0}});
  };
}

Answer agents_for_mean_wait(double most) {
  return [most](const Row& row) { return required_agents(queue_of(row), Target{.max_asa = Seconds{most}}); };
}

double load_per_agent(const Row& row) { return offered_load(queue_of(row)) / agents_of(row); }

/// Beyond the agents, each further contact in the center is less likely by the load per agent.
double at_least_four_in_center(const Row& row) {
  return performance_of(row).probability_of_wait * std::pow(load_per_agent(row), 4 - agents_of(row));
}

double empty_center(const Row& row) {
  const auto agents = static_cast<unsigned>(agents_of(row));
  const double exactly_all_busy = performance_of(row).probability_of_wait * (1 - load_per_agent(row));
  return exactly_all_busy * boost::math::factorial<double>(agents) / std::pow(offered_load(queue_of(row)), agents);
}

/// A wait is 0, or with the probability of wait exponential.
double variance_of_wait(const Row& row) {
  const double waits = performance_of(row).probability_of_wait;
  const double mean_if_any = mean_wait(row) / waits;
  return waits * (2 - waits) * mean_if_any * mean_if_any;
}

TEST_F(Published, ErlangBAndErlangCToEveryPrintedDigit) {
  const std::map<std::string, Answer> answers{
      {"blocking probability", blocking},
      {"blocking at printed raw_positions (printed with trailing dots = truncated)", blocking},
      {"lost customers per hour (lambda=40/h)", [](const Row& row) { return 40 * blocking(row); }},
      {"carried arrival rate",
       [](const Row& row) { return arrival_rate(demand_of(row)) * outcomes(lines_of(row), Seconds{0}).answered(); }},
      {"min lines for blocking <= 0.01", lines_for(0.01)},
      {"min lines for blocking <= 0.001", lines_for(0.001)},
      {"P(wait>0)", [](const Row& row) { return performance_of(row).probability_of_wait; }},
      {"P(W<=t)", [](const Row& row) { return performance_of(row).service_level; }},
      {"ASA (s)", [](const Row& row) { return performance_of(row).asa.count(); }},
      {"E[Wq]", mean_wait},
      {"E[Wq] (s)", mean_wait_in_seconds},
      {"E[Wq] (min)", mean_wait},
      {"E[Wq] (mean service times)", [](const Row& row) { return mean_wait(row) / demand_of(row).aht.count(); }},
      {"E[W system] (s)", mean_time_in_center},
      {"mean response time", mean_time_in_center},
      {"mean queue length (8/9)", [](const Row& row) { return performance_of(row).mean_queue_length; }},
      {"mean number in system",
       [](const Row& row) { return performance_of(row).mean_queue_length + offered_load(queue_of(row)); }},
      {"P(N>=4)", at_least_four_in_center},
      {"P0", empty_center},
      {"Var Wq", variance_of_wait},
      {"90th percentile of Wq (s)", [](const Row& row) { return percentile_of_wait(queue_of(row), 0.90); }},
      {"95th percentile Wq", [](const Row& row) { return percentile_of_wait(queue_of(row), 0.95); }},
      {"min servers for E[Wq]<=1 min", agents_for_mean_wait(1)},
      {"min servers for E[Wq]<=3 s", agents_for_mean_wait(3)}};
  check_table("pub_erlang_b_c.csv", answers, {}, 70);
}

// The table gives the load at which n lines block a share of the contacts: blocking grows with the load, so that it
// must pass the share within half a unit of the last digit printed (within one unit where the table was cut).
TEST_F(Published, LoadsThatLinesCarryToEveryPrintedDigit) {
  std::size_t checked = 0;
  for (const Row& row : read_table("pub_erlang_b_itu_table.csv")) {
    SCOPED_TRACE(row.at("case_id"));
    const double share = std::stod(row.at("blocking_gos"));
    const auto blocking_at = [&](double load) {
      const ErlangB lines{.demand = {.contacts = load, .per = Seconds{1}, .aht = Seconds{1}},
                          .agents = std::stod(row.at("lines_n"))};
      return performance(lines, Seconds{0}).blocking;
    };
    const auto expect_passed_within = [&](double load, double reach) {
      EXPECT_LT(blocking_at(load - reach), share);
      EXPECT_GT(blocking_at(load + reach), share);
    };
    const Printed source = printed(row.at("published_traffic_erlang"));
    const Printed exact = printed(row.at("our_traffic_erlang"));
    expect_passed_within(exact.value, 0.5000001 * exact.unit);
    EXPECT_NEAR(formulas::erlang_b_load(std::stod(row.at("lines_n")), share), exact.value, 0.5000001 * exact.unit);
    expect_passed_within(source.value, (row.at("verified") == "yes" ? 0.5000001 : 1) * source.unit);
    ++checked;
  }
  EXPECT_GE(checked, 960U);
}

/// A table of square-root staffing has the exact minima beside it; here only those are checked.
TEST_F(Published, ServersForAProbabilityOfWait) {
  const auto agents_for_probability_of_wait = [](const Row& row) {
    const double load = evaluate(row.at("a_erlang"));
    const double most = std::stod(row.at("target").substr(std::string("P(wait)<=").size()));
    // Nobody waits 0 s or less but those who do not wait.
    return required_agents(ErlangC{.demand = {.contacts = load, .per = Seconds{1}, .aht = Seconds{1}}},
                           Target{.service_level = 1 - most, .acceptable_wait = Seconds{0}});
  };
  const std::string square_root = "square-root staffing, not a result of Erlang C";
  check_table("pub_qed_staffing.csv", {{"exact min servers", agents_for_probability_of_wait}},
              {{"Halfin-Whitt", square_root},
               {"Halfin-Whitt alpha(beta)", square_root},
               {"Halfin-Whitt beta(alpha)", square_root},
               {"square-root rule ceil(a+beta(alpha) sqrt a)", square_root}},
              4);
}

}  // namespace
}  // namespace krarup::reference
