#include "krarup/io/schema.hpp"

#include <gtest/gtest.h>

#include "krarup/io/file.hpp"

namespace krarup {
namespace {

const std::filesystem::path published = std::filesystem::path(KRARUP_SOURCE_DIR) / "docs" / "schema";

TEST(Schema, OfAScenarioIsPublishedAsTheCodeHasIt) {
  EXPECT_TRUE(read_file(published / "scenario-1.schema.json") == scenario_schema()) << "run write_schema docs/schema";
}

TEST(Schema, OfAPlanIsPublishedAsTheCodeHasIt) {
  EXPECT_TRUE(read_file(published / "plan-1.schema.json") == plan_schema()) << "run write_schema docs/schema";
}

TEST(Schema, OfDeferredWorkIsPublishedAsTheCodeHasIt) {
  EXPECT_TRUE(read_file(published / "deferred-work-1.schema.json") == deferred_work_schema())
      << "run write_schema docs/schema";
}

TEST(Schema, OfAShiftProblemIsPublishedAsTheCodeHasIt) {
  EXPECT_TRUE(read_file(published / "shift-problem-1.schema.json") == shift_problem_schema())
      << "run write_schema docs/schema";
}

TEST(Schema, OfATourProblemIsPublishedAsTheCodeHasIt) {
  EXPECT_TRUE(read_file(published / "tour-problem-1.schema.json") == tour_problem_schema())
      << "run write_schema docs/schema";
}

TEST(Schema, OfARosterProblemIsPublishedAsTheCodeHasIt) {
  EXPECT_TRUE(read_file(published / "roster-problem-1.schema.json") == roster_problem_schema())
      << "run write_schema docs/schema";
}

}  // namespace
}  // namespace krarup
