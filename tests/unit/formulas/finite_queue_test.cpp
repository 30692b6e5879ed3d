#include "krarup/formulas/finite_queue.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <sstream>
#include <string>

namespace {

using namespace krarup::formulas;

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string in_words(const FiniteQueue& q, double wait) {
  std::ostringstream text;
  text.precision(17);
  text << q.servers << " servers, " << q.offered_load << " erlangs, patience " << q.patience << ", balking "
       << q.balking << ", " << q.lines << " lines, wait " << wait;
  return text.str();
}

void expect_sound(const FiniteQueue& q, double wait) {
  const FiniteQueueMeasures measures = finite_queue_measures(q, wait);
  const WaitingMeasures& m = measures.waiting;
  bool shares = true;
  for (const double share : {m.answered_within, m.answered_after, m.abandoned_within, m.abandoned_after, m.abandonment,
                             m.probability_of_wait, m.occupancy, measures.blocked}) {
    shares = shares && share >= 0 && share <= 1 + 1e-12;
  }
  const double lost = m.abandoned_within + m.abandoned_after;
  const double sum = m.answered_within + m.answered_after + lost + measures.blocked;
  const bool whole = std::abs(sum - 1) < 1e-11 && std::abs(lost - m.abandonment) <= 1e-10 * m.abandonment + 1e-290;
  const bool times = m.mean_wait >= 0 && m.mean_wait_of_answered >= 0 && m.mean_queue_length >= 0 &&
                     m.mean_queue_length <= std::ceil(q.lines) * (1 + 1e-12);
  EXPECT_TRUE(shares && whole && times) << in_words(q, wait) << " : " << m.answered_within << " " << m.answered_after
                                        << " " << m.abandoned_within << " " << m.abandoned_after << " ab "
                                        << m.abandonment << " pw " << m.probability_of_wait << " mw " << m.mean_wait
                                        << " mwa " << m.mean_wait_of_answered << " occ " << m.occupancy << " mq "
                                        << m.mean_queue_length << " bl " << measures.blocked << " sum-1 " << sum - 1;
}

TEST(FiniteQueue, IsSoundAtExtremes) {
  for (double servers : {0., 5e-324, 1e-300, 1e-6, 0.5, 1., 30., 1e6}) {
    for (double load : {0., 5e-324, 1e-300, 1e-6, 0.5, 1., 30., 1e12}) {
      for (double patience : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e100, infinity}) {
        for (double wait : {0., 5e-324, 1e-300, 1e-9, 1., 1e6, 1e100, infinity}) {
          for (double balking : {0., 1e-300, 0.3, 1.}) {
            for (double places : {0., 1e-9, 0.5, 1., 2.5, 400.}) {
              expect_sound({servers, load, patience, balking, servers + places}, wait);
            }
            expect_sound({servers, load, patience, balking, infinity}, wait);
            expect_sound({servers, load, patience, balking, servers / 2}, wait);
          }
        }
      }
    }
  }
}

}  // namespace
