#include "scheduling/tours/days_off.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/shifts/shift_program.hpp"
#include "scheduling/tours/choose_weeks.hpp"

namespace krarup::tours {

namespace {

constexpr std::size_t options_at_once = 4'000;     ///< of starts and breaks; a week of no more is solved as a whole
constexpr std::int64_t work_of_whole = 2'000'000;  ///< simplex iterations
constexpr std::int64_t work_of_tours = 200'000;
constexpr double nearly_whole = 1e-9;

class DaysOffProgram {
 public:
  DaysOffProgram(const TourProblem& problem, const Ground& ground, const Block& whole, const std::vector<Limit>& limits)
      : problem_(problem), ground_(ground), whole_(whole), shifts_(whole, limits), model_(shifts_.model()) {
    for (std::size_t c = 0; c < ground.crews.size(); ++c) add_crew(c);
  }

  DaysOff solve(const Horizon& horizon, const SolveOptions& options, const mip::Listener& listener);

 private:
  void add_crew(std::size_t c);
  void agree(std::size_t c);
  void keep_rest(std::size_t c, std::size_t day, std::size_t next);
  [[nodiscard]] std::vector<std::size_t> shifts_on(std::size_t c, std::size_t day) const;
  [[nodiscard]] int people_on(std::size_t shift) const { return shifts_.columns_of(shift).front(); }
  [[nodiscard]] mip::Model near(const std::vector<double>& values) const;
  [[nodiscard]] bool at_once() const;
  [[nodiscard]] PeopleOnWeeks<double> people(const std::vector<double>& values) const;
  void read(const std::vector<double>& values, DaysOff& answer) const;

  const TourProblem& problem_;
  const Ground& ground_;
  const Block& whole_;  ///< its shifts are the candidates
  ShiftProgram shifts_;
  mip::Model model_;
  std::vector<int> first_week_;  ///< for each crew, the column of its first week
};

void DaysOffProgram::add_crew(std::size_t c) {
  const Crew& crew = ground_.crews[c];
  first_week_.push_back(static_cast<int>(model_.columns()));
  std::vector<mip::Term> everybody;
  for (std::size_t w = 0; w < crew.weeks.size(); ++w) {
    const double cost = problem_.classes[crew.contract_class].cost_per_tour;
    everybody.push_back({model_.add_column(cost, 0, mip::infinity, true), 1});
  }
  if (crew.most_people < mip::infinity) model_.add_row(-mip::infinity, crew.most_people, everybody);
  agree(c);
  for (std::size_t day = 0; day + 1 < days_of_week; ++day) keep_rest(c, day, day + 1);
  if (problem_.shifts.cyclic) keep_rest(c, days_of_week - 1, 0);
}

/// Shifts and tours agree on how many people work, day by day.
void DaysOffProgram::agree(std::size_t c) {
  const Crew& crew = ground_.crews[c];
  for (std::size_t day = 0; day < days_of_week; ++day) {
    for (std::size_t paid = 0; paid < crew.paid.size(); ++paid) {
      std::vector<mip::Term> row;
      for (const std::size_t shift : crew.shifts[day][paid]) row.push_back({people_on(shift), 1});
      for (std::size_t w = 0; w < crew.weeks.size(); ++w) {
        if (crew.weeks[w][day] == static_cast<int>(paid)) row.push_back({first_week_[c] + static_cast<int>(w), -1});
      }
      if (!row.empty()) model_.add_row(0, 0, row);
    }
  }
}

std::vector<std::size_t> DaysOffProgram::shifts_on(std::size_t c, std::size_t day) const {
  std::vector<std::size_t> all;
  for (const auto& shifts : ground_.crews[c].shifts[day]) all.insert(all.end(), shifts.begin(), shifts.end());
  return all;
}

/// Nobody works late on a day and early on the next.
void DaysOffProgram::keep_rest(std::size_t c, std::size_t day, std::size_t next) {
  const Crew& crew = ground_.crews[c];
  const auto rest = whole_seconds(problem_.classes[crew.contract_class].min_rest);
  const std::chrono::seconds later = next < day ? std::chrono::days{days_of_week} : std::chrono::days{0};
  const std::vector<std::size_t> evening = shifts_on(c, day), morning = shifts_on(c, next);
  std::set<Instant> starts;
  for (const std::size_t shift : morning) starts.insert(whole_.shifts[shift].start + later);
  for (const Instant start : starts) {
    std::vector<mip::Term> row;
    for (const std::size_t shift : evening) {
      if (whole_.shifts[shift].end + rest > start) row.push_back({people_on(shift), 1});
    }
    if (row.empty()) continue;
    for (const std::size_t shift : morning) {
      if (whole_.shifts[shift].start + later <= start) row.push_back({people_on(shift), 1});
    }
    for (std::size_t w = 0; w < crew.weeks.size(); ++w) {
      const bool works = crew.weeks[w][day] != off || crew.weeks[w][next] != off;
      if (works) row.push_back({first_week_[c] + static_cast<int>(w), -1});
    }
    model_.add_row(-mip::infinity, 0, row);
  }
}

bool DaysOffProgram::at_once() const {
  std::size_t options = 0;
  for (const BlockShift& shift : whole_.shifts) {
    ++options;
    for (const auto& starts : shift.breaks) options += starts.size();
  }
  return options <= options_at_once;
}

/// The program with whole tours and with shifts in parts, between the whole numbers around these values.
mip::Model DaysOffProgram::near(const std::vector<double>& values) const {
  mip::Model model = model_;
  for (std::size_t j = 0; j < whole_.shifts.size(); ++j) {
    for (const int column : shifts_.columns_of(j)) {
      const double value = values[static_cast<std::size_t>(column)];
      model.set_whole(column, false);
      model.set_bounds(column, std::floor(value + nearly_whole), std::ceil(value - nearly_whole));
    }
  }
  return model;
}

void DaysOffProgram::read(const std::vector<double>& values, DaysOff& answer) const {
  for (std::size_t c = 0; c < ground_.crews.size(); ++c) {
    std::vector<int> people;
    for (std::size_t w = 0; w < ground_.crews[c].weeks.size(); ++w) {
      people.push_back(static_cast<int>(std::lround(values[static_cast<std::size_t>(first_week_[c]) + w])));
    }
    answer.tours.push_back(std::move(people));
  }
}

/// People on the weeks, in parts.
PeopleOnWeeks<double> DaysOffProgram::people(const std::vector<double>& values) const {
  PeopleOnWeeks<double> people;
  for (std::size_t c = 0; c < ground_.crews.size(); ++c) {
    const auto first = values.begin() + first_week_[c];
    people.emplace_back(first, first + static_cast<std::ptrdiff_t>(ground_.crews[c].weeks.size()));
  }
  return people;
}

DaysOff DaysOffProgram::solve(const Horizon& horizon, const SolveOptions& options, const mip::Listener& listener) {
  DaysOff answer;
  if (at_once()) {
    const mip::Outcome outcome =
        mip::minimize(model_, {.gap = options.gap, .work = work_of_whole, .seed = options.seed}, listener);
    answer.bound = std::max(0.0, outcome.bound);
    if (outcome.values.empty()) return answer;
    read(outcome.values, answer);
    answer.placed = shifts_.decode(outcome.values);
    return answer;
  }
  const mip::Outcome relaxed = mip::minimize_large(model_.relaxed(), listener);
  if (relaxed.values.empty()) return answer;
  answer.bound = std::max(0.0, relaxed.bound);
  if (horizon.blocks.size() > 1) {
    const double enough = answer.bound / (1 - options.gap / 3);
    if (auto chosen =
            choose_weeks(problem_, ground_, horizon, people(relaxed.values), enough, options.seed, listener)) {
      answer.tours = std::move(chosen->people);
      answer.costs_of_blocks = std::move(chosen->costs_of_blocks);
      answer.cost = chosen->cost;
      return answer;
    }
  }
  const mip::Outcome outcome = mip::minimize(
      near(relaxed.values), {.gap = options.gap / 4, .work = work_of_tours, .seed = options.seed}, listener);
  if (!outcome.values.empty()) read(outcome.values, answer);
  return answer;
}

}  // namespace

DaysOff decide_days_off(const TourProblem& problem, const Ground& ground, const Horizon& horizon, const Block& whole,
                        const std::vector<Limit>& limits, const SolveOptions& options, const mip::Listener& listener) {
  return DaysOffProgram(problem, ground, whole, limits).solve(horizon, options, listener);
}

}  // namespace krarup::tours
