#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <regex>
#include <set>

#include "krarup/scheduling/check.hpp"
#include "written_lines.hpp"

// Random lines of work, judged a second time by what the rules say about strings of letters.
namespace {

using namespace written_lines;
using std::chrono::days;

/// A line with its past; `weekday` is 0 when the first letter of the line is a Monday.
struct Written {
  std::string past{};
  std::string line{};
  int weekday = 0;

  [[nodiscard]] std::string all() const { return past + line; }
  /// 0 for Monday, of a letter of all().
  [[nodiscard]] int weekday_of(std::size_t i) const {
    return (weekday - static_cast<int>(past.size()) % 7 + 7 + static_cast<int>(i)) % 7;
  }
};

int count(const std::string& text, const std::string& letters_counted) {
  int found = 0;
  for (const char letter : text) found += letters_counted.find(letter) != std::string::npos;
  return found;
}

/// The weeks of a line as (letters of the past, letters of the line).
std::vector<std::pair<std::string, std::string>> weeks(const Written& written) {
  std::vector<std::pair<std::string, std::string>> list;
  for (std::size_t i = 0; i < written.all().size(); ++i) {
    if (list.empty() || written.weekday_of(i) == 0) list.emplace_back();
    (i < written.past.size() ? list.back().first : list.back().second) += written.all()[i];
  }
  std::erase_if(list, [](const auto& week) { return week.second.empty(); });
  return list;
}

int above(int total, int limit, int before) { return std::max(0, total - std::max(limit, before)); }

/// Letters beyond a limit in every run of so many days that ends in the line.
int above_in_windows(const Written& written, const std::string& letters_counted, std::size_t window, int max) {
  int amount = 0;
  const std::string nothing(window - 1, '-'), past = nothing + written.past, all = nothing + written.all();
  for (std::size_t begin = written.past.size(); begin + window <= all.size(); ++begin) {
    const int before = begin < past.size() ? count(past.substr(begin), letters_counted) : 0;
    amount += above(count(all.substr(begin, window), letters_counted), max, before);
  }
  return amount;
}

/// Days of every match of a pattern, beyond what the past alone has: matches are found anew for every end in the line.
int too_long(const Written& written, const std::string& letter_class, int max) {
  const std::regex tail(letter_class + "{" + std::to_string(max + 1) + ",}$");
  int amount = 0;
  for (std::size_t n = 1; n <= written.line.size(); ++n) {
    amount += std::regex_search(written.past + written.line.substr(0, n), tail);
  }
  return amount;
}

/// Runs that end in the line, or just before it, and have another letter before and after.
int too_short(const Written& written, const std::string& letter_class, const std::string& others, int min) {
  const std::regex run("(" + letter_class + "+)(?=" + others + ")");
  const std::string all = written.all();
  int amount = 0;
  for (std::sregex_iterator each(all.begin(), all.end(), run), end; each != end; ++each) {
    const auto first = static_cast<std::size_t>(each->position()), length = static_cast<std::size_t>(each->length());
    if (first == 0 || first + length < written.past.size()) continue;
    amount += std::max(0, min - static_cast<int>(length));
  }
  return amount;
}

/// A rule, and the amount by which a line breaks it, in the test's own words.
struct Definition {
  RosterRule rule;
  std::function<int(const Written&)> amount;
};

int weekends_worked_too_often(const Written& written, int max, int max_consecutive) {
  const std::string all = written.all();
  int amount = 0, worked = 0, in_a_row = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_saturday = written.weekday_of(i) == 5, lone_sunday = i == 0 && written.weekday_of(i) == 6;
    if (!is_saturday && !lone_sunday) continue;
    const std::string weekend = all.substr(i, is_saturday ? 2 : 1);
    const std::size_t past = i < written.past.size() ? written.past.size() - i : 0;
    const std::string own = past < weekend.size() ? weekend.substr(past) : "";
    in_a_row = count(weekend, "ELN") > 0 ? in_a_row + 1 : 0;
    if (count(own, "ELN") == 0) continue;
    ++worked;
    amount += (worked > max) + (in_a_row > max_consecutive);
  }
  return amount;
}

int half_weekends(const Written& written) {
  const std::string all = written.all();
  int amount = 0;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (written.weekday_of(i) != 5 || i + 1 < written.past.size()) continue;
    amount += (all[i] == '-') != (all[i + 1] == '-');
  }
  return amount;
}

const std::vector<Definition> definitions{
    {PaidTimeLimits{.min = 16h, .max = 32h},
     [](const Written& written) {
       int amount = 0;
       for (const auto& [past, line] : weeks(written)) {
         const int before = count(past, "ELN"), total = before + count(line, "ELN");
         amount += 8 * above(total, 4, before) + (line.size() == 7 ? 8 * std::max(0, 2 - total) : 0);
       }
       return amount;
     }},
    {DaysWorked{.max = 6, .period = Period::horizon},
     [](const Written& written) { return std::max(0, count(written.line, "ELN") - 6); }},
    {RollingDaysWorked{.window = 5, .max = 3},
     [](const Written& written) { return above_in_windows(written, "ELN", 5, 3); }},
    {RollingShiftCount{.shift_templates = {"late", "night"}, .window = 6, .max = 2},
     [](const Written& written) { return above_in_windows(written, "LN", 6, 2); }},
    {RollingPaidTime{.window = 3, .max = 16h},
     [](const Written& written) { return 8 * above_in_windows(written, "ELN", 3, 2); }},
    {ShiftCount{{"night"}, {}, 1, Period::week},
     [](const Written& written) {
       int amount = 0;
       for (const auto& [past, line] : weeks(written)) amount += above(count(past + line, "N"), 1, count(past, "N"));
       return amount;
     }},
    {ConsecutiveDays{.min = 2, .max = 3},
     [](const Written& written) { return too_long(written, "[ELN]", 3) + too_short(written, "[ELN]", "-", 2); }},
    {ConsecutiveDaysOff{.min = 2, .max = 3},
     [](const Written& written) { return too_long(written, "-", 3) + too_short(written, "-", "[ELN]", 2); }},
    {ConsecutiveShifts{{"late", "night"}, 2, 2},
     [](const Written& written) { return too_long(written, "[LN]", 2) + too_short(written, "[LN]", "[-E]", 2); }},
    {ForbiddenSuccession{{"late", "night"}, {"early"}},
     [](const Written& written) {
       const std::string with_yesterday =
           (written.past.empty() ? "-" : written.past.substr(written.past.size() - 1)) + written.line;
       int amount = 0;
       for (std::size_t i = 1; i < with_yesterday.size(); ++i) {
         const std::string two = with_yesterday.substr(i - 1, 2);
         amount += two == "LE" || two == "NE";
       }
       return amount;
     }},
    {Weekends{.max = 1, .max_consecutive = 1},
     [](const Written& written) { return weekends_worked_too_often(written, 1, 1); }},
    {CompleteWeekends{}, half_weekends},
    {WorkingHours{.latest_end = clock(24)}, [](const Written& written) { return count(written.line, "N"); }},
    {StartSpread{.max = 8h},
     [](const Written& written) {
       const auto wide = [](const std::string& week) { return count(week, "E") > 0 && count(week, "N") > 0; };
       int amount = 0;
       for (const auto& [past, line] : weeks(written)) amount += 8 * (wide(past + line) - wide(past));
       return amount;
     }},
    {Rotation{{RotationDay{{"early"}}, RotationDay{{"late", "night"}}, RotationDay{}, RotationDay{}}, 1},
     [](const Written& written) {
       int amount = 0;
       for (std::size_t i = 0; i < written.line.size(); ++i) {
         const std::string asked = std::vector<std::string>{"E", "LN", "-", "-"}[(i + 1) % 4];
         amount += count(written.line.substr(i, 1), asked) == 0;
       }
       return amount;
     }},
};

Written random_line(std::mt19937& random) {
  const auto draw = [&](unsigned below) { return random() % below; };
  Written written{.weekday = static_cast<int>(draw(7))};
  const std::string alphabet = draw(2) == 0 ? "ELN--" : "EE---LN";
  const auto write = [&](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
      const bool as_before = !text.empty() && draw(2) == 0;
      text += as_before ? text.back() : alphabet[draw(static_cast<unsigned>(alphabet.size()))];
    }
    return text;
  };
  written.line = write(1 + draw(20));
  written.past = write(draw(9));
  written.past.erase(0, std::min(written.past.find_first_not_of('-'), written.past.size()));
  return written;
}

/// The line as a roster of one person with some rules, each with a weight of 1 or without.
RosterCheck judged(const Written& written, const std::vector<Definition>& rules, bool soft) {
  const Date first = monday + days{written.weekday};
  Person ann = free_person("Ann");
  ann.history = history_of(written.past, first);
  for (const Definition& each : rules) {
    ann.rules.push_back(each.rule);
    if (soft) std::visit([](auto& rule) { rule.weight = 1; }, ann.rules.back());
  }
  return check_roster(empty_roster(first, written.line.size(), {ann}), assigned("Ann", shifts_of(written.line, first)),
                      {});
}

std::string name_of(const Definition& definition) {
  return std::visit([]<class Rule>(const Rule&) { return std::string(Rule::rule); }, definition.rule);
}

std::string shown(const Written& written) {
  return written.past + "|" + written.line + " from weekday " + std::to_string(written.weekday);
}

TEST(RosterRules, AgreeWithTheirDefinitionsOnRandomLines) {
  std::mt19937 random(1);
  std::map<std::string, int> broken;
  for (int i = 0; i < 1000; ++i) {
    const Written written = random_line(random);
    const RosterCheck found = judged(written, definitions, true);
    ASSERT_TRUE(found.violations.empty()) << texts(found.violations);
    for (const Definition& each : definitions) {
      const int amount = each.amount(written);
      broken[name_of(each)] += amount > 0;
      ASSERT_EQ(amount_of(found.penalties, name_of(each)), amount) << name_of(each) << ": " << shown(written);
    }
  }
  for (const auto& [rule, times] : broken) EXPECT_GT(times, 30) << rule << " is hardly ever broken here";
}

std::set<std::string> rules_of(const std::vector<Finding>& violations) {
  std::set<std::string> rules;
  for (const Finding& each : violations) rules.insert(each.rule);
  return rules;
}

/// A line, and the rules that it keeps; then one letter is changed. The rules found broken are those that the change
/// breaks and no other, and every rule is broken alone now and then.
TEST(RosterRules, APlantedBreachIsReportedByItsRuleAlone) {
  std::mt19937 random(2);
  std::map<std::string, int> alone;
  for (int i = 0; i < 1000; ++i) {
    Written written = random_line(random);
    std::vector<Definition> kept;
    std::copy_if(definitions.begin(), definitions.end(), std::back_inserter(kept),
                 [&](const Definition& each) { return each.amount(written) == 0; });
    ASSERT_TRUE(judged(written, kept, false).violations.empty()) << shown(written);
    written.line[random() % written.line.size()] = "ELN-"[random() % 4];
    std::set<std::string> broken;
    for (const Definition& each : kept) {
      if (each.amount(written) > 0) broken.insert(name_of(each));
    }
    ASSERT_EQ(rules_of(judged(written, kept, false).violations), broken) << shown(written);
    if (broken.size() == 1) ++alone[*broken.begin()];
  }
  for (const Definition& each : definitions) EXPECT_GT(alone[name_of(each)], 0) << name_of(each);
}

}  // namespace
