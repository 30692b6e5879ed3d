#include "krarup/io/deferred_work_json.hpp"

#include <gtest/gtest.h>

#include "krarup/core/error.hpp"

namespace krarup {
namespace {

using namespace krarup::literals;

const std::string two_kinds = R"({
  "schema": 1,
  "kinds": [
    {
      "name": "letters",
      "forecast": {"start": "2026-03-02T00:00", "step": "12h", "contacts": [12, 31.5], "aht": "6min"},
      "response_time": "8h",
      "backlog": [{"contacts": 40, "aht": "6min", "age": "2h"}]
    },
    {
      "name": "urgent",
      "forecast": {"start": "2026-03-02T00:00", "step": "12h", "contacts": [3, 4], "aht": ["4min", "5min"]},
      "response_time": "30min"
    }
  ],
  "order": "fifo",
  "opening_hours": [{"days": ["monday"], "open": "08:00", "close": "18:00"}],
  "clock": {"utc_offset": "1h"}
})";

std::string refusal(const std::string& text) {
  try {
    (void)parse_deferred_work(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

/// The text with one part of it changed.
std::string with(std::string_view part, std::string_view other) {
  std::string text = two_kinds;
  return text.replace(text.find(part), part.size(), other);
}

TEST(DeferredWorkJson, IsReadByTheNamesOfTheFields) {
  const DeferredWork work = parse_deferred_work(two_kinds);
  ASSERT_EQ(work.kinds.size(), 2u);
  EXPECT_EQ(work.order, BacklogOrder::fifo);
  EXPECT_EQ(work.kinds[0].name, "letters");
  EXPECT_EQ(work.kinds[0].response_time, 8h);
  EXPECT_EQ(work.kinds[0].backlog, (std::vector<AgedContacts>{{40, 6min, 2h}}));
  EXPECT_EQ(work.kinds[0].forecast[1], (Demand{31.5, 12h, 6min}));
  EXPECT_EQ(work.kinds[1].forecast[1], (Demand{4, 12h, 5min}));
  EXPECT_EQ(work.opening_hours[0].close, TimeOfDay{18h});
  // Midnight on a wall clock an hour ahead of UTC.
  EXPECT_EQ(work.kinds[0].forecast.start, Instant{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + 23h});
}

TEST(DeferredWorkJson, IsWrittenAndReadBackAsTheSame) {
  const DeferredWork work = parse_deferred_work(two_kinds);
  EXPECT_EQ(parse_deferred_work(to_json(work)), work);
  EXPECT_EQ(to_json(parse_deferred_work(to_json(work))), to_json(work));
}

TEST(DeferredWorkJson, RefusesMistakesWithTheirPlace) {
  EXPECT_EQ(refusal(with("\"8h\"", "8")),
            "/kinds/0/response_time: a time needs a unit: write \"8s\" or \"8min\", not 8");
  EXPECT_EQ(refusal(with("\"8h\"", "\"-8h\"")), "kinds[0].response_time must be >= 0 s, got -28800 s");
  EXPECT_EQ(refusal(with("[3, 4]", "[3, 4, 5]")),
            "/kinds/1/forecast/aht: expected one AHT, or as many as contacts (3), got 2");
  EXPECT_EQ(refusal(with("[12, 31.5]", "[12]")), "kinds[1].forecast must be on the grid of kinds[0].forecast");
  EXPECT_EQ(refusal(R"({"schema": 1})"), "/kinds: is missing");
  EXPECT_EQ(refusal(R"({"schema": 1, "kinds": []})"), "kinds must have at least one kind of work");
  EXPECT_EQ(refusal(with("\"schema\": 1", "\"schema\": 2")), "/schema: expected 1, got the number 2");
  EXPECT_NE(refusal(with("\"fifo\"", "\"lifo\"")).find("/order"), std::string::npos);
  EXPECT_NE(refusal(with("\"urgent\"", "\"urgent\", \"respons_time\": \"1h\"")).find("response_time"),
            std::string::npos);
}

}  // namespace
}  // namespace krarup
