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
  const bool all_in_minutes = row.at("lambda").ends_with("/min") && !row.at("mu_or_1/aht").ends_with(" s");
  return {.demand = {.contacts = evaluate(row.at("lambda"), agents_of(row)) * (all_in_minutes ? 60 : 1),
                     .per = Seconds{1},
                     .aht = Seconds{1 / evaluate(row.at("mu_or_1/aht"))}},
          .patience = Seconds{patient ? INFINITY : 1 / evaluate(abandonment_rate)},
          .agents = agents_of(row),
          .lines = row.at("K_lines").empty() ? INFINITY : evaluate(row.at("K_lines"))};
}

Performance performance_of(const Row& row, ServiceLevelBasis basis = ServiceLevelBasis::offered) {
  return performance(queue_of(row), Seconds{row.at("t").empty() ? 0 : evaluate(row.at("t"))}, basis);
}

double mean_wait(const Row& row) { return performance_of(row).mean_wait.count(); }
double abandonment(const Row& row) { return performance_of(row).abandonment; }
double occupancy(const Row& row) { return performance_of(row).occupancy; }
double probability_of_wait(const Row& row) { return performance_of(row).probability_of_wait; }

/// The mean queue, in multiples of the time in which one contact is offered.
double queue_over_arrivals(const Row& row) {
  return performance_of(row).mean_queue_length / arrival_rate(queue_of(row).demand);
}

/// Waiting and being handled, blocked contacts counted as 0.
double sojourn(const Row& row) {
  return queue_over_arrivals(row) + occupancy(row) * agents_of(row) / arrival_rate(queue_of(row).demand);
}

/// Answered or gone by then; blocked contacts are not.
double settled_in_time(const Row& row) {
  const Outcomes shares = outcomes(queue_of(row), Seconds{evaluate(row.at("t"))});
  return shares.answered_within + shares.abandoned_within;
}

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
      {"occupancy simulated, 95% CI 0.674..0.677", occupancy},
      {"answered<=t/answered simulated, 95% CI 0.928..0.930",
       [](const Row& row) { return performance_of(row, ServiceLevelBasis::answered).service_level; }},
      {"occupancy simulated, 95% CI 0.688..0.690", occupancy},
      {"mean wait E[Q]/lambda (s)", queue_over_arrivals},
      {"mean sojourn L/lambda (s)", sojourn},
      {"E[W] all = E[Q]/lambda (s)", [](const Row& row) { return 60 * queue_over_arrivals(row); }},
      {"exact P(W<=t and accepted)", settled_in_time},
      {"P(block)", [](const Row& row) { return performance_of(row).blocking; }},
      {"P(abandon) among accepted",
       [](const Row& row) { return abandonment(row) / (1 - performance_of(row).blocking); }},
      {"mean wait of accepted", mean_wait},
      {"abandonment rate", [](const Row& row) { return abandonment(row) * arrival_rate(queue_of(row).demand); }}};
  check_table("pub_erlang_a.csv", answers, {}, 55);
}

}  // namespace
}  // namespace krarup::reference
