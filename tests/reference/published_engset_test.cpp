#include "krarup/queues/engset.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

double intensity(const Row& row) { return std::stod(row.at("lambda")) / std::stod(row.at("mu")); }

/// The customers of a row; its rate is that of an idle one.
Engset lines_of(const Row& row) {
  const double sources = evaluate(row.at("K_system_or_sources"));
  const double load = sources * intensity(row) / (1 + intensity(row));
  const Seconds aht{1 / evaluate(row.at("mu"))};
  return {
      .demand = {.contacts = load, .per = aht, .aht = aht}, .sources = sources, .agents = evaluate(row.at("servers"))};
}

/// Down from the state in which every line is taken, by detailed balance.
double nobody_there(const Row& row) {
  const Engset queue = lines_of(row);
  double probability = time_congestion(queue);
  for (double state = queue.agents; state > 0; --state) {
    probability *= state / ((queue.sources - state + 1) * intensity(row));
  }
  return probability;
}

double carried_rate(const Row& row) {
  const Engset queue = lines_of(row);
  return performance(queue, Seconds{0}).occupancy * queue.agents / queue.demand.aht.count();
}

/// The same customers, who wait.
FiniteSource queue_of(const Row& row) {
  const Engset lines = lines_of(row);
  return {.demand = lines.demand, .sources = lines.sources, .agents = lines.agents};
}

double mean_in_system(const Row& row) {
  const FiniteSource queue = queue_of(row);
  const Performance p = performance(queue, Seconds{0});
  return p.occupancy * queue.agents + p.mean_queue_length;
}

double throughput(const Row& row) {
  const FiniteSource queue = queue_of(row);
  return performance(queue, Seconds{0}).occupancy * queue.agents / queue.demand.aht.count();
}

/// "480 calls/day", "15 min", "recall factor 0.4".
double blocking_with_redials(const Row& row) {
  const double redial_share = std::stod(row.at("model_note").substr(std::string("recall factor ").size()));
  const ExtendedErlangB queue{.demand = {.contacts = std::stod(row.at("lambda")),
                                         .per = Seconds{24 * 3600},
                                         .aht = Seconds{60 * std::stod(row.at("mu"))}},
                              .redial_share = redial_share,
                              .agents = evaluate(row.at("servers"))};
  return performance(queue, Seconds{0}).blocking;
}

TEST_F(Published, FewCustomersAndRedialsToEveryPrintedDigit) {
  const std::string lines = "lines for a queue: another model";
  check_table("pub_finite_trunks_engset.csv",
              {{"P0", nobody_there},
               {"carried rate", carried_rate},
               {"mean number in system", mean_in_system},
               {"L", mean_in_system},
               {"throughput", throughput},
               {"blocking (GoS)", blocking_with_redials}},
              {{"M/M/c/K", lines}, {"M/M/1/6", lines}}, 10);
}

}  // namespace
}  // namespace krarup::reference
