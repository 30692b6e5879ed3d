#include "scheduling/problems/windows.hpp"

#include <map>

#include "scheduling/problems/entries.hpp"

namespace krarup::problems {

namespace {

using lines::Rolling;

constexpr double most_pasts = 50'000;  // some seconds and some hundred megabytes

/// How many different pasts there may be, by what each day has; no fewer than the search meets.
double pasts(const Rolling& rolling, int days, bool hard) {
  std::map<int, double> by_sum{{0, 1.0}};
  double all = 1;
  for (int day = 0; day < days; ++day) {
    std::map<int, double> longer;
    all = 0;
    for (const auto& [sum, count] : by_sum) {
      for (const int amount : rolling.amounts) {
        if (hard && sum + amount > rolling.most) break;
        longer[sum + amount] += count;
        all += count;
      }
    }
    if (all > most_pasts) break;
    by_sum = std::move(longer);
  }
  return all;
}

bool can_be_told_apart(const Rolling& rolling, bool hard) {
  const int days = std::min(rolling.window - 1, rolling.leaving());
  return days * rolling.digit() <= Rolling::bits_apart && pasts(rolling, days, hard) <= most_pasts;
}

}  // namespace

void check_window(const std::string& field, const Rolling& rolling, bool hard) {
  if (can_be_told_apart(rolling, hard)) return;
  Rolling shorter = rolling, longer = rolling;
  while (!can_be_told_apart(shorter, hard)) --shorter.window;
  while (!can_be_told_apart(longer, hard)) ++longer.window;
  throw InvalidInput(field + " must be at most " + std::to_string(shorter.window) + " days, or at least " +
                     std::to_string(longer.window) + ", for a roster of " + std::to_string(rolling.days) + ", got " +
                     std::to_string(rolling.window) + ": the search cannot tell so many pasts apart");
}

}  // namespace krarup::problems
