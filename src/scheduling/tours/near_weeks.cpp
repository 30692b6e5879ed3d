#include "scheduling/tours/near_weeks.hpp"

#include <algorithm>
#include <numeric>

namespace krarup::tours {

NearWeeks::NearWeeks(const std::vector<Week>& weeks) : not_alone_(weeks.size()) {
  std::size_t pair = 0;
  for (std::size_t one = 0; one < days_of_week; ++one) {
    for (std::size_t other = 0; other < one; ++other, ++pair) {
      const auto rest_of = [&](std::size_t week) {
        Week rest = weeks[week];
        rest[one] = rest[other] = off;
        return rest;
      };
      Groups& groups = by_pair_[pair];
      groups.weeks.resize(weeks.size());
      groups.first.resize(weeks.size());
      groups.last.resize(weeks.size());
      std::iota(groups.weeks.begin(), groups.weeks.end(), std::size_t{0});
      std::stable_sort(groups.weeks.begin(), groups.weeks.end(),
                       [&](std::size_t a, std::size_t b) { return rest_of(a) < rest_of(b); });
      for (std::size_t begin = 0, end = 0; begin < weeks.size(); begin = end) {
        while (end < weeks.size() && rest_of(groups.weeks[end]) == rest_of(groups.weeks[begin])) ++end;
        for (std::size_t i = begin; i < end; ++i) {
          groups.first[groups.weeks[i]] = begin;
          groups.last[groups.weeks[i]] = end;
          if (end - begin > 1) not_alone_[groups.weeks[i]].push_back(pair);
        }
      }
    }
  }
}

std::size_t NearWeeks::draw(std::size_t week, std::mt19937& random) const {
  const std::vector<std::size_t>& possible = not_alone_[week];
  if (possible.empty()) return week;
  const Groups& groups = by_pair_[possible[random() % possible.size()]];
  const std::size_t begin = groups.first[week], others = groups.last[week] - begin - 1;
  const std::size_t drawn = groups.weeks[begin + random() % others];
  return drawn == week ? groups.weeks[begin + others] : drawn;
}

}  // namespace krarup::tours
