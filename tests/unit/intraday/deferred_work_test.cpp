#include <gtest/gtest.h>

#include <algorithm>
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

/// One kind of work.
DeferredWork one_kind(const DayProfile& forecast, Seconds response_time, std::vector<AgedContacts> backlog = {},
                      std::vector<OpeningHours> hours = {}) {
  return {.kinds = {{.forecast = forecast, .response_time = response_time, .backlog = std::move(backlog)}},
          .opening_hours = std::move(hours)};
}

/// What becomes of the only kind of work.
Series<BacklogInterval> only(const DeferredWork& work, const Requirement& agents) {
  return work_off(work, agents).at(0);
}

Requirement always(const DayProfile& profile, double agents) {
  return profile.map([agents](const Demand&) { return agents; });
}

TEST(WorkOff, FollowsASmallCaseByHand) {
  // 10 contacts of 6 min come in each of two half hours; 1 agent answers 5 in a half hour.
  const auto rows = only(one_kind(half_hours({10, 10, 0, 0}), 30min), always(half_hours({0, 0, 0, 0}), 1));
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
  const DeferredWork work = one_kind(half_hours({5}), 0s, {{5, 6min, 0s}});
  const auto rows = only(work, always(half_hours({0}), 3));
  EXPECT_DOUBLE_EQ(rows[0].answered_late, 5 + 2.5);  // promised at once: those who come while others wait are late
  EXPECT_DOUBLE_EQ(rows[0].answered_in_time, 2.5);
  EXPECT_EQ(rows[0].backlog, 0);
  EXPECT_DOUBLE_EQ(rows[0].occupancy, 10.0 / 15);
}

TEST(WorkOff, CountsOpeningTimeOnly) {
  // What comes by night waits until eight, and is then as fresh as if it had just come.
  const DayProfile profile = half_hours(std::vector<double>(48, 5));
  const DeferredWork work = one_kind(profile, 1h, {}, eight_to_eight);
  const auto rows = only(work, always(profile, 8));
  EXPECT_EQ(rows[15].backlog, 80);
  EXPECT_EQ(rows[15].oldest, 0s);
  EXPECT_EQ(rows[15].occupancy, 0);
  EXPECT_EQ(rows[16].answered_in_time, 40);
  // 80 contacts are an hour's work of eight agents: who comes at eight is answered at nine, just in time.
  EXPECT_EQ(totals(rows).answered_late, 0);
  EXPECT_GT(totals(only(work, always(profile, 7))).answered_late, 1);
  EXPECT_EQ(totals(rows).backlog, 40);  // of the evening
}

TEST(WorkOff, LosesNobodyWhoseWorkIsNextToNothing) {
  DayProfile profile = half_hours({0.1});
  profile[0].aht = Seconds{5e-324};  // the work is 0 in doubles
  const DeferredWork work = one_kind(profile, 1h, {{0.2, Seconds{5e-324}, 0s}});
  EXPECT_DOUBLE_EQ(only(work, always(profile, 1))[0].answered_in_time, 0.1 + 0.2);
  EXPECT_DOUBLE_EQ(only(work, always(profile, 0))[0].backlog, 0.1 + 0.2);
}

TEST(WorkOff, KnowsWhoCameFirstHoweverLongThePromise) {
  // With one promise for all both orders are the same.
  const DayProfile late = half_hours({0, 40, 0, 0});
  const DayProfile early = half_hours({40, 0, 0, 0});
  DeferredWork work{.kinds = {{.forecast = late, .response_time = Seconds{1e30}},
                              {.forecast = early, .response_time = Seconds{1e30}}}};
  const auto by_due_date = work_off(work, always(late, 2));
  work.order = BacklogOrder::fifo;
  EXPECT_EQ(by_due_date, work_off(work, always(late, 2)));
}

/// Numbers from 0 to less than `most`.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : random_(seed) {}
  double operator()(double most) { return most * static_cast<double>(random_() >> 11U) * 0x1p-53; }
  double whole(double most) { return std::floor((*this)(most)); }

 private:
  std::mt19937_64 random_;
};

/// Two days of some kind of work, with gaps.
WorkKind any_kind(Draws& draw, int aged) {
  std::vector<double> contacts;
  for (int i = 0; i < 96; ++i) contacts.push_back(draw.whole(2) * draw.whole(30));
  WorkKind kind{.forecast = half_hours(contacts), .response_time = Seconds(1000 + draw.whole(10) * 1234)};
  for (Demand& each : kind.forecast.values) each.aht = Seconds(120 + draw.whole(600));
  for (int i = 0; i < aged; ++i) kind.backlog.push_back({draw.whole(40), Seconds(300), Seconds(draw.whole(20'000))});
  return kind;
}

void expect_that_nobody_is_lost(const WorkKind& kind, const Series<BacklogInterval>& rows) {
  double before = 0;
  for (const AgedContacts& each : kind.backlog) before += each.contacts;
  const double offered = before + total_contacts(kind.forecast);
  for (const BacklogInterval& each : rows.values) {
    EXPECT_NEAR(before + each.arrived, each.answered() + each.backlog, 1e-9);
    EXPECT_TRUE(each.answered_in_time >= 0 && each.answered_late >= 0 && each.overdue >= 0 &&
                each.overdue <= each.backlog && each.occupancy >= 0 && each.occupancy <= 1);
    before = each.backlog;
  }
  const BacklogTotals sum = totals(rows);
  EXPECT_NEAR(offered, sum.answered_in_time + sum.answered_late + sum.backlog, 1e-9);
}

TEST(WorkOff, LosesNothingAndAgreesWithAnsweringOneByOne) {
  Draws draw(1971);
  for (int trial = 0; trial < 180; ++trial) {
    DeferredWork work;
    for (int kind = 0; kind <= trial % 3; ++kind) work.kinds.push_back(any_kind(draw, trial % 4));
    work.order = trial % 5 < 2 ? BacklogOrder::fifo : BacklogOrder::due_date;
    if (trial % 2 == 0) work.opening_hours = eight_to_eight;
    Requirement agents = always(work.kinds.front().forecast, 0);
    const auto kinds = static_cast<double>(work.kinds.size());
    for (double& each : agents.values) each = draw.whole(10 * kinds) / (trial % 7 == 0 ? 2 : 1);
    SCOPED_TRACE(trial);

    const auto rows = work_off(work, agents);
    const auto counted = answered_one_by_one(work, agents, 50);
    double offered = 0;
    for (const WorkKind& kind : work.kinds) {
      for (const AgedContacts& each : kind.backlog) offered += each.contacts;
      offered += total_contacts(kind.forecast);
    }
    const double crumbs = 0.05 + 0.002 * offered;  // a crumb at each change of pace, and at each boundary
    for (std::size_t kind = 0; kind < work.kinds.size(); ++kind) {
      expect_that_nobody_is_lost(work.kinds[kind], rows[kind]);
      const BacklogTotals sum = totals(rows[kind]);
      EXPECT_NEAR(sum.answered_in_time, counted[kind].answered_in_time, crumbs);
      EXPECT_NEAR(sum.answered_late, counted[kind].answered_late, crumbs);
      EXPECT_NEAR(sum.backlog, counted[kind].backlog, crumbs);
      EXPECT_NEAR(sum.overdue, counted[kind].overdue, crumbs);
      const double answered = counted[kind].answered_in_time + counted[kind].answered_late;
      const double mean = answered > 0 ? counted[kind].response_time / answered : 0;
      EXPECT_NEAR(sum.mean_response_time.count(), mean, 20 + 0.01 * mean);
    }
  }
}

/// 40 letters promised within two hours, and ten urgent ones that come in the second half hour, promised in half an
/// hour; six minutes each, so that one agent answers five in a half hour.
DeferredWork letters_and_urgent(BacklogOrder order) {
  const std::vector<AgedContacts> letters{{40, 6min, 0s}};
  return {
      .kinds = {{.name = "letters", .forecast = half_hours({0, 0, 0, 0, 0}), .response_time = 2h, .backlog = letters},
                {.name = "urgent", .forecast = half_hours({0, 10, 0, 0, 0}), .response_time = 30min}},
      .order = order};
}

TEST(WorkOff, AnswersByDueDateAcrossKindsAsWorkedByHand) {
  const auto rows = work_off(letters_and_urgent(BacklogOrder::due_date), always(half_hours({0, 0, 0, 0, 0}), 2.5));
  const auto& letters = rows[0];
  const auto& urgent = rows[1];
  // 12.5 in a half hour. The urgent ones are due before the letters are, and come at 10: nobody of them ever waits.
  EXPECT_DOUBLE_EQ(letters[0].answered_in_time, 12.5);
  EXPECT_DOUBLE_EQ(letters[1].answered_in_time, 2.5);
  EXPECT_DOUBLE_EQ(urgent[1].answered_in_time, 10);
  EXPECT_EQ(urgent[1].mean_response_time, 0s);
  EXPECT_DOUBLE_EQ(urgent[1].occupancy, 0.8);
  EXPECT_DOUBLE_EQ(letters[1].occupancy, 0.2);
  EXPECT_DOUBLE_EQ(letters[3].answered_in_time, 12.5);
  EXPECT_DOUBLE_EQ(letters[3].mean_response_time.count(), 105 * 60);
  EXPECT_NEAR(letters[3].backlog, 0, 1e-12);  // 12.5 + 2.5 + 12.5 + 12.5: just in time
  EXPECT_EQ(totals(letters).oldest, 90min);
  EXPECT_DOUBLE_EQ(totals(letters).share_in_time(), 1);
  EXPECT_DOUBLE_EQ(totals(letters).mean_response_time.count(),
                   (12.5 * 15 + 2.5 * 45 + 12.5 * 75 + 12.5 * 105) / 40 * 60);
}

TEST(WorkOff, AnswersFirstComeFirstServedAcrossKindsAsWorkedByHand) {
  const auto rows = work_off(letters_and_urgent(BacklogOrder::fifo), always(half_hours({0, 0, 0, 0, 0}), 2.5));
  // The letters take 96 minutes. Then the urgent ones, who came from minute 30 to 60, are answered until minute 120.
  EXPECT_DOUBLE_EQ(totals(rows[0]).mean_response_time.count(), 48 * 60);
  EXPECT_DOUBLE_EQ(rows[1][3].answered_late, 10);
  EXPECT_DOUBLE_EQ(rows[1][3].mean_response_time.count(), (66 + 60) / 2 * 60);
  EXPECT_EQ(rows[1][2].oldest, 60min);
  EXPECT_DOUBLE_EQ(rows[1][2].overdue, 10);
}

TEST(WorkOff, SharesAgentsInProportionBetweenEquals) {
  // Two kinds come side by side in one ratio: every measure of one is that ratio of the other's, in either order.
  for (const BacklogOrder order : {BacklogOrder::fifo, BacklogOrder::due_date}) {
    const DayProfile few = half_hours({3, 9, 0, 12, 0, 0});
    DayProfile many = few;
    for (Demand& each : many.values) each.contacts *= 4;
    const DeferredWork work{.kinds = {{.forecast = few, .response_time = 1h, .backlog = {{2, 6min, 1min}}},
                                      {.forecast = many, .response_time = 1h, .backlog = {{8, 6min, 1min}}}},
                            .order = order};
    const auto rows = work_off(work, always(few, 7));
    for (std::size_t i = 0; i < few.size(); ++i) {
      EXPECT_NEAR(4 * rows[0][i].answered_in_time, rows[1][i].answered_in_time, 1e-9);
      EXPECT_NEAR(4 * rows[0][i].answered_late, rows[1][i].answered_late, 1e-9);
      EXPECT_NEAR(4 * rows[0][i].backlog, rows[1][i].backlog, 1e-9);
      EXPECT_NEAR(rows[0][i].oldest.count(), rows[1][i].oldest.count(), 1e-6);
    }
  }
}

/// Most of the work that comes within a stretch of time and is due in it, over its length: no order needs more agents,
/// and every order needs as many.
double greatest_intensity(const DeferredWork& work) {
  const DayProfile& grid = work.kinds.front().forecast;
  double greatest = 0;
  for (std::size_t from = 0; from < grid.size(); ++from) {
    for (std::size_t to = from + 1; to <= grid.size(); ++to) {
      double due = 0;
      for (const WorkKind& kind : work.kinds) {
        const auto allowed = static_cast<std::size_t>(kind.response_time / grid.step);
        for (std::size_t i = from; i + allowed < to; ++i)
          due += kind.forecast[i].contacts * kind.forecast[i].aht.count();
      }
      greatest = std::max(greatest, due / (static_cast<double>(to - from) * grid.step.count()));
    }
  }
  return greatest;
}

TEST(DeferredWorkAgents, ByDueDateEveryPromiseIsKeptIfAnyOrderKeepsIt) {
  Draws draw(1973);
  for (int trial = 0; trial < 40; ++trial) {
    DeferredWork work;
    for (int kind = 0; kind <= 1 + trial % 3; ++kind) {
      work.kinds.push_back(any_kind(draw, 0));
      work.kinds.back().response_time = 30min * (1 + draw.whole(12));
    }
    SCOPED_TRACE(trial);
    const double needed = greatest_intensity(work);
    EXPECT_NEAR(fractional_agents(work, 1), needed, 1e-8 * needed);
    work.order = BacklogOrder::fifo;
    EXPECT_GE(fractional_agents(work, 1), needed * (1 - 1e-8));
  }
}

TEST(DeferredWorkAgents, KeepsThePromiseOfEveryKind) {
  Draws draw(31);
  for (int trial = 0; trial < 10; ++trial) {
    const DeferredWork work{.kinds = {any_kind(draw, 2), any_kind(draw, 0), any_kind(draw, 1)},
                            .order = trial % 2 == 0 ? BacklogOrder::fifo : BacklogOrder::due_date};
    const int agents = required_agents(work, 0.7);
    const auto least = [&](double n) {
      double share = 1;
      for (const auto& each : work_off(work, always(work.kinds[0].forecast, n))) {
        share = std::min(share, totals(each).share_in_time());
      }
      return share;
    };
    EXPECT_GE(least(agents), 0.7);
    EXPECT_LT(least(agents - 1), 0.7);
  }
}

TEST(WorkOff, EndsAndLosesNothingAtTheEdgesOfTheDomain) {
  Draws draw(5);
  const auto anything = [&](double least, double most) {
    return std::exp(std::log(least) + draw(1) * (std::log(most) - std::log(least)));
  };
  for (int trial = 0; trial < 2000; ++trial) {
    DeferredWork work{.order = trial % 2 == 0 ? BacklogOrder::fifo : BacklogOrder::due_date};
    const Seconds step{std::floor(anything(1, 604'800))};
    for (int kind = 0; kind <= trial % 4; ++kind) {
      WorkKind& each = work.kinds.emplace_back();
      each.forecast = {{}, step, {}};
      for (int i = 0; i < 12; ++i) {
        each.forecast.values.push_back({draw.whole(2) * anything(1e-300, 1e9), step, Seconds(anything(1e-9, 1e3))});
      }
      each.response_time = Seconds(draw.whole(3) * anything(1e-9, 1e15));
      for (int i = 0; i < trial % 3; ++i) {
        each.backlog.push_back({anything(1e-300, 1e9), Seconds(anything(1e-9, 1e9)), Seconds(anything(1e-300, 1e250))});
      }
    }
    Requirement agents = always(work.kinds[0].forecast, 0);
    for (double& each : agents.values) each = draw.whole(4) * anything(1e-300, 1e12);
    const auto rows = work_off(work, agents);
    for (std::size_t kind = 0; kind < work.kinds.size(); ++kind) {
      double offered = 0;
      for (const AgedContacts& each : work.kinds[kind].backlog) offered += each.contacts;
      offered += total_contacts(work.kinds[kind].forecast);
      const BacklogTotals sum = totals(rows[kind]);
      ASSERT_NEAR(sum.answered_in_time + sum.answered_late + sum.backlog, offered, 1e-9 * offered) << trial;
      for (const BacklogInterval& each : rows[kind].values) {
        ASSERT_TRUE(each.mean_response_time >= 0s && each.oldest >= 0s && each.occupancy >= 0 && each.occupancy <= 1)
            << trial;
      }
    }
  }
}

TEST(DeferredWorkAgents, KeepsThePromiseAndOneFewerDoesNot) {
  const DayProfile profile = days(3);
  const DeferredWork work = one_kind(profile, 4h, {{100, 6min, 1h}, {20, 6min, 5h}}, eight_to_eight);
  for (const double share : {0.2, 0.5, 0.8, 0.9, 0.98}) {
    const int agents = required_agents(work, share);
    EXPECT_GE(totals(only(work, always(profile, agents))).share_in_time(), share);
    EXPECT_LT(totals(only(work, always(profile, agents - 1))).share_in_time(), share);
    const double exact = fractional_agents(work, share);
    EXPECT_GT(exact, agents - 1);
    EXPECT_LE(exact, agents);
    EXPECT_LT(totals(only(work, always(profile, exact * (1 - 1e-9)))).share_in_time(), share);
  }
}

TEST(DeferredWorkAgents, SaysWhenContactsAreOverdueAlready) {
  const DeferredWork work = one_kind(days(1), 4h, {{120, 6min, 5h}});
  try {
    (void)required_agents(work, 0.99);
    FAIL() << "met";
  } catch (const Infeasible& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, 93),
              "share 0.99 cannot be met: with 1000000000 agents too, the share answered in time is 0.8333333");
  }
}

TEST(DeferredWorkAgents, NothingToDoNeedsNobody) {
  EXPECT_EQ(required_agents(one_kind(half_hours({0, 0, 0}), 1h), 1), 0);
  EXPECT_EQ(required_agents(one_kind(half_hours({}), 1h), 1), 0);
  EXPECT_EQ(fractional_agents(one_kind(half_hours({0, 0}), 1h), 1), 0);
  EXPECT_EQ(required_agents(one_kind(half_hours({9, 9}), 24h), 1), 0);  // nothing is due yet
}

TEST(LeveledAgents, KeepEveryPromiseWithTheLowestPeakThereIs) {
  Draws draw(7);
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<double> contacts;
    for (int i = 0; i < 96; ++i) contacts.push_back(draw.whole(3) * draw.whole(20));
    const DayProfile profile = half_hours(contacts);
    DeferredWork work = one_kind(profile, 30min * (1 + draw.whole(20)));
    if (trial % 2 == 0) work.opening_hours = eight_to_eight;
    if (trial % 3 == 0) work.kinds[0].backlog = {{30, 6min, 0s}};
    SCOPED_TRACE(trial);
    const Requirement leveled = leveled_agents(work);
    const BacklogTotals sum = totals(only(work, leveled));
    EXPECT_NEAR(sum.share_in_time(), 1, 1e-12);
    double peak = 0;
    for (const double each : leveled.values) {
      EXPECT_GE(each, 0);
      peak = std::max(peak, each);
    }
    // A constant staff needs at least that peak, and with it keeps the promise.
    EXPECT_NEAR(fractional_agents(work, 1), peak, 1e-9 * (1 + peak));
  }
}

TEST(LeveledAgents, AreEvenWhereThePromiseAllowsIt) {
  // All of a day's work comes in its first hour, and may take four: 40 contacts of six minutes are four agent hours.
  const Requirement agents = leveled_agents(one_kind(half_hours({20, 20, 0, 0, 0, 0, 0, 0, 0, 0}), 3h));
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(agents[i], 1, 1e-12) << i;
  EXPECT_NEAR(agents[8] + agents[9], 0, 1e-12);
}

TEST(LeveledAgents, TakeDuesThatFallWithinAnIntervalBeforeIt) {
  const DeferredWork work = one_kind(half_hours({10, 10, 10, 10, 10, 10}), 100min, {{10, 6min, 15min}, {5, 6min, 3h}});
  const BacklogTotals sum = totals(only(work, leveled_agents(work)));
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
  EXPECT_EQ(refusal([&] { (void)required_agents(one_kind(profile, -1s), 1); }),
            "work.kinds[0].response_time must be >= 0 s, got -1 s");
  EXPECT_EQ(refusal([&] {
              (void)required_agents(one_kind(profile, 1h, {{1, 0s, 0s}}), 1);
            }),
            "work.kinds[0].backlog[0].aht must be > 0 s, got 0 s");
  EXPECT_EQ(refusal([&] {
              (void)required_agents(one_kind(profile, 1h, {{1, 1s, Seconds{1e251}}}), 1);
            }),
            "work.kinds[0].backlog[0].age of deferred work must be at most 1e+250 s, got 1e+251 s");
  EXPECT_EQ(refusal([&] { (void)required_agents(one_kind(profile, Seconds{1e251}), 1); }),
            "work.kinds[0].response_time of deferred work must be at most 1e+250 s, got 1e+251 s");
  DayProfile crowded = profile;
  crowded[3] = {.contacts = 1e51, .per = 30min, .aht = Seconds{1e-50}};
  EXPECT_EQ(refusal([&] { (void)required_agents(one_kind(crowded, 1h), 1); }),
            "work.kinds[0].forecast[3].contacts of deferred work must be at most 1e+50, got 1e+51");
  EXPECT_EQ(refusal([&] { (void)required_agents(one_kind(profile, 1h), 80); }),
            "share must be in [0, 1], got 80; a share, not a percentage: write 0.8");
  EXPECT_EQ(refusal([&] { (void)work_off(one_kind(profile, 1h), always(days(2), 1)); }),
            "agents must be on the grid of the forecast");
  EXPECT_EQ(refusal([&] { (void)work_off(one_kind(profile, 1h), always(profile, -1)); }),
            "agents[0] must be >= 0, got -1");
  EXPECT_EQ(refusal([&] { (void)leveled_agents(one_kind(profile, 10min)); }),
            "work.kinds[0].response_time must be >= the interval of the forecast, 1800 s, got 600 s");
  EXPECT_EQ(refusal([] { (void)required_agents(DeferredWork{}, 1); }),
            "work.kinds must have at least one kind of work");
  const DeferredWork two{
      .kinds = {{.forecast = profile, .response_time = 1h}, {.forecast = profile, .response_time = 2h}}};
  EXPECT_EQ(
      refusal([&] { (void)leveled_agents(two); }),
      "work.kinds[1].response_time must be that of work.kinds[0], 3600 s, for the work to be leveled, got 7200 s");
  const DeferredWork apart{.kinds = {{.forecast = profile}, {.forecast = days(2)}}};
  EXPECT_EQ(refusal([&] { (void)required_agents(apart, 1); }),
            "work.kinds[1].forecast must be on the grid of work.kinds[0].forecast");
}

}  // namespace
