#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "krarup/staffing/rounding.hpp"
#include "krarup/staffing/shrinkage.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

Demand demand_of(const Row& row) {
  return {.contacts = evaluate(row.at("calls")),
          .per = Seconds{60 * evaluate(row.at("interval_min"))},
          .aht = Seconds{evaluate(row.at("aht_s"))}};
}

Seconds acceptable_wait_of(const Row& row) {
  return Seconds{row.at("target_s").empty() ? 0 : evaluate(row.at("target_s"))};
}

double agents_of(const Row& row) {
  if (!row.at("agents_given").empty()) return evaluate(row.at("agents_given"));
  Target target{.service_level = evaluate(row.at("target_sl")), .acceptable_wait = acceptable_wait_of(row)};
  if (!row.at("max_occupancy").empty()) target.max_occupancy = evaluate(row.at("max_occupancy"));
  return required_agents(ErlangC{.demand = demand_of(row)}, target);
}

Performance performance_of(const Row& row) {
  return performance(ErlangC{.demand = demand_of(row), .agents = agents_of(row)}, acceptable_wait_of(row));
}

double scheduled_of(const Row& row) {
  const Shrinkage shrinkage{.components = {{.name = "all", .share = evaluate(row.at("shrinkage"))}}};
  return scheduled_agents(agents_of(row), shrinkage);
}

TEST_F(Published, StaffingCalculatorsToEveryPrintedDigit) {
  const std::map<std::string, Answer> answers{
      {"agents on phone", agents_of},
      {"scheduled headcount", scheduled_of},
      {"scheduled headcount (ceil)", [](const Row& row) { return rounded(scheduled_of(row), Rounding::up); }},
      {"offered load (E)", [](const Row& row) { return offered_load(demand_of(row)); }},
      {"ASA (s)", [](const Row& row) { return performance_of(row).asa.count(); }},
      {"P(wait)", [](const Row& row) { return performance_of(row).probability_of_wait; }},
      {"P(wait) %", [](const Row& row) { return 100 * performance_of(row).probability_of_wait; }},
      {"occupancy", [](const Row& row) { return performance_of(row).occupancy; }},
      {"occupancy %", [](const Row& row) { return 100 * performance_of(row).occupancy; }},
      {"service level", [](const Row& row) { return performance_of(row).service_level; }},
      {"service level %", [](const Row& row) { return 100 * performance_of(row).service_level; }},
      {"service level % in 20 s", [](const Row& row) { return 100 * performance_of(row).service_level; }}};
  check_table("pub_staffing_calculators.csv", answers, {}, 51);
}

}  // namespace
}  // namespace krarup::reference
