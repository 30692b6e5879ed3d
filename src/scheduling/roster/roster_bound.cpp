#include "scheduling/roster/roster_bound.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduling/common/whole_seconds.hpp"

namespace krarup {

namespace {

/// Beyond this many columns, people are told apart by their contracts only.
constexpr std::size_t most_columns = 20'000;

using Crew = std::vector<std::size_t>;  ///< people taken together

auto contract_of(const Person& person) {
  return std::tuple{person.min_hours_per_week, person.max_hours_per_week, person.max_days_per_week, person.min_rest};
}

template <class KeyOf>
std::vector<Crew> group(const RosterRules& rules, KeyOf key_of) {
  std::map<decltype(key_of(std::size_t{0})), Crew> crews;
  for (std::size_t p = 0; p < rules.problem->people.size(); ++p) crews[key_of(p)].push_back(p);
  std::vector<Crew> result;
  result.reserve(crews.size());
  for (auto& [key, crew] : crews) result.push_back(std::move(crew));
  return result;
}

std::vector<Crew> make_crews(const RosterRules& rules) {
  auto alike = group(rules, [&](std::size_t p) { return std::pair{contract_of(rules.person(p)), rules.allowed[p]}; });
  std::size_t columns = 0;
  for (const Crew& crew : alike) columns += rules.allowed[crew.front()].size();
  if (columns <= most_columns) return alike;
  return group(rules, [&](std::size_t p) { return contract_of(rules.person(p)); });
}

/// The rows of one crew: what its members can do together at most.
class CrewRows {
 public:
  CrewRows(const RosterRules& rules, const Crew& crew, mip::Model& model, std::vector<std::vector<mip::Term>>& cover)
      : rules_(rules), crew_(crew), model_(model), members_(rules.kinds.size(), 0), columns_(rules.kinds.size(), -1) {
    for (const std::size_t p : crew) {
      for (const std::size_t k : rules.allowed[p]) ++members_[k];
    }
    for (std::size_t k = 0; k < members_.size(); ++k) {
      if (members_[k] == 0) continue;
      columns_[k] = model.add_column(0, 0, static_cast<double>(members_[k]), false);
      cover[k].push_back({columns_[k], 1});
    }
  }

  void add() {
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      if (k + 1 < columns_.size() && rules_.kinds[k + 1].start == rules_.kinds[k].start) continue;
      one_at_a_time(rules_.kinds[k]);
    }
    one_a_day();
    for (std::size_t week = 0; week < rules_.weeks.size(); ++week) one_week(week);
  }

 private:
  template <class Chosen>
  std::vector<mip::Term> terms(Chosen chosen, bool in_paid_hours = false) const {
    std::vector<mip::Term> row;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      const Kind& kind = rules_.kinds[k];
      if (columns_[k] >= 0 && chosen(kind)) row.push_back({columns_[k], in_paid_hours ? kind.paid_hours : 1});
    }
    return row;
  }

  /// Members who may work any of the chosen kinds.
  template <class Chosen>
  double able(Chosen chosen) const {
    return static_cast<double>(std::count_if(crew_.begin(), crew_.end(), [&](std::size_t p) {
      const auto& allowed = rules_.allowed[p];
      return std::any_of(allowed.begin(), allowed.end(), [&](std::size_t k) { return chosen(rules_.kinds[k]); });
    }));
  }

  void one_at_a_time(const Kind& now) {
    const auto rest = whole_seconds(rules_.person(crew_.front()).min_rest);
    const auto busy = [&](const Kind& kind) { return kind.start <= now.start && now.start < kind.end + rest; };
    if (const auto row = terms(busy); !row.empty()) model_.add_row(-mip::infinity, able(busy), row);
  }

  void one_a_day() {
    for (std::size_t k = 0; k < rules_.kinds.size(); ++k) {
      const Date date = rules_.kinds[k].date;
      if (k > 0 && rules_.kinds[k - 1].date == date) continue;
      const auto today = [&](const Kind& kind) { return kind.date == date; };
      if (const auto row = terms(today); !row.empty()) model_.add_row(-mip::infinity, able(today), row);
    }
  }

  void one_week(std::size_t week) {
    const auto within = [&](const Kind& kind) { return kind.week == week; };
    const Person& contract = rules_.person(crew_.front());
    const double people = able(within);
    const auto size = static_cast<double>(crew_.size());
    if (const auto row = terms(within); !row.empty()) {
      model_.add_row(-mip::infinity, people * contract.max_days_per_week, row);
    }
    auto paid = terms(within, true);
    if (!paid.empty()) model_.add_row(-mip::infinity, people * in_hours(contract.max_hours_per_week), paid);
    const double promised = size * in_hours(contract.min_hours_per_week);
    if (promised <= 0) return;
    paid.push_back({model_.add_column(1, 0, promised, false), 1});
    model_.add_row(promised, mip::infinity, paid);
  }

  const RosterRules& rules_;
  const Crew& crew_;
  mip::Model& model_;
  std::vector<std::size_t> members_;  ///< for each kind, how many may work it
  std::vector<int> columns_;
};

}  // namespace

double roster_bound(const RosterRules& rules, const mip::Listener& listener) {
  mip::Model model;
  std::vector<std::vector<mip::Term>> cover(rules.kinds.size());
  for (const Crew& crew : make_crews(rules)) CrewRows(rules, crew, model, cover).add();
  for (std::size_t k = 0; k < cover.size(); ++k) {
    const auto needed = static_cast<double>(rules.kinds[k].shifts.size());
    cover[k].push_back({model.add_column(rules.kinds[k].paid_hours, 0, needed, false), 1});
    model.add_row(needed, needed, cover[k]);
  }
  return std::max(0.0, mip::minimize(model, {}, listener).bound);
}

}  // namespace krarup
