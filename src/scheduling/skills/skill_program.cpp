#include "scheduling/skills/skill_program.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduling/skills/allot.hpp"
#include "scheduling/skills/line_cost.hpp"

namespace krarup::skills {

namespace {

constexpr std::int64_t most_work = 2'000'000;  // simplex iterations

/// A duty of a crowd as the program sees it: how many work it, and how many start each break when.
struct DutyColumns {
  int people = 0;
  std::vector<std::vector<int>> starts{};  // [break][start]
};

class Program {
 public:
  Program(const SkillProblem& problem, const std::vector<std::size_t>& classes,
          const std::vector<std::vector<Tour>>& lines)
      : problem_(problem), classes_(classes), lines_(lines), working_(problem.moments.size() * problem.crowds.size()) {
    model_.add_offset(problem.lines.constant);
    put_lines();
    for (const auto& [key, terms] : workers_) put_duty(key, terms);
    for (std::size_t t = 0; t < problem.moments.size(); ++t) put_moment(t);
  }

  [[nodiscard]] mip::Outcome run(const std::function<bool()>& going_on, Seconds limit) const {
    return mip::minimize(model_, {.work = most_work, .seconds = limit.count()},
                         [&](double, double) { return going_on(); });
  }

  [[nodiscard]] Tours tours(const std::vector<double>& values) const;

 private:
  using Key = std::tuple<std::size_t, std::size_t, Letter>;  // crowd, day, letter

  void put_lines();
  void put_duty(const Key& key, std::vector<mip::Term> people);
  void put_order(const Duty& duty, const DutyColumns& columns);
  void put_moment(std::size_t moment);

  const SkillProblem& problem_;
  const std::vector<std::size_t>& classes_;
  const std::vector<std::vector<Tour>>& lines_;
  mip::Model model_;
  std::vector<std::vector<int>> line_columns_;  // [class][line]
  std::map<Key, std::vector<mip::Term>> workers_;
  std::map<Key, DutyColumns> duties_;
  std::vector<std::vector<mip::Term>> working_;  // [moment x crowds + crowd]
};

void Program::put_lines() {
  std::vector<std::vector<mip::Term>> rows(problem_.lines.rows.size());
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    const Class& each = problem_.classes[classes_[i]];
    const lines::Worker& worker = problem_.lines.workers[each.first()];
    const auto people = static_cast<double>(each.people.size());
    std::vector<mip::Term> everybody;
    line_columns_.emplace_back();
    for (const Tour& line : lines_[i]) {
      const int column = model_.add_column(line_cost(problem_.lines, worker, line), 0, people, true);
      line_columns_.back().push_back(column);
      everybody.push_back({column, 1});
      for (std::size_t day = 0; day < line.size(); ++day) {
        const Letter letter = line[day].letter;
        if (letter != 0) workers_[{each.crowd, day, letter}].push_back({column, 1});
        lines::for_each_cover(problem_.lines, worker, day, letter, [&](std::size_t row, double amount) {
          rows[row].push_back({column, amount});
        });
      }
    }
    model_.add_row(people, people, everybody);
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const lines::Row& each = problem_.lines.rows[row];
    rows[row].push_back({model_.add_column(each.under, 0, mip::infinity, false), 1});
    rows[row].push_back({model_.add_column(each.over, 0, mip::infinity, false), -1});
    model_.add_row(each.required, each.required, rows[row]);
  }
}

void Program::put_duty(const Key& key, std::vector<mip::Term> people) {
  const auto& [crowd, day, letter] = key;
  const Duty& duty = problem_.duty(day, letter);
  const auto at_work = [&, of = crowd](SlotRange range, int column, double by) {
    for (std::size_t t = range.first; t < range.last; ++t) {
      working_[t * problem_.crowds.size() + of].push_back({column, by});
    }
  };
  DutyColumns columns{.people = model_.add_column(0, 0, mip::infinity, false)};
  people.push_back({columns.people, -1});
  model_.add_row(0, 0, people);
  at_work(duty.presence, columns.people, 1);
  for (const Pause& pause : duty.pauses) {
    std::vector<mip::Term> all{{columns.people, -1}};
    columns.starts.emplace_back();
    for (const SlotRange& moments : pause.moments) {
      const int column = model_.add_column(0, 0, mip::infinity, true);
      columns.starts.back().push_back(column);
      all.push_back({column, 1});
      at_work(moments, column, -1);
    }
    model_.add_row(0, 0, all);
  }
  put_order(duty, columns);
  duties_.emplace(key, std::move(columns));
}

/// Until any time, no more people have begun a break than have ended the one before, with the work between.
void Program::put_order(const Duty& duty, const DutyColumns& columns) {
  for (std::size_t k = 1; k < duty.pauses.size(); ++k) {
    const Pause& before = duty.pauses[k - 1];
    if (before.starts.back() + before.claim <= duty.pauses[k].starts.front()) continue;
    std::vector<mip::Term> row;
    std::size_t ready = 0;
    for (std::size_t j = 0; j < duty.pauses[k].starts.size(); ++j) {
      row.push_back({columns.starts[k][j], 1});
      for (; ready < before.starts.size() && before.starts[ready] + before.claim <= duty.pauses[k].starts[j]; ++ready) {
        row.push_back({columns.starts[k - 1][ready], -1});
      }
      model_.add_row(-mip::infinity, 0, row);
    }
  }
}

void Program::put_moment(std::size_t moment) {
  std::vector<std::vector<mip::Term>> work_of(problem_.skills);
  for (std::size_t c = 0; c < problem_.crowds.size(); ++c) {
    std::vector<mip::Term> row = working_[moment * problem_.crowds.size() + c];
    if (row.empty() || problem_.crowds[c].skills.empty()) continue;
    for (const auto& [skill, proficiency] : problem_.crowds[c].skills) {
      const int column = model_.add_column(0, 0, mip::infinity, false);
      row.push_back({column, -1});
      work_of[skill].push_back({column, proficiency});
    }
    model_.add_row(0, 0, row);
  }
  add_skill_rows(problem_.moments[moment], std::move(work_of), model_);
}

Tours Program::tours(const std::vector<double>& values) const {
  const auto count = [&](int column) {
    return static_cast<std::size_t>(values[static_cast<std::size_t>(column)] + 0.5);
  };
  Tours tours = SkillState(problem_).tours();
  std::map<Key, std::size_t> turn;  // of those who work a duty: the first takes the first break, and so on
  const auto breaks = [&](const Key& key) {
    Pauses pauses{};
    const std::size_t mine = turn[key]++;
    const auto& starts = duties_.at(key).starts;
    for (std::size_t k = 0; k < starts.size(); ++k) {
      std::size_t j = 0;
      for (std::size_t before = count(starts[k][0]); before <= mine && j + 1 < starts[k].size();) {
        before += count(starts[k][++j]);
      }
      pauses[k] = static_cast<std::uint16_t>(j);
    }
    return pauses;
  };
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    const Class& each = problem_.classes[classes_[i]];
    std::size_t next = 0;
    for (std::size_t j = 0; j < lines_[i].size(); ++j) {
      for (std::size_t n = count(line_columns_[i][j]); n > 0 && next < each.people.size(); --n) {
        const std::size_t worker = each.people[next++];
        Tour& tour = tours.of[worker] = lines_[i][j];
        tours.line_costs[worker] = line_cost(problem_.lines, problem_.lines.workers[worker], tour);
        for (std::size_t day = 0; day < tour.size(); ++day) {
          if (tour[day].letter != 0) tour[day].pauses = breaks({each.crowd, day, tour[day].letter});
        }
      }
    }
  }
  return tours;
}

}  // namespace

ChosenTours choose_tours(const SkillProblem& problem, const std::vector<std::size_t>& classes,
                         const std::vector<std::vector<Tour>>& lines, const std::function<bool()>& going_on,
                         Seconds limit) {
  const Program program(problem, classes, lines);
  const mip::Outcome outcome = program.run(going_on, limit);
  ChosenTours chosen{.bound = outcome.bound};
  if (!outcome.values.empty()) chosen.tours = program.tours(outcome.values);
  return chosen;
}

}  // namespace krarup::skills
