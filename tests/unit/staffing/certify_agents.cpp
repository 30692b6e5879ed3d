// Certifies required_agents in arithmetic of 113 bits: whether the target is met by n agents and missed by n - 1, which
// is what a search from nobody upwards would find, since every share here falls with each agent.
//
//     certify_agents MODEL [COUNT] [SEED]      # erlang_b, erlang_c or erlang_a
//
// An answer is `exact` where the arithmetic agrees to its last digit, `forgiven` where the limit is met or missed by no
// more than the margin of rounding and the stated accuracy of doubles, and else wrong. docs/accuracy.md has what was
// run.

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

#include "exact_erlang_a.hpp"
#include "exact_erlang_c.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup::test {
namespace {

using Quad = boost::multiprecision::cpp_bin_float_quad;

/// One question, in handling times; not every model has a use for all of it.
struct Question {
  double load;
  double patience;
  double wait;
  double service_level;  ///< 1 - that is the share that may be late, or blocked

  [[nodiscard]] Demand demand() const { return {.contacts = load, .per = Seconds{1}, .aht = Seconds{1}}; }
  [[nodiscard]] Target target() const { return {.service_level = service_level, .acceptable_wait = Seconds{wait}}; }
};

class Questions {
 public:
  explicit Questions(unsigned seed) : random_(seed) {}

  Question next(double largest_load, double longest_wait) {
    const double load = between(1e-3, largest_load);
    const double patience = between(1e-2, 1e2);
    const double wait = chance(0.1) ? 0 : between(1e-5, std::max(longest_wait, 1e-5));
    const double level = chance(0.5) ? uniform(1e-6, 1) : 1 - between(1e-9, 1);
    return {load, patience, wait, std::max(level, 1e-9)};
  }

 private:
  double uniform(double low, double high) { return std::uniform_real_distribution(low, high)(random_); }
  double between(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
  bool chance(double probability) { return uniform(0, 1) < probability; }

  std::mt19937_64 random_;
};

/// An answer, and what its neighbors come to in 113 bits.
struct Case {
  int agents;
  Quad limit;
  ExactErlangC<Quad>::Late share;
  double slack;  ///< of the limit
};

Case erlang_c(const Question& q) {
  const int agents = required_agents(ErlangC{.demand = q.demand()}, q.target());
  const double rounding = 4 * 0x1p-52 * (1 + 3 * std::sqrt(q.load));
  return {agents, 1 - Quad(q.service_level), ExactErlangC<Quad>(q.load, q.wait).late(agents),
          margin_of_rounding + rounding};
}

Case erlang_b(const Question& q) {
  const double blocking = 1 - q.service_level;
  const int agents = required_agents(ErlangB{.demand = q.demand()}, {.max_blocking = blocking});
  const double rounding = 4 * 0x1p-52 * (1 + std::abs(agents - q.load) + q.load * blocking);
  return {agents, Quad(blocking), ExactErlangC<Quad>(q.load, 0.).blocked(agents),
          (2 * margin_of_rounding + rounding) * blocking};
}

Case erlang_a(const Question& q) {
  const int agents = required_agents(ErlangA{.demand = q.demand(), .patience = Seconds{q.patience}}, q.target());
  constexpr double accuracy = 1e-12;
  return {agents, 1 - Quad(q.service_level), ExactErlangA<Quad>(q.load, q.patience, q.wait).late(agents),
          margin_of_rounding + accuracy};
}

struct Model {
  Case (*answer)(const Question&);
  double largest_load;
  double longest_wait;
};

int certify(const Model& model, int count, unsigned seed) {
  Questions questions(seed);
  int exact = 0;
  int forgiven = 0;
  for (int i = 0; i < count; ++i) {
    const Question question = questions.next(model.largest_load, model.longest_wait);
    const auto [agents, limit, share, slack] = model.answer(question);
    if (share.with_all <= limit && share.with_one_fewer > limit) {
      ++exact;
    } else if (share.with_all <= limit + slack && share.with_one_fewer >= limit - slack) {
      ++forgiven;
    } else {
      std::printf("wrong: %d agents for %.17g erlangs, patience %.17g, T %.17g, service level %.17g\n", agents,
                  question.load, question.patience, question.wait, question.service_level);
    }
  }
  const int wrong = count - exact - forgiven;
  std::printf("%d cases: %d exact, %d forgiven, %d wrong\n", count, exact, forgiven, wrong);
  return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace krarup::test

int main(int argc, char** argv) {
  using namespace krarup::test;
  const std::string model = argc > 1 ? argv[1] : "";
  const int count = argc > 2 ? std::stoi(argv[2]) : 1'000'000;
  const unsigned seed = argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1917;
  if (model == "erlang_b") return certify({erlang_b, 1e6, 0}, count, seed);
  if (model == "erlang_c") return certify({erlang_c, 1e6, 10}, count, seed);
  if (model == "erlang_a") return certify({erlang_a, 1e4, 1}, count, seed);
  std::cerr << "usage: certify_agents erlang_b|erlang_c|erlang_a [COUNT] [SEED]\n";
  return EXIT_FAILURE;
}
