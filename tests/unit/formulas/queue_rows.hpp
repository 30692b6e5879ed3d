#pragma once

#include <cstdlib>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "krarup/intraday/work_off.hpp"
#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"
#include "krarup/queues/offered_wait.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "krarup/queues/queue_length.hpp"
#include "krarup/queues/waits.hpp"

// Queues as the tables of tools/make_*_table(s).py describe them, and what is asked of them; a handling time is the
// unit, 1 s, but for deferred work, whose times are in seconds.

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

[[nodiscard]] inline Values finite_source_row(const Row& row) {
  const krarup::FiniteSource queue{demand_of(in(row, "offered_load")), in(row, "sources"), in(row, "servers")};
  return values_of_queue(queue, time_in(row, "wait"));
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
  krarup::Blended queue{.demand = demand_of(in(row, "offered_load")),
                        .patience = time_in(row, "patience"),
                        .reserve = std::atoi(row.at("reserve").c_str()),
                        .agents = in(row, "servers")};
  if (row.contains("deferred_time")) queue.deferred_aht = time_in(row, "deferred_time");
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

/// The parts of a cell.
[[nodiscard]] inline std::vector<std::string> parts(const std::string& cell, char separator) {
  std::vector<std::string> result;
  std::istringstream stream(cell);
  for (std::string part; std::getline(stream, part, separator);) result.push_back(part);
  return result;
}

[[nodiscard]] inline std::vector<double> numbers(const std::string& cell, char separator = ';') {
  std::vector<double> result;
  for (const std::string& part : parts(cell, separator)) result.push_back(std::strtod(part.c_str(), nullptr));
  return result;
}

/// Half hours of several kinds of work; kinds are separated by |.
[[nodiscard]] inline krarup::DeferredWork deferred_work_of(const Row& row) {
  const auto of_kind = [&](const char* column, std::size_t kind) {
    const std::vector<std::string> kinds = parts(row.at(column), '|');
    return kind < kinds.size() ? kinds[kind] : std::string();
  };
  krarup::DeferredWork work;
  const krarup::Seconds step{1800};
  for (std::size_t k = 0; k < parts(row.at("contacts"), '|').size(); ++k) {
    krarup::WorkKind& kind = work.kinds.emplace_back();
    kind.forecast.step = step;
    const std::vector<double> contacts = numbers(of_kind("contacts", k)), aht = numbers(of_kind("aht", k));
    for (std::size_t i = 0; i < contacts.size(); ++i) {
      kind.forecast.values.push_back({contacts[i], step, krarup::Seconds{aht[i]}});
    }
    kind.response_time = krarup::Seconds{numbers(of_kind("response_time", k)).front()};
    for (const std::string& crowd : parts(of_kind("waiting", k), ';')) {
      const std::vector<double> cells = numbers(crowd, ':');
      kind.backlog.push_back({cells[0], krarup::Seconds{cells[1]}, krarup::Seconds{cells[2]}});
    }
  }
  work.order = row.at("order") == "fifo" ? krarup::BacklogOrder::fifo : krarup::BacklogOrder::due_date;
  work.opening_hours = {{{}, krarup::TimeOfDay{in(row, "opens") * step}, krarup::TimeOfDay{in(row, "closes") * step}}};
  return work;
}

[[nodiscard]] inline Values deferred_work_row(const Row& row) {
  const krarup::DeferredWork work = deferred_work_of(row);
  const krarup::DayProfile& grid = work.kinds.front().forecast;
  const krarup::Requirement agents{grid.start, grid.step, numbers(row.at("agents"))};
  const auto kind = static_cast<std::size_t>(in(row, "kind")), interval = static_cast<std::size_t>(in(row, "interval"));
  const krarup::BacklogInterval found = work_off(work, agents)[kind][interval];
  return {{"answered_in_time", found.answered_in_time},
          {"answered_late", found.answered_late},
          {"mean_response_time", found.mean_response_time.count()},
          {"backlog", found.backlog},
          {"overdue", found.overdue},
          {"oldest", found.oldest.count()},
          {"occupancy", found.occupancy}};
}

/// The tables by their names, and how the values of a row are found.
inline const std::vector<std::pair<std::string, std::function<Values(const Row&)>>> queue_tables{
    {"erlang_x", erlang_x_row},
    {"engset", engset_row},
    {"finite_source", finite_source_row},
    {"extended_erlang_b", extended_erlang_b_row},
    {"priorities", priorities_row},
    {"chat", chat_row},
    {"blended", blended_row},
    {"uneven_blending", blended_row},
    {"deferred_work", deferred_work_row}};

}  // namespace accuracy
