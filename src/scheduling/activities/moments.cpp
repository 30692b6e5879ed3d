#include "scheduling/activities/moments.hpp"

#include <algorithm>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup::activities {

namespace {

class TimeLine {
 public:
  TimeLine(const ActivityProblem& problem, const std::vector<Opening>& openings, const Crowds& crowds)
      : problem_(problem), cuts_(cuts(problem, openings)), moments_(cuts_.size() - 1) {
    for (std::size_t t = 0; t < moments_.size(); ++t) {
      moments_[t] = {.start = cuts_[t], .end = cuts_[t + 1], .agents = std::vector<double>(crowds.size(), 0.0)};
    }
    for (const auto& [person, shift] : problem.assignments) {
      const std::size_t crowd = crowds.of(person);
      count(shift.start, shift.end(), crowd, 1);
      for (const Break& pause : shift.breaks) count(pause.start, pause.end(), crowd, -1);
    }
    for (std::size_t i = 0; i < openings.size(); ++i) {
      for (std::size_t t = index(openings[i].start); t < index(openings[i].end); ++t) moments_[t].openings.push_back(i);
    }
    put_prices();
  }

  std::vector<Moment> take() { return std::move(moments_); }

 private:
  static std::vector<Instant> cuts(const ActivityProblem& problem, const std::vector<Opening>& openings) {
    std::vector<Instant> times;
    const Series<double>& grid = problem.grid();
    for (std::size_t i = 0; i <= grid.size(); ++i) times.push_back(grid.time(i));
    for (const Assignment& each : problem.assignments) {
      times.insert(times.end(), {each.shift.start, each.shift.end()});
      for (const Break& pause : each.shift.breaks) times.insert(times.end(), {pause.start, pause.end()});
    }
    for (const Opening& each : openings) times.insert(times.end(), {each.start, each.end});
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
  }

  [[nodiscard]] std::size_t index(Instant time) const {
    return static_cast<std::size_t>(std::lower_bound(cuts_.begin(), cuts_.end(), time) - cuts_.begin());
  }

  void count(Instant start, Instant end, std::size_t crowd, double agents) {
    for (std::size_t t = index(start); t < index(end); ++t) moments_[t].agents[crowd] += agents;
  }

  void put_prices() {
    const Series<double>& grid = problem_.grid();
    for (std::size_t i = 0; i < grid.size(); ++i) {
      for (std::size_t t = index(grid.time(i)); t < index(grid.time(i + 1)); ++t) {
        const double hours = in_hours(Seconds{moments_[t].end - moments_[t].start});
        const auto put = [&](double required) {
          moments_[t].prices.push_back(coverage_price(problem_.costs, required, hours));
        };
        if (problem_.required) put(grid[i]);
        for (const SkillRequirement& each : problem_.requirements) put(each.required[i]);
      }
    }
  }

  const ActivityProblem& problem_;
  std::vector<Instant> cuts_;
  std::vector<Moment> moments_;
};

}  // namespace

std::vector<Moment> moments(const ActivityProblem& problem, const std::vector<Opening>& openings,
                            const Crowds& crowds) {
  return TimeLine(problem, openings, crowds).take();
}

}  // namespace krarup::activities
