#include "krarup/queues/uncertain.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/expint.hpp>
#include <map>

#include "../reference/made_table.hpp"
#include "closed_form.hpp"
#include "expect_agreement.hpp"
#include "replications.hpp"

namespace krarup::agreement {
namespace {

using Row = reference::MadeRow;

/// The largest relative error of any value of a row; times are in handling times of one second.
template <class Q>
double worst_error(const Q& queue, const Row& row) {
  const Uncertain<Q> uncertain{queue, std::stod(row.at("cv"))};
  const Seconds wait{std::stod(row.at("wait"))};
  const Outcomes shares = outcomes(uncertain, wait);
  const Performance p = performance(uncertain, wait);
  const std::map<std::string, double> values{{"answered_within", shares.answered_within},
                                             {"answered_after", shares.answered_after},
                                             {"abandonment", p.abandonment},
                                             {"blocking", p.blocking},
                                             {"mean_wait", p.mean_wait.count()},
                                             {"occupancy", p.occupancy}};
  double worst = 0;
  for (const auto& [name, value] : values) {
    const double exact = std::stod(row.at(name));
    if (value == exact || exact == INFINITY) continue;  // the table has no days too rare to come
    worst = std::max(worst, std::abs(value / exact - 1));
  }
  return worst;
}

TEST(UncertainRates, AgreeWithTheTableMadeByAnotherMethodToTwelveDigits) {
  double worst = 0;
  const std::vector<Row> rows = reference::made_table("tests/reference/tables/uncertain.csv");
  ASSERT_GE(rows.size(), 24U);
  for (const Row& row : rows) {
    const Demand demand{.contacts = std::stod(row.at("offered_load")), .per = Seconds{1}, .aht = Seconds{1}};
    const double agents = std::stod(row.at("servers"));
    const std::string& model = row.at("model");
    const double error =
        model == "erlang_b" ? worst_error(ErlangB{demand, agents}, row)
        : model == "erlang_c"
            ? worst_error(ErlangC{demand, agents}, row)
            : worst_error(
                  ErlangA{.demand = demand, .patience = Seconds{std::stod(row.at("patience"))}, .agents = agents}, row);
    EXPECT_LT(error, 1e-12) << model << " " << agents << " agents, cv " << row.at("cv");
    worst = std::max(worst, error);
  }
  RecordProperty("worst_relative_error", to_text(worst));
}

/// Every field by Gauss's rule on thousands of panels of the rate itself, each day weighed by the density of its rate.
template <class Q>
Experience by_many_days(const Uncertain<Q>& uncertain, Seconds wait) {
  using Rule = boost::math::quadrature::gauss<double, 30>;
  const double k = 1 / (uncertain.cv * uncertain.cv);
  const boost::math::gamma_distribution<> rates(k, 1 / k);
  const double high = boost::math::quantile(boost::math::complement(rates, 1e-22));
  const double capacity = std::min(high, uncertain.queue.agents / offered_load(uncertain.queue));
  std::array<long double, 10> sum{};
  const auto add = [&](double rate, double weight) {
    const Q day = on_day(uncertain, rate);
    const double time = weight * boost::math::pdf(rates, rate);
    const double contacts = time * rate;
    const Outcomes o = outcomes(day, wait);
    const Performance p = performance(day, wait);
    const std::array values{contacts * o.answered_within,
                            contacts * o.answered_after,
                            contacts * o.abandoned_within,
                            contacts * o.abandoned_after,
                            contacts * o.blocked,
                            contacts * o.admitted() * p.mean_wait.count(),
                            contacts * o.answered() * p.asa.count(),
                            contacts * o.admitted() * p.probability_of_wait,
                            time * p.occupancy,
                            time * p.mean_queue_length};
    for (std::size_t i = 0; i < values.size(); ++i) sum[i] += static_cast<long double>(values[i]);
  };
  const auto integrate = [&](double from, double to) {
    constexpr int panels = 1500;
    const double half = (to - from) / (2 * panels);
    for (int panel = 0; panel < panels; ++panel) {
      const double center = from + (2 * panel + 1) * half;
      for (std::size_t i = 0; i < Rule::abscissa().size(); ++i) {
        add(center - half * Rule::abscissa()[i], half * Rule::weights()[i]);
        add(center + half * Rule::abscissa()[i], half * Rule::weights()[i]);
      }
    }
  };
  integrate(0, capacity);
  integrate(capacity, high);
  return experience_of({.answered_within = sum[0],
                        .answered_after = sum[1],
                        .abandoned_within = sum[2],
                        .abandoned_after = sum[3],
                        .blocked = sum[4],
                        .wait = sum[5],
                        .answered_wait = sum[6],
                        .finds_all_busy = sum[7],
                        .occupancy = sum[8],
                        .queue_length = sum[9]});
}

TEST(UncertainRates, AgreeInEveryFieldWithAWeightedSumOverDays) {
  const auto agree = [](const auto& uncertain, double wait) {
    SCOPED_TRACE(in_words(uncertain.queue) + ", cv " + std::to_string(uncertain.cv));
    expect_agreement(by_closed_form(uncertain, Seconds{wait}), by_many_days(uncertain, Seconds{wait}), {1e-10, 1e-14});
  };
  for (const double cv : {0.05, 0.2, 0.7}) {
    agree(Uncertain<ErlangA>{{.demand = four_minute_calls(13.3), .patience = Seconds{120}, .agents = 15}, cv}, 20);
    agree(Uncertain<ErlangA>{{.demand = four_minute_calls(13.3), .patience = Seconds{3600}, .agents = 13.5}, cv}, 60);
    agree(Uncertain<ErlangA>{{.demand = four_minute_calls(0.4), .patience = Seconds{60}, .agents = 1}, cv}, 10);
    agree(Uncertain<ErlangA>{{.demand = four_minute_calls(3000), .patience = Seconds{60}, .agents = 3100}, cv}, 10);
    agree(Uncertain<ErlangB>{{four_minute_calls(13.3), 15}, cv}, 0);
    agree(Uncertain<ErlangB>{{four_minute_calls(3000), 3100}, cv}, 0);
  }
}

// (1 + a x)^-1 under a gamma law is an exponential integral.
TEST(UncertainRates, OneLineIsAnExponentialIntegral) {
  for (const unsigned k : {1U, 4U, 100U}) {
    for (const double load : {0.01, 0.5, 3.0, 40.0}) {
      const Uncertain<ErlangB> line{{four_minute_calls(load), 1}, 1 / std::sqrt(k)};
      const double z = k / load;
      const double free = z * std::exp(z) * boost::math::expint(k + 1, z);
      if (z > 500) continue;
      const Outcomes shares = outcomes(line, Seconds{0});
      EXPECT_NEAR(shares.answered_within / free, 1, 1e-12) << k << " " << load;
      EXPECT_NEAR(shares.blocked, 1 - free, 1e-14) << k << " " << load;
    }
  }
}

TEST(UncertainRates, KeepLittlesLawAndTheBalanceOfWork) {
  for (const double cv : {0.01, 0.1, 0.4, 1.0, 3.0}) {
    for (const double agents : {5.0, 13.0, 16.0, 30.0}) {
      const Uncertain<ErlangA> queue{{.demand = four_minute_calls(13.3), .patience = Seconds{120}, .agents = agents},
                                     cv};
      const Performance p = performance(queue, Seconds{20});
      const double rate = arrival_rate(queue.queue.demand);
      EXPECT_NEAR(p.mean_queue_length / (rate * p.mean_wait.count()), 1, 1e-10) << cv << " " << agents;
      EXPECT_NEAR(p.abandonment * 120 / p.mean_wait.count(), 1, 1e-10) << cv << " " << agents;
      EXPECT_NEAR(p.occupancy * agents / (13.3 * (1 - p.abandonment)), 1, 1e-10) << cv << " " << agents;
    }
  }
}

TEST(UncertainRates, LittleVariationCostsInProportionToItsSquare) {
  const ErlangA queue{.demand = four_minute_calls(13.3), .patience = Seconds{120}, .agents = 15};
  const double plain = performance(queue, Seconds{20}).service_level;
  const auto loss = [&](double cv) {
    return plain - performance(Uncertain<ErlangA>{queue, cv}, Seconds{20}).service_level;
  };
  EXPECT_GT(loss(0.01), 0);
  EXPECT_NEAR(loss(0.02) / loss(0.01), 4, 0.02);
  EXPECT_NEAR(loss(0.002) / loss(0.001), 4, 0.001);
}

TEST(UncertainRates, MoreAgentsNeverMakeAnythingWorse) {
  for (const double cv : {0.02, 0.2, 1.0}) {
    for (const double load : {0.3, 13.3, 400.0}) {
      Performance before = performance(
          Uncertain<ErlangA>{{.demand = four_minute_calls(load), .patience = Seconds{120}, .agents = 0}, cv},
          Seconds{20});
      for (double agents = load / 2; agents < 2 * load + 5; agents += load / 10) {
        const Performance now = performance(
            Uncertain<ErlangA>{{.demand = four_minute_calls(load), .patience = Seconds{120}, .agents = agents}, cv},
            Seconds{20});
        EXPECT_GE(now.service_level, before.service_level - 1e-11);
        EXPECT_LE(now.abandonment, before.abandonment + 1e-11);
        EXPECT_LE(now.mean_wait.count(), before.mean_wait.count() * (1 + 1e-10));
        EXPECT_LE(now.asa.count(), before.asa.count() * (1 + 1e-10));
        EXPECT_LE(now.occupancy, before.occupancy + 1e-11);
        before = now;
      }
    }
  }
}

/// Days drawn one by one: a rate from the gamma law, then a center that is simulated for the same span on each day.
struct SimulatedDays {
  std::size_t groups = 20;
  std::size_t days_per_group = 40;
  double contacts_of_mean_day = 2'000;

  /// One group: contacts are added up over its days; occupancy and queue are averaged over days.
  [[nodiscard]] Experience group(const Uncertain<ErlangA>& uncertain, double wait, std::mt19937_64& random) const {
    const double k = 1 / (uncertain.cv * uncertain.cv);
    const boost::math::gamma_distribution<> rates(k, 1 / k);
    Shares sum;
    long double contacts = 0;
    for (std::size_t day = 0; day < days_per_group; ++day) {
      const double rate = boost::math::quantile(rates, (static_cast<double>(random() >> 11U) + 0.5) * 0x1p-53);
      const auto measured = static_cast<std::size_t>(std::llround(contacts_of_mean_day * rate));
      if (measured == 0) continue;
      const Experience e = Simulation(center_of(on_day(uncertain, rate)), wait, random())
                               .run(std::max<std::size_t>(measured / 5, 200), measured);
      const auto weight = static_cast<long double>(measured);
      const auto add = [&](long double& to, double value) { to += weight * static_cast<long double>(value); };
      add(sum.answered_within, e["answered within"]);
      add(sum.answered_after, e["answered after"]);
      add(sum.abandoned_within, e["abandoned within"]);
      add(sum.abandoned_after, e["abandoned after"]);
      add(sum.wait, e["mean wait"]);
      const double answered = e["answered within"] + e["answered after"];
      add(sum.answered_wait, answered > 0 ? e["asa"] * answered : 0);
      add(sum.finds_all_busy, e["probability of wait"]);
      sum.occupancy += static_cast<long double>(e["occupancy"]) / static_cast<long double>(days_per_group);
      sum.queue_length += static_cast<long double>(e["mean queue length"]) / static_cast<long double>(days_per_group);
      contacts += weight;
    }
    for (long double* share : {&sum.answered_within, &sum.answered_after, &sum.abandoned_within, &sum.abandoned_after,
                               &sum.wait, &sum.answered_wait, &sum.finds_all_busy}) {
      *share /= contacts;
    }
    return experience_of(sum);
  }
};

// Groups of 40 days: a ratio of sums is off its limit by about variance / days, far below the half-widths here.
TEST(UncertainRates, AreWhatManySimulatedDaysShow) {
  const Uncertain<ErlangA> uncertain{{.demand = four_minute_calls(13.3), .patience = Seconds{120}, .agents = 16}, 0.25};
  const SimulatedDays days;
  std::mt19937_64 random(1909);
  std::vector<Experience> groups;
  for (std::size_t i = 0; i < days.groups; ++i) groups.push_back(days.group(uncertain, 20, random));
  const Experience closed = by_closed_form(uncertain, Seconds{20});
  const double count = static_cast<double>(groups.size());
  const double quantile = boost::math::quantile(boost::math::students_t(count - 1), 0.9995);
  for (std::size_t i = 0; i < measures.size(); ++i) {
    double mean = 0;
    double squares = 0;
    for (const Experience& group : groups) mean += group.values[i] / count;
    for (const Experience& group : groups) squares += (group.values[i] - mean) * (group.values[i] - mean);
    const double half_width = quantile * std::sqrt(squares / (count - 1) / count);
    EXPECT_NEAR(closed.values[i], mean, half_width + 1e-12) << measures[i] << ", half-width " << half_width;
  }
  // The half-width is far below what cv and the choice of weights make.
  const Performance plain = performance(uncertain.queue, Seconds{20});
  EXPECT_GT(plain.service_level - closed["service level of offered"], 0.04);
}

}  // namespace
}  // namespace krarup::agreement
