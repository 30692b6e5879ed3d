#include "scheduling/skills/skill_program.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduling/mip/dive.hpp"
#include "scheduling/skills/allot.hpp"

namespace krarup::skills {

namespace {

constexpr std::int64_t most_work = 2'000'000;  // simplex iterations

/// A duty of a crowd as the program sees it: how many work it, and how many start each break when.
struct DutyColumns {
  int people = 0;
  std::vector<std::vector<int>> starts{};  // [break][start]
};

std::size_t whole(const std::vector<double>& values, int column) {
  return static_cast<std::size_t>(values[static_cast<std::size_t>(column)] + 0.5);
}

class Program {
 public:
  Program(const SkillProblem& problem, const Choice& choice)
      : problem_(problem), choice_(choice), working_(problem.moments.size() * problem.crowds.size()) {
    model_.add_offset(problem.lines.constant);
    put_lines();
    for (const auto& [key, terms] : workers_) put_duty(key, terms);
    for (std::size_t t = choice.moments.first; t < choice.moments.last; ++t) put_moment(t);
  }

  [[nodiscard]] const mip::Model& model() const { return model_; }

  /// Lines first; when they are whole, the breaks.
  [[nodiscard]] std::vector<mip::Wave> waves() const {
    mip::Wave breaks;
    for (const auto& [key, columns] : duties_) {
      breaks.insert(breaks.end(), columns.starts.begin(), columns.starts.end());
    }
    return {line_columns_, breaks};
  }

  /// Lines alone.
  [[nodiscard]] const mip::Wave& lines() const { return line_columns_; }

  /// Calls visit(worker, group, line) for everybody.
  template <class Visit>
  void for_each_chosen(const std::vector<double>& values, Visit visit) const {
    for (std::size_t g = 0; g < choice_.groups.size(); ++g) {
      const Group& group = choice_.groups[g];
      std::size_t next = 0;
      for (std::size_t j = 0; j < group.lines.size(); ++j) {
        for (std::size_t n = whole(values, line_columns_[g][j]); n > 0 && next < group.people.size(); --n) {
          visit(group.people[next++], group, group.lines[j].line);
        }
      }
    }
  }

  [[nodiscard]] ChosenTours tours(const std::vector<double>& values) const;

 private:
  using Key = std::tuple<std::size_t, std::size_t, Letter>;  // crowd, day, letter

  void put_lines();
  void put_duty(const Key& key, std::vector<mip::Term> people);
  void put_order(const Duty& duty, const DutyColumns& columns);
  void put_moment(std::size_t moment);

  const SkillProblem& problem_;
  const Choice& choice_;
  mip::Model model_;
  mip::Wave line_columns_;  // [group][line]
  std::map<Key, std::vector<mip::Term>> workers_;
  std::map<Key, DutyColumns> duties_;
  std::vector<std::vector<mip::Term>> working_;  // [moment x crowds + crowd]
};

void Program::put_lines() {
  std::vector<std::vector<mip::Term>> rows(problem_.lines.rows.size());
  for (const Group& group : choice_.groups) {
    const auto people = static_cast<double>(group.people.size());
    const lines::Worker& worker = problem_.lines.workers[group.people.front()];
    std::vector<mip::Term> everybody;
    line_columns_.emplace_back();
    for (const lines::PricedLine& each : group.lines) {
      const int column = model_.add_column(each.cost, 0, people, true);
      line_columns_.back().push_back(column);
      everybody.push_back({column, 1});
      for (std::size_t day = 0; day < each.line.size(); ++day) {
        if (each.line[day] != 0) workers_[{group.crowd, day, each.line[day]}].push_back({column, 1});
      }
      lines::for_each_cover(problem_.lines, worker, each.line, [&](std::size_t row, double amount) {
        rows[row].push_back({column, amount});
      });
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
    const std::size_t at = moment * problem_.crowds.size() + c;
    const double others = choice_.others.empty() ? 0 : choice_.others[at];
    std::vector<mip::Term> row = working_[at];
    if ((row.empty() && !(others > 0)) || problem_.crowds[c].skills.empty()) continue;
    for (const auto& [skill, proficiency] : problem_.crowds[c].skills) {
      const int column = model_.add_column(0, 0, mip::infinity, false);
      row.push_back({column, -1});
      work_of[skill].push_back({column, proficiency});
    }
    model_.add_row(-others, -others, row);
  }
  add_skill_rows(problem_.moments[moment], std::move(work_of), model_);
}

ChosenTours Program::tours(const std::vector<double>& values) const {
  const auto count = [&](int column) { return whole(values, column); };
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
  ChosenTours tours;
  for_each_chosen(values, [&](std::size_t worker, const Group& group, const lines::Line& line) {
    Tour tour;
    for (const Letter letter : line) {
      tour.push_back({letter, letter == 0 ? Pauses{} : breaks({group.crowd, tour.size(), letter})});
    }
    tours.emplace_back(worker, std::move(tour));
  });
  return tours;
}

/// The choice among those lines alone of which the relaxation makes use.
Choice used_lines(const SkillProblem& problem, const Choice& choice, const std::function<bool()>& going_on) {
  constexpr double nothing = 1e-7;
  const Program program(problem, choice);
  const mip::Outcome outcome =
      mip::minimize_large(program.model().relaxed(), [&](double, double) { return going_on(); });
  Choice used = choice;
  if (outcome.values.empty()) return used;
  for (std::size_t g = 0; g < used.groups.size(); ++g) {
    used.groups[g].lines.clear();
    for (std::size_t j = 0; j < choice.groups[g].lines.size(); ++j) {
      const auto column = static_cast<std::size_t>(program.lines()[g][j]);
      if (outcome.values[column] > nothing) used.groups[g].lines.push_back(choice.groups[g].lines[j]);
    }
  }
  return used;
}

}  // namespace

BestChoice choose_tours(const SkillProblem& problem, const Choice& choice, const std::function<bool()>& going_on,
                        Seconds limit) {
  const Program program(problem, choice);
  const mip::Outcome outcome = mip::minimize(program.model(), {.work = most_work, .seconds = limit.count()},
                                             [&](double, double) { return going_on(); });
  BestChoice best{.bound = outcome.bound};
  if (!outcome.values.empty()) best.tours = program.tours(outcome.values);
  return best;
}

ChosenTours round_tours(const SkillProblem& problem, const Choice& choice, const std::function<bool()>& going_on) {
  const Program program(problem, choice);
  const std::vector<double> values = mip::dive(program.model(), program.waves(), {}, going_on);
  return values.empty() ? ChosenTours{} : program.tours(values);
}

std::vector<std::pair<std::size_t, lines::Line>> round_lines(const SkillProblem& problem, const Choice& choice,
                                                             const std::function<bool()>& going_on) {
  const Choice used = used_lines(problem, choice, going_on);
  if (!going_on()) return {};
  const Program program(problem, used);
  const std::vector<double> values =
      mip::dive(program.model(), {program.lines()}, {.share = 0.3, .afresh = true}, going_on);
  std::vector<std::pair<std::size_t, lines::Line>> chosen;
  if (!values.empty()) {
    program.for_each_chosen(
        values, [&](std::size_t worker, const Group&, const lines::Line& line) { chosen.emplace_back(worker, line); });
  }
  return chosen;
}

}  // namespace krarup::skills
