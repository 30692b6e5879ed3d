#include "scheduling/explain/conflicts.hpp"

#include <algorithm>
#include <map>

#include "scheduling/common/words.hpp"
#include "scheduling/explain/person_rows.hpp"

namespace krarup::why {

namespace {

constexpr double least_concession = 1e-6;

using Group = std::vector<std::size_t>;  ///< clauses that are kept or dropped together

std::vector<Keep> all(const LineProgram& program, Keep keep) {
  return std::vector<Keep>(program.clauses().size(), keep);
}

/// Drops one group after the other for good if the rest is impossible even without it. What remains is impossible, and
/// without any one of its groups possible.
std::vector<Group> irreducible(const LineProgram& program, const std::vector<Group>& groups, std::vector<Keep>& keep) {
  std::vector<Group> needed;
  for (const Group& group : groups) {
    for (const std::size_t clause : group) keep[clause] = Keep::not_at_all;
    if (!program.solve(keep).possible) continue;
    for (const std::size_t clause : group) keep[clause] = Keep::strictly;
    needed.push_back(group);
  }
  return needed;
}

std::vector<Group> one_by_one(const std::vector<Group>& groups) {
  std::vector<Group> single;
  for (const Group& group : groups) {
    for (const std::size_t clause : group) single.push_back({clause});
  }
  return single;
}

std::string quoted(const Clause& clause) { return "\"" + clause.words + "\""; }

Finding finding(const RosterProblem& problem, const Clause& clause, double amount, const std::string& text) {
  return {.rule = clause.rule,
          .subject = clause.subject,
          .start = problem.clock.instant(clause.from, TimeOfDay{}),
          .end = problem.clock.instant(clause.until + std::chrono::days{1}, TimeOfDay{}),
          .amount = amount,
          .text = text};
}

/// "by 1 day on "at most 4 days in each week"".
std::string concession_text(const Clause& clause, double amount) {
  return "by " + count_text(amount, clause.unit) + " on " + quoted(clause);
}

/// What each of the rules would have to give way by, if it were the only one.
std::vector<std::string> single_concessions(const LineProgram& program, const std::vector<Group>& conflict) {
  std::vector<std::string> texts;
  for (const Group& group : conflict) {
    const std::size_t clause = group.front();
    std::vector<Keep> keep = all(program, Keep::strictly);
    keep[clause] = Keep::at_a_cost;
    const LineProgram::Answer answer = program.solve(keep);
    if (!answer.possible) continue;
    texts.push_back(concession_text(program.clauses()[clause], answer.concessions[clause]));
  }
  return texts;
}

/// The fewest concessions of all rules.
std::vector<std::string> joint_concessions(const LineProgram& program) {
  std::vector<std::string> texts;
  const LineProgram::Answer answer = program.solve(all(program, Keep::at_a_cost));
  for (std::size_t clause = 0; answer.possible && clause < program.clauses().size(); ++clause) {
    if (answer.concessions[clause] <= least_concession) continue;
    texts.push_back(concession_text(program.clauses()[clause], answer.concessions[clause]));
  }
  return texts;
}

std::string no_line_text(const LineProgram& program, const Person& person, const std::vector<Group>& conflict) {
  std::vector<std::string> words;
  for (const Group& group : conflict) words.push_back(quoted(program.clauses()[group.front()]));
  std::string text = person.name + " has no legal line of work: " + listed(words) +
                     (words.size() > 1 ? " exclude each other" : " cannot be kept");
  const std::vector<std::string> alone = single_concessions(program, conflict);
  if (!alone.empty()) return text + "; give way " + listed(alone, " or ");
  const std::vector<std::string> together = joint_concessions(program);
  return together.empty() ? text : text + ", nor can others; give way " + listed(together);
}

Ability ability_of(const LineProgram& program, const std::vector<int>& columns) {
  Ability ability;
  for (const int column : columns) {
    const auto& forbidding = program.forbidding(column);
    ability.can.push_back(forbidding.empty());
    ability.obstacle.push_back(forbidding.empty() ? "" : program.clauses()[forbidding.front()].words);
  }
  return ability;
}

}  // namespace

Ability explain_person(const RosterProblem& problem, const std::vector<Option>& options, const Person& person,
                       Explanation& explanation) {
  LineProgram program;
  PersonRows rows(program, problem, options, person);
  rows.add_clauses(true);
  std::vector<Keep> keep = all(program, Keep::strictly);
  if (!program.solve(keep).possible) {
    std::vector<Group> clauses;
    for (std::size_t clause = 0; clause < keep.size(); ++clause) clauses.push_back({clause});
    const std::vector<Group> conflict = irreducible(program, clauses, keep);
    const Clause& main = program.clauses()[conflict.front().front()];
    explanation.obstacles.push_back(finding(problem, main, 0, no_line_text(program, person, conflict)));
  }
  return ability_of(program, rows.columns());
}

namespace {

/// Everybody's lines, and the work that has to be done with them.
class Together {
 public:
  Together(const RosterProblem& problem, const std::vector<Option>& options, const std::vector<Work>& work)
      : problem_(problem), work_(work) {
    std::vector<std::vector<int>> columns;
    for (const Person& person : problem.people) {
      PersonRows rows(program_, problem, options, person);
      rows.add_clauses(false);
      columns.push_back(rows.columns());
    }
    first_work_ = program_.clauses().size();
    for (const Work& each : work) add_work(each, columns);
  }

  void explain(Explanation& explanation) {
    if (solve(Keep::strictly, Keep::strictly).possible) return;
    list_unmet(explanation);
    list_changes(explanation);
    list_conflict(explanation);
  }

 private:
  void add_work(const Work& work, const std::vector<std::vector<int>>& columns) {
    Sum done;
    for (const std::vector<int>& of_person : columns) {
      for (const std::size_t option : work.options) done.terms.push_back({of_person[option], 1});
    }
    if (work.given) program_.add_row(LineProgram::always, -mip::infinity, done, work.required);
    const std::size_t clause =
        program_.add_clause({"coverage", work.shift_template, work.words, "shift", work.date, work.date});
    program_.add_row(clause, work.required, done, mip::infinity);
  }

  LineProgram::Answer solve(Keep rules, Keep work) const {
    std::vector<Keep> keep = all(program_, rules);
    std::fill(keep.begin() + static_cast<std::ptrdiff_t>(first_work_), keep.end(), work);
    return program_.solve(keep);
  }

  /// Partial cover is an answer.
  void list_unmet(Explanation& explanation) const {
    const LineProgram::Answer answer = solve(Keep::strictly, Keep::at_a_cost);
    for (std::size_t i = 0; answer.possible && i < work_.size(); ++i) {
      const double missing = answer.concessions[first_work_ + i];
      if (missing <= least_concession) continue;
      explanation.unmet.push_back(finding(
          problem_, program_.clauses()[first_work_ + i], missing,
          "Of the " + work_[i].words + ", " + number_text(missing) + " can be worked by nobody if every rule is kept"));
    }
  }

  void list_changes(Explanation& explanation) const {
    const LineProgram::Answer answer = solve(Keep::at_a_cost, Keep::strictly);
    for (std::size_t clause = 0; answer.possible && clause < first_work_; ++clause) {
      const double amount = answer.concessions[clause];
      if (amount <= least_concession) continue;
      const Clause& each = program_.clauses()[clause];
      explanation.changes.push_back(
          finding(problem_, each, amount, each.subject + " gives way " + concession_text(each, amount)));
    }
  }

  /// Rules of one kind first for all people at once, then person by person.
  void list_conflict(Explanation& explanation) const {
    std::vector<Group> groups;
    std::map<std::string, Group> by_rule;
    for (std::size_t clause = 0; clause < first_work_; ++clause) {
      by_rule[program_.clauses()[clause].rule].push_back(clause);
    }
    for (const auto& [rule, group] : by_rule) groups.push_back(group);
    for (std::size_t clause = first_work_; clause < program_.clauses().size(); ++clause) groups.push_back({clause});
    std::vector<Keep> keep = all(program_, Keep::strictly);
    const std::vector<Group> kinds = irreducible(program_, groups, keep);
    const std::vector<Group> conflict = irreducible(program_, one_by_one(kinds), keep);
    explanation.conflict.push_back(conflict_finding(conflict));
  }

  [[nodiscard]] Finding conflict_finding(const std::vector<Group>& conflict) const {
    std::vector<std::string> wanted, rules;
    std::map<std::string, std::vector<std::string>> people;
    for (const Group& group : conflict) {
      const Clause& clause = program_.clauses()[group.front()];
      if (clause.rule == "coverage") {
        wanted.push_back(clause.words);
      } else {
        people[quoted(clause)].push_back(clause.subject);
      }
    }
    for (const auto& [words, names] : people) rules.push_back(words + " for " + listed(names));
    const std::string limits = rules.empty() ? "with " + people_text(problem_.people.size()) : "with " + listed(rules);
    Clause whole = program_.clauses()[conflict.front().front()];
    whole.rule = "conflict";
    return finding(problem_, whole, 0, listed(wanted) + " cannot be worked " + limits);
  }

  const RosterProblem& problem_;
  const std::vector<Work>& work_;
  LineProgram program_;
  std::size_t first_work_ = 0;
};

}  // namespace

void explain_together(const RosterProblem& problem, const std::vector<Option>& options, const std::vector<Work>& work,
                      Explanation& explanation) {
  if (work.empty() || options.size() * problem.people.size() > Explanation::max_choices) return;
  Together(problem, options, work).explain(explanation);
}

}  // namespace krarup::why
