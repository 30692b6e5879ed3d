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

}  // namespace
}  // namespace krarup::reference
