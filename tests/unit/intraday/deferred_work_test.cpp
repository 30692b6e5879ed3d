#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "answered_one_by_one.hpp"
#include "krarup/intraday/leveled_agents.hpp"
#include "krarup/intraday/work_off.hpp"

namespace {

using namespace krarup;
using namespace krarup::literals;

const std::vector<OpeningHours> eight_to_eight{{{}, TimeOfDay{8h}, TimeOfDay{20h}}};

/// Half hours with these contacts, six minutes each; the first begins at midnight.
DayProfile half_hours(std::vector<double> contacts) {
  DayProfile profile{{}, 30min, {}};
  for (const double each : contacts) profile.values.push_back({each, 30min, 6min});
  return profile;
}

/// Days of 48 half hours: 5 contacts in each by night, 20 by day.
DayProfile days(int count) {
  std::vector<double> contacts;
  for (int i = 0; i < 48 * count; ++i) contacts.push_back(i % 48 >= 16 && i % 48 < 40 ? 20 : 5);
  return half_hours(contacts);
}

Requirement always(const DayProfile& profile, double agents) {
  return profile.map([agents](const Demand&) { return agents; });
}

TEST(WorkOff, FollowsASmallCaseByHand) {
  // 10 contacts of 6 min come in each of two half hours; 1 agent answers 5 in a half hour.
  const auto rows = work_off(half_hours({10, 10, 0, 0}), {.response_time = 30min}, always(half_hours({0, 0, 0, 0}), 1));
  EXPECT_EQ(rows[0].answered_in_time, 5);
  EXPECT_EQ(rows[0].backlog, 5);
  EXPECT_EQ(rows[0].oldest, 15min);  // the first half came in the first quarter
  EXPECT_EQ(rows[0].overdue, 0);
  // The contact that came after x half hours is answered after 2 x of them, in time up to x = 1.
  EXPECT_EQ(rows[1].answered_in_time, 5);
  EXPECT_EQ(rows[1].backlog, 10);
  EXPECT_EQ(rows[1].oldest, 30min);
  EXPECT_EQ(rows[2].answered_late, 5);
  EXPECT_EQ(rows[2].backlog, 5);
  EXPECT_EQ(rows[2].overdue, 5);
  EXPECT_EQ(rows[3].backlog, 0);
  EXPECT_EQ(rows[3].oldest, 0s);
  EXPECT_EQ(rows[3].occupancy, 1);
  const BacklogTotals sum = totals(rows);
  EXPECT_EQ(sum.answered_in_time + sum.answered_late, 20);
  EXPECT_DOUBLE_EQ(sum.share_in_time(), 0.5);
}

TEST(WorkOff, CatchesUpWithinAnInterval) {
  // 5 wait, 5 come; 3 agents answer 15 in the half hour: all are done by the middle of it, and the others as they come.
  const DeferredWork work{.response_time = 0s, .backlog = {{5, 6min, 0s}}};
  const auto rows = work_off(half_hours({5}), work, always(half_hours({0}), 3));
  EXPECT_DOUBLE_EQ(rows[0].answered_late, 5 + 2.5);  // promised at once: those who come while others wait are late
  EXPECT_DOUBLE_EQ(rows[0].answered_in_time, 2.5);
  EXPECT_EQ(rows[0].backlog, 0);
  EXPECT_DOUBLE_EQ(rows[0].occupancy, 10.0 / 15);
}

TEST(WorkOff, CountsOpeningTimeOnly) {
  // What comes by night waits until eight, and is then as fresh as if it had just come.
  const DeferredWork work{.response_time = 1h, .opening_hours = eight_to_eight};
  const DayProfile profile = half_hours(std::vector<double>(48, 5));
  const auto rows = work_off(profile, work, always(profile, 8));
  EXPECT_EQ(rows[15].backlog, 80);
  EXPECT_EQ(rows[15].oldest, 0s);
  EXPECT_EQ(rows[15].occupancy, 0);
  EXPECT_EQ(rows[16].answered_in_time, 40);
  // 80 contacts are an hour's work of eight agents: who comes at eight is answered at nine, just in time.
  EXPECT_EQ(totals(rows).answered_late, 0);
  EXPECT_GT(totals(work_off(profile, work, always(profile, 7))).answered_late, 1);
  EXPECT_EQ(totals(rows).backlog, 40);  // of the evening
}

TEST(WorkOff, LosesNothingAndAgreesWithAnsweringOneByOne) {
  std::mt19937_64 random(1971);
  const auto draw = [&](double most) { return most * static_cast<double>(random() >> 11U) * 0x1p-53; };
  for (int trial = 0; trial < 60; ++trial) {
    std::vector<double> contacts;
    for (int i = 0; i < 96; ++i) contacts.push_back(std::floor(draw(2)) * std::floor(draw(30)));
    DayProfile profile = half_hours(contacts);
    for (Demand& each : profile.values) each.aht = Seconds(120 + std::floor(draw(600)));
    DeferredWork work{.response_time = Seconds(1000 + std::floor(draw(10)) * 1234)};
    if (trial % 2 == 0) work.opening_hours = eight_to_eight;
    for (int i = 0; i < trial % 4; ++i) {
      work.backlog.push_back({std::floor(draw(40)), Seconds(300), Seconds(std::floor(draw(20'000)))});
    }
    Requirement agents = always(profile, 0);
    for (double& each : agents.values) each = std::floor(draw(10)) / (trial % 3 == 0 ? 2 : 1);
    SCOPED_TRACE(trial);

    const auto rows = work_off(profile, work, agents);
    const BacklogTotals sum = totals(rows);
    double before = 0;
    for (const AgedContacts& each : work.backlog) before += each.contacts;
    double offered = before + total_contacts(profile);
    for (const BacklogInterval& each : rows.values) {
      EXPECT_NEAR(before + each.arrived, each.answered_in_time + each.answered_late + each.backlog, 1e-9);
      EXPECT_TRUE(each.answered_in_time >= 0 && each.answered_late >= 0 && each.overdue >= 0 &&
                  each.overdue <= each.backlog);
      before = each.backlog;
    }
    EXPECT_NEAR(offered, sum.answered_in_time + sum.answered_late + sum.backlog, 1e-9);

    const OneByOne counted = answered_one_by_one(profile, work, agents, 50);
    const double crumbs = 0.05 + 0.002 * offered;  // a crumb at each change of pace, and at each boundary
    EXPECT_NEAR(sum.answered_in_time, counted.answered_in_time, crumbs);
    EXPECT_NEAR(sum.answered_late, counted.answered_late, crumbs);
    EXPECT_NEAR(sum.backlog, counted.backlog, crumbs);
    EXPECT_NEAR(sum.overdue, counted.overdue, crumbs);
  }
}

TEST(DeferredWorkAgents, KeepsThePromiseAndOneFewerDoesNot) {
  const DayProfile profile = days(3);
  const DeferredWork work{
      .response_time = 4h, .backlog = {{100, 6min, 1h}, {20, 6min, 5h}}, .opening_hours = eight_to_eight};
  for (const double share : {0.2, 0.5, 0.8, 0.9, 0.98}) {
    const int agents = required_agents(profile, work, share);
    EXPECT_GE(totals(work_off(profile, work, always(profile, agents))).share_in_time(), share);
    EXPECT_LT(totals(work_off(profile, work, always(profile, agents - 1))).share_in_time(), share);
    const double exact = fractional_agents(profile, work, share);
    EXPECT_GT(exact, agents - 1);
    EXPECT_LE(exact, agents);
    EXPECT_LT(totals(work_off(profile, work, always(profile, exact * (1 - 1e-9)))).share_in_time(), share);
  }
}

TEST(DeferredWorkAgents, SaysWhenContactsAreOverdueAlready) {
  const DeferredWork work{.response_time = 4h, .backlog = {{120, 6min, 5h}}};
  try {
    (void)required_agents(days(1), work, 0.99);
    FAIL() << "met";
  } catch (const Infeasible& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, 93),
              "share 0.99 cannot be met: with 1000000000 agents too, the share answered in time is 0.8333333");
  }
}

TEST(DeferredWorkAgents, NothingToDoNeedsNobody) {
  EXPECT_EQ(required_agents(half_hours({0, 0, 0}), {.response_time = 1h}, 1), 0);
  EXPECT_EQ(required_agents(half_hours({}), {.response_time = 1h}, 1), 0);
  EXPECT_EQ(fractional_agents(half_hours({0, 0}), {.response_time = 1h}, 1), 0);
  EXPECT_EQ(required_agents(half_hours({9, 9}), {.response_time = 24h}, 1), 0);  // nothing is due yet
}

TEST(LeveledAgents, KeepEveryPromiseWithTheLowestPeakThereIs) {
  std::mt19937_64 random(7);
  const auto draw = [&](double most) { return most * static_cast<double>(random() >> 11U) * 0x1p-53; };
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<double> contacts;
    for (int i = 0; i < 96; ++i) contacts.push_back(std::floor(draw(3)) * std::floor(draw(20)));
    const DayProfile profile = half_hours(contacts);
    DeferredWork work{.response_time = 30min * (1 + std::floor(draw(20)))};
    if (trial % 2 == 0) work.opening_hours = eight_to_eight;
    if (trial % 3 == 0) work.backlog = {{30, 6min, 0s}};
    SCOPED_TRACE(trial);
    const Requirement leveled = leveled_agents(profile, work);
    const BacklogTotals sum = totals(work_off(profile, work, leveled));
    EXPECT_NEAR(sum.share_in_time(), 1, 1e-12);
    double peak = 0;
    for (const double each : leveled.values) {
      EXPECT_GE(each, 0);
      peak = std::max(peak, each);
    }
    // A constant staff needs at least that peak, and with it keeps the promise.
    EXPECT_NEAR(fractional_agents(profile, work, 1), peak, 1e-9 * (1 + peak));
  }
}

TEST(LeveledAgents, AreEvenWhereThePromiseAllowsIt) {
  // All of a day's work comes in its first hour, and may take four: 40 contacts of six minutes are four agent hours.
  const Requirement agents = leveled_agents(half_hours({20, 20, 0, 0, 0, 0, 0, 0, 0, 0}), {.response_time = 3h});
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(agents[i], 1, 1e-12) << i;
  EXPECT_NEAR(agents[8] + agents[9], 0, 1e-12);
}

TEST(LeveledAgents, TakeDuesThatFallWithinAnIntervalBeforeIt) {
  const DeferredWork work{.response_time = 100min, .backlog = {{10, 6min, 15min}, {5, 6min, 3h}}};
  const DayProfile profile = half_hours({10, 10, 10, 10, 10, 10});
  const BacklogTotals sum = totals(work_off(profile, work, leveled_agents(profile, work)));
  EXPECT_NEAR(sum.answered_late, 5, 1e-9);  // overdue before anybody could answer them
  EXPECT_EQ(sum.overdue, 0);
}

TEST(DeferredWorkInput, NamesWhatIsWrong) {
  const auto refusal = [](const auto& ask) -> std::string {
    try {
      ask();
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  const DayProfile profile = days(1);
  EXPECT_EQ(refusal([&] { (void)required_agents(profile, {.response_time = -1s}, 1); }),
            "work.response_time must be >= 0 s, got -1 s");
  EXPECT_EQ(refusal([&] {
              (void)required_agents(profile, {.response_time = 1h, .backlog = {{1, 0s, 0s}}}, 1);
            }),
            "work.backlog[0].aht must be > 0 s, got 0 s");
  EXPECT_EQ(refusal([&] { (void)required_agents(profile, {.response_time = 1h}, 80); }),
            "share must be in [0, 1], got 80; a share, not a percentage: write 0.8");
  EXPECT_EQ(refusal([&] { (void)work_off(profile, {.response_time = 1h}, always(days(2), 1)); }),
            "agents must be on the grid of the forecast");
  EXPECT_EQ(refusal([&] { (void)work_off(profile, {.response_time = 1h}, always(profile, -1)); }),
            "agents[0] must be >= 0, got -1");
  EXPECT_EQ(refusal([&] { (void)leveled_agents(profile, {.response_time = 10min}); }),
            "work.response_time must be >= the interval of the forecast, 1800 s, got 600 s");
}

}  // namespace
