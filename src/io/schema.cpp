#include "krarup/io/schema.hpp"

#include "io/json_activities.hpp"
#include "io/json_deferred_work.hpp"
#include "io/json_roster.hpp"
#include "io/json_shifts.hpp"

namespace krarup {

namespace {

template <class Document>
std::string schema_text(const char* title) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  schema.update(JsonForm<Document>::schema({}));
  return pretty(schema);
}

}  // namespace

std::string scenario_schema() { return schema_text<Scenario>("A scenario to be planned by krarup, version 1"); }

std::string deferred_work_schema() {
  return schema_text<DeferredWork>("Deferred work to be answered for by krarup, version 1");
}

std::string plan_schema() { return schema_text<Plan>("A plan made by krarup, version 1"); }

std::string shift_problem_schema() { return schema_text<ShiftProblem>("Shifts to be designed by krarup, version 1"); }

std::string tour_problem_schema() { return schema_text<TourProblem>("Tours to be designed by krarup, version 1"); }

std::string activity_problem_schema() {
  return schema_text<ActivityProblem>("Activities to be placed by krarup, version 1");
}

std::string roster_problem_schema() { return schema_text<RosterProblem>("A roster to be made by krarup, version 1"); }

}  // namespace krarup
