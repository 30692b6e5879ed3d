// The week that gains most, against all weeks that can be worked.
#include "scheduling/tours/best_week.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <random>

#include "../small_tours.hpp"

namespace {

using namespace krarup::tours;
using small_tours::at;
using small_tours::clock;
using small_tours::contract;
using namespace krarup;
using namespace krarup::literals;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A week of long and short shifts at three times of day, under rules drawn at random.
TourProblem draw_week(std::mt19937_64& random) {
  TourProblem problem = small_tours::days(7);
  problem.shifts.cyclic = random() % 2 == 0;
  problem.shifts.shift_templates.push_back(small_tours::shift("short", 4h, clock(8), clock(16)));
  problem.shifts.shift_templates.back().start_step = 4h;
  ContractClass& rules = problem.classes.emplace_back(contract("any", 3));
  rules.max_days_per_week = 5;
  rules.max_consecutive_days = 5;
  rules.min_rest = std::vector<Seconds>{0h, 12h, 14h, 18h, 22h}[random() % 5];
  if (random() % 2 == 0) rules.max_start_spread = std::vector<Seconds>{0h, 4h}[random() % 2];
  rules.max_hours_per_week = 28h;
  return problem;
}

/// The largest gain of all weeks, found by trying every shift on every day that is worked.
class EveryWeek {
 public:
  EveryWeek(const TourProblem& problem, const Ground& ground, const std::vector<double>& gains,
            const std::array<bool, days_of_week>& open)
      : problem_(problem), ground_(ground), gains_(gains), open_(open) {}

  double largest_gain(std::size_t crew) {
    for (const Week& week : ground_.crews[crew].weeks) add_day(ground_.crews[crew], week, 0, 0);
    return largest_;
  }

  /// Whether everybody rests between these shifts, and they start within the spread.
  [[nodiscard]] bool is_legal(const std::vector<std::size_t>& shifts) const {
    const ContractClass& rules = problem_.classes[0];
    for (std::size_t i = 0; i < shifts.size(); ++i) {
      const bool last = i + 1 == shifts.size();
      if (last && !problem_.shifts.cyclic) continue;
      const Candidate& next = ground_.candidates.shifts[shifts[last ? 0 : i + 1]];
      const Instant start = next.start + std::chrono::hours{last ? 168 : 0};
      if (Seconds{start - ground_.candidates.shifts[shifts[i]].end} < rules.min_rest) return false;
    }
    for (const std::size_t a : shifts) {
      for (const std::size_t b : shifts) {
        const Seconds apart = ground_.places[a].on_clock - ground_.places[b].on_clock;
        if (rules.max_start_spread && apart > *rules.max_start_spread) return false;
      }
    }
    return true;
  }

 private:
  void add_day(const Crew& crew, const Week& week, std::size_t day, double gain) {
    if (day == days_of_week) {
      if (is_legal(chosen_)) largest_ = std::max(largest_, gain);
      return;
    }
    if (week[day] == off) return add_day(crew, week, day + 1, gain);
    if (!open_[day]) return;
    for (const std::size_t shift : crew.shifts[day][static_cast<std::size_t>(week[day])]) {
      chosen_.push_back(shift);
      add_day(crew, week, day + 1, gain + gains_[shift]);
      chosen_.pop_back();
    }
  }

  const TourProblem& problem_;
  const Ground& ground_;
  const std::vector<double>& gains_;
  const std::array<bool, days_of_week>& open_;
  std::vector<std::size_t> chosen_;
  double largest_ = -infinity;
};

TEST(BestWeek, GainsTheMostOfAllThatRestAndKeepTheSpread) {
  std::mt19937_64 random(1);
  int none = 0;
  for (int i = 0; i < 200; ++i) {
    const TourProblem problem = draw_week(random);
    const Ground ground = lay_ground(problem);
    std::vector<double> gains;
    for (std::size_t j = 0; j < ground.candidates.shifts.size(); ++j) {
      gains.push_back(random() % 6 == 0 ? -infinity : std::uniform_real_distribution<double>(-4, 10)(random));
    }
    std::array<bool, days_of_week> open{};
    for (bool& each : open) each = random() % 10 != 0;
    EveryWeek every(problem, ground, gains, open);
    const double largest = every.largest_gain(0);
    const BestWeek best = best_week(problem, ground, 0, gains, open);
    none += largest == -infinity;
    ASSERT_EQ(best.shifts.empty(), largest == -infinity) << i;
    if (best.shifts.empty()) continue;
    EXPECT_NEAR(best.gain, largest, 1e-9) << i;
    EXPECT_TRUE(every.is_legal(best.shifts)) << i;
    const Week& week = ground.crews[0].weeks[best.week];
    double gain = 0;
    std::size_t next = 0;
    for (std::size_t day = 0; day < days_of_week; ++day) {
      if (week[day] == off) continue;
      ASSERT_LT(next, best.shifts.size());
      const Place& place = ground.places[best.shifts[next]];
      EXPECT_EQ(place.day, day);
      EXPECT_EQ(place.paid, week[day]);
      EXPECT_TRUE(open[day]);
      gain += gains[best.shifts[next++]];
    }
    EXPECT_EQ(next, best.shifts.size());
    EXPECT_NEAR(best.gain, gain, 1e-9);
  }
  EXPECT_LT(none, 60);
}

}  // namespace
