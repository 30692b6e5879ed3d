#include "krarup/io/forecast_csv.hpp"

#include <gtest/gtest.h>

#include "krarup/core/error.hpp"

namespace krarup {
namespace {

using namespace literals;
using std::chrono::sys_days;

/// Central Europe in 2026.
LocalClock central_europe() {
  return {.utc_offset = 1h, .changes = {{sys_days{2026y / 3 / 29} + 1h, 2h}, {sys_days{2026y / 10 / 25} + 1h, 1h}}};
}

std::vector<double> contacts_of(const DayProfile& profile) {
  std::vector<double> contacts;
  for (const Demand& demand : profile.values) contacts.push_back(demand.contacts);
  return contacts;
}

/// Lines of a file without an AHT column.
std::string calls(std::initializer_list<const char*> lines) {
  std::string csv = "start,contacts\n";
  for (const char* line : lines) csv.append(line).append("\n");
  return csv;
}

const ForecastFormat calls_alone{.aht = 240s};

TEST(ForecastCsv, IsReadLineByLine) {
  const Forecast forecast =
      parse_forecast("start,contacts,aht_s\n2026-03-02T07:00,12,240\n2026-03-02T07:30,31.5,250\n");
  EXPECT_EQ(forecast.profile.start, (sys_days{2026y / 3 / 2} + 7h));
  EXPECT_EQ(forecast.profile.step, 30min);
  EXPECT_EQ(forecast.profile.values, (std::vector<Demand>{{12, 30min, 240s}, {31.5, 30min, 250s}}));
  EXPECT_EQ(forecast.clock, LocalClock{});
}

TEST(ForecastCsv, MayComeFromASpreadsheet) {
  const Forecast forecast = parse_forecast(
      "\xEF\xBB\xBFqueue, start ,\"contacts\",aht_s\r\n\"sales, east\",2026-03-02 7:00:00,\"12\", 240 \r\n"
      "\r\nsales,2026-03-02 7:30:00,13,240");
  EXPECT_EQ(contacts_of(forecast.profile), (std::vector<double>{12, 13}));
}

TEST(ForecastCsv, MayNameItsColumnsOtherwise) {
  const Forecast forecast = parse_forecast("DateTime,Calls\n2003-03-03T07:00:00,111\n2003-03-03T07:05:00,113\n",
                                           {.start_column = "DateTime", .contacts_column = "Calls", .aht = 4min});
  EXPECT_EQ(forecast.profile.step, 5min);
  EXPECT_EQ(forecast.profile.values, (std::vector<Demand>{{111, 5min, 4min}, {113, 5min, 4min}}));
}

TEST(ForecastCsv, TellsTheUnitOfAnAhtInTheHeaderOrInTheCell) {
  const auto aht = [](const std::string& column, const std::string& cell) {
    return parse_forecast("start,contacts," + column + "\n2026-03-02T07:00,12," + cell + "\n",
                          {.aht_column = column, .step = 30min})
        .profile[0]
        .aht;
  };
  EXPECT_EQ(aht("aht_s", "150"), 150s);
  EXPECT_EQ(aht("aht_min", "2.5"), 150s);
  EXPECT_EQ(aht("AHT", "2.5min"), 150s);
  EXPECT_THROW(aht("AHT", "150"), ParseError);
}

TEST(ForecastCsv, TakesNightsAndWeekendsWithoutLinesAsClosed) {
  const Forecast forecast = parse_forecast(
      calls({"2026-03-06T20:00,5", "2026-03-06T21:00,4", "2026-03-09T07:00,9", "2026-03-09T08:00,11"}), calls_alone);
  ASSERT_EQ(forecast.profile.size(), 61U);  // Friday 20:00 to Monday 09:00
  EXPECT_EQ(total_contacts(forecast.profile), 29);
  EXPECT_EQ(forecast.profile[1].contacts, 4);
  EXPECT_EQ(forecast.profile[59].contacts, 9);
  EXPECT_EQ(forecast.profile[30], (Demand{0, 1h, 240s}));
}

TEST(ForecastCsv, FillsInTheAhtWhereThereIsNothingToHandle) {
  const Forecast forecast = parse_forecast(
      "start,contacts,aht_s\n2026-03-02T06:30,0,\n2026-03-02T07:00,12,240\n2026-03-02T07:30,0,0\n"
      "2026-03-02T08:00,5,200\n2026-03-02T08:30,0,300\n");
  std::vector<Seconds> aht;
  for (const Demand& demand : forecast.profile.values) aht.push_back(demand.aht);
  EXPECT_EQ(aht, (std::vector<Seconds>{240s, 240s, 240s, 200s, 300s}));
}

TEST(ForecastCsv, KeepsEveryContactOfADayWith23Hours) {
  const Forecast forecast = parse_forecast(calls({"2026-03-29T00:00+01:00,1", "2026-03-29T01:00+01:00,2",
                                                  "2026-03-29T03:00+02:00,3", "2026-03-29T04:00+02:00,4"}),
                                           calls_alone);
  EXPECT_EQ(contacts_of(forecast.profile), (std::vector<double>{1, 2, 3, 4}));
  EXPECT_EQ(forecast.clock, (LocalClock{.utc_offset = 1h, .changes = {{sys_days{2026y / 3 / 29} + 1h, 2h}}}));
}

TEST(ForecastCsv, KeepsEveryContactOfADayWith25Hours) {
  const Forecast with_offsets = parse_forecast(calls({"2026-10-25T01:00+02:00,1", "2026-10-25T02:00+02:00,2",
                                                      "2026-10-25T02:00+01:00,3", "2026-10-25T03:00+01:00,4"}),
                                               calls_alone);
  EXPECT_EQ(contacts_of(with_offsets.profile), (std::vector<double>{1, 2, 3, 4}));

  const Forecast by_clock =
      parse_forecast(calls({"2026-10-25T01:00,1", "2026-10-25T02:00,2", "2026-10-25T02:00,3", "2026-10-25T03:00,4"}),
                     calls_alone, central_europe());
  EXPECT_EQ(by_clock.profile, with_offsets.profile);
  EXPECT_EQ(by_clock.clock, central_europe());
}

TEST(ForecastCsv, RefusesTimesThatTheClockNeverShows) {
  EXPECT_THROW(static_cast<void>(
                   parse_forecast(calls({"2026-03-29T01:00,1", "2026-03-29T02:00,2"}), calls_alone, central_europe())),
               ParseError);
}

TEST(ForecastCsv, RefusesOffsetsThatTheClockDoesNotShare) {
  EXPECT_THROW(static_cast<void>(parse_forecast(calls({"2026-03-02T07:00+02:00,1", "2026-03-02T08:00+02:00,2"}),
                                                calls_alone, central_europe())),
               ParseError);
}

TEST(ForecastCsv, TakesChangesWhileClosedFromTheClock) {
  const Forecast forecast =
      parse_forecast(calls({"2026-03-28T19:00,1", "2026-03-28T20:00,2", "2026-03-30T07:00,3", "2026-03-30T08:00,4"}),
                     calls_alone, central_europe());
  EXPECT_EQ(forecast.profile.size(), 37U);  // 38 hours on the wall, one of which never was
  EXPECT_EQ(total_contacts(forecast.profile), 10);
}

TEST(ForecastCsv, TrustsAStepThatIsStatedOverTheUsualDistance) {
  const std::string sparse = calls({"2026-03-02T07:00,1", "2026-03-02T14:00,2"});
  EXPECT_EQ(parse_forecast(sparse, {.aht = 240s, .step = 30min}).profile.size(), 15U);
  EXPECT_THROW(static_cast<void>(parse_forecast(sparse, {.aht = 240s, .step = Seconds(0.5)})), InvalidInput);
}

}  // namespace
}  // namespace krarup
