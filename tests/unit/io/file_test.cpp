#include "krarup/io/file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "krarup/core/error.hpp"
#include "krarup/io/limits.hpp"

namespace krarup {
namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone after the test.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("krarup_") + test->name());
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& each : fs::directory_iterator(folder_)) names.push_back(each.path().filename().string());
    return names;
  }

  fs::path folder_;
};

TEST_F(Files, ReadBackAsWritten) {
  const std::string text("line\r\nwith a \0 byte", 19);
  write_file(folder_ / "a.txt", text);
  EXPECT_EQ(read_file(folder_ / "a.txt"), text);
}

TEST_F(Files, AreReplacedAsAWholeAndLeaveNothingBeside) {
  write_file(folder_ / "a.txt", "a long first text");
  write_file(folder_ / "a.txt", "short");
  EXPECT_EQ(read_file(folder_ / "a.txt"), "short");
  EXPECT_THAT(names(), testing::ElementsAre("a.txt"));
}

TEST_F(Files, ThatCannotBeWrittenLeaveWhatWasThere) {
  fs::create_directory(folder_ / "taken");
  write_file(folder_ / "taken" / "inner.txt", "old");
  EXPECT_THROW(write_file(folder_ / "taken", "new"), Error);  // a folder has this name
  EXPECT_THROW(write_file(folder_ / "no such folder" / "a.txt", "new"), Error);
  EXPECT_THAT(names(), testing::ElementsAre("taken"));
  EXPECT_EQ(read_file(folder_ / "taken" / "inner.txt"), "old");
}

TEST_F(Files, ThatAreNotThereAreNamed) {
  try {
    static_cast<void>(read_file(folder_ / "nowhere.csv"));
    FAIL();
  } catch (const ParseError& error) {
    EXPECT_EQ(error.what(), (folder_ / "nowhere.csv").string() + ": no such file");
  }
}

TEST_F(Files, BeyondTheLimitAreRefusedBeforeTheyAreRead) {
  const fs::path path = folder_ / "long.csv";
  std::ofstream(path).put('x');
  fs::resize_file(path, limits::file_bytes + 1);  // no block of it is ever written
  EXPECT_THROW(static_cast<void>(read_file(path)), ParseError);
}

}  // namespace
}  // namespace krarup
