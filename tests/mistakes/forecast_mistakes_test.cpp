// Mistakes in forecast files, and the one line that each is answered with.

#include <gtest/gtest.h>

#include <string>

#include "krarup/io/forecast_csv.hpp"
#include "mistake.hpp"

namespace krarup::mistakes {
namespace {

struct Mistake {
  const char* id;
  std::string_view file;
  const char* message;
};

const Mistake mistakes[] = {
    {"empty file", "", "line 1: the file is empty"},
    {"header alone", "start,contacts,aht_s\n", "line 1: no line follows the header"},
    {"missing column",
     "start,calls,aht_s\n"
     "2026-03-02T07:00,10,240\n",
     R"(line 1: no column "contacts"; known are start, calls, aht_s)"},
    {"column name of two lines", "start,calls,\"aht\nin seconds\"\n2026-03-02T07:00,10,240\n",
     R"(line 1: no column "contacts"; known are start, calls, aht?in seconds)"},
    {"misspelled column",
     "start,contact,aht_s\n"
     "2026-03-02T07:00,10,240\n",
     R"(line 1: no column "contacts"; did you mean "contact"?)"},
    {"two columns of one name", "start,contacts,contacts\n", R"(line 1: two columns are named "contacts")"},
    {"semicolons between columns",
     "start;contacts;aht_s\n"
     "2026-03-02T07:00;10;240\n",
     R"(line 1: columns must be separated by commas, got "start;contacts;aht_s")"},
    {"cell too few",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240\n"
     "2026-03-02T07:30,12\n",
     "line 3: expected 3 cells as in the header, got 2"},
    {"decimal comma",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240\n"
     "2026-03-02T07:30,12,5,240\n",
     "line 3: expected 3 cells as in the header, got 4"},
    {"contacts that are no number",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,ten,240\n",
     R"(line 2: contacts "ten" is not a number)"},
    {"contacts that are not a number",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,nan,240\n",
     R"(line 2: contacts "nan" is not a number)"},
    {"endless contacts",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,inf,240\n",
     R"(line 2: contacts "inf" is not a number)"},
    {"number out of range",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,1e400,240\n",
     R"(line 2: contacts "1e400" is too large for a number)"},
    {"negative contacts",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,-3,240\n",
     "line 2: contacts must be >= 0, got -3"},
    {"no contacts stated",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,,240\n",
     "line 2: contacts is empty: write 0 where none are expected"},
    {"thousands separator",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,\"1,234\",240\n",
     R"(line 2: contacts "1,234" is not a number)"},
    {"unit in a cell that has one in its header",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240s\n",
     R"(line 2: aht_s "240s" is not a number)"},
    {"AHT of zero",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,0\n",
     "line 2: aht_s must be > 0 s, got 0"},
    {"no AHT stated",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,\n",
     "line 2: aht_s must be > 0 s, got an empty cell"},
    {"no AHT stated anywhere",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,0,\n"
     "2026-03-02T07:30,0,\n",
     "line 2 (2026-03-02T07:00): neither this line nor any other states an AHT"},
    {"date in another order",
     "start,contacts,aht_s\n"
     "02/03/2026 07:00,10,240\n",
     R"(line 2: start "02/03/2026 07:00" is not a date and time: write one as in "2026-03-29T07:00" or "2026-03-29T07:00+02:00")"},
    {"date that does not exist",
     "start,contacts,aht_s\n"
     "2026-02-29T07:00,10,240\n",
     R"(line 2: start "2026-02-29T07:00" is not a date and time: write one as in "2026-03-29T07:00" or "2026-03-29T07:00+02:00")"},
    {"hour that does not exist",
     "start,contacts,aht_s\n"
     "2026-03-02T24:00,10,240\n",
     R"(line 2: start "2026-03-02T24:00" is not a date and time: write one as in "2026-03-29T07:00" or "2026-03-29T07:00+02:00")"},
    {"lines out of order",
     "start,contacts,aht_s\n"
     "2026-03-03T07:00,10,240\n"
     "2026-03-02T07:30,12,240\n",
     "line 3 (2026-03-02T07:30): earlier than line 2 (2026-03-03T07:00); lines must be in order of time"},
    {"line written twice",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240\n"
     "2026-03-02T07:30,12,240\n"
     "2026-03-02T07:30,12,240\n",
     "line 4 (2026-03-02T07:30): the same time as line 3 (2026-03-02T07:30)"},
    {"overlapping intervals",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240\n"
     "2026-03-02T07:30,12,240\n"
     "2026-03-02T08:00,12,240\n"
     "2026-03-02T08:15,12,240\n",
     "line 5 (2026-03-02T08:15): overlaps line 4 (2026-03-02T08:00), since an interval is 30min long"},
    {"line off the grid",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240\n"
     "2026-03-02T07:30,12,240\n"
     "2026-03-02T08:00,12,240\n"
     "2026-03-02T08:40,12,240\n",
     "line 5 (2026-03-02T08:40): not a whole number of intervals of 30min after line 4 (2026-03-02T08:00)"},
    {"line missing",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240\n"
     "2026-03-02T07:30,12,240\n"
     "2026-03-02T08:00,12,240\n"
     "2026-03-02T09:30,12,240\n",
     R"(line 5 (2026-03-02T09:30): no lines since 2026-03-02T08:30: write lines with 0 contacts, or, if the clock is set forward here, describe it in a "clock")"},
    {"one line alone",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,10,240\n",
     R"(line 2 (2026-03-02T07:00): one line does not tell how long an interval is: state the "step")"},
    {"repeated hour without a clock",
     "start,contacts,aht_s\n"
     "2026-10-25T01:30,10,240\n"
     "2026-10-25T02:00,10,240\n"
     "2026-10-25T02:30,10,240\n"
     "2026-10-25T02:00,10,240\n"
     "2026-10-25T02:30,10,240\n",
     R"(line 5 (2026-10-25T02:00): earlier than line 4 (2026-10-25T02:30); lines must be in order of time, and a clock that is set back must be described: write offsets from UTC, or a "clock")"},
    {"skipped hour without a clock",
     "start,contacts,aht_s\n"
     "2026-03-29T01:00,10,240\n"
     "2026-03-29T01:30,10,240\n"
     "2026-03-29T03:00,10,240\n"
     "2026-03-29T03:30,10,240\n",
     R"(line 4 (2026-03-29T03:00): no lines since 2026-03-29T02:00: write lines with 0 contacts, or, if the clock is set forward here, describe it in a "clock")"},
    {"offset on some lines alone",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00+01:00,10,240\n"
     "2026-03-02T07:30,12,240\n",
     "line 3 (2026-03-02T07:30): either every line states its offset from UTC or none does"},
    {"change of clocks that nobody saw",
     "start,contacts,aht_s\n"
     "2026-03-28T20:00+01:00,10,240\n"
     "2026-03-28T20:30+01:00,10,240\n"
     "2026-03-30T07:00+02:00,12,240\n",
     R"(line 4 (2026-03-30T07:00): the offset from UTC has changed since line 3 (2026-03-28T20:30), but no line tells when: describe it in a "clock")"},
    {"quote that never ends",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,\"10,240\n"
     "2026-03-02T07:30,12,240\n",
     "line 2: a quoted cell begins here and never ends"},
    {"text after a quote",
     "start,contacts,aht_s\n"
     "2026-03-02T07:00,\"10\"0,240\n",
     "line 2: text after the end of a quoted cell"},
    {"centuries between two lines",
     "start,contacts,aht_s\n"
     "1026-03-02T07:00,10,240\n"
     "1026-03-02T07:30,10,240\n"
     "2026-03-02T07:00,12,240\n",
     "line 4 (2026-03-02T07:00): more than 1100000 intervals after the first line"},
    {"spreadsheet saved as UTF-16", std::string_view("s\0t\0a\0r\0t\0", 10), "line 1: not a text in UTF-8"},
};

class ForecastMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(ForecastMistakes, AreAnsweredInOneLineThatNamesTheLine) {
  const Refusal refusal = refusal_of([] { return parse_forecast(GetParam().file); });
  EXPECT_EQ(refusal, (Refusal{Answer::unreadable_text, GetParam().message}));
  EXPECT_EQ(refusal.message.find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Table, ForecastMistakes, testing::ValuesIn(mistakes),
                         [](const auto& each) { return test_name(each.param.id); });

}  // namespace
}  // namespace krarup::mistakes
