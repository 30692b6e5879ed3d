#pragma once

#include "krarup/scheduling/explain.hpp"
#include "scheduling/explain/line_program.hpp"
#include "scheduling/explain/work.hpp"

namespace krarup::why {

/// Who can work what by the rules that look at single shifts, and which clauses are in the way.
struct Ability {
  std::vector<bool> can{};              ///< by option
  std::vector<std::string> obstacle{};  ///< by option: the words of the first clause in the way, if any
};

/// Whether one person has a legal line; if not, adds the rules that exclude each other, and what would help.
[[nodiscard]] Ability explain_person(const RosterProblem& problem, const std::vector<Option>& options,
                                     const Person& person, Explanation& explanation);

/// Whether everything can be done by everybody together; if not, adds what stays undone, what would help, and what
/// excludes each other.
void explain_together(const RosterProblem& problem, const std::vector<Option>& options, const std::vector<Work>& work,
                      Explanation& explanation);

}  // namespace krarup::why
