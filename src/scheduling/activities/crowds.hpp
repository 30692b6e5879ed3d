#pragma once

#include <map>
#include <string>
#include <vector>

#include "krarup/scheduling/activity_plan.hpp"
#include "scheduling/skills/skill_problem.hpp"

namespace krarup::activities {

/// Who can change places: everybody with everybody, but for skills that are asked for.
class Crowds {
 public:
  explicit Crowds(const ActivityProblem& problem);

  [[nodiscard]] std::size_t size() const { return crowds_.size(); }
  [[nodiscard]] const skills::Crowd& operator[](std::size_t crowd) const { return crowds_[crowd]; }
  [[nodiscard]] std::size_t of(const std::string& person) const {
    const auto found = of_person_.find(person);
    return found == of_person_.end() ? 0 : found->second;
  }

 private:
  std::vector<skills::Crowd> crowds_;
  std::map<std::string, std::size_t> of_person_;  // but for those of the first
};

}  // namespace krarup::activities
