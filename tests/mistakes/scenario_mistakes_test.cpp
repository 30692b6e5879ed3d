// Mistakes that planners make in scenario files, and the one line that each is answered with.
//
// Every row takes the scenario below, which is right, and puts one text in the place of another.

#include <gtest/gtest.h>

#include <string>

#include "krarup/io/scenario_json.hpp"
#include "mistake.hpp"

namespace krarup::mistakes {
namespace {

constexpr std::string_view right_scenario = R"({
  "schema": 1,
  "name": "test",
  "forecast": {"start": "2026-03-02T07:00", "step": "30min", "contacts": [12, 31.5], "aht": "240s"},
  "interval": "30min",
  "clock": {"utc_offset": "1h", "changes": [{"at": "2026-03-29T01:00Z", "utc_offset": "2h"}]},
  "opening_hours": [{"days": ["monday", "tuesday"], "open": "07:00", "close": "21:00"}],
  "queue": {"model": "erlang_a", "patience": "150s"},
  "target": {"service_level": 0.8, "acceptable_wait": "20s"},
  "shrinkage": {"components": [{"name": "holidays", "share": 0.1}, {"name": "meetings", "share": 0.2, "paid": true}]},
  "shift_templates": [
    {
      "name": "early",
      "length": "8h",
      "earliest_start": "06:30",
      "latest_start": "13:00",
      "start_step": "30min",
      "breaks": [{"name": "lunch", "length": "30min", "paid": false, "earliest": "3h", "latest": "5h"}]
    },
    {"name": "late", "length": "4h", "earliest_start": "15:00", "latest_start": "17:00", "start_step": "30min"}
  ],
  "costs": {"understaffing": 10, "overstaffing": 0.1},
  "people": [
    {"name": "Ana Costa", "min_hours_per_week": "20h", "max_hours_per_week": "40h", "days_off": ["2026-03-03"]},
    {"name": "Mei Lin", "max_hours_per_week": "25h", "max_days_per_week": 5}
  ],
  "solve": {"gap": 0.01}
})";

/// The text ends where this stands.
constexpr std::string_view end_of_text = "<END>";

constexpr Answer text = Answer::unreadable_text;
constexpr Answer rule = Answer::broken_rule;

struct Mistake {
  const char* id;
  std::string_view instead_of;
  std::string_view written;
  Answer answer;
  const char* message;
};

const Mistake mistakes[] = {
    {"bare number for a time", R"("patience": "150s")", R"("patience": 150)", text,
     R"(/queue/patience: a time needs a unit: write "150s" or "150min", not 150)"},
    {"time without a unit", R"("patience": "150s")", R"("patience": "150")", text,
     R"(/queue/patience: "150" has no unit: write "150s", "150min" or "150h")"},
    {"minutes written as m", R"("patience": "150s")", R"("patience": "2m")", text,
     R"(/queue/patience: "2m": "m" may be minutes or months: write "2min")"},
    {"unknown unit", R"("patience": "150s")", R"("patience": "150sec")", text,
     R"(/queue/patience: "150sec": the units are s, min, h and d, not "sec")"},
    {"decimal comma in a time", R"("patience": "150s")", R"("patience": "2,5min")", text,
     R"(/queue/patience: "2,5min": write decimals with a point, as in "1.5h")"},
    {"units in the wrong order", R"("length": "8h")", R"("length": "30min7h")", text,
     R"(/shift_templates/0/length: "30min7h": write larger units first, and each once)"},
    {"clock reading for a span of time", R"("length": "8h")", R"("length": "08:00")", text,
     R"(/shift_templates/0/length: "08:00" is a clock reading: write a span of time, as in "1h30min")"},
    {"percentage for a share", R"("service_level": 0.8)", R"("service_level": 80)", rule,
     "target.service_level must be in [0, 1), got 80; a share, not a percentage: write 0.8"},
    {"percentage for shrinkage", R"("share": 0.1)", R"("share": 10)", rule,
     "shrinkage.components[0].share must be in [0, 1), got 10; a share, not a percentage: write 0.1"},
    {"service level of 1", R"("service_level": 0.8)", R"("service_level": 1)", rule,
     "target.service_level must be in [0, 1), got 1"},
    {"share as text", R"("service_level": 0.8)", R"("service_level": "0.8")", text,
     R"(/target/service_level: expected a number, got the text "0.8")"},
    {"share with a percent sign", R"("service_level": 0.8)", R"("service_level": "80 %")", text,
     R"(/target/service_level: expected a number, got the text "80 %")"},
    {"negative time", R"("patience": "150s")", R"("patience": "-150s")", rule,
     "queue.patience must be > 0 s, got -150 s"},
    {"zero time", R"("aht": "240s")", R"("aht": "0s")", rule, "forecast[0].aht must be > 0 s, got 0 s"},
    {"negative contacts", R"("contacts": [12, 31.5])", R"("contacts": [12, -31.5])", rule,
     "forecast[1].contacts must be >= 0, got -31.5"},
    {"not a number", R"("contacts": [12, 31.5])", R"("contacts": [12, NaN])", text,
     R"(line 4, column 79: unexpected "NaN")"},
    {"infinite number", R"("contacts": [12, 31.5])", R"("contacts": [12, "inf"])", rule,
     "forecast[1].contacts must be >= 0, got inf"},
    {"number out of range", R"("contacts": [12, 31.5])", R"("contacts": [12, 1e999])", text,
     R"(line 4, column 79: "1e999" is too large for a number)"},
    {"absurdly many contacts", R"("contacts": [12, 31.5])", R"("contacts": [12, 1e12])", rule,
     "forecast[1] must offer at most 50000 erlangs, got 133333333333.33333"},
    {"contacts as text", R"("contacts": [12, 31.5])", R"("contacts": [12, "31"])", text,
     R"(/forecast/contacts/1: expected a number, got the text "31")"},
    {"no contacts at all", R"("contacts": [12, 31.5])", R"("contacts": [])", rule,
     "forecast must have at least one interval"},
    {"lists of different lengths", R"("aht": "240s")", R"("aht": ["240s", "250s", "260s"])", text,
     "/forecast/aht: expected one AHT, or as many as contacts (2), got 3"},
    {"interval that does not divide a day", R"("interval": "30min")", R"("interval": "7min")", rule,
     "interval must divide 24 h, got 420 s"},
    {"fraction of a second", R"("interval": "30min")", R"("interval": "0.5s")", rule,
     "interval must be from 60 s to 24 h, got 0.5 s"},
    {"unknown key", R"("shrinkage")", R"("shrinkige")", text,
     R"(/: unknown key "shrinkige"; did you mean "shrinkage"?)"},
    {"unknown key of an inner object", R"("latest": "5h")", R"("lastest": "5h")", text,
     R"(/shift_templates/0/breaks/0: unknown key "lastest"; did you mean "latest"?)"},
    {"key with another spelling", R"("acceptable_wait")", R"("acceptableWait")", text,
     R"(/target: unknown key "acceptableWait"; did you mean "acceptable_wait"?)"},
    {"key that has nothing like it", R"("costs")", R"("zzz")", text,
     R"(/: unknown key "zzz"; known are schema, name, forecast, interval, clock, opening_hours, queue, cv, target, floor, shrinkage, shift_templates, costs, cost_per_distinct_shift, cyclic, max_agents, max_on_break, people, hours_per_fte, solve)"},
    {"key written twice", R"("name": "test")", R"("name": "test", "name": "again")", text,
     R"(/: the key "name" is written twice)"},
    {"missing key", R"("queue": {"model": "erlang_a", "patience": "150s"},)", "", text, "/queue: is missing"},
    {"missing key of an inner object", R"("length": "30min", )", "", text,
     "/shift_templates/0/breaks/0/length: is missing"},
    {"no schema version", R"("schema": 1,)", "", text, "/schema: is missing: write 1"},
    {"another schema version", R"("schema": 1,)", R"("schema": 2,)", text, "/schema: expected 1, got the number 2"},
    {"unknown queue model", R"("erlang_a")", R"("erlang_z")", text,
     R"(/queue/model: unknown model "erlang_z"; did you mean "erlang_a"?)"},
    {"setting of another queue model", R"("erlang_a")", R"("erlang_c")", text,
     R"(/queue: unknown key "patience"; known are model)"},
    {"queue without a model", R"("model": "erlang_a", )", "", text, "/queue/model: is missing"},
    {"unknown basis", R"("acceptable_wait": "20s")", R"("acceptable_wait": "20s", "basis": "answred")", text,
     R"(/target/basis: the value must be one of "offered", "answered", "excluding_early_abandons", "early_abandons_count_as_met", got "answred")"},
    {"target without a limit", R"("service_level": 0.8, )", "", rule,
     "target must set at least one of service_level, max_occupancy, max_abandonment, max_blocking, max_asa"},
    {"service level without an acceptable wait", R"(, "acceptable_wait": "20s")", "", text,
     "/target/acceptable_wait: is missing: a service level is the share answered within it"},
    {"shrinkage that leaves nobody", R"("share": 0.1)", R"("share": 0.85)", rule,
     R"(shrinkage.components must add up to less than 1, got 1.05; shares of what the others leave are "combination": "multiplicative")"},
    {"object instead of a list", R"("days_off": ["2026-03-03"])", R"("days_off": {})", text,
     "/people/0/days_off: expected a list, got an object"},
    {"null", R"("name": "test")", R"("name": null)", text, R"(/name: expected text such as "words", got null)"},
    {"yes for true", R"("paid": false)", R"("paid": "yes")", text,
     R"(/shift_templates/0/breaks/0/paid: expected true or false, got the text "yes")"},
    {"fraction of a day", R"("max_days_per_week": 5)", R"("max_days_per_week": 4.5)", text,
     "/people/1/max_days_per_week: expected a whole number, got the number 4.5"},
    {"breaks longer than the shift", R"("length": "8h")", R"("length": "20min")", rule,
     "shift_templates[0].breaks[0] does not fit into the shift: it ends at 12600 s at the earliest, the shift at 1200 "
     "s"},
    {"break that cannot begin before the shift ends", R"("earliest": "3h", "latest": "5h")",
     R"("earliest": "8h", "latest": "9h")", rule,
     "shift_templates[0].breaks[0] does not fit into the shift: it ends at 30600 s at the earliest, the shift at 28800 "
     "s"},
    {"break window upside down", R"("latest": "5h")", R"("latest": "2h")", rule,
     "shift_templates[0].breaks[0].latest must be >= earliest (10800 s), got 7200 s"},
    {"start window upside down", R"("latest_start": "13:00")", R"("latest_start": "06:00")", rule,
     "shift_templates[0].latest_start must not be before earliest_start (06:30), got 06:00; a start after midnight is "
     "written beyond 24:00"},
    {"start step of nothing", R"("start_step": "30min")", R"("start_step": "0min")", rule,
     "shift_templates[0].start_step must be > 0 s, got 0 s"},
    {"hour that does not exist", R"("earliest_start": "06:30")", R"("earliest_start": "6.30")", text,
     R"(/shift_templates/0/earliest_start: "6.30" is not a clock reading: write one as in "06:30", at most "48:00")"},
    {"minute that does not exist", R"("earliest_start": "06:30")", R"("earliest_start": "06:75")", text,
     R"(/shift_templates/0/earliest_start: "06:75" is not a clock reading: write one as in "06:30", at most "48:00")"},
    {"abbreviated weekday", R"("days": ["monday", "tuesday"])", R"("days": ["Mon", "tuesday"])", text,
     R"(/opening_hours/0/days/0: "Mon" is not a day of the week: write one as in "monday")"},
    {"closing before opening", R"("close": "21:00")", R"("close": "02:00")", rule,
     "opening_hours[0].close must be after open, got 02:00 and 07:00; a center that closes after midnight closes at "
     "25:00, 26:00, ..."},
    {"two templates of one name", R"("name": "late")", R"("name": "early")", rule,
     R"(shift_templates[1].name must be different from the names before it, got "early" again)"},
    {"two people of one name", R"("name": "Mei Lin")", R"("name": "Ana Costa")", rule,
     R"(people[1].name must be different from the names before it, got "Ana Costa" again)"},
    {"person without a name", R"("name": "Mei Lin")", R"("name": "")", rule, "people[1].name must not be empty"},
    {"more hours promised than allowed", R"("min_hours_per_week": "20h")", R"("min_hours_per_week": "50h")", rule,
     "people[0].min_hours_per_week must be <= max_hours_per_week (144000 s), got 180000 s"},
    {"day that does not exist", R"("2026-03-03")", R"("2026-02-30")", text,
     R"(/people/0/days_off/0: "2026-02-30" is not a date: write one as in "2026-03-29")"},
    {"date in another order", R"("2026-03-03")", R"("03/03/2026")", text,
     R"(/people/0/days_off/0: "03/03/2026" is not a date: write one as in "2026-03-29")"},
    {"date and time without a time", R"("start": "2026-03-02T07:00")", R"("start": "2026-03-02")", text,
     R"(/forecast/start: "2026-03-02" is not a date and time: write one as in "2026-03-29T07:00" or "2026-03-29T07:00+02:00")"},
    {"no shift templates", R"("shift_templates": [)", R"("shift_templates": [], "solve": {}}<END>)", rule,
     "shift_templates must have at least one template"},
    {"negative cost", R"("understaffing": 10)", R"("understaffing": -10)", rule,
     "costs.understaffing must be >= 0, got -10"},
    {"gap in percent", R"("gap": 0.01)", R"("gap": 5)", rule,
     "solve.gap must be in [0, 1), got 5; a share, not a percentage: write 0.05"},
    {"clock changes out of order", R"("changes": [)",
     R"("changes": [{"at": "2026-10-25T01:00Z", "utc_offset": "1h"}, )", rule,
     "clock.changes[1].at must be after the change before it"},
    {"offset from UTC of days", R"("utc_offset": "1h")", R"("utc_offset": "48h")", rule,
     "clock.utc_offset must be whole minutes between -18 h and 18 h, got 172800 s"},
    {"truncated text", R"(, "acceptable_wait": "20s")", "<END>", text,
     "line 9, column 34: the text ends in the middle of /target"},
    {"truncated inside a word", R"("acceptable_wait": "20s")", R"("accepta<END>)", text,
     "line 9, column 44: the text ends in the middle of /target"},
    {"comma too many", R"("understaffing": 10)", R"("understaffing": 10,)", text,
     R"(line 22, column 33: unexpected ",")"},
    {"comment", R"("schema": 1,)", R"("schema": 1, // the first)", text, R"(line 2, column 16: unexpected "/")"},
    {"single quotes", R"("name": "test")", R"("name": 'test')", text, R"(line 3, column 11: unexpected "'")"},
    {"list instead of an object", "{\n  \"schema\"", "[] {\n  \"schema\"", text, R"(line 1, column 4: unexpected "{")"},
    {"missing forecast file", R"("start": "2026-03-02T07:00", "step": "30min", "contacts": [12, 31.5], "aht": "240s")",
     R"("file": "nowhere.csv")", text, "nowhere.csv: no such file"},
    {"setting of a forecast file beside a forecast written out", R"("aht": "240s")",
     R"("aht": "240s", "aht_column": "aht_s")", text,
     R"(/forecast: unknown key "aht_column"; known are start, step, contacts, aht)"},
    {"breaks that leave no time for each other", R"("latest": "5h"})",
     R"("latest": "5h"}, {"name": "coffee", "length": "15min", "earliest": "1h", "latest": "2h"})", rule,
     "shift_templates[0].breaks[1].latest must leave time for the breaks before it, which end at 12600 s, got 7200 s"},
    {"days beyond counting", R"("max_days_per_week": 5)", R"("max_days_per_week": 1e10)", text,
     "/people/1/max_days_per_week: the number 10000000000.0 is too large"},
    {"bytes that are not UTF-8", R"("name": "test")", "\"name\": \"caf\xe9\"", text,
     "line 3, column 16: this is not text in UTF-8"},
    {"name of two lines", R"("name": "test")", R"("name": "two\nlines")", text,
     R"(/name: expected a text of one line, got "two?lines")"},
    {"line end inside a text", R"("name": "test")", "\"name\": \"te\nst\"", text,
     "line 3, column 14: the line ends in the middle of a text"},
};

std::string with_mistake(const Mistake& mistake) {
  std::string scenario(right_scenario);
  const std::size_t at = scenario.find(mistake.instead_of);
  EXPECT_NE(at, std::string::npos) << "the right scenario does not have " << mistake.instead_of;
  scenario.replace(at, mistake.instead_of.size(), mistake.written);
  return scenario.substr(0, scenario.find(end_of_text));
}

class ScenarioMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(ScenarioMistakes, AreAnsweredInOneLineThatNamesThePlace) {
  const Refusal refusal = refusal_of([] { return parse_scenario(with_mistake(GetParam())); });
  EXPECT_EQ(refusal, (Refusal{GetParam().answer, GetParam().message}));
  EXPECT_EQ(refusal.message.find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Table, ScenarioMistakes, testing::ValuesIn(mistakes),
                         [](const auto& each) { return test_name(each.param.id); });

TEST(ScenarioMistakes, AreTheOnlyThingWrongWithTheScenario) {
  EXPECT_EQ(refusal_of([] { return parse_scenario(right_scenario); }), Refusal{});
}

}  // namespace
}  // namespace krarup::mistakes
