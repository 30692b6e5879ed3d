#include <algorithm>
#include <set>
#include <tuple>

#include "scheduling/check/replays.hpp"

namespace krarup::check {

namespace {

using std::chrono::days;

double refused_wishes(const Line& line) {
  int refused = line.person->refused_before;
  for (const Request& request : line.person->requests) refused += days_refused(request, line);
  return refused;
}

/// What counts for fairness, the history included.
double count(const Fairness& fairness, const Line& line) {
  if (fairness.refused_wishes) return refused_wishes(line);
  std::set<Date> weekends;
  double shifts = 0;
  for (const auto& [date, shift] : line.shifts) {
    if (!fairness.shift_templates.empty() && !lists(fairness.shift_templates, shift.shift_template)) continue;
    const Date saturday = monday_of(date) + days{5};
    if (date >= saturday) weekends.insert(saturday);
    shifts += 1;
  }
  return fairness.weekends ? static_cast<double>(weekends.size()) : shifts;
}

/// What tells the shifts of one day apart.
template <class Key>
auto shifts_of(const Line& line, Date day, const Key& key) {
  std::set<decltype(key(Shift{}))> found;
  const auto [from, until] = line.shifts.equal_range(day);
  for (auto each = from; each != until; ++each) found.insert(key(each->second));
  return found;
}

auto template_and_start(const Shift& shift) { return std::tuple{shift.shift_template, shift.start}; }

auto template_and_times(const Shift& shift) { return std::tuple{shift.shift_template, shift.start, shift.end()}; }

const Line& line_named(const std::vector<Line>& lines, const std::string& name) {
  return *std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.person->name == name; });
}

void check_pairing(const Pairing& pairing, const std::vector<Line>& lines, Ledger& ledger) {
  const Line& first = line_named(lines, pairing.first);
  const Line& second = line_named(lines, pairing.second);
  for (Date day = first.roster.first; day <= first.roster.last; day += days{1}) {
    const auto ones = shifts_of(first, day, template_and_start);
    const auto others = shifts_of(second, day, template_and_start);
    const bool share = !ones.empty() && ones == others;
    const bool differ = ones != others;
    if (pairing.together ? differ : share) ledger.charge("pairings", 1, pairing.weight);
  }
}

void check_changes(const RosterProblem& problem, const std::vector<Line>& lines, Ledger& ledger) {
  if (problem.published.empty()) return;
  for (const Line& line : lines) {
    std::vector<Shift> known;
    for (const Assignment& each : problem.published) {
      if (each.person == line.person->name) known.push_back(each.shift);
    }
    const Line published = line_of(problem, line.roster, *line.person, known);
    for (Date day = line.roster.first; day <= line.roster.last; day += days{1}) {
      if (shifts_of(line, day, template_and_times) == shifts_of(published, day, template_and_times)) continue;
      ledger.charge("changes", 1, problem.cost_per_change);
    }
  }
}

}  // namespace

void check_between_people(const RosterProblem& problem, const std::vector<Line>& lines, Ledger& ledger) {
  for (const Fairness& fairness : problem.fairness) {
    for (const Line& line : lines) {
      const double square = count(fairness, line) * count(fairness, line);
      ledger.charge("fairness", square, fairness.weight * square);
    }
  }
  for (const Pairing& pairing : problem.pairings) check_pairing(pairing, lines, ledger);
  check_changes(problem, lines, ledger);
}

}  // namespace krarup::check
