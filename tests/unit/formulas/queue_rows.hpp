#pragma once

#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/offered_wait.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "krarup/queues/queue_length.hpp"
#include "krarup/queues/waits.hpp"

// Queues as the tables of tools/make_queue_tables.py and tools/make_wait_table.py describe them, and what is asked of
// them; a handling time is the unit, 1 s.

namespace accuracy {

using Row = std::map<std::string, std::string>;
using Values = std::map<std::string, double>;

[[nodiscard]] inline double in(const Row& row, const std::string& column) {
  return std::strtod(row.at(column).c_str(), nullptr);
}

[[nodiscard]] inline krarup::Seconds time_in(const Row& row, const std::string& column) {
  return krarup::Seconds{in(row, column)};
}

[[nodiscard]] inline krarup::Demand demand_of(double load) { return {load, krarup::Seconds{1}, krarup::Seconds{1}}; }

/// What any queue is asked.
template <class Q>
[[nodiscard]] Values values_of_queue(const Q& queue, krarup::Seconds wait) {
  const krarup::Outcomes shares = outcomes(queue, wait);
  const krarup::Performance p = performance(queue, wait);
  return {{"answered_within", shares.answered_within},
          {"answered_after", shares.answered_after},
          {"abandoned_within", shares.abandoned_within},
          {"abandoned_after", shares.abandoned_after},
          {"blocked", shares.blocked},
          {"probability_of_wait", p.probability_of_wait},
          {"mean_wait", p.mean_wait.count()},
          {"asa", p.asa.count()},
          {"mean_queue_length", p.mean_queue_length},
          {"occupancy", p.occupancy}};
}

template <class Q>
void add_customers(const Q& queue, Values& values) {
  const krarup::CustomerPerformance customers = customer_performance(queue, krarup::Seconds{0});
  values["attempts"] = customers.attempts;
  values["customers_answered"] = customers.answered;
  values["customers_lost"] = customers.lost;
}

[[nodiscard]] inline Values erlang_x_row(const Row& row) {
  const krarup::ErlangX queue{.demand = demand_of(in(row, "offered_load")),
                              .patience = time_in(row, "patience"),
                              .agents = in(row, "servers"),
                              .lines = in(row, "lines"),
                              .redial_after_abandonment = in(row, "redial_after_abandonment"),
                              .redial_after_blocking = in(row, "redial_after_blocking"),
                              .recall_share = in(row, "recall_share")};
  Values values = values_of_queue(queue, time_in(row, "wait"));
  add_customers(queue, values);
  return values;
}

[[nodiscard]] inline Values engset_row(const Row& row) {
  const krarup::Engset queue{demand_of(in(row, "offered_load")), in(row, "sources"), in(row, "servers")};
  Values values = values_of_queue(queue, krarup::Seconds{0});
  values["time_congestion"] = time_congestion(queue);
  return values;
}

[[nodiscard]] inline Values extended_erlang_b_row(const Row& row) {
  const krarup::ExtendedErlangB queue{demand_of(in(row, "offered_load")), in(row, "redial_share"), in(row, "servers")};
  Values values = values_of_queue(queue, krarup::Seconds{0});
  add_customers(queue, values);
  return values;
}

[[nodiscard]] inline Values priorities_row(const Row& row) {
  const krarup::formulas::PriorityLoads loads{in(row, "higher"), in(row, "own"), in(row, "lower")};
  const auto found = krarup::formulas::priority_measures(in(row, "servers"), loads, in(row, "wait"));
  return {{"probability_of_wait", found.probability_of_wait}, {"answered_within", found.answered_within},
          {"answered_after", found.answered_after},           {"mean_wait", found.mean_wait},
          {"mean_queue_length", found.mean_queue_length},     {"occupancy", found.occupancy}};
}

[[nodiscard]] inline Values chat_row(const Row& row) {
  krarup::Chat queue{
      .demand = demand_of(in(row, "offered_load")), .patience = time_in(row, "patience"), .slowdown = {}};
  for (int j = 0; j < in(row, "concurrency"); ++j) queue.slowdown.push_back(1 + in(row, "slower") * j);
  queue.agents = in(row, "servers");
  Values values = values_of_queue(queue, time_in(row, "wait"));
  values["chats_per_agent"] = chat_load(queue).chats_per_agent;
  return values;
}

[[nodiscard]] inline Values blended_row(const Row& row) {
  const krarup::Blended queue{.demand = demand_of(in(row, "offered_load")),
                              .patience = time_in(row, "patience"),
                              .reserve = std::atoi(row.at("reserve").c_str()),
                              .agents = in(row, "servers")};
  Values values = values_of_queue(queue, time_in(row, "wait"));
  values["deferred_agents"] = deferred_done(queue).agents;
  return values;
}

template <class Q>
[[nodiscard]] double answer_about_waits(const Q& queue, const std::string& question, double argument) {
  using krarup::WaitOf;
  const auto quantile = [&](WaitOf of) { return wait_quantile(queue, argument, of).count(); };
  if (question == "wait_quantile_of_all") return quantile(WaitOf::all);
  if (question == "wait_quantile_of_answered") return quantile(WaitOf::answered);
  if (question == "wait_quantile_of_abandoned") return quantile(WaitOf::abandoned);
  if (question == "mean_wait_of_abandoned") return mean_wait(queue, WaitOf::abandoned).count();
  if (question == "offered_wait_exceeds") return offered_wait_exceeds(queue, krarup::Seconds{argument});
  const int length = static_cast<int>(argument);
  return question == "queue_length_exceeds" ? queue_length_exceeds(queue, length)
                                            : queue_length_probability(queue, length);
}

/// The one question of a row: of Erlang C too where nothing but servers and load is said.
[[nodiscard]] inline Values waits_row(const Row& row) {
  const krarup::ErlangA queue{.demand = demand_of(in(row, "offered_load")),
                              .patience = time_in(row, "patience"),
                              .agents = in(row, "servers"),
                              .balking = in(row, "balking"),
                              .lines = in(row, "lines")};
  const std::string& question = row.at("question");
  const double argument = in(row, "argument");
  Values values{{question, answer_about_waits(queue, question, argument)}};
  if (row.at("patience") == "inf" && row.at("lines") == "inf") {
    values["erlang_c_" + question] =
        answer_about_waits(krarup::ErlangC{queue.demand, queue.agents}, question, argument);
  }
  return values;
}

/// The tables by their names, and how the values of a row are found.
inline const std::vector<std::pair<std::string, std::function<Values(const Row&)>>> queue_tables{
    {"erlang_x", erlang_x_row},     {"engset", engset_row}, {"extended_erlang_b", extended_erlang_b_row},
    {"priorities", priorities_row}, {"chat", chat_row},     {"blended", blended_row}};

}  // namespace accuracy
