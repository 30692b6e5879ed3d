#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/priority_queue.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

/// The queue of a row, in its own unit of time; its classes are called "1", "2", ...
PriorityQueue queue_of(const Row& row) {
  std::vector<double> rates;
  const std::string& text = row.at("arrival_rates_high_to_low");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    rates.push_back(evaluate(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  double sum = 0;
  for (const double rate : rates) sum += rate;
  const std::string& mean = row.at("service_mean");
  PriorityQueue queue{.demand = {sum, Seconds{1}, Seconds{evaluate(mean.substr(0, mean.find(' ')))}},
                      .agents = evaluate(row.at("servers"))};
  for (const double rate : rates) queue.classes.push_back({std::to_string(queue.classes.size() + 1), rate / sum});
  return queue;
}

Answer mean_wait_of(const std::string& name) {
  return [name](const Row& row) { return performance(with_class(queue_of(row), name), Seconds{}).mean_wait.count(); };
}
Answer queue_length_of(const std::string& name) {
  return [name](const Row& row) { return performance(with_class(queue_of(row), name), Seconds{}).mean_queue_length; };
}

TEST_F(Published, PrioritiesToEveryPrintedDigit) {
  const std::map<std::string, Answer> answers{
      {"Wq class 1", mean_wait_of("1")},     {"Wq class 2", mean_wait_of("2")},
      {"Wq class 3", mean_wait_of("3")},     {"Wq class 1 (h)", mean_wait_of("1")},
      {"Wq class 2 (h)", mean_wait_of("2")}, {"Wq class 3 (h)", mean_wait_of("3")},
      {"Wq high", mean_wait_of("1")},        {"Wq low from truncated 2-D Markov chain", mean_wait_of("2")},
      {"Lq class 1", queue_length_of("1")},  {"Lq class 2", queue_length_of("2")},
      {"overall Wq", mean_wait_of("")}};
  check_table("pub_priority.csv", answers,
              {{"M/G/1 priority", "handling times of any law are another model"},
               {"M/M/1 preemptive-resume", "agents do not interrupt a contact"}},
              12);
}

// By how much a fifth of the contacts, served first, make the others wait longer than first come, first served: the
// same for any law of handling times, so the exponential one has to give it, too.
TEST_F(Published, WhatPrecedenceCostsTheOthers) {
  int checked = 0;
  for (const Row& row : read_table("pub_priority.csv")) {
    if (row.at("output (unit)") != "low-class wait increase %") continue;
    SCOPED_TRACE(row.at("case_id"));
    const std::string& rates = row.at("arrival_rates_high_to_low");
    ASSERT_TRUE(rates.starts_with("20% high, rho="));
    const double load = std::stod(rates.substr(rates.find('=') + 1));
    PriorityQueue queue{.demand = {load, Seconds{1}, Seconds{1}}, .agents = 1};
    queue.classes = {{"high", 0.2}, {"low", 0.8}};
    const double low = performance(with_class(queue, "low"), Seconds{}).mean_wait.count();
    const double alike = performance(ErlangC{.demand = queue.demand, .agents = 1}, Seconds{}).mean_wait.count();
    EXPECT_NEAR(100 * (low / alike - 1), std::stod(row.at("our_value")), 1e-9);
    EXPECT_NEAR(100 * (low / alike - 1), std::stod(row.at("published")), 0.051);
    ++checked;
  }
  EXPECT_EQ(checked, 3);
}

}  // namespace
}  // namespace krarup::reference
