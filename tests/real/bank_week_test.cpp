// A week of a large North American bank, planned from its real call counts [WeinbergBrownStroud2007] and checked from
// outside: contacts against the raw file, every rule of every shift, coverage minute by minute, costs.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "krarup/io/forecast_csv.hpp"
#include "krarup/plan/plan.hpp"

namespace krarup {
namespace {

using namespace literals;
using std::chrono::sys_days;

const std::filesystem::path bank_file = std::filesystem::path(KRARUP_SHARED_DIR) / "data" / "bank_calls_2003-03_07.csv";

const Instant first_monday = sys_days{2003y / 7 / 21};
constexpr std::chrono::weeks week{1};
constexpr int weeks_of_history = 4;

/// The mean of the same five minutes of the same weekday in the four weeks before. A day without any calls is a holiday
/// (Friday, 4 July 2003) and tells nothing about an ordinary one: the mean is then over the other weeks.
DayProfile forecast_of_the_week(const DayProfile& history) {
  const auto day_total = [&](std::size_t first) {
    double total = 0;
    for (std::size_t i = first; i < first + 288; ++i) total += history[i].contacts;
    return total;
  };
  const auto index = [&](Instant time) { return static_cast<std::size_t>((time - history.start) / 5min); };
  DayProfile forecast{first_monday + 7h, 5min, {}};
  for (int day = 0; day < 5; ++day) {
    const Instant midnight = first_monday + std::chrono::days(day);
    const Instant from = day == 0 ? midnight + 7h : midnight;
    const Instant until = day == 4 ? midnight + 21h + 5min : midnight + 24h;
    for (Instant time = from; time < until; time += 5min) {
      double calls = 0;
      int ordinary_weeks = 0;
      for (int back = 1; back <= weeks_of_history; ++back) {
        if (day_total(index(midnight - back * week)) == 0) continue;
        calls += history[index(time - back * week)].contacts;
        ++ordinary_weeks;
      }
      forecast.values.push_back({calls / ordinary_weeks, 5min, 240s});
    }
  }
  return forecast;
}

ShiftTemplate shift_of(const char* name, std::chrono::minutes length, std::chrono::minutes latest_start) {
  ShiftTemplate shift{.name = name,
                      .length = length,
                      .earliest_start = {6h + 30min},
                      .latest_start = {latest_start},
                      .start_step = 30min};
  const Seconds half = length / 2;
  shift.breaks = {{.name = "first break", .length = 15min, .earliest = half - 2h + 30min, .latest = half - 1h},
                  {.name = "lunch", .length = 30min, .paid = false, .earliest = half - 30min, .latest = half + 30min},
                  {.name = "second break", .length = 15min, .earliest = half + 1h, .latest = half + 1h + 30min}};
  return shift;
}

Scenario bank_week(const DayProfile& forecast) {
  Scenario scenario;
  scenario.name = "bank, week of 21 July 2003";
  scenario.forecast = forecast;
  scenario.interval = 30min;
  scenario.opening_hours = {{.open = {7h}, .close = {21h + 5min}}};
  scenario.queue = ErlangA{.demand = {}, .patience = 150s};
  scenario.target = {.service_level = 0.80, .acceptable_wait = 20s};
  scenario.shrinkage.components = {{.name = "all reasons", .share = 0.30}};
  scenario.shift_templates = {shift_of("four hours", 4h, 17h + 30min), shift_of("six hours", 6h, 15h + 30min),
                              shift_of("eight hours", 8h, 13h + 30min), shift_of("nine hours", 9h, 12h + 30min)};
  scenario.solve = {.time_limit = 120s, .gap = 0.01};
  return scenario;
}

/// Reads the raw file without the library: the calls of each weekday of the four weeks, holidays left out of the mean.
double expected_calls_of_the_week() {
  std::map<std::string, double> by_day;
  std::ifstream file(bank_file);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) by_day[line.substr(0, 10)] += std::stod(line.substr(line.find(',') + 1));
  const std::vector<std::vector<std::string>> days = {{"2003-06-23", "2003-06-30", "2003-07-07", "2003-07-14"},
                                                      {"2003-06-24", "2003-07-01", "2003-07-08", "2003-07-15"},
                                                      {"2003-06-25", "2003-07-02", "2003-07-09", "2003-07-16"},
                                                      {"2003-06-26", "2003-07-03", "2003-07-10", "2003-07-17"},
                                                      {"2003-06-27", "2003-07-11", "2003-07-18"}};
  double calls = 0;
  for (const auto& same_weekday : days) {
    for (const std::string& day : same_weekday) calls += by_day.at(day) / static_cast<double>(same_weekday.size());
  }
  return calls;
}

/// Plans once for all tests.
class BankWeek : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(bank_file)) return;
    const Forecast history =
        load_forecast(bank_file, {.start_column = "DateTime", .contacts_column = "Calls", .aht = 240s});
    forecast_ = forecast_of_the_week(history.profile);
    plan_ = plan(bank_week(forecast_));
  }
  void SetUp() override {
    if (!std::filesystem::exists(bank_file)) {
      GTEST_SKIP() << "the bank's data is not there: " << bank_file
                   << " (set KRARUP_SHARED_DIR to the folder of the shared data sets)";
    }
  }
  static inline DayProfile forecast_;
  static inline Plan plan_;
};

TEST_F(BankWeek, CountsEveryContact) {
  const double expected = expected_calls_of_the_week();
  double planned = 0;
  for (const PlanInterval& each : plan_.intervals) planned += each.contacts;
  EXPECT_NEAR(total_contacts(forecast_), expected, 1e-6);
  EXPECT_NEAR(planned, expected, 1e-6);
  EXPECT_NEAR(plan_.totals.contacts, expected, 1e-6);
  EXPECT_EQ(plan_.totals.contacts_outside_hours, 0);
}

TEST_F(BankWeek, IsWithinOnePercentOfTheBestPossible) {
  EXPECT_EQ(plan_.shift_plan.status, SolveStatus::optimal);
  EXPECT_LE(plan_.shift_plan.gap, 0.01);
  EXPECT_LE(plan_.shift_plan.bound, plan_.shift_plan.objective);
  EXPECT_NEAR(plan_.shift_plan.gap, 1 - plan_.shift_plan.bound / plan_.shift_plan.objective, 1e-9);
}

TEST_F(BankWeek, KeepsEveryRuleOfEveryShift) {
  ASSERT_FALSE(plan_.shift_plan.shifts.empty());
  std::map<std::string, ShiftTemplate> templates;
  for (const ShiftTemplate& each : plan_.scenario.shift_templates) templates[each.name] = each;
  for (const Shift& shift : plan_.shift_plan.shifts) {
    ASSERT_TRUE(templates.contains(shift.shift_template));
    const ShiftTemplate& rules = templates[shift.shift_template];
    const Instant midnight = std::chrono::floor<std::chrono::days>(shift.start);
    const Seconds start = shift.start - midnight;
    EXPECT_EQ(shift.length, rules.length);
    EXPECT_GE(start, 6h + 30min);
    EXPECT_LE(start, rules.latest_start.since_midnight);
    EXPECT_EQ(std::fmod((start - Seconds(6h + 30min)).count(), 1800), 0);
    EXPECT_GE(midnight, first_monday);
    EXPECT_LE(midnight, first_monday + std::chrono::days(4));
    ASSERT_EQ(shift.breaks.size(), 3U);
    Instant earliest = shift.start;
    for (std::size_t k = 0; k < 3; ++k) {
      const Break& pause = shift.breaks[k];
      const BreakRule& rule = rules.breaks[k];
      EXPECT_EQ(pause.name, rule.name);
      EXPECT_EQ(pause.length, rule.length);
      EXPECT_EQ(pause.paid, rule.paid);
      EXPECT_GE(pause.start, earliest) << "breaks overlap";
      EXPECT_GE(Seconds(pause.start - shift.start), rule.earliest);
      EXPECT_LE(Seconds(pause.start - shift.start), rule.latest);
      earliest = pause.end();
    }
    EXPECT_LE(earliest, shift.end());
  }
}

TEST_F(BankWeek, CoversWhatItsShiftsCover) {
  const Instant start = plan_.intervals.front().start;
  std::vector<int> present(plan_.intervals.size() * 30, 0);  // in each minute
  const auto count = [&](Instant from, Instant until, int sign) {
    for (Instant minute = from; minute < until; minute += 1min) {
      const auto i = static_cast<std::size_t>((minute - start) / 1min);
      if (i < present.size()) present[i] += sign;
    }
  };
  for (const Shift& shift : plan_.shift_plan.shifts) {
    count(shift.start, shift.end(), 1);
    for (const Break& pause : shift.breaks) count(pause.start, pause.end(), -1);
  }
  for (std::size_t i = 0; i < plan_.intervals.size(); ++i) {
    double agent_minutes = 0;
    for (std::size_t minute = 30 * i; minute < 30 * i + 30; ++minute) agent_minutes += present[minute];
    EXPECT_NEAR(plan_.intervals[i].scheduled, agent_minutes / 30, 1e-9) << "interval " << i;
    EXPECT_NEAR(plan_.intervals[i].achieved, 0.7 * agent_minutes / 30, 1e-9) << "interval " << i;
  }
}

TEST_F(BankWeek, CostsWhatItsShiftsAndItsMissingAgentsCost) {
  double pay = 0;
  for (const Shift& shift : plan_.shift_plan.shifts) pay += paid_time(shift).count() / 3600;
  EXPECT_NEAR(plan_.shift_plan.pay, pay, 1e-6);
  const double coverage = 10 * plan_.shift_plan.understaffing + 0.1 * plan_.shift_plan.overstaffing;
  EXPECT_NEAR(plan_.shift_plan.objective, pay + coverage, 1e-6 * plan_.shift_plan.objective);
}

TEST_F(BankWeek, StaffsEachIntervalForTheTarget) {
  for (const PlanInterval& each : plan_.intervals) {
    if (each.contacts == 0) {
      EXPECT_EQ(each.required, 0);
      continue;
    }
    const auto service_level = [&](double agents) {
      return performance(ErlangA{.demand = {each.contacts, 30min, 240s}, .patience = 150s, .agents = agents}, 20s)
          .service_level;
    };
    EXPECT_GE(service_level(each.required), 0.80 - 1e-12);
    EXPECT_LT(service_level(each.required - 1), 0.80);
    EXPECT_NEAR(each.performance.service_level, service_level(each.achieved), 1e-12);
  }
  EXPECT_GE(plan_.totals.service_level, 0.80);
}

}  // namespace
}  // namespace krarup
