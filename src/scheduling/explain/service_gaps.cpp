#include "scheduling/explain/service_gaps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "scheduling/check/line.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::why {

namespace {

constexpr double tolerance = 1e-9;  // of a share
constexpr int most_rounds = 50;     // each squares the error

/// What may be had at most: agents in each interval, and agent-hours in each week (by its Monday) that is listed.
struct Supply {
  std::vector<double> agents;
  std::map<Date, double> hours{};
};

/// Agents on top of others, and what becomes of the contacts then that would not have without them.
struct Gain {
  double lead = 0;  ///< per hour
  double hours = 0;
  ServedContacts served{};
};

class Service {
 public:
  Service(const ShiftProblem& problem, const std::vector<bool>& coverable, const std::vector<double>& on_shift,
          Explanation& explanation)
      : problem_(problem),
        target_(*problem.service_target),
        coverable_(coverable),
        on_shift_(on_shift),
        explanation_(explanation) {}

  void run() {
    Supply supply{.agents = std::vector<double>(target_.curves.size(), std::numeric_limits<double>::infinity())};
    if (const double level = best_level(supply); !reaches(level)) return say_never(level);
    for (std::size_t i = 0; i < supply.agents.size(); ++i) {
      if (!coverable_[i]) supply.agents[i] = 0;
    }
    if (const double level = best_level(supply); !reaches(level)) return say_closed(level);
    if (problem_.max_agents) {
      const Supply anybody = supply;
      limit_starts(supply, *problem_.max_agents);
      if (const double level = best_level(supply); !reaches(level)) return say_max_agents(anybody, level);
    }
    if (on_shift_.empty()) return;
    for (std::size_t i = 0; i < supply.agents.size(); ++i) supply.agents[i] = std::min(supply.agents[i], on_shift_[i]);
    if (const double level = best_level(supply); !reaches(level)) return say_people(level);
    limit_hours(supply, contract_hours());
    if (const double level = best_level(supply); !reaches(level)) say_hours(supply, level);
  }

 private:
  [[nodiscard]] bool reaches(double level) const { return level >= target_.service_level - tolerance; }

  /// The best service level that a supply allows, by the bisection of Dinkelbach: the leads over some level are made as
  /// large as can be, and what is then delivered is the next level. One that reaches the target is not looked at
  /// further.
  [[nodiscard]] double best_level(const Supply& supply) const {
    double level = target_.service_level;
    for (int round = 0; round < most_rounds; ++round) {
      const double next = best_at(level, supply).service_level();
      if (reaches(next) || std::abs(next - level) <= tolerance) return next;
      level = next;
    }
    return level;
  }

  /// What becomes of the contacts where those in time lead a share of those that count by as much as can be.
  [[nodiscard]] ServedContacts best_at(double level, const Supply& supply) const {
    ServedContacts total;
    std::map<Date, std::vector<Gain>> gains;
    for (std::size_t i = 0; i < target_.curves.size(); ++i) {
      const ServiceCurve& curve = target_.curves[i];
      const auto week = supply.hours.empty() ? supply.hours.end() : supply.hours.find(monday(i));
      if (week == supply.hours.end()) {
        total.add(served(curve, best_agents(curve, level, supply.agents[i])));
      } else {
        total.add(served(curve, 0));
        add_gains(curve, level, supply.agents[i], gains[week->first]);
      }
    }
    for (auto& [week, offered] : gains) take_best(offered, supply.hours.at(week), total);
    return total;
  }

  [[nodiscard]] Date monday(std::size_t interval) const {
    return check::monday_of(problem_.clock.date(problem_.required.time(interval)));
  }

  [[nodiscard]] static double lead(const ServiceCurve& curve, double level, std::size_t agents) {
    const ServedContacts contacts = served(curve, agents);
    return contacts.in_time - level * contacts.that_count;
  }

  [[nodiscard]] static std::size_t last_agents(const ServiceCurve& curve, double most) {
    const std::size_t entries = std::max<std::size_t>(curve.in_time.size(), 1);
    return static_cast<std::size_t>(std::min(std::floor(most + tolerance), static_cast<double>(entries - 1)));
  }

  [[nodiscard]] static std::size_t best_agents(const ServiceCurve& curve, double level, double most) {
    std::size_t best = 0;
    for (std::size_t n = 1; n <= last_agents(curve, most); ++n) {
      if (lead(curve, level, n) > lead(curve, level, best)) best = n;
    }
    return best;
  }

  /// The pieces of the concave envelope of an interval's lead, which promises no less than whole agents do.
  void add_gains(const ServiceCurve& curve, double level, double most, std::vector<Gain>& gains) const {
    const std::size_t last = best_agents(curve, level, most);
    const double step = in_hours(problem_.required.step);
    for (std::size_t n = 0; n < last;) {
      const auto rate = [&](std::size_t m) {
        return (lead(curve, level, m) - lead(curve, level, n)) / static_cast<double>(m - n);
      };
      std::size_t next = n + 1;
      for (std::size_t m = n + 2; m <= last; ++m) {
        if (rate(m) > rate(next)) next = m;
      }
      Gain gain{
          .lead = rate(next) / step, .hours = step * static_cast<double>(next - n), .served = served(curve, next)};
      gain.served.add(served(curve, n), -1);
      gains.push_back(gain);
      n = next;
    }
  }

  static void take_best(std::vector<Gain>& gains, double hours, ServedContacts& total) {
    std::sort(gains.begin(), gains.end(), [](const Gain& a, const Gain& b) { return a.lead > b.lead; });
    for (const Gain& gain : gains) {
      if (hours <= 0 || gain.lead <= 0) return;
      total.add(gain.served, std::min(1.0, hours / gain.hours));
      hours -= gain.hours;
    }
  }

  /// Whoever is on shift has started on the same day or, as a shift lasts at most two days, on one of the two before.
  void limit_starts(Supply& supply, double max_agents) const {
    double days = 1;
    for (const ShiftTemplate& shift : problem_.shift_templates) {
      const Seconds end = shift.latest_start.since_midnight + lengths(shift).back();
      days = std::max(days, std::ceil(end / Seconds{24 * 3600.0}));
    }
    for (double& agents : supply.agents) agents = std::min(agents, days * max_agents);
  }

  [[nodiscard]] double contract_hours() const {
    return std::accumulate(problem_.people.begin(), problem_.people.end(), 0.0,
                           [](double sum, const Person& person) { return sum + in_hours(person.max_hours_per_week); });
  }

  void limit_hours(Supply& supply, double hours) const {
    for (std::size_t i = 0; i < target_.curves.size(); ++i) supply.hours[monday(i)] = hours;
  }

  void say(double level, const std::string& why, const std::string& change) {
    explanation_.obstacles.push_back({.rule = "service_target",
                                      .start = problem_.required.start,
                                      .end = problem_.required.time(problem_.required.size()),
                                      .amount = target_.service_level - level,
                                      .text = "A service level of " + number_text(100 * target_.service_level) +
                                              " % is out of reach: " + why + number_text(100 * level) + " %; " +
                                              change});
  }

  void say_never(double level) {
    say(level, "however many agents there are, it is at most ", "ask for less, or let more contacts count as in time");
  }

  /// Names the stretch without shifts in which most contacts come.
  void say_closed(double level) {
    double contacts = 0, lost = 0, most = 0;
    Instant from{}, until{};
    for (std::size_t i = 0; i < coverable_.size();) {
      const std::size_t first = i;
      double here = 0;
      for (; i < coverable_.size() && coverable_[i] == coverable_[first]; ++i) here += target_.curves[i].contacts;
      contacts += here;
      if (coverable_[first]) continue;
      lost += here;
      if (here <= most) continue;
      most = here;
      from = problem_.required.time(first);
      until = problem_.required.time(i);
    }
    say(level,
        number_text(lost) + " of the " + count_text(contacts, "contact") +
            " come when nobody may be at work, and with all others in time it is at most ",
        "let somebody work on " + span_text(problem_.clock, from, until));
  }

  void say_max_agents(const Supply& anybody, double level) {
    const auto enough = [&](int starts) {
      Supply supply = anybody;
      limit_starts(supply, starts);
      return reaches(best_level(supply));
    };
    int most = *problem_.max_agents + 1;
    while (!enough(most)) most *= 2;
    int least = *problem_.max_agents;
    while (most - least > 1) {
      const int middle = least + (most - least) / 2;
      (enough(middle) ? most : least) = middle;
    }
    say(level,
        "only " + count_text(*problem_.max_agents, "shift") +
            " may start on a day, and with all of them it is at most ",
        "raise max_agents to " + std::to_string(most));
  }

  void say_people(double level) {
    say(level, "with everybody on shift who can be, it is at most ", "more people are needed, or other availability");
  }

  void say_hours(Supply supply, double level) {
    const double now = contract_hours();
    double too_few = now, enough = std::max(1.0, now);
    const auto is_enough = [&](double hours) {
      limit_hours(supply, hours);
      return reaches(best_level(supply));
    };
    while (!is_enough(enough)) enough *= 2;
    while (enough - too_few > 1e-3) {
      const double middle = (too_few + enough) / 2;
      (is_enough(middle) ? enough : too_few) = middle;
    }
    const double missing = std::ceil(10 * (enough - now) - 0.01) / 10;
    say(level,
        "the contracts of " + people_text(problem_.people.size()) + " allow only " + count_text(now, "agent-hour") +
            " a week, and where those help most it is at most ",
        count_text(missing, "more hour") + " a week " + (missing == 1 ? "is" : "are") + " needed");
  }

  const ShiftProblem& problem_;
  const ServiceTarget& target_;
  const std::vector<bool>& coverable_;
  const std::vector<double>& on_shift_;
  Explanation& explanation_;
};

}  // namespace

void explain_service(const ShiftProblem& problem, const std::vector<bool>& coverable,
                     const std::vector<double>& on_shift, Explanation& explanation) {
  Service(problem, coverable, on_shift, explanation).run();
}

}  // namespace krarup::why
