#include "scheduling/tours/best_week.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup::tours {

namespace {

using std::chrono::seconds;

constexpr double none = -std::numeric_limits<double>::infinity();

/// A shift of a day, and what it and the days before it gain at most.
struct Step {
  std::size_t shift = 0;
  double gain = none;
  int previous = -1;  ///< index in the layer before
};

using Layer = std::vector<Step>;

class WeekSearch {
 public:
  WeekSearch(const TourProblem& problem, const Ground& ground, std::size_t crew, const std::vector<double>& gains,
             const std::array<bool, days_of_week>& open)
      : problem_(problem),
        rules_(problem.classes[ground.crews[crew].contract_class]),
        ground_(ground),
        crew_(ground.crews[crew]),
        gains_(gains),
        open_(open),
        rest_(whole_seconds(rules_.min_rest)) {
    best_.gain = none;
  }

  BestWeek run() {
    if (!rules_.max_start_spread) {
      search({});
      return best_;
    }
    std::set<seconds> starts;
    for (const auto& day : crew_.shifts) {
      for (const auto& shifts : day) {
        for (const std::size_t shift : shifts) starts.insert(ground_.places[shift].on_clock);
      }
    }
    for (const seconds start : starts) search(start);
    return best_;
  }

 private:
  void search(std::optional<seconds> earliest);
  void search_week(std::size_t week, std::optional<std::size_t> first);
  void list_layers(std::optional<seconds> earliest);
  [[nodiscard]] static std::vector<std::size_t> trace(const std::vector<Layer>& path, std::size_t end);
  [[nodiscard]] Layer follow(const Layer& before, const Layer& shifts) const;
  [[nodiscard]] bool rests_at_the_end(const std::vector<std::size_t>& shifts) const;
  [[nodiscard]] const Candidate& candidate(std::size_t shift) const { return ground_.candidates.shifts[shift]; }

  const TourProblem& problem_;
  const ContractClass& rules_;
  const Ground& ground_;
  const Crew& crew_;
  const std::vector<double>& gains_;
  const std::array<bool, days_of_week>& open_;
  seconds rest_;
  std::array<std::vector<Layer>, days_of_week> layers_;  ///< by day and paid time: what may be worked
  std::array<std::vector<double>, days_of_week> most_;   ///< by day and paid time: the largest gain
  BestWeek best_;
};

void WeekSearch::list_layers(std::optional<seconds> earliest) {
  const auto fits = [&](std::size_t shift) {
    if (!earliest) return true;
    const seconds start = ground_.places[shift].on_clock;
    return start >= *earliest && start - *earliest <= *rules_.max_start_spread;
  };
  for (std::size_t day = 0; day < days_of_week; ++day) {
    layers_[day].assign(crew_.paid.size(), {});
    most_[day].assign(crew_.paid.size(), none);
    if (!open_[day]) continue;
    for (std::size_t paid = 0; paid < crew_.paid.size(); ++paid) {
      for (const std::size_t shift : crew_.shifts[day][paid]) {
        if (gains_[shift] == none || !fits(shift)) continue;
        layers_[day][paid].push_back({shift, gains_[shift], -1});
        most_[day][paid] = std::max(most_[day][paid], gains_[shift]);
      }
    }
  }
}

void WeekSearch::search(std::optional<seconds> earliest) {
  list_layers(earliest);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t w = 0; w < crew_.weeks.size(); ++w) {
    double most = 0;
    for (std::size_t day = 0; day < days_of_week; ++day) {
      const int paid = crew_.weeks[w][day];
      if (paid != off) most += most_[day][static_cast<std::size_t>(paid)];
    }
    if (most > best_.gain) order.emplace_back(most, w);
  }
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first > b.first || (a.first == b.first && a.second < b.second);
  });
  for (const auto& [most, week] : order) {
    if (most <= best_.gain) break;
    search_week(week, std::nullopt);
  }
}

/// What each shift of a day gains at most with those before it, which are in order of their ends.
Layer WeekSearch::follow(const Layer& before, const Layer& shifts) const {
  std::vector<std::size_t> by_end(before.size());
  std::iota(by_end.begin(), by_end.end(), 0U);
  std::stable_sort(by_end.begin(), by_end.end(), [&](std::size_t a, std::size_t b) {
    return candidate(before[a].shift).end < candidate(before[b].shift).end;
  });
  Layer layer = shifts;  // in order of start
  std::size_t rested = 0;
  double most = none;
  int previous = -1;
  for (Step& step : layer) {
    const Instant start = candidate(step.shift).start;
    for (; rested < by_end.size() && candidate(before[by_end[rested]].shift).end + rest_ <= start; ++rested) {
      if (before[by_end[rested]].gain > most) {
        most = before[by_end[rested]].gain;
        previous = static_cast<int>(by_end[rested]);
      }
    }
    step.gain = previous < 0 ? none : step.gain + most;
    step.previous = previous;
  }
  return layer;
}

bool WeekSearch::rests_at_the_end(const std::vector<std::size_t>& shifts) const {
  if (!problem_.shifts.cyclic) return true;
  const seconds week = std::chrono::days{days_of_week};
  return candidate(shifts.back()).end + rest_ <= candidate(shifts.front()).start + week;
}

void WeekSearch::search_week(std::size_t week, std::optional<std::size_t> first) {
  std::vector<Layer> path;
  for (std::size_t day = 0; day < days_of_week; ++day) {
    const int paid = crew_.weeks[week][day];
    if (paid == off) continue;
    const Layer& shifts = layers_[day][static_cast<std::size_t>(paid)];
    if (!path.empty()) {
      path.push_back(follow(path.back(), shifts));
    } else if (first) {
      path.push_back({shifts[*first]});
    } else {
      path.push_back(shifts);
    }
  }
  std::vector<std::size_t> ends(path.back().size());
  std::iota(ends.begin(), ends.end(), 0U);
  std::stable_sort(ends.begin(), ends.end(),
                   [&](std::size_t a, std::size_t b) { return path.back()[a].gain > path.back()[b].gain; });
  for (const std::size_t end : ends) {
    if (path.back()[end].gain <= best_.gain) return;
    std::vector<std::size_t> shifts = trace(path, end);
    if (rests_at_the_end(shifts)) {
      best_ = {week, std::move(shifts), path.back()[end].gain};
      return;
    }
    if (first) continue;  // another last shift may end in time for this first one
    for (std::size_t i = 0; i < path.front().size(); ++i) search_week(week, i);
    return;
  }
}

std::vector<std::size_t> WeekSearch::trace(const std::vector<Layer>& path, std::size_t end) {
  std::vector<std::size_t> shifts;
  for (std::size_t k = path.size(); k-- > 0;) {
    shifts.push_back(path[k][end].shift);
    end = static_cast<std::size_t>(path[k][end].previous);
  }
  std::reverse(shifts.begin(), shifts.end());
  return shifts;
}

}  // namespace

BestWeek best_week(const TourProblem& problem, const Ground& ground, std::size_t crew, const std::vector<double>& gains,
                   const std::array<bool, days_of_week>& open) {
  return WeekSearch(problem, ground, crew, gains, open).run();
}

}  // namespace krarup::tours
