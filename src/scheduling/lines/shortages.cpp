#include "scheduling/lines/shortages.hpp"

#include <algorithm>
#include <map>

#include "scheduling/check/replays.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::lines {

namespace {

/// More people and shortages together are listed without reasons.
constexpr std::size_t most_questions = 100'000;

constexpr auto busy = "one_shift_a_day";
constexpr auto dear = "understaffing";  // nothing but the price stands in the way

bool has_skill(const Person& person, const std::string& skill) {
  return skill.empty() ||
         std::any_of(person.skills.begin(), person.skills.end(), [&](const Skill& each) { return each.name == skill; });
}

using Reasons = std::map<std::string, std::size_t>;  // people by what keeps them from working

class Shortages {
 public:
  Shortages(const RosterProblem& problem, const Roster& roster) : problem_(problem), days_(check::horizon_of(problem)) {
    for (const Person& person : problem.people) worked_[person.name];
    for (const Assignment& each : roster.assignments) worked_[each.person].push_back(each.shift);
  }

  [[nodiscard]] Finding explain(const Shortage& shortage, bool with_reasons) const {
    Finding finding = shortage.what;
    finding.rule = dear;
    if (!with_reasons) return finding;
    Reasons reasons;
    std::size_t people = 0;
    for (const Person& person : problem_.people) {
      if (!has_skill(person, shortage.skill)) continue;
      ++reasons[reason(person, shortage)];
      ++people;
    }
    const std::string able = shortage.skill.empty() ? "" : " with the skill";
    finding.text += ": of " + people_text(people) + able + in_words(reasons);
    if (reasons.empty()) return finding;
    finding.rule = std::max_element(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) {
                     return a.second < b.second;
                   })->first;
    return finding;
  }

 private:
  /// The first rule that keeps somebody from working one of the shifts as well.
  [[nodiscard]] std::string reason(const Person& person, const Shortage& shortage) const {
    const std::vector<Shift>& worked = worked_.at(person.name);
    const bool works_already = std::any_of(worked.begin(), worked.end(), [&](const Shift& shift) {
      return problem_.clock.date(shift.start) == shortage.date;
    });
    if (works_already) return busy;
    std::string first;
    for (const Shift& choice : shortage.choices) {
      const std::string broken = first_broken(person, worked, choice);
      if (broken.empty()) return dear;
      if (first.empty()) first = broken;
    }
    return first;
  }

  [[nodiscard]] std::string first_broken(const Person& person, std::vector<Shift> worked, const Shift& more) const {
    worked.insert(std::upper_bound(worked.begin(), worked.end(), more,
                                   [](const Shift& a, const Shift& b) { return a.start < b.start; }),
                  more);
    check::Ledger ledger;
    check::check_contract(problem_, person, worked, ledger);
    const check::Line line = check::line_of(problem_, days_, person, worked);
    check::check_rules(line, ledger);
    check::check_wishes(line, ledger);
    const RosterCheck check = ledger.close({});
    return check.violations.empty() ? "" : check.violations.front().rule;
  }

  [[nodiscard]] static std::string in_words(const Reasons& reasons) {
    std::string text;
    for (const auto& [rule, people] : reasons) {
      text += ", " + std::to_string(people);
      if (rule == busy) {
        text += people == 1 ? " works another shift" : " work another shift";
      } else if (rule == dear) {
        text += " could, for more than the shift is worth";
      } else {
        text += " would break " + rule;
      }
    }
    return text;
  }

  const RosterProblem& problem_;
  check::Horizon days_;
  std::map<std::string, std::vector<Shift>> worked_;  // in order of time
};

}  // namespace

Shortage shortage_of_shifts(const RosterProblem& problem, Date date, const std::string& shift_template, double required,
                            double missing) {
  return {.what = {.subject = shift_template,
                   .start = problem.clock.instant(date, TimeOfDay{}),
                   .end = problem.clock.instant(date + std::chrono::days{1}, TimeOfDay{}),
                   .amount = missing,
                   .text = day_text(date) + " lacks " + number_text(missing) + " of " + count_text(required, "shift") +
                           " \"" + shift_template + "\""},
          .date = date};
}

std::vector<Finding> explain_shortages(const RosterProblem& problem, const Roster& roster,
                                       const std::vector<Shortage>& shortages) {
  const Shortages all(problem, roster);
  const bool with_reasons = !problem.people.empty() && shortages.size() * problem.people.size() <= most_questions;
  std::vector<Finding> findings;
  for (const Shortage& each : shortages) findings.push_back(all.explain(each, with_reasons));
  return findings;
}

}  // namespace krarup::lines
