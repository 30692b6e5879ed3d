#include "scheduling/roster/roster_program.hpp"

#include <algorithm>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup {

namespace {

std::size_t position(int column) { return static_cast<std::size_t>(column); }

}  // namespace

RosterProgram::RosterProgram(const RosterRules& rules, Freedom freedom, const Assigned& kept)
    : rules_(rules), freedom_(std::move(freedom)), open_(rules.kinds.size(), -1) {
  for (const std::size_t person : freedom_.people) add_person(person, kept);
  add_open_shifts();
}

void RosterProgram::add_person(std::size_t person, const Assigned& kept) {
  FreePerson free{.person = person, .choices = {}, .shortfall = std::vector<int>(rules_.weeks.size(), -1)};
  const Seconds rest = rules_.person(person).min_rest;
  for (const std::size_t k : rules_.allowed[person]) {
    if (freedom_.offered[k] == 0) continue;
    const auto& has = kept.kinds_of[person];
    if (std::any_of(has.begin(), has.end(),
                    [&](std::size_t other) { return clash(rules_.kinds[k], rules_.kinds[other], rest); })) {
      continue;
    }
    const double preference = freedom_.preference ? freedom_.preference(person, k) : 0;
    free.choices.push_back({k, model_.add_column(preference, 0, 1, true)});
  }
  add_one_at_a_time(free);
  for (std::size_t week = 0; week < rules_.weeks.size(); ++week) add_week(free, week, kept);
  people_.push_back(std::move(free));
}

void RosterProgram::add_one_at_a_time(const FreePerson& free) {
  const auto rest = whole_seconds(rules_.person(free.person).min_rest);
  const auto add = [this](const std::vector<mip::Term>& row) {
    if (row.size() > 1) model_.add_row(-mip::infinity, 1, row);
  };
  for (std::size_t i = 0; i < free.choices.size();) {
    const Date date = rules_.kinds[free.choices[i].kind].date;
    std::vector<mip::Term> row;
    for (; i < free.choices.size() && rules_.kinds[free.choices[i].kind].date == date; ++i) {
      row.push_back({free.choices[i].column, 1});
    }
    add(row);
  }
  for (std::size_t i = 0; i < free.choices.size(); ++i) {
    const Kind& kind = rules_.kinds[free.choices[i].kind];
    if (i + 1 < free.choices.size() && rules_.kinds[free.choices[i + 1].kind].start == kind.start) continue;
    std::vector<mip::Term> row;
    bool other_day = false;
    for (std::size_t j = 0; j <= i; ++j) {
      const Kind& earlier = rules_.kinds[free.choices[j].kind];
      if (earlier.end + rest <= kind.start) continue;
      row.push_back({free.choices[j].column, 1});
      other_day = other_day || earlier.date != kind.date;
    }
    if (other_day) add(row);
  }
}

void RosterProgram::add_week(FreePerson& free, std::size_t week, const Assigned& kept) {
  const Person& person = rules_.person(free.person);
  std::vector<mip::Term> days, paid;
  for (const Choice& choice : free.choices) {
    if (rules_.kinds[choice.kind].week != week) continue;
    days.push_back({choice.column, 1});
    paid.push_back({choice.column, rules_.kinds[choice.kind].paid_hours});
  }
  const auto& has = kept.kinds_of[free.person];
  const auto days_kept =
      std::count_if(has.begin(), has.end(), [&](std::size_t k) { return rules_.kinds[k].week == week; });
  const double hours_kept = hours(rules_, kept, free.person, week);
  if (!days.empty()) {
    model_.add_row(-mip::infinity, person.max_days_per_week - static_cast<double>(days_kept), days);
    model_.add_row(-mip::infinity, in_hours(person.max_hours_per_week) - hours_kept, paid);
  }
  const double promised = in_hours(person.min_hours_per_week) - hours_kept;
  if (!freedom_.promises || promised <= 0) return;
  free.shortfall[week] = model_.add_column(1, 0, promised, false);
  paid.push_back({free.shortfall[week], 1});
  model_.add_row(promised, mip::infinity, paid);
}

void RosterProgram::add_open_shifts() {
  std::vector<std::vector<mip::Term>> rows(rules_.kinds.size());
  for (const FreePerson& free : people_) {
    for (const Choice& choice : free.choices) rows[choice.kind].push_back({choice.column, 1});
  }
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const auto offered = static_cast<double>(freedom_.offered[k]);
    if (offered == 0) continue;
    open_[k] = model_.add_column(rules_.kinds[k].paid_hours, 0, offered, false);
    rows[k].push_back({open_[k], 1});
    model_.add_row(offered, offered, rows[k]);
  }
}

std::vector<double> RosterProgram::encode(const Assigned& assigned) const {
  std::vector<double> values(model_.columns(), 0.0);
  for (std::size_t k = 0; k < open_.size(); ++k) {
    if (open_[k] >= 0) values[position(open_[k])] = static_cast<double>(freedom_.offered[k]);
  }
  for (const FreePerson& free : people_) {
    const auto& has = assigned.kinds_of[free.person];
    for (const Choice& choice : free.choices) {
      if (std::find(has.begin(), has.end(), choice.kind) == has.end()) continue;
      values[position(choice.column)] = 1;
      values[position(open_[choice.kind])] -= 1;
    }
    for (std::size_t week = 0; week < rules_.weeks.size(); ++week) {
      if (free.shortfall[week] < 0) continue;
      const double promised = in_hours(rules_.person(free.person).min_hours_per_week);
      values[position(free.shortfall[week])] = std::max(0.0, promised - hours(rules_, assigned, free.person, week));
    }
  }
  return values;
}

std::vector<std::vector<std::size_t>> RosterProgram::decode(const std::vector<double>& values) const {
  std::vector<std::vector<std::size_t>> given;
  for (const FreePerson& free : people_) {
    auto& kinds = given.emplace_back();
    for (const Choice& choice : free.choices) {
      if (values[position(choice.column)] > 0.5) kinds.push_back(choice.kind);
    }
  }
  return given;
}

}  // namespace krarup
