#include "scheduling/skills/skill_shortages.hpp"

#include <algorithm>
#include <map>

#include "scheduling/common/words.hpp"

namespace krarup::skills {

namespace {

constexpr double nothing = 1e-6;  // agents

class SkillShortages {
 public:
  SkillShortages(const RosterProblem& problem, const lines::Workable& workable)
      : problem_(problem), choices_(lines::with_early_breaks(problem, workable)) {}

  /// What is missing in the intervals [first, last), all of one day.
  [[nodiscard]] lines::Shortage shortage(const SkillCoverage& coverage, const Series<double>& required,
                                         std::size_t first, std::size_t last) const {
    const auto& missing = coverage.missing.values;
    const auto worst = static_cast<std::size_t>(std::max_element(missing.begin() + static_cast<std::ptrdiff_t>(first),
                                                                 missing.begin() + static_cast<std::ptrdiff_t>(last)) -
                                                missing.begin());
    const Instant start = required.time(first), end = required.time(last);
    lines::Shortage shortage{.date = problem_.clock.date(start), .skill = coverage.skill};
    shortage.what = {.subject = coverage.skill, .start = start, .end = end, .amount = missing[worst]};
    shortage.what.text = span_text(problem_.clock, start, end) + " lacks " + (last - first > 1 ? "up to " : "") +
                         number_text(missing[worst]) + " of " + count_text(required[worst], "agent");
    if (!coverage.skill.empty()) shortage.what.text += " for \"" + coverage.skill + "\"";
    shortage.choices = choices(shortage.date, start, end);
    return shortage;
  }

 private:
  [[nodiscard]] std::vector<Shift> choices(Date date, Instant start, Instant end) const {
    const auto day = (date - problem_.first_day).count();
    std::map<std::string, std::pair<std::chrono::seconds, const Shift*>> best;
    if (day < 0 || day >= problem_.days) return {};
    for (const lines::Choice& choice : choices_[static_cast<std::size_t>(day)]) {
      const auto covered = std::min(end, choice.shift.end()) - std::max(start, choice.shift.start);
      auto& known = best[choice.shift.shift_template];
      if (covered > known.first) known = {covered, &choice.shift};
    }
    std::vector<Shift> shifts;
    for (const auto& [name, shift] : best) {
      if (shift.second != nullptr) shifts.push_back(*shift.second);
    }
    return shifts;
  }

  const RosterProblem& problem_;
  lines::Choices choices_;
};

}  // namespace

std::vector<lines::Shortage> skill_shortages(const RosterProblem& problem, const lines::Workable& workable,
                                             const std::vector<SkillCoverage>& coverage) {
  const SkillShortages all(problem, workable);
  std::vector<lines::Shortage> shortages;
  for (std::size_t skill = 0; skill < coverage.size(); ++skill) {
    const Series<double>& required = problem.requirements[skill].required;
    const auto lacks = [&](std::size_t i) { return coverage[skill].missing[i] > nothing; };
    const auto date = [&](std::size_t i) { return problem.clock.date(required.time(i)); };
    for (std::size_t i = 0; i < required.size(); ++i) {
      if (!lacks(i)) continue;
      const std::size_t first = i;
      while (i + 1 < required.size() && lacks(i + 1) && date(i + 1) == date(first)) ++i;
      shortages.push_back(all.shortage(coverage[skill], required, first, i + 1));
    }
  }
  return shortages;
}

}  // namespace krarup::skills
