#include "krarup/staffing/shrinkage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "krarup/staffing/rounding.hpp"

namespace krarup {
namespace {

using enum ShrinkageCombination;

const ShrinkageComponent holidays{.name = "holidays", .share = 0.10, .paid = true, .in_office = false};
const ShrinkageComponent meetings{.name = "meetings", .share = 0.20, .paid = true, .in_office = true};
const ShrinkageComponent unpaid_leave{.name = "unpaid leave", .share = 0.05, .paid = false, .in_office = false};

Shrinkage thirty_percent() { return {.components = {{.name = "all", .share = 0.3}}}; }

TEST(Shrinkage, AdditiveSharesAddUpAndMultiplicativeOnesOverlap) {
  EXPECT_DOUBLE_EQ(total_shrinkage({{holidays, meetings}, additive}), 0.30);
  EXPECT_DOUBLE_EQ(total_shrinkage({{holidays, meetings}, multiplicative}), 1 - 0.90 * 0.80);
}

TEST(Shrinkage, WithoutComponentsNothingIsLost) {
  for (const auto& each : enumerators(ShrinkageCombination{})) {
    EXPECT_EQ(shrinkage_parts({{}, each.value}), ShrinkageParts{}) << each.name;
    EXPECT_EQ(total_shrinkage({{{.name = "none"}}, each.value}), 0) << each.name;
  }
}

TEST(Shrinkage, OneComponentIsTheSameInEitherCombination) {
  EXPECT_DOUBLE_EQ(total_shrinkage({{meetings}, additive}), 0.20);
  EXPECT_DOUBLE_EQ(total_shrinkage({{meetings}, multiplicative}), 0.20);
}

TEST(Shrinkage, AdditivePartsAreSumsOfShares) {
  const ShrinkageParts parts = shrinkage_parts({{holidays, meetings, unpaid_leave}, additive});
  EXPECT_DOUBLE_EQ(parts.total, 0.35);
  EXPECT_DOUBLE_EQ(parts.paid, 0.30);
  EXPECT_DOUBLE_EQ(parts.unpaid, 0.05);
  EXPECT_DOUBLE_EQ(parts.in_office, 0.20);
  EXPECT_DOUBLE_EQ(parts.out_of_office, 0.15);
}

TEST(Shrinkage, PartsAddUpToTheTotalInEitherCombination) {
  for (const auto& each : enumerators(ShrinkageCombination{})) {
    const ShrinkageParts parts = shrinkage_parts({{holidays, meetings, unpaid_leave}, each.value});
    EXPECT_DOUBLE_EQ(parts.paid + parts.unpaid, parts.total) << each.name;
    EXPECT_DOUBLE_EQ(parts.in_office + parts.out_of_office, parts.total) << each.name;
  }
}

TEST(Shrinkage, TheOrderOfComponentsDoesNotMatter) {
  Shrinkage shrinkage{{holidays, meetings, unpaid_leave}, multiplicative};
  const ShrinkageParts parts = shrinkage_parts(shrinkage);
  std::reverse(shrinkage.components.begin(), shrinkage.components.end());
  EXPECT_DOUBLE_EQ(shrinkage_parts(shrinkage).paid, parts.paid);
  EXPECT_DOUBLE_EQ(shrinkage_parts(shrinkage).in_office, parts.in_office);
}

TEST(Shrinkage, ListingAComponentInFinerDetailChangesNoOtherPart) {
  ShrinkageComponent half_of_meetings = meetings;
  half_of_meetings.share = 1 - std::sqrt(0.80);
  const ShrinkageParts coarse = shrinkage_parts({{holidays, meetings, unpaid_leave}, multiplicative});
  const ShrinkageParts fine =
      shrinkage_parts({{holidays, half_of_meetings, half_of_meetings, unpaid_leave}, multiplicative});
  EXPECT_DOUBLE_EQ(fine.total, coarse.total);
  EXPECT_DOUBLE_EQ(fine.unpaid, coarse.unpaid);
  EXPECT_DOUBLE_EQ(fine.in_office, coarse.in_office);
}

TEST(Shrinkage, ScheduledAgentsAreRequiredOverWhatIsLeft) {
  EXPECT_DOUBLE_EQ(scheduled_agents(38, thirty_percent()), 54.285714285714285714);
  EXPECT_EQ(rounded(scheduled_agents(14, thirty_percent()), Rounding::up), 20);
  EXPECT_EQ(rounded(scheduled_agents(68, thirty_percent()), Rounding::up), 98);
  EXPECT_EQ(rounded(scheduled_agents(88, thirty_percent()), Rounding::up), 126);
  EXPECT_EQ(rounded(scheduled_agents(63, {{{.name = "all", .share = 0.1}}}), Rounding::up), 70);  // 63 / 0.9
}

TEST(Shrinkage, AgentsOnContactsAreTheInverse) {
  const Shrinkage shrinkage{{holidays, meetings, unpaid_leave}, multiplicative};
  for (const double required : {0.0, 0.3, 14.0, 1e6}) {
    EXPECT_DOUBLE_EQ(agents_on_contacts(scheduled_agents(required, shrinkage), shrinkage), required);
  }
}

TEST(Shrinkage, MistakesAreNamed) {
  const auto message = [](const auto& ask) -> std::string {
    try {
      (void)ask();
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  const Shrinkage too_much{{{.name = "a", .share = 0.6}, {.name = "b", .share = 0.5}}, additive};
  EXPECT_EQ(message([&] { return total_shrinkage(too_much); }),
            "shrinkage.components must add up to less than 1, got 1.1; shares of what the others leave are "
            "\"combination\": \"multiplicative\"");
  EXPECT_EQ(message([&] { return total_shrinkage({too_much.components, multiplicative}); }), "accepted");
  EXPECT_EQ(message([] { return total_shrinkage({{{.name = "all", .share = 30}}}); }),
            "shrinkage.components[0].share must be in [0, 1), got 30; a share, not a percentage: write 0.3");
  EXPECT_EQ(message([] { return scheduled_agents(-1, thirty_percent()); }), "required must be >= 0, got -1");
  EXPECT_EQ(message([] { return agents_on_contacts(-1, thirty_percent()); }), "scheduled must be >= 0, got -1");
}

}  // namespace
}  // namespace krarup
