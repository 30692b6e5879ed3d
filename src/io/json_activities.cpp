#include "io/json_activities.hpp"

#include "io/named_file.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/io/activities_json.hpp"

namespace krarup {

ActivityProblem parse_activity_problem(std::string_view json) {
  const Json document = parse_json(json);
  ActivityProblem problem = JsonForm<ActivityProblem>::read(document, Place{}, Reading{});
  validate(problem);
  return problem;
}

ActivityProblem load_activity_problem(const std::filesystem::path& path) {
  return read_named_file(path, parse_activity_problem);
}

std::string to_json(const ActivityProblem& problem) { return pretty(JsonForm<ActivityProblem>::write(problem, {})); }

void save_activity_problem(const ActivityProblem& problem, const std::filesystem::path& path) {
  write_file(path, to_json(problem));
}

std::string to_json(const ActivityPlan& plan, const LocalClock& clock) {
  return pretty(JsonForm<ActivityPlan>::write(plan, clock));
}

}  // namespace krarup
