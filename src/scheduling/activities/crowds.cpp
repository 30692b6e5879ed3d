#include "scheduling/activities/crowds.hpp"

#include <algorithm>

namespace krarup::activities {

Crowds::Crowds(const ActivityProblem& problem) {
  if (problem.required) crowds_.resize(1);
  for (const Person& person : problem.people) {
    const skills::Crowd crowd = skills::crowd_of(problem.requirements, person);
    const auto found = std::find(crowds_.begin(), crowds_.end(), crowd);
    of_person_[person.name] = static_cast<std::size_t>(found - crowds_.begin());
    if (found == crowds_.end()) crowds_.push_back(crowd);
  }
}

}  // namespace krarup::activities
