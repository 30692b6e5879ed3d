#include <gtest/gtest.h>

#include "general_patience_row.hpp"

// Every field of M/M/n+G against tests/reference/tables/general_patience.csv, made by
// tools/make_general_patience_table.py with 40 digits and another method.

namespace krarup::reference {
namespace {

TEST(GeneralPatienceTable, EveryFieldIsRightToElevenDigits) {
  std::size_t checked = 0;
  std::map<std::string, double> worst;
  for (const MadeRow& row : made_table("tests/reference/tables/general_patience.csv")) {
    const GeneralPatience queue = general_patience_of(row);
    const auto found = krarup::detail::measures(queue, Seconds{number(row, "wait")});
    const std::map<std::string, double> fields{{"answered_within", found.answered_within},
                                               {"answered_after", found.answered_after},
                                               {"abandoned_within", found.abandoned_within},
                                               {"abandoned_after", found.abandoned_after},
                                               {"abandonment", found.abandonment},
                                               {"probability_of_wait", found.probability_of_wait},
                                               {"mean_wait", found.mean_wait},
                                               {"mean_wait_of_answered", found.mean_wait_of_answered},
                                               {"occupancy", found.occupancy},
                                               {"mean_queue_length", found.mean_queue_length}};
    for (const auto& [name, value] : fields) {
      const double exact = number(row, name);
      EXPECT_NEAR(value, exact, 1e-11 * std::abs(exact) + 1e-280)
          << name << ": " << row.at("law") << ' ' << row.at("first") << ' ' << row.at("second") << ", servers "
          << queue.agents << ", load " << offered_load(queue) << ", wait " << row.at("wait") << ", balking "
          << queue.balking;
      if (exact != 0) worst[name] = std::max(worst[name], std::abs(value / exact - 1));
    }
    ++checked;
  }
  EXPECT_GE(checked, 80U);
  for (const auto& [name, error] : worst) RecordProperty(name, std::to_string(error * 1e12) + "e-12");
}

}  // namespace
}  // namespace krarup::reference
