#include "io/json_roster.hpp"

#include "io/named_file.hpp"
#include "krarup/core/validate.hpp"
#include "krarup/io/roster_json.hpp"

namespace krarup {

RosterProblem parse_roster_problem(std::string_view json) {
  const Json document = parse_json(json);
  RosterProblem problem = JsonForm<RosterProblem>::read(document, Place{}, Reading{});
  validate(problem);
  return problem;
}

RosterProblem load_roster_problem(const std::filesystem::path& path) {
  return read_named_file(path, parse_roster_problem);
}

std::string to_json(const RosterProblem& problem) { return pretty(JsonForm<RosterProblem>::write(problem, {})); }

void save_roster_problem(const RosterProblem& problem, const std::filesystem::path& path) {
  write_file(path, to_json(problem));
}

std::string to_json(const Roster& roster, const LocalClock& clock) {
  return pretty(JsonForm<Roster>::write(roster, clock));
}

}  // namespace krarup
