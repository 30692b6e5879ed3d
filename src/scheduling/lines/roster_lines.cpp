#include "scheduling/lines/roster_lines.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>

#include "scheduling/common/proof.hpp"
#include "scheduling/lines/terms_of.hpp"

namespace krarup::lines {

namespace {

void put_days(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  const auto weekday = static_cast<int>(std::chrono::weekday(problem.first_day).iso_encoding());
  for (int day = 0; day < problem.days; ++day) {
    lines.days.push_back({.index = day, .weekday = (weekday - 1 + day) % 7 + 1, .last = day + 1 == problem.days});
    auto& options = lines.options.emplace_back();
    for (const Choice& choice : choices[static_cast<std::size_t>(day)]) options.push_back({.work = choice.work});
  }
}

/// That somebody works none of the kinds that no day allows them: the automata of all further rules are smaller for it.
std::optional<Term> ruled_out(const Choices& choices, const LetterCosts& costs) {
  std::map<int, bool> allowed;  // by kind
  for (std::size_t day = 0; day < choices.size(); ++day) {
    for (std::size_t k = 0; k < choices[day].size(); ++k) {
      bool& ever = allowed[choices[day][k].work.kind];
      ever = ever || std::isfinite(costs[day][k + 1]);
    }
  }
  Tally none{.most = 0};
  for (const auto& [kind, ever] : allowed) {
    if (!ever) none.kinds.only.push_back(kind);
  }
  if (none.kinds.only.empty()) return std::nullopt;
  return Term{none, {}};
}

void put_workers(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  for (const Person& person : problem.people) {
    Worker worker{.costs = letter_costs(problem, person, choices)};
    std::vector<Term> terms = terms_of(problem, person);
    if (auto term = ruled_out(choices, worker.costs)) terms.insert(terms.begin(), std::move(*term));
    for (Term& term : terms) {
      const auto known = std::find(lines.terms.begin(), lines.terms.end(), term);
      worker.terms.push_back(static_cast<int>(known - lines.terms.begin()));
      if (known == lines.terms.end()) lines.terms.push_back(std::move(term));
    }
    lines.workers.push_back(std::move(worker));
  }
}

std::size_t index_of(const RosterProblem& problem, const std::string& name) {
  const auto found = std::find_if(problem.people.begin(), problem.people.end(),
                                  [&](const Person& person) { return person.name == name; });
  return static_cast<std::size_t>(found - problem.people.begin());
}

/// The letters of a day that are the same work: a day off, or a template and a start.
std::vector<std::vector<std::size_t>> same_work(const std::vector<Choice>& choices) {
  std::map<std::pair<std::string, Instant>, std::vector<std::size_t>> groups;
  for (std::size_t k = 0; k < choices.size(); ++k) {
    groups[{choices[k].shift.shift_template, choices[k].shift.start}].push_back(k + 1);
  }
  std::vector<std::vector<std::size_t>> found{{0}};
  for (auto& [work, letters] : groups) found.push_back(std::move(letters));
  return found;
}

/// Two people and what they do on a day, as rows: for people who belong together, one for each kind of work, to which
/// the one adds and from which the other takes away; for people apart, one for each shift, which only one may work.
class Pair {
 public:
  Pair(const RosterProblem& problem, const Pairing& pairing, LineProblem& lines)
      : pairing_(pairing),
        lines_(lines),
        first_(worker(index_of(problem, pairing.first))),
        second_(worker(index_of(problem, pairing.second))) {}

  void put_day(std::size_t day, const std::vector<Choice>& choices) {
    for (const auto& letters : same_work(choices)) {
      const bool off = letters.front() == 0;
      if (off && !pairing_.together) continue;
      const Cover covers{.row = static_cast<int>(lines_.rows.size())};
      const Cover takes_away{.row = covers.row, .amount = -1};
      for (const std::size_t letter : letters) {
        first_.covers[day][letter].push_back(covers);
        second_.covers[day][letter].push_back(pairing_.together ? takes_away : covers);
      }
      const double half = pairing_.weight / 2;  // two kinds of work differ on a day that two people do not share
      lines_.rows.push_back(pairing_.together ? Row{.required = 0, .under = half, .over = half}
                                              : Row{.required = 1, .under = 0, .over = pairing_.weight});
    }
  }

 private:
  Worker& worker(std::size_t index) {
    Worker& found = lines_.workers[index];
    found.covers.resize(lines_.days.size());
    for (std::size_t day = 0; day < found.covers.size(); ++day) found.covers[day].resize(lines_.letters(day));
    return found;
  }

  const Pairing& pairing_;
  LineProblem& lines_;
  Worker& first_;
  Worker& second_;
};

void put_pairings(const RosterProblem& problem, const Choices& choices, LineProblem& lines) {
  for (const Pairing& pairing : problem.pairings) {
    Pair pair(problem, pairing, lines);
    for (std::size_t day = 0; day < choices.size(); ++day) pair.put_day(day, choices[day]);
  }
}

/// What fairness costs for the history alone, which lines do not count.
double cost_of_the_past(const LineProblem& lines) {
  double cost = 0;
  for (const Worker& worker : lines.workers) {
    for (const int term : worker.terms) {
      const Term& each = lines.terms[static_cast<std::size_t>(term)];
      if (const auto* even = std::get_if<Evenness>(&each.rule)) cost += *each.weight * even->before * even->before;
      if (const auto* refused = std::get_if<Refusals>(&each.rule)) {
        cost += *each.weight * refused->before * refused->before;
      }
    }
  }
  return cost;
}

}  // namespace

LineProblem to_lines(const RosterProblem& problem, const Choices& choices) {
  LineProblem lines;
  put_days(problem, choices, lines);
  put_workers(problem, choices, lines);
  put_pairings(problem, choices, lines);
  lines.constant = cost_of_the_past(lines);
  return lines;
}

void account(const RosterProblem& problem, const LineAnswer& answer, const SolveOptions& options,
             const FindShortages& shortages, Roster& roster) {
  RosterCheck check = check_roster(problem, roster.assignments, roster.unassigned);
  roster.objective = check.objective;
  roster.bound = std::clamp(answer.bound, 0.0, roster.objective);
  roster.gap = relative_gap(roster.objective, roster.bound);
  roster.bound_from = "all lines of work that people may have";
  roster.seed = options.seed;
  roster.penalties = std::move(check.penalties);
  roster.findings = std::move(check.violations);
  const bool agreed = roster.findings.empty() && agree(answer.cost, roster.objective);
  const bool proven = agreed && is_closed(roster.objective, roster.bound, options.gap);
  roster.status = !roster.findings.empty() ? SolveStatus::infeasible
                  : proven                 ? SolveStatus::optimal
                                           : SolveStatus::feasible;
  if (roster.findings.empty()) roster.findings = explain_shortages(problem, roster, shortages(check));
}

}  // namespace krarup::lines
