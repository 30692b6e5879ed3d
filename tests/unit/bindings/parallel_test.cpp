#include "parallel.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

#include "krarup/core/error.hpp"

namespace krarup::python {
namespace {

using testing::Each;

class InParallel : public testing::Test {
 protected:
  void TearDown() override { set_max_threads(before_); }

 private:
  int before_ = static_cast<int>(max_threads());
};

TEST_F(InParallel, VisitsEveryElementOnce) {
  for (const int threads : {1, 2, 5}) {
    set_max_threads(threads);
    std::vector<int> visits(100'000);
    in_parallel(visits.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) ++visits[i];
    });
    EXPECT_THAT(visits, Each(1)) << threads << " threads";
  }
}

TEST_F(InParallel, LeavesAnEmptyBatchAlone) {
  in_parallel(0, [](std::size_t, std::size_t) { FAIL() << "there is nothing to do"; });
}

TEST_F(InParallel, StaysOnTheCallersThreadWithOneThread) {
  set_max_threads(1);
  const auto caller = std::this_thread::get_id();
  in_parallel(100'000, [&](std::size_t, std::size_t) { EXPECT_EQ(std::this_thread::get_id(), caller); });
}

TEST_F(InParallel, MayBeCalledFromSeveralThreadsAtOnce) {
  std::atomic<std::size_t> visited{0};
  const auto visit = [&] { in_parallel(50'000, [&](std::size_t begin, std::size_t end) { visited += end - begin; }); };
  { const std::jthread one(visit), other(visit); }
  EXPECT_EQ(visited, 100'000u);
}

TEST_F(InParallel, RefusesToUseNoThread) { EXPECT_THROW(set_max_threads(0), InvalidInput); }

}  // namespace
}  // namespace krarup::python
