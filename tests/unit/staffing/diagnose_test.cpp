#include "krarup/staffing/diagnose.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "krarup/queues/blended.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"
#include "krarup/queues/general_handling.hpp"
#include "krarup/queues/slowdown.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

constexpr Target eighty_twenty{.service_level = 0.80, .acceptable_wait = 20s};
constexpr Demand half_hour{.contacts = 100, .per = 30min, .aht = 240s};

std::optional<Diagnosis> about(Assumption assumption, const std::vector<Diagnosis>& found) {
  const auto place = std::ranges::find(found, assumption, &Diagnosis::assumption);
  return place == found.end() ? std::nullopt : std::optional(*place);
}

TEST(Diagnose, FindsNothingWhereTheModelIsRight) {
  EXPECT_TRUE(diagnose(ErlangC{.demand = half_hour}, eighty_twenty).empty());
  EXPECT_TRUE(
      diagnose(ErlangC{.demand = {.contacts = 0, .per = 30min, .aht = 240s}}, eighty_twenty, {.cv = 1}).empty());
}

TEST(Diagnose, SaysWhatHangingUpSaves) {
  const Demand large{.contacts = 1000, .per = 30min, .aht = 240s};
  const int with = required_agents(ErlangA{.demand = large, .patience = 2min}, eighty_twenty);
  const int without = required_agents(ErlangC{.demand = large}, eighty_twenty);
  const auto from_c =
      about(Assumption::abandonment, diagnose(ErlangC{.demand = large}, eighty_twenty, {.patience = 2min}));
  const auto from_a =
      about(Assumption::abandonment, diagnose(ErlangA{.demand = large, .patience = 2min}, eighty_twenty));
  ASSERT_TRUE(from_c && from_a);
  EXPECT_EQ(from_c->agents, with - without);
  EXPECT_EQ(*from_a, *from_c);
  EXPECT_EQ(from_a->text,
            "Contacts hang up after 120 s on average: the target takes 128 agents, and 6.42 % hang up then. A model in "
            "which nobody hangs up (Erlang C) asks for 142 agents.");
}

TEST(Diagnose, SaysWhatHangingUpSavesWhateverTheLawOfPatience) {
  const Demand demand{1000, 30min, 240s};
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  const GeneralPatience early{.demand = demand, .patience = Hyperexponential{0.3, 10s, 167s}};
  const auto found = diagnose(early, target);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].assumption, Assumption::abandonment);
  const int without = required_agents(ErlangC{.demand = demand}, target);
  EXPECT_EQ(found[0].agents, required_agents(early, target) - without);
  EXPECT_EQ(found[0].text.substr(0, 41), "Contacts hang up after 120 s on average: ");
  EXPECT_NE(found[0].text.find("(Erlang C) asks for " + std::to_string(without)), std::string::npos);
  // Exponential patience is Erlang A, whether the queue says it or the circumstances do.
  const auto by_erlang_a = diagnose(ErlangA{.demand = demand, .patience = 120s}, target);
  EXPECT_EQ(diagnose(GeneralPatience{.demand = demand, .patience = Exponential{120s}}, target), by_erlang_a);
  EXPECT_EQ(diagnose(GeneralPatience{.demand = demand}, target, {.patience = 120s}), by_erlang_a);
  // Some never leave: there is no mean to tell.
  const auto some = diagnose(
      GeneralPatience{.demand = demand, .patience = Empirical{.times = {10s, 20s}, .surviving = {0.7, 0.7}}}, target);
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some[0].text.substr(0, 23), "Some contacts hang up: ");
}

TEST(Diagnose, SaysThatThereIsOverload) {
  const auto patient = diagnose(ErlangC{.demand = half_hour, .agents = 12}, eighty_twenty);
  ASSERT_EQ(patient.size(), 1U);
  EXPECT_EQ(patient[0].assumption, Assumption::overload);
  EXPECT_EQ(patient[0].agents, 5);
  EXPECT_EQ(patient[0].text,
            "13.3 erlangs are offered to 12 agents. The queue grows without end, in truth until contacts hang up; the "
            "target takes 17 agents.");
  const auto hasty = about(Assumption::overload,
                           diagnose(ErlangA{.demand = half_hour, .patience = 2min, .agents = 10}, eighty_twenty));
  ASSERT_TRUE(hasty);
  EXPECT_EQ(
      hasty->text,
      "13.3 erlangs are offered to 10 agents. Only because 28.9 % of the contacts are lost does the queue not grow "
      "without end; the target takes 16 agents.");
  EXPECT_FALSE(about(Assumption::overload, diagnose(ErlangC{.demand = half_hour, .agents = 14}, eighty_twenty)));
}

TEST(Diagnose, SaysWhatAVaryingRateAdds) {
  const ErlangC queue{.demand = half_hour};
  const auto found = about(Assumption::uncertain_rate, diagnose(queue, eighty_twenty, {.cv = 0.15}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->agents, required_agents(Uncertain<ErlangC>{queue, 0.15}, eighty_twenty) - 17);
  EXPECT_EQ(
      found->text,
      "The rate varies by 15 % from day to day: over all its contacts the target takes 19 agents, 2 more than at the "
      "mean rate. To meet the target on nine days in ten takes 20 agents.");
  EXPECT_FALSE(about(Assumption::uncertain_rate, diagnose(queue, eighty_twenty, {.cv = 0.001})));
}

TEST(Diagnose, SaysWhereNoStaffingMeetsTheTargetOverAllDays) {
  const ErlangC queue{.demand = {.contacts = 1e6, .per = 1s, .aht = 1s}};
  const auto found = about(Assumption::uncertain_rate, diagnose(queue, {.max_asa = 1s}, {.cv = 10}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->agents, std::numeric_limits<double>::infinity());
  EXPECT_NE(found->text.find("no number of agents meets the target"), std::string::npos) << found->text;
}

TEST(Diagnose, SaysWhatSeveralChatsAtOnceSave) {
  const Demand chats{.contacts = 300, .per = 30min, .aht = 10min};
  const std::vector<double> slowdown = even_slowdown(3, 0.4);
  const auto found =
      about(Assumption::concurrency, diagnose(ErlangC{.demand = chats}, eighty_twenty, {.slowdown = slowdown}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->agents, required_agents(Chat{.demand = chats, .slowdown = slowdown}, eighty_twenty) -
                               required_agents(ErlangC{.demand = chats}, eighty_twenty));
  EXPECT_EQ(*found,
            *about(Assumption::concurrency, diagnose(Chat{.demand = chats, .slowdown = slowdown}, eighty_twenty)));
}

TEST(Diagnose, SaysThatTheIntervalIsShortForItsContacts) {
  const Demand long_talks{.contacts = 60, .per = 15min, .aht = 10min};
  const auto found = about(Assumption::short_interval, diagnose(ErlangC{.demand = long_talks}, eighty_twenty));
  ASSERT_TRUE(found);
  EXPECT_LT(found->agents, -10);
  EXPECT_NE(found->text.find("The AHT is 66.7 % of the interval: 51.8 % of the work"), std::string::npos)
      << found->text;
}

// Steady state reached within the interval from an idle center: the mean of 1 - e^(-t / aht) over it.
TEST(Diagnose, TheWorkLeftOverIsThatOfAnIntervalThatBeginsIdle) {
  const Demand demand{.contacts = 400, .per = 15min, .aht = 15min};
  double reached = 0;
  for (int i = 0; i < 1000; ++i) reached += (1 - std::exp(-(i + 0.5) / 1000)) / 1000;
  Demand begins_idle = demand;
  begins_idle.contacts *= reached;
  const auto found = about(Assumption::short_interval, diagnose(ErlangC{.demand = demand}, eighty_twenty));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->agents, required_agents(ErlangC{.demand = begins_idle}, eighty_twenty) -
                               required_agents(ErlangC{.demand = demand}, eighty_twenty));
}

TEST(Diagnose, SaysThatPeopleComeWholeWhereTheyAreFew) {
  const ErlangC queue{.demand = {.contacts = 3, .per = 30min, .aht = 300s}};
  const auto found = about(Assumption::small_queue, diagnose(queue, eighty_twenty));
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->agents, 2 - fractional_agents(queue, eighty_twenty));
  EXPECT_NE(found->text.find("and people come whole: 2. Of 3 contacts in an interval"), std::string::npos)
      << found->text;
}

TEST(Diagnose, PutsTheLargestEffectFirst) {
  const Demand chats{.contacts = 300, .per = 15min, .aht = 10min};
  const auto found = diagnose(ErlangC{.demand = chats, .agents = 100}, eighty_twenty,
                              {.patience = 2min, .cv = 0.2, .slowdown = even_slowdown(2, 0.5)});
  EXPECT_EQ(found.size(), 5U);
  EXPECT_TRUE(
      std::ranges::is_sorted(found, std::ranges::greater{}, [](const Diagnosis& d) { return std::abs(d.agents); }));
}

TEST(Diagnose, WorksWhereContactsAreBlocked) {
  EXPECT_TRUE(
      about(Assumption::overload, diagnose(ErlangB{.demand = half_hour, .agents = 10}, {.service_level = 0.99})));
  EXPECT_FALSE(about(Assumption::abandonment,
                     diagnose(ErlangB{.demand = half_hour}, {.service_level = 0.99}, {.patience = 9s})));
}

TEST(Diagnose, WithoutRedialsErlangXIsErlangA) {
  const Demand large{.contacts = 1000, .per = 30min, .aht = 240s};
  const ErlangA once{.demand = large, .patience = 2min, .agents = 100};
  const ErlangX plain{.demand = large, .patience = 2min, .agents = 100};
  EXPECT_EQ(diagnose(plain, eighty_twenty, {.cv = 0.1}), diagnose(once, eighty_twenty, {.cv = 0.1}));
  ErlangX again = plain;
  again.redial_after_abandonment = 0.5;
  const auto found = about(Assumption::abandonment, diagnose(again, eighty_twenty));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->agents,
            required_agents(again, eighty_twenty) - required_agents(ErlangC{.demand = large}, eighty_twenty));
  EXPECT_EQ(found->text.find("Erlang C"), std::string::npos) << found->text;
  // Chats know of no redials.
  EXPECT_FALSE(about(Assumption::concurrency, diagnose(again, eighty_twenty, {.slowdown = {1, 1.2}})));
  EXPECT_FALSE(about(Assumption::concurrency, diagnose(ErlangA{.demand = large, .patience = 2min, .lines = 150},
                                                       eighty_twenty, {.slowdown = {1, 1.2}})));
}

TEST(Diagnose, HangingUpBesideDeferredWorkIsComparedWithTheSameReserve) {
  const Demand large{.contacts = 1000, .per = 30min, .aht = 240s};
  const Blended queue{.demand = large, .patience = 2min, .reserve = 5};
  Blended endless = queue;
  endless.patience = Seconds{std::numeric_limits<double>::infinity()};
  const auto found = about(Assumption::abandonment, diagnose(queue, eighty_twenty));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->agents, required_agents(queue, eighty_twenty) - required_agents(endless, eighty_twenty));
  EXPECT_EQ(found->text.find("Erlang C"), std::string::npos) << found->text;
  EXPECT_EQ(about(Assumption::abandonment, diagnose(endless, eighty_twenty, {.patience = 2min})), found);
}

TEST(Diagnose, HandlingTimesOfTheExponentialSpreadAreErlangC) {
  const Demand large{.contacts = 1000, .per = 30min, .aht = 240s};
  const Circumstances known{.patience = 2min, .cv = 0.1};
  EXPECT_EQ(diagnose(GeneralHandling{.demand = large, .agents = 120}, eighty_twenty, known),
            diagnose(ErlangC{.demand = large, .agents = 120}, eighty_twenty, known));
  const auto spread = about(Assumption::abandonment,
                            diagnose(GeneralHandling{.demand = large, .handling_scv = 2}, eighty_twenty, known));
  ASSERT_TRUE(spread);
  EXPECT_LT(spread->agents, -10);
  // No model has arrivals of another spread and patience both.
  EXPECT_FALSE(about(Assumption::abandonment,
                     diagnose(GeneralHandling{.demand = large, .arrival_scv = 2}, eighty_twenty, known)));
}

TEST(Diagnose, OnePriorityIsErlangC) {
  const PriorityQueue one{.demand = half_hour, .classes = {{"all", 1}}, .agents = 12};
  EXPECT_EQ(diagnose(one, eighty_twenty, {.cv = 0.15}),
            diagnose(ErlangC{.demand = half_hour, .agents = 12}, eighty_twenty, {.cv = 0.15}));
}

TEST(Diagnose, TheContactsOfAFewAreThoseOfTheirClass) {
  const PriorityQueue rare{.demand = half_hour, .classes = {{"rare", 0.02}, {"usual", 0.98}}, .of_class = "rare"};
  const auto found = about(Assumption::small_queue, diagnose(rare, eighty_twenty));
  ASSERT_TRUE(found);
  EXPECT_NE(found->text.find("Of 2 contacts in an interval"), std::string::npos) << found->text;
}

TEST(Diagnose, ManySourcesOrNoRedialsAreErlangB) {
  const Target few_blocked{.max_blocking = 0.01};
  const auto by_erlang_b = diagnose(ErlangB{.demand = half_hour, .agents = 10}, few_blocked, {.cv = 0.2});
  ASSERT_EQ(by_erlang_b.size(), 2U);
  EXPECT_EQ(diagnose(ExtendedErlangB{.demand = half_hour, .agents = 10}, few_blocked, {.cv = 0.2}), by_erlang_b);
  EXPECT_EQ(diagnose(Engset{.demand = half_hour, .agents = 10}, few_blocked, {.cv = 0.2}), by_erlang_b);
}

TEST(Diagnose, FewSourcesBoundWhatABusyDayBrings) {
  const Engset queue{.demand = half_hour, .sources = 20};
  const Target few_blocked{.max_blocking = 0.01};
  const auto found = about(Assumption::uncertain_rate, diagnose(queue, few_blocked, {.cv = 0.3}));
  ASSERT_TRUE(found);
  EXPECT_LE(required_agents(queue, few_blocked) + found->agents, 20);
}

TEST(Diagnose, FewSourcesWhoWaitAreAskedLikeErlangC) {
  const Target target{.service_level = 0.8, .acceptable_wait = 20s};
  const auto by_erlang_c = diagnose(ErlangC{.demand = half_hour, .agents = 15}, target, {.cv = 0.2});
  EXPECT_EQ(diagnose(FiniteSource{.demand = half_hour, .agents = 15}, target, {.cv = 0.2}), by_erlang_c);
}

// Two chats at once, each taking a third longer, for a target that one agent fewer misses.
TEST(Diagnose, SeveralChatsAtOnceAreNoOverload) {
  const Target strict{.service_level = 0.95, .acceptable_wait = 20s};
  Chat queue{.demand = half_hour, .patience = 2min, .slowdown = {1, 4. / 3}};
  queue.agents = required_agents(queue, strict) - 1;
  EXPECT_LT(queue.agents, 13.3);
  EXPECT_GT(queue.agents * 1.5, 13.4);
  EXPECT_FALSE(about(Assumption::overload, diagnose(queue, strict)));
  queue.agents = 8;
  EXPECT_TRUE(about(Assumption::overload, diagnose(queue, strict)));
}

TEST(Diagnose, AnUncertainQueueSaysItsOwnCv) {
  const ErlangA queue{.demand = half_hour, .patience = 2min, .agents = 10};
  EXPECT_EQ(diagnose(Uncertain<ErlangA>{queue, 0.3}, eighty_twenty, {.cv = 0.1}),
            diagnose(queue, eighty_twenty, {.cv = 0.3}));
  EXPECT_EQ(diagnose(Uncertain<ErlangA>{queue, 0}, eighty_twenty, {.cv = 0.1}),
            diagnose(queue, eighty_twenty, {.cv = 0.1}));
}

TEST(Diagnose, MistakesAreNamed) {
  const auto message = [](const Circumstances& circumstances) -> std::string {
    try {
      (void)diagnose(ErlangC{.demand = half_hour}, eighty_twenty, circumstances);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(message({.patience = 0s}), "circumstances.patience must be > 0 s, got 0 s");
  EXPECT_EQ(message({.cv = 15}), "circumstances.cv must be in [0, 10], got 15");
}

TEST(InBrief, HasThreeDigits) {
  using detail::in_brief;
  EXPECT_EQ(in_brief(13.3333), "13.3");
  EXPECT_EQ(in_brief(0.0512345), "0.0512");
  EXPECT_EQ(in_brief(1234.5), "1235");
  EXPECT_EQ(in_brief(100), "100");
  EXPECT_EQ(in_brief(0), "0");
  EXPECT_EQ(in_brief(-2.5), "-2.5");
  EXPECT_EQ(in_brief(999.96), "1000");
  EXPECT_EQ(in_brief(1.0 / 3), "0.333");
}

}  // namespace
}  // namespace krarup
