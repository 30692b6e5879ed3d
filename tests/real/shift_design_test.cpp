#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "krarup/scheduling/check.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

const std::filesystem::path folder = std::filesystem::path(KRARUP_SHARED_DIR) / "instances" / "shift_design";

/// A file of the data sets of Musliu, Schaerf and Slany: sections that begin with a title after '#'.
class InstanceFile {
 public:
  explicit InstanceFile(const std::filesystem::path& path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) lines_.push_back(line);
  }

  /// The first line below a title that is neither empty nor a comment, and `further` lines on.
  [[nodiscard]] std::istringstream below(const std::string& title, std::size_t further = 0) const {
    std::size_t i = 0;
    while (lines_.at(i).rfind(title, 0) != 0) ++i;
    do {
      ++i;
    } while (lines_.at(i).find_first_not_of(" \r") == std::string::npos || lines_.at(i)[0] == '#');
    return std::istringstream(lines_.at(i + further));
  }

  [[nodiscard]] double number(const std::string& title) const {
    double value = 0;
    below(title) >> value;
    return value;
  }

 private:
  std::vector<std::string> lines_;
};

ShiftTemplate read_template(std::istringstream line, Seconds slot) {
  std::string abbreviation, name, start;
  double later = 0, earlier = 0, length = 0, longer = 0, shorter = 0;
  line >> abbreviation >> name >> start >> later >> earlier >> length >> longer >> shorter;
  const double at = std::stod(start) * 60 + std::stod(start.substr(start.find(':') + 1));
  return {.name = name,
          .length = Seconds{60 * (length - shorter)},
          .max_length = Seconds{60 * (length + longer)},
          .length_step = slot,
          .earliest_start = {Seconds{60 * (at - earlier)}},
          .latest_start = {Seconds{60 * (at + later)}},
          .start_step = slot,
          .cost_per_hour = 0};
}

ShiftProblem read_problem(const InstanceFile& file) {
  ShiftProblem problem;
  problem.required.start = std::chrono::sys_days{std::chrono::year{2003} / 7 / 21};
  problem.required.step = Seconds{60 * file.number("#MinuteInterval")};
  std::istringstream required = file.below("#Requirements");
  for (double agents = 0; required >> agents;) problem.required.values.push_back(agents);
  const auto templates = static_cast<std::size_t>(file.number("#Number of shift templates"));
  for (std::size_t i = 0; i < templates; ++i) {
    problem.shift_templates.push_back(read_template(file.below("#Shift templates", i), problem.required.step));
  }
  problem.costs = {.understaffing = 60 * file.number("#UnderCover"), .overstaffing = 60 * file.number("#Overcover")};
  problem.cost_per_distinct_shift = file.number("#Shifts:");
  problem.cyclic = true;
  return problem;
}

double best_known(const std::string& name) {
  std::ifstream file(folder / "best_known.csv");
  for (std::string line; std::getline(file, line);) {
    if (line.rfind(name + ",", 0) == 0) return std::stod(line.substr(name.size() + 1));
  }
  return -1;
}

class PublicShiftDesign : public testing::TestWithParam<const char*> {};

TEST_P(PublicShiftDesign, IsSolvedToItsBestKnownCostWithProof) {
  const std::filesystem::path path = folder / (std::string(GetParam()) + ".txt");
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << "the instance is not there: " << path
                 << " (set KRARUP_SHARED_DIR to the folder of the shared data sets)";
  }
  const ShiftProblem problem = read_problem(InstanceFile(path));
  const ShiftPlan plan = design_shifts(problem, {.time_limit = 10min, .gap = 0});
  EXPECT_EQ(plan.status, SolveStatus::optimal);
  EXPECT_NEAR(plan.objective, best_known(GetParam()), 1e-6);
  const ShiftCheck check = check_shifts(problem, plan.shifts);
  EXPECT_TRUE(check.violations.empty());
  EXPECT_NEAR(check.objective, plan.objective, 1e-6);
}

// The quickest of the data sets; all are in benchmarks/rostering.
INSTANTIATE_TEST_SUITE_P(, PublicShiftDesign, testing::Values("1-1", "1-5", "1-6", "1-11", "1-15", "4-1"),
                         [](const auto& each) {
                           std::string name = std::string("Instance") + each.param;
                           name[name.find('-')] = '_';
                           return name;
                         });

}  // namespace
