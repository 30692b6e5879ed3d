#include <boost/math/tools/roots.hpp>

#include "krarup/queues/erlang_a.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

double agents_of(const Row& row) { return row.at("agents").empty() ? 0 : evaluate(row.at("agents")); }

/// The queue of a row, in its own unit of time: only ratios of times matter. A row of Erlang C has endless patience.
ErlangA queue_of(const Row& row) {
  const std::string& abandonment_rate = row.at("theta_or_1/patience");
  const bool patient = row.at("model").starts_with("Erlang C") || abandonment_rate == "inf";
  return {.demand = {.contacts = evaluate(row.at("lambda"), agents_of(row)),
                     .per = Seconds{1},
                     .aht = Seconds{1 / evaluate(row.at("mu_or_1/aht"))}},
          .patience = Seconds{patient ? INFINITY : 1 / evaluate(abandonment_rate)},
          .agents = agents_of(row)};
}

Performance performance_of(const Row& row, ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return performance(queue_of(row), Seconds{row.at("t").empty() ? 0 : evaluate(row.at("t"))}, basis);
}

double mean_wait(const Row& row) { return performance_of(row).mean_wait.count(); }
double abandonment(const Row& row) { return performance_of(row).abandonment; }
double occupancy(const Row& row) { return performance_of(row).occupancy; }
double probability_of_wait(const Row& row) { return performance_of(row).probability_of_wait; }

/// The wait that only one contact in ten exceeds, whether it is answered in the end or leaves.
double ninetieth_percentile_of_wait(const Row& row) {
  const ErlangA queue = queue_of(row);
  const auto [low, high] = boost::math::tools::bisect(
      [&](double wait) {
        const Outcomes shares = outcomes(queue, Seconds{wait});
        return shares.answered_after + shares.abandoned_after - 0.1;
      },
      0.0, 100 * queue.demand.aht.count(), boost::math::tools::eps_tolerance<double>(52));
  return (low + high) / 2;
}

Answer agents_for_abandonment(double most) {
  return [most](const Row& row) { return required_agents(queue_of(row), Target{.max_abandonment = most}); };
}

TEST_F(Published, ErlangAToEveryPrintedDigit) {
  const auto scaled_abandonment = [](const Row& row) {
    return std::sqrt(offered_load(queue_of(row))) * abandonment(row);
  };
  const std::map<std::string, Answer> answers{
      {"P(abandon)", abandonment},
      {"p_abandon", abandonment},
      {"fraction abandoning %", [](const Row& row) { return 100 * abandonment(row); }},
      {"P(wait)", probability_of_wait},
      {"p_wait", probability_of_wait},
      {"occupancy", occupancy},
      {"agent utilisation %", [](const Row& row) { return 100 * occupancy(row); }},
      {"utilisation %", [](const Row& row) { return 100 * occupancy(row); }},
      {"E[W] (min)", mean_wait},
      {"E[W] all (min)", mean_wait},
      {"\"average_speed_of_answer\" = E[Q]/lambda (min)", mean_wait},
      {"service level = answered within t / OFFERED", [](const Row& row) { return performance_of(row).service_level; }},
      {"90th percentile of actual wait W (s)", ninetieth_percentile_of_wait},
      {"90th percentile of wait (s)", ninetieth_percentile_of_wait},
      {"min agents for P(abandon)<=0.01", agents_for_abandonment(0.01)},
      {"min agents for P(abandon)<=0.05", agents_for_abandonment(0.05)},
      {"agents minus offered load for P(abandon)<=0.01",
       [](const Row& row) { return agents_for_abandonment(0.01)(row) - offered_load(queue_of(row)); }},
      {"sqrt(a)*P(abandon), beta=0", scaled_abandonment},
      {"sqrt(a)*P(abandon), beta=1", scaled_abandonment},
      {"speed of answer (min) simulated, 95% CI 0.097..0.102",
       [](const Row& row) { return performance_of(row).asa.count(); }},
      {"answered<=t/answered simulated, 95% CI 0.974..0.975",
       [](const Row& row) { return performance_of(row, ServiceLevelBasis::answered).service_level; }},
      {"occupancy simulated, 95% CI 0.674..0.677", occupancy}};
  const std::string lines = "a limited number of lines is another model";
  check_table("pub_erlang_a.csv", answers, {{"M/M/n/K+M", lines}, {"M/M/c/K+M", lines}, {"M/M/12/17", lines}}, 41);
}

}  // namespace
}  // namespace krarup::reference
