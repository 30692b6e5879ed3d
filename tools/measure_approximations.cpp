// Measures how far the approximations of queues with handling times of any spread are off, where their constants were
// not fitted: what `approximation` states. Prints the worst cases; minutes.
//
//     measure_approximations [number of random cases] [seed]    # docs/models have those of 240 and 2005

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "general_simulator.hpp"
#include "krarup/queues/general_handling.hpp"
#include "krarup/queues/general_patience.hpp"

namespace krarup::agreement {
namespace {

struct Finding {
  double error = 0;  ///< beyond the half-width of the simulation at 95 %
  std::string of{};
};

/// Keeps the worst.
void note(std::vector<Finding>& worst, double error, const std::string& of) {
  worst.push_back({error, of});
  std::ranges::sort(worst, std::greater<>{}, &Finding::error);
  if (worst.size() > 5) worst.pop_back();
}

void print(const char* title, const std::vector<Finding>& worst) {
  std::cout << title << '\n';
  for (const Finding& each : worst) std::cout << "  " << each.error << "  " << each.of << '\n';
}

/// M/G/n+G at random, log-uniform: agents, load, spread of handling times and patience of some law.
struct Case {
  int agents;
  double load;
  double scv;
  PatienceLaw patience;
  double wait;
  std::string words;
};

class Cases {
 public:
  explicit Cases(std::uint64_t seed) : random_(seed) {}

  Case next() {
    const int agents = pick({2, 8, 20, 50, 100});
    const double load = agents * uniform(0.85, 1.2);
    const double scv = pick({0.0, 0.3, 0.6, 1.5, 2.5, 4.0});
    const Seconds mean{std::exp(uniform(std::log(0.05), std::log(10)))};
    const double spread = pick({0.2, 0.5, 1.0, 2.0, 4.0});
    const bool lognormal = uniform(0, 1) < 0.5;
    const PatienceLaw patience = lognormal ? PatienceLaw{Lognormal{mean, spread}} : PatienceLaw{Gamma{mean, spread}};
    const double wait = pick({0.1, 0.5, 1.5}) / std::sqrt(agents);
    return {agents,
            load,
            scv,
            patience,
            wait,
            std::to_string(agents) + " agents, load " + std::to_string(load) + ", scv " + std::to_string(scv) +
                ", patience " + std::to_string(mean.count()) + " scv " + std::to_string(spread) +
                (lognormal ? " lognormal" : " gamma") + ", wait " + std::to_string(wait)};
  }

 private:
  double uniform(double low, double high) { return std::uniform_real_distribution(low, high)(random_); }
  template <class T>
  T pick(std::initializer_list<T> values) {
    return values.begin()[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random_)];
  }

  std::mt19937_64 random_;
};

GeneralCenter::Draw handling_of(double scv) {
  if (scv == 0) return [](std::mt19937_64&) { return 1.0; };
  return [law = Lognormal{Seconds{1}, scv}](std::mt19937_64& random) { return sample(law, random).count(); };
}

void measure_general_patience(int count, std::uint64_t seed) {
  Cases cases(seed);
  std::vector<Finding> levels;
  std::vector<Finding> waits;
  std::vector<Finding> losses;
  double squares = 0;
  int waiting = 0;
  for (int i = 0; i < count; ++i) {
    const Case each = cases.next();
    const GeneralPatience queue{.demand = {.contacts = each.load, .per = Seconds{1}, .aht = Seconds{1}},
                                .patience = each.patience,
                                .handling_scv = each.scv,
                                .agents = static_cast<double>(each.agents)};
    const GeneralCenter center{
        .between_arrivals = [mean = Seconds{1 / each.load}](
                                std::mt19937_64& random) { return sample(Exponential{mean}, random).count(); },
        .handling = handling_of(each.scv),
        .patience = [&](std::mt19937_64& random) { return sample(each.patience, random).count(); },
        .agents = each.agents};
    const Estimates truth = by_simulation(
        center, each.wait,
        {.replications = 6, .warm_up = 10'000, .measured = 60'000, .seed = 7u + 100u * static_cast<unsigned>(i)}, 0.95);
    const Performance p = performance(queue, Seconds{each.wait});
    const auto beyond = [&](double found, const char* measure) {
      return std::max(0., std::abs(found - truth[measure].mean) - truth[measure].half_width);
    };
    note(levels, beyond(p.service_level, "service level of offered"), each.words);
    note(losses, beyond(p.abandonment, "abandonment"), each.words);
    if (truth["probability of wait"].mean < 0.1) continue;
    const double relative = beyond(p.mean_wait.count(), "mean wait") / truth["mean wait"].mean;
    note(waits, relative, each.words);
    squares += relative * relative;
    ++waiting;
  }
  print("M/G/n+G, service level", levels);
  print("M/G/n+G, abandonment", losses);
  print("M/G/n+G, mean wait, relative, where a tenth waits", waits);
  std::cout << "  root of the mean square " << std::sqrt(squares / waiting) << " of " << waiting << '\n';
}

GeneralCenter::Draw times_of(double mean, double scv, bool lognormal) {
  if (scv == 0) return [mean](std::mt19937_64&) { return mean; };
  if (lognormal) {
    return [law = Lognormal{Seconds{mean}, scv}](std::mt19937_64& random) { return sample(law, random).count(); };
  }
  return [law = Gamma{Seconds{mean}, scv}](std::mt19937_64& random) { return sample(law, random).count(); };
}

/// GI/G/n at random, with arrivals that are not independent.
void measure_uneven_arrivals(int count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto pick = [&](std::initializer_list<double> values) {
    return values.begin()[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random)];
  };
  std::vector<Finding> levels;
  std::vector<Finding> waits;
  for (int i = 0; i < count; ++i) {
    const double agents = pick({1, 3, 10, 30, 100});
    const double safety = std::uniform_real_distribution(0.25, 1.5)(random);
    const double load = std::max(agents - safety * std::sqrt(agents), 0.25);
    const double handling = pick({0.25, 0.5, 1, 2, 4});
    const double arrivals = pick({0.25, 0.5, 2, 4});
    const bool lognormal = pick({0, 1}) == 1;
    const double wait = pick({0.3, 1.5}) / (agents - load);
    const GeneralHandling queue{.demand = {.contacts = load, .per = Seconds{1}, .aht = Seconds{1}},
                                .handling_scv = handling,
                                .arrival_scv = arrivals,
                                .agents = agents};
    const GeneralCenter center{.between_arrivals = times_of(1 / load, arrivals, lognormal),
                               .handling = times_of(1, handling, lognormal),
                               .patience = [](std::mt19937_64&) { return std::numeric_limits<double>::infinity(); },
                               .agents = static_cast<int>(agents)};
    const Estimates truth = by_simulation(
        center, wait,
        {.replications = 6, .warm_up = 10'000, .measured = 60'000, .seed = 7u + 100u * static_cast<unsigned>(i)}, 0.95);
    const Performance p = performance(queue, Seconds{wait});
    const std::string words = std::to_string(agents) + " agents, load " + std::to_string(load) + ", handling scv " +
                              std::to_string(handling) + ", arrival scv " + std::to_string(arrivals) +
                              (lognormal ? " lognormal" : " gamma") + ", wait " + std::to_string(wait);
    const auto beyond = [&](double found, const char* measure) {
      return std::max(0., std::abs(found - truth[measure].mean) - truth[measure].half_width);
    };
    note(levels, beyond(p.service_level, "service level of offered"), words);
    if (truth["probability of wait"].mean < 0.1) continue;
    note(waits, beyond(p.mean_wait.count(), "mean wait") / truth["mean wait"].mean, words);
  }
  print("GI/G/n, service level", levels);
  print("GI/G/n, mean wait, relative, where a tenth waits", waits);
}

/// A whole number of agents, left out and found again from the whole number above it and the one below, or the load
/// where that is nearer: with these about twice as far apart as for a fraction of an agent, the error is larger.
void measure_between_whole_agents() {
  std::vector<Finding> levels;
  std::vector<Finding> waits;
  for (const double agents : {2., 3., 5., 10., 30., 100., 300.}) {
    for (const double safety : {0.1, 0.25, 0.5, 1., 1.5, 2.}) {
      const double load = agents - safety * std::sqrt(agents);
      if (load <= 0) continue;
      for (const double late : {0.3, 1.5}) {
        const double wait = late / (agents - load);
        const auto factors = [&](double n) {
          return formulas::detail::factors_of_deterministic_service(n, load, wait);
        };
        const double neighbor = std::max(agents - 1, load);
        const auto below = neighbor > load ? factors(neighbor) : formulas::detail::WaitFactors{1, 0.5, 2};
        const auto exact = factors(agents);
        const auto above = factors(agents + 1);
        const double share = (agents - neighbor) / (agents + 1 - neighbor);
        const double all_busy = formulas::erlang_c(agents, load);
        if (exact.waits * all_busy < 0.001) continue;
        const auto late_share = [&](double waiting, double exponent) {
          return waiting * all_busy * std::exp(-exponent * (agents - load) * wait);
        };
        const std::string words = std::to_string(agents) + " agents, load " + std::to_string(load);
        note(waits, std::abs(std::lerp(below.mean, above.mean, share) / exact.mean - 1), words);
        note(levels,
             std::abs(late_share(std::lerp(below.waits, above.waits, share),
                                 std::lerp(below.exponent, above.exponent, share)) -
                      late_share(exact.waits, exact.exponent)),
             words);
      }
    }
  }
  print("M/D/n from its neighbors, service level", levels);
  print("M/D/n from its neighbors, mean wait, relative", waits);
}

}  // namespace
}  // namespace krarup::agreement

int main(int count, char** arguments) {
  const int cases = count > 1 ? std::stoi(arguments[1]) : 240;
  const std::uint64_t seed = count > 2 ? std::stoull(arguments[2]) : 2005;
  krarup::agreement::measure_between_whole_agents();
  krarup::agreement::measure_uneven_arrivals(cases, seed);
  krarup::agreement::measure_general_patience(cases, seed);
}
