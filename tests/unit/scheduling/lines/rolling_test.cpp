// Rules on windows, which forget what they can, against sums over every window.
#include "scheduling/rules/rolling.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <set>

namespace krarup::lines {
namespace {

/// What a line has beyond what each of its windows may have; the past comes first.
double too_much(const Rolling& rolling, const std::vector<int>& past, const std::vector<int>& line) {
  std::vector<int> all = past;
  all.insert(all.end(), line.begin(), line.end());
  double amount = 0;
  for (std::size_t end = past.size(); end < all.size(); ++end) {
    const std::size_t begin = end + 1 - std::min(end + 1, static_cast<std::size_t>(rolling.window));
    int total = 0, before = 0;
    for (std::size_t i = begin; i <= end; ++i) {
      total += all[i];
      before += i < past.size() ? all[i] : 0;
    }
    amount += std::max(0, total - std::max(rolling.most, before));
  }
  return amount;
}

/// What the rule says to a line of paid times, 0 for a day off.
double excess(const Rolling& rolling, const std::vector<int>& line, std::set<State>* last_states = nullptr) {
  double sum = 0;
  State state = rolling.start();
  for (std::size_t day = 0; day < line.size(); ++day) {
    const Work work{.paid = line[day]};
    const Step step = rolling.advance(state, {.index = static_cast<int>(day)}, line[day] > 0 ? &work : nullptr);
    sum += step.excess;
    state = step.next;
  }
  if (last_states != nullptr) last_states->insert(state);
  return sum + rolling.finish(state);
}

std::vector<int> cumulated(const std::vector<int>& past, int window) {
  std::vector<int> before{0};
  for (std::size_t n = 1; n <= past.size() && static_cast<int>(n) < window; ++n) {
    before.push_back(before.back() + past[past.size() - n]);
  }
  return before;
}

TEST(Rolling, AddsUpEveryWindowOfAnyLine) {
  std::mt19937 random(3);
  const auto draw = [&](unsigned below) { return static_cast<int>(random() % below); };
  int broken = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::vector<int> amounts{0, 4, 6, 7};
    const auto write = [&](int length) {
      std::vector<int> line;
      for (int day = 0; day < length; ++day) line.push_back(amounts[static_cast<std::size_t>(draw(4))]);
      return line;
    };
    const std::vector<int> past = write(draw(12)), line = write(1 + draw(20));
    Rolling rolling{.window = 1 + draw(16), .most = draw(60), .paid_time = true, .amounts = amounts};
    rolling.before = cumulated(past, rolling.window);
    rolling.days = static_cast<int>(line.size());
    const double amount = too_much(rolling, past, line);
    ASSERT_EQ(excess(rolling, line), amount) << rolling.window << " " << rolling.most;
    broken += amount > 0;
  }
  EXPECT_GT(broken, 3000);
  EXPECT_LT(broken, 17'000);
}

/// Of seven days with 48 hours of shifts of 4, 6 and 8 hours, few pasts matter: 189 of 4096 (by listing them).
TEST(Rolling, ForgetsWhatCannotMatter) {
  const Rolling rolling{.window = 7, .most = 48, .paid_time = true, .amounts = {0, 4, 6, 8}, .days = 30};
  std::set<State> states;
  for (unsigned number = 0; number < 1U << 12; ++number) {
    std::vector<int> line;
    for (unsigned digits = number, day = 0; day < 6; ++day, digits >>= 2) line.push_back(rolling.amounts[digits & 3U]);
    excess(rolling, line, &states);
  }
  EXPECT_EQ(states.size(), 189U);
}

TEST(Rolling, AddsUpTheDaysOfAWindowThatHoldsTheWholeHorizon) {
  const Rolling rolling{.window = 119, .most = 90, .paid_time = true, .amounts = {0, 4, 6, 8}, .days = 4};
  std::set<State> states;
  for (const std::vector<int>& line : {std::vector{4, 6, 0}, {0, 4, 6}, {6, 0, 4}}) excess(rolling, line, &states);
  EXPECT_EQ(states.size(), 1U);
}

}  // namespace
}  // namespace krarup::lines
