#include <algorithm>
#include <array>
#include <numbers>

#include "krarup/intraday/modified_offered_load.hpp"
#include "krarup/intraday/sipp.hpp"
#include "krarup/intraday/with_offered_loads.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

using std::numbers::pi;

/// Arrivals whose load swings about its mean as a sine does; times in minutes.
struct Sine {
  double mean;       ///< erlangs
  double amplitude;  ///< as a share of the mean
  double period;
  double aht;

  [[nodiscard]] double load(double minute) const { return mean * (1 + amplitude * std::sin(2 * pi * minute / period)); }
};

Sine sine_of(const Row& row) {
  if (row.at("aht_min") == "mu=2,lambda=10+5 sin t") return {5, 0.5, 2 * pi, 0.5};
  const double aht = evaluate(row.at("aht_min"));
  const double period = row.at("period_min") == "w=mu" ? 2 * pi * aht : evaluate(row.at("period_min"));
  return {evaluate(row.at("a_mean_load_E")), evaluate(row.at("relative_amplitude")), period, aht};
}

/// One period in so many intervals, each with the mean of the sine over it. A forecast has intervals of whole seconds:
/// here they are of one second, which stands for the share of the period.
DayProfile one_period(const Sine& sine, int intervals) {
  constexpr Seconds step{1};
  const Seconds aht = sine.aht / sine.period * intervals * step;
  const double half = pi / intervals, evened_out = std::sin(half) / half;
  DayProfile profile{Instant{}, step, {}};
  for (int i = 0; i < intervals; ++i) {
    const double load = sine.mean * (1 + sine.amplitude * evened_out * std::sin(half * (2 * i + 1)));
    profile.values.push_back({.contacts = load * (step / aht), .per = step, .aht = aht});
  }
  return profile;
}

/// The modified offered load at every moment, by two thousand steps in the time of a contact: what they are off by is a
/// twelfth of the square of that.
class Course {
 public:
  explicit Course(const Sine& sine)
      : sine_(sine),
        steps_(static_cast<int>(2000 * sine.period / sine.aht)),
        loads_(modified_offered_loads(one_period(sine, steps_))) {}

  [[nodiscard]] double at(double minute) const {
    const double place = minute / sine_.period * steps_, before = std::floor(place);
    const ModifiedOfferedLoad& load = loads_[static_cast<std::size_t>(before) % loads_.size()];
    return load.start + (place - before) * (load.end - load.start);
  }

  /// By how many minutes it follows the arrivals, and its swing as a share of theirs.
  [[nodiscard]] double lag() const { return std::atan2(-part(&cosine), part(&sine)) * sine_.period / (2 * pi); }
  [[nodiscard]] double damping() const { return std::hypot(part(&sine), part(&cosine)); }

  /// The farthest that it is from the offered load of the moment, in square roots of the mean load.
  [[nodiscard]] double farthest() const {
    double most = 0;
    for (int i = 0; i < steps_; ++i) {
      const double minute = i * sine_.period / steps_;
      most = std::max(most, std::abs(at(minute) - sine_.load(minute)));
    }
    return most / std::sqrt(sine_.mean);
  }

 private:
  static double sine(double angle) { return std::sin(angle); }
  static double cosine(double angle) { return std::cos(angle); }

  /// How much of that wave is in the load, as a share of the swing of the arrivals.
  [[nodiscard]] double part(double (*wave)(double)) const {
    double sum = 0;
    for (int i = 0; i < steps_; ++i) sum += loads_[static_cast<std::size_t>(i)].start * wave(2 * pi * i / steps_);
    return 2 * sum / steps_ / (sine_.mean * sine_.amplitude);
  }

  Sine sine_;
  int steps_;
  Series<ModifiedOfferedLoad> loads_;
};

/// The agents of Erlang C for each of these loads.
std::vector<double> agents_for(const std::vector<double>& loads, const Row& row) {
  const Target target{.service_level = 1 - evaluate(row.at("target_p_wait")), .acceptable_wait = Seconds{0}};
  constexpr Seconds step{1};
  const DayProfile profile{Instant{}, step, std::vector<Demand>(loads.size(), {.per = step, .aht = step})};
  return sipp(with_offered_loads(profile, {Instant{}, step, loads}), ErlangC{.demand = {}}, target).values;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double each : values) sum += each;
  return sum / static_cast<double>(values.size());
}

/// The mean number of agents where those of each block are for the largest of its loads, minute by minute.
double mean_agents_of_blocks(const Row& row) {
  const Sine sine = sine_of(row);
  const Course course(sine);
  const double block = std::min(evaluate(row.at("grid_min")), sine.period);
  std::vector<double> peaks;
  for (double from = 0; from < sine.period; from += block) {
    double& peak = peaks.emplace_back(0);
    for (double minute = from; minute < from + block; ++minute) peak = std::max(peak, course.at(minute));
  }
  return mean(agents_for(peaks, row));
}

double mean_agents_of_moments(const Row& row) {
  const Sine sine = sine_of(row);
  const double step = evaluate(row.at("grid_min"));
  std::vector<double> loads;
  for (double minute = 0; minute < sine.period; minute += step) loads.push_back(sine.load(minute));
  return mean(agents_for(loads, row));
}

/// How many contacts there are in M(t)/M/n(t): the equations of the chain, by the classical rule of Runge and Kutta.
/// Agents who leave hand their contacts back.
class Chain {
 public:
  explicit Chain(const Sine& sine) : sine_(sine) { chance_[static_cast<std::size_t>(sine.mean)] = 1; }

  /// Goes on for a minute with so many agents; which share of the contacts that come in it has to wait?
  double minute(double from, double agents) {
    constexpr int steps = 100;
    constexpr double h = 1. / steps;
    double came = 0, waited = 0;
    for (int i = 0; i < steps; ++i) {
      const double t = from + i * h;
      came += sine_.load(t);
      for (auto k = static_cast<std::size_t>(agents); k < states; ++k) waited += sine_.load(t) * chance_[k];
      const Law k1 = slope(chance_, t, agents), k2 = slope(moved(k1, h / 2), t + h / 2, agents);
      const Law k3 = slope(moved(k2, h / 2), t + h / 2, agents), k4 = slope(moved(k3, h), t + h, agents);
      for (std::size_t k = 0; k < states; ++k) chance_[k] += h / 6 * (k1[k] + 2 * k2[k] + 2 * k3[k] + k4[k]);
    }
    return waited / came;
  }

 private:
  static constexpr std::size_t states = 300;
  using Law = std::array<double, states>;

  [[nodiscard]] Law moved(const Law& slope, double time) const {
    Law law = chance_;
    for (std::size_t k = 0; k < states; ++k) law[k] += time * slope[k];
    return law;
  }

  [[nodiscard]] Law slope(const Law& law, double t, double agents) const {
    const double arrivals = sine_.load(t) / sine_.aht;
    Law change{};
    for (std::size_t k = 0; k + 1 < states; ++k) {
      const double up = law[k] * arrivals;
      const double down = law[k + 1] * std::min(static_cast<double>(k + 1), agents) / sine_.aht;
      change[k] += down - up;
      change[k + 1] += up - down;
    }
    return change;
  }

  Sine sine_;
  Law chance_{};
};

/// The least and the largest share of a minute's contacts that has to wait, in percent.
struct Range {
  double least = 100;
  double largest = 0;
};

/// With agents who change every minute, after four hours in which the chain forgets how it began.
Range waiting(const Sine& sine, const std::vector<double>& agents) {
  Chain chain(sine);
  Range range;
  const int period = static_cast<int>(agents.size());
  for (int minute = -240; minute < period; ++minute) {
    const auto place = static_cast<std::size_t>((minute + period * 240) % period);
    const double share = 100 * chain.minute(minute, agents[place]);
    if (minute < 0) continue;
    range = {std::min(range.least, share), std::max(range.largest, share)};
  }
  return range;
}

/// The mean of the load over every minute, or the offered load of the minute.
std::vector<double> loads_by_minute(const Sine& sine, bool modified) {
  const DayProfile profile = one_period(sine, static_cast<int>(sine.period));
  if (!modified) return profile.map([](const Demand& demand) { return offered_load(demand); }).values;
  return modified_offered_loads(profile).map([](const ModifiedOfferedLoad& load) { return load.mean; }).values;
}

/// "16.4-21.1"
Range printed_range(const std::string& text) { return {std::stod(text), std::stod(text.substr(text.find('-') + 1))}; }

TEST_F(Published, TheLoadFollowsASineOfArrivalsLaterAndDamped) {
  const std::map<std::string, double (*)(const Course&)> answers{
      {"lag of load peak behind arrival peak (min)", [](const Course& course) { return course.lag(); }},
      {"lag at w/mu=1 (min)", [](const Course& course) { return course.lag(); }},
      {"amplitude damping % 1/sqrt(1+(w/mu)^2)", [](const Course& course) { return 100 * course.damping(); }},
      {"max |PSA load - m(t)| / sqrt(a)", [](const Course& course) { return course.farthest(); }},
      {"m(1)", [](const Course& course) { return course.at(1); }},
      {"m(5)", [](const Course& course) { return course.at(5); }}};
  int checked = 0;
  for (const Row& row : read_table("pub_time_varying.csv")) {
    if (row.at("model") != "Mt/M/inf") continue;
    SCOPED_TRACE(row.at("case_id"));
    const double found = answers.at(row.at("output (unit)"))(Course(sine_of(row)));
    EXPECT_NEAR(found / std::stod(row.at("our_value")), 1, 1e-7);
    if (const std::string& text = row.at("published"); !text.empty()) {
      EXPECT_NEAR(found, printed(text).value, printed(text).unit / 2);
    }
    ++checked;
  }
  EXPECT_EQ(checked, 9);
}

TEST_F(Published, MeanAgentsOverACycle) {
  int checked = 0;
  for (const Row& row : read_table("pub_time_varying.csv")) {
    if (row.at("output (unit)").find("mean servers") == std::string::npos) continue;
    SCOPED_TRACE(row.at("case_id"));
    const bool by_moment = row.at("model") == "PSA Erlang C point staffing";
    const double found = by_moment ? mean_agents_of_moments(row) : mean_agents_of_blocks(row);
    EXPECT_NEAR(found, std::stod(row.at("our_value")), 1e-9);
    const Range source = by_moment ? printed_range(row.at("published"))
                                   : Range{std::stod(row.at("published")), std::stod(row.at("published"))};
    const double of_the_source = by_moment ? 0.12 : evaluate(row.at("grid_min")) == 60 ? 1 : 0.4;  // as the table notes
    EXPECT_GE(found, source.least - of_the_source);
    EXPECT_LE(found, source.largest + of_the_source);
    ++checked;
  }
  EXPECT_EQ(checked, 14);
}

// The source simulates, and says neither for how long nor how it counts: its ends are taken to be right within 1.5
// points.
TEST_F(Published, WithAgentsForTheModifiedOfferedLoadAboutAsManyWaitAtAnyTime) {
  int checked = 0;
  for (const Row& row : read_table("pub_time_varying.csv")) {
    if (row.at("model") != "MOL schedule, true delay probability") continue;
    SCOPED_TRACE(row.at("case_id"));
    const Sine sine = sine_of(row);
    const Range source = printed_range(row.at("published"));
    const Range found = waiting(sine, agents_for(loads_by_minute(sine, true), row));
    EXPECT_NEAR(found.least, source.least, 1.5);
    EXPECT_NEAR(found.largest, source.largest, 1.5);
    if (sine.period <= 60) {  // and what is not shown by arrivals that hardly change while a contact is handled
      EXPECT_GT(waiting(sine, agents_for(loads_by_minute(sine, false), row)).largest, 50);
    }
    ++checked;
  }
  EXPECT_EQ(checked, 4);
}

}  // namespace
}  // namespace krarup::reference
