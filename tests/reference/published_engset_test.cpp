#include "krarup/queues/engset.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
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
  const std::string may_wait = "a queue: another model";
  check_table(
      "pub_finite_trunks_engset.csv",
      {{"P0", nobody_there}, {"carried rate", carried_rate}, {"blocking (GoS)", blocking_with_redials}},
      {{"M/M/c/K", may_wait}, {"M/M/1/6", may_wait}, {"M/M/2//4", may_wait}, {"machine repair M/M/c//5", may_wait}}, 3);
}

}  // namespace
}  // namespace krarup::reference
