#include "krarup/queues/erlang_a.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

/// The queue of a row, in its own unit of time; nobody hangs up.
ErlangA queue_of(const Row& row) {
  return {
      .demand = {.contacts = evaluate(row.at("lambda")), .per = Seconds{1}, .aht = Seconds{1 / evaluate(row.at("mu"))}},
      .patience = Seconds{INFINITY},
      .agents = evaluate(row.at("servers")),
      .lines = evaluate(row.at("K_system_or_sources"))};
}

Performance performance_of(const Row& row) { return performance(queue_of(row), Seconds{0}); }
double blocking(const Row& row) { return performance_of(row).blocking; }
double mean_wait(const Row& row) { return performance_of(row).mean_wait.count(); }

double number_in_system(const Row& row) {
  const Performance p = performance_of(row);
  return p.mean_queue_length + p.occupancy * queue_of(row).agents;
}

/// Down from the state in which every line is taken, by detailed balance.
double nobody_there(const Row& row) {
  const ErlangA queue = queue_of(row);
  double probability = blocking(row);
  for (double state = queue.lines; state > 0; --state) {
    probability *= std::min(state, queue.agents) / offered_load(queue);
  }
  return probability;
}

TEST_F(Published, QueuesWithAnEndToEveryPrintedDigit) {
  const std::map<std::string, Answer> answers{
      {"P0", nobody_there},
      {"P(block)", blocking},
      {"blocked %", [](const Row& row) { return 100 * blocking(row); }},
      {"turned away per min", [](const Row& row) { return blocking(row) * arrival_rate(queue_of(row).demand); }},
      {"effective arrival rate",
       [](const Row& row) { return (1 - blocking(row)) * arrival_rate(queue_of(row).demand); }},
      {"mean wait of accepted", mean_wait},
      {"mean response time", [](const Row& row) { return mean_wait(row) + queue_of(row).demand.aht.count(); }},
      {"mean number in system", number_in_system}};
  const std::string few_customers = "customers who are not many: another model";
  check_table("pub_finite_trunks_engset.csv", answers,
              {{"Engset M/M/3/3//10", few_customers},
               {"M/M/2//4", few_customers},
               {"machine repair M/M/c//5", few_customers},
               {"Extended Erlang B", "blocked contacts that come back: another model"}},
              18);
}

}  // namespace
}  // namespace krarup::reference
