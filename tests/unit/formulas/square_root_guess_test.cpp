#include "krarup/formulas/square_root_guess.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "krarup/formulas/erlang_a.hpp"

namespace {

using namespace krarup::formulas;

TEST(ServersThatKeep, LoseAboutAsManyAsTheyMay) {
  int asked = 0;
  for (const double patience : {0.1, 0.33, 1., 2., 4.}) {
    for (const double load : {10., 30., 100., 1e3, 1e4, 1e5}) {
      for (const double lost : {0.1, 0.05, 0.02, 0.01, 0.002}) {
        const auto [servers, gain] = servers_that_keep(load, lost, patience);
        if (servers == 0) {  // at large loads few leave though nobody is to spare
          EXPECT_LT(erlang_a_measures(load + 1, load, patience, 0).abandonment, lost);
          continue;
        }
        ++asked;
        const double here = std::log(erlang_a_measures(servers, load, patience, 0).abandonment);
        const double next = std::log(erlang_a_measures(servers + 1, load, patience, 0).abandonment);
        EXPECT_NEAR(gain / (here - next), 1, 0.2) << load << " " << lost << " " << patience;
        EXPECT_NEAR((here - std::log(lost)) / (here - next), 0, 0.5 + 0.025 * std::sqrt(load))
            << load << " " << lost << " " << patience;
      }
    }
  }
  EXPECT_GT(asked, 70);
}

}  // namespace
