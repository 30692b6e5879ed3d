// Writes the published JSON Schemas into a folder: write_schema docs/schema

#include <filesystem>
#include <iostream>

#include "krarup/core/error.hpp"
#include "krarup/io/file.hpp"
#include "krarup/io/schema.hpp"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: write_schema <folder>\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  try {
    krarup::write_file(folder / "scenario-1.schema.json", krarup::scenario_schema());
    krarup::write_file(folder / "deferred-work-1.schema.json", krarup::deferred_work_schema());
    krarup::write_file(folder / "plan-1.schema.json", krarup::plan_schema());
    krarup::write_file(folder / "shift-problem-1.schema.json", krarup::shift_problem_schema());
    krarup::write_file(folder / "tour-problem-1.schema.json", krarup::tour_problem_schema());
    krarup::write_file(folder / "activity-problem-1.schema.json", krarup::activity_problem_schema());
    krarup::write_file(folder / "roster-problem-1.schema.json", krarup::roster_problem_schema());
  } catch (const krarup::Error& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
