#include "scheduling/breaks/heat_bath.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <vector>

namespace {

using namespace krarup::breaks;

/// Fourteen steps with a lunch of two, three flexible steps, and every kind of rule, kept.
StepPolicy every_rule() {
  StepPolicy policy{.shift_length = 14};
  policy.named = {{.length = 2, .earliest = 4, .latest = 8, .min_gap = 3}};
  policy.flexible = 3;
  policy.min_length = 1;
  policy.max_length = 2;
  policy.clear_start = 1;
  policy.clear_end = 1;
  policy.min_stretch = 1;
  policy.max_stretch = 6;
  policy.long_stretch = 3;
  policy.long_break = 2;
  policy.catch_up = 1;
  return policy;
}

/// The same, each rule for a price.
StepPolicy every_price() {
  StepPolicy policy = every_rule();
  policy.window = 1.5;
  policy.position = 2;
  policy.stretch = 0.5;
  policy.long_rest = 1;
  policy.length = 0.7;
  return policy;
}

using Key = std::vector<std::array<int, 3>>;

Key key(const Pattern& pattern) {
  Key result;
  for (const Placed& each : pattern) result.push_back({each.start, each.length, each.named});
  return result;
}

/// Every order of breaks at every time, whatever it costs.
void list_patterns(const StepPolicy& policy, bool lunch, int left, Pattern& pattern, std::vector<Pattern>& all) {
  if (lunch && left == 0) all.push_back(pattern);
  const int free = pattern.empty() ? 0 : pattern.back().end() + policy.catch_up;
  for (int start = free; start < policy.shift_length; ++start) {
    const auto go_on = [&](int length, int named) {
      if (start + length > policy.shift_length) return;
      pattern.push_back({start, length, named});
      list_patterns(policy, lunch || named >= 0, named >= 0 ? left : left - length, pattern, all);
      pattern.pop_back();
    };
    if (!lunch) go_on(policy.named[0].length, 0);
    for (int length = 1; length <= left; ++length) go_on(length, -1);
  }
}

/// What being away adds in each step: as coverage would have it, now dear, now a gain.
struct Steps {
  std::vector<double> on_break, catching_up;
};

Steps some_steps(const StepPolicy& policy) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> cost(-2, 2);
  Steps steps;
  for (int t = 0; t < policy.shift_length; ++t) {
    steps.on_break.push_back(cost(random));
    steps.catching_up.push_back(cost(random));
  }
  return steps;
}

double cost_of(const StepPolicy& policy, const Steps& steps, const Pattern& pattern) {
  double cost = penalty(policy, pattern);
  for (const Placed& each : pattern) {
    for (int t = each.start; t < std::min(each.end() + policy.catch_up, policy.shift_length); ++t) {
      cost += (t < each.end() ? steps.on_break : steps.catching_up)[static_cast<std::size_t>(t)];
    }
  }
  return cost;
}

/// Compares 200,000 draws with the chances of all patterns: each count within five standard deviations.
void expect_chances(const StepPolicy& policy, double temperature, std::size_t least_patterns) {
  constexpr int draws = 200'000;
  std::vector<Pattern> all;
  Pattern begun;
  list_patterns(policy, false, policy.flexible, begun, all);
  const Steps steps = some_steps(policy);
  std::map<Key, double> chances;
  double sum = 0;
  for (const Pattern& pattern : all) {
    const double weight = std::exp(-cost_of(policy, steps, pattern) / temperature);
    if (weight > 0) sum += chances[key(pattern)] = weight;
  }
  ASSERT_GE(chances.size(), least_patterns);

  HeatBath bath(policy);
  bath.set_temperature(temperature);
  ASSERT_TRUE(bath.weigh(steps.on_break, steps.catching_up));
  std::mt19937_64 random(5);
  std::map<Key, int> counts;
  for (int i = 0; i < draws; ++i) ++counts[key(bath.draw(random))];

  for (const auto& [drawn, count] : counts) EXPECT_TRUE(chances.contains(drawn)) << count << " of no legal pattern";
  for (const auto& [pattern, weight] : chances) {
    const double expected = draws * weight / sum;
    const auto found = counts.find(pattern);
    const double count = found == counts.end() ? 0 : found->second;
    EXPECT_NEAR(count, expected, 5 * std::sqrt(expected) + 5);
  }
}

TEST(HeatBath, DrawsEveryPatternThatKeepsTheRulesByItsChance) { expect_chances(every_rule(), 1.0, 50); }

TEST(HeatBath, IsDrawnToTheCheapestWhereItIsCold) { expect_chances(every_rule(), 0.2, 50); }

TEST(HeatBath, WeighsWhatABentRuleCosts) { expect_chances(every_price(), 1.0, 900); }

TEST(HeatBath, HasNothingToDrawWhereNoPatternKeepsTheRules) {
  StepPolicy policy = every_rule();
  policy.named[0].earliest = policy.named[0].latest = 13;
  HeatBath bath(policy);
  bath.set_temperature(1);
  const Steps steps = some_steps(policy);
  EXPECT_FALSE(bath.weigh(steps.on_break, steps.catching_up));
}

}  // namespace
