#include "krarup/io/plan_csv.hpp"

#include <algorithm>

#include "io/csv_table.hpp"
#include "krarup/core/text.hpp"
#include "krarup/io/text.hpp"

namespace krarup {

namespace {

/// A table that is written cell by cell.
class CsvWriter {
 public:
  void cell(const std::string& text) {
    if (!at_line_start_) text_ += ',';
    text_ += csv_cell(text);
    at_line_start_ = false;
  }
  void end_line() {
    text_ += '\n';
    at_line_start_ = true;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool at_line_start_ = true;
};

/// Calls `visit(name, cell)` for each number, time and truth of an aggregate; those of its parts follow in its place.
template <Described T, class Visit>
void for_each_cell(const T& value, const LocalClock& clock, const Visit& visit) {
  for_each_field<T>([&]<class Value>(const Field<T, Value>& each) {
    const Value& member = value.*each.member;
    const std::string name(each.name);
    if constexpr (Described<Value>) {
      for_each_cell(member, clock, visit);
    } else if constexpr (std::is_same_v<Value, Instant>) {
      visit(name, timestamp_text(member, clock));
    } else if constexpr (std::is_same_v<Value, Seconds>) {
      visit(name + "_s", to_text(member.count()));
    } else if constexpr (std::is_same_v<Value, bool>) {
      visit(name, std::string(member ? "yes" : "no"));
    } else {
      visit(name, to_text(member));
    }
  });
}

std::size_t most_breaks(const std::vector<Shift>& shifts) {
  std::size_t most = 0;
  for (const Shift& shift : shifts) most = std::max(most, shift.breaks.size());
  return most;
}

void write_shift_header(std::size_t breaks, CsvWriter& csv) {
  for (const char* name : {"shift_template", "start", "end", "paid_h"}) csv.cell(name);
  for (std::size_t k = 1; k <= breaks; ++k) {
    const std::string name = "break_" + std::to_string(k);
    for (const std::string& column : {name, name + "_start", name + "_end"}) csv.cell(column);
  }
  csv.end_line();
}

void write_shift(const Shift& shift, std::size_t breaks, const LocalClock& clock, CsvWriter& csv) {
  csv.cell(shift.shift_template);
  csv.cell(timestamp_text(shift.start, clock));
  csv.cell(timestamp_text(shift.end(), clock));
  csv.cell(to_text(paid_time(shift).count() / 3600));
  for (std::size_t k = 0; k < breaks; ++k) {
    const bool taken = k < shift.breaks.size();
    csv.cell(taken ? shift.breaks[k].name : "");
    csv.cell(taken ? timestamp_text(shift.breaks[k].start, clock) : "");
    csv.cell(taken ? timestamp_text(shift.breaks[k].end(), clock) : "");
  }
  csv.end_line();
}

std::string write_roster(const Roster& roster, std::size_t breaks, const LocalClock& clock) {
  CsvWriter csv;
  csv.cell("person");
  write_shift_header(breaks, csv);
  for (const Assignment& each : roster.assignments) {
    csv.cell(each.person);
    write_shift(each.shift, breaks, clock, csv);
  }
  for (const Shift& shift : roster.unassigned) {
    csv.cell("");
    write_shift(shift, breaks, clock, csv);
  }
  return csv.take();
}

}  // namespace

std::string intervals_csv(const Plan& plan) {
  CsvWriter csv;
  const LocalClock& clock = plan.scenario.clock;
  for_each_cell(PlanInterval{}, clock, [&](const std::string& name, const std::string&) { csv.cell(name); });
  csv.end_line();
  for (const PlanInterval& interval : plan.intervals) {
    for_each_cell(interval, clock, [&](const std::string&, const std::string& cell) { csv.cell(cell); });
    csv.end_line();
  }
  return csv.take();
}

std::string shifts_csv(const ShiftPlan& plan, const LocalClock& clock) {
  CsvWriter csv;
  const std::size_t breaks = most_breaks(plan.shifts);
  write_shift_header(breaks, csv);
  for (const Shift& shift : plan.shifts) write_shift(shift, breaks, clock, csv);
  return csv.take();
}

std::string shifts_csv(const Plan& plan) { return shifts_csv(plan.shift_plan, plan.scenario.clock); }

std::string tours_csv(const TourPlan& plan, const LocalClock& clock) {
  std::size_t breaks = 0;
  for (const Tour& tour : plan.tours) breaks = std::max(breaks, most_breaks(tour.shifts));
  CsvWriter csv;
  for (const char* name : {"tour", "contract_class", "people"}) csv.cell(name);
  write_shift_header(breaks, csv);
  for (std::size_t i = 0; i < plan.tours.size(); ++i) {
    for (const Shift& shift : plan.tours[i].shifts) {
      for (const auto& cell :
           {std::to_string(i + 1), plan.tours[i].contract_class, std::to_string(plan.tours[i].people)})
        csv.cell(cell);
      write_shift(shift, breaks, clock, csv);
    }
  }
  return csv.take();
}

std::string roster_csv(const Plan& plan) {
  return write_roster(plan.roster, most_breaks(plan.shift_plan.shifts), plan.scenario.clock);
}

std::string roster_csv(const Roster& roster, const LocalClock& clock) {
  std::size_t breaks = most_breaks(roster.unassigned);
  for (const Assignment& each : roster.assignments) breaks = std::max(breaks, each.shift.breaks.size());
  return write_roster(roster, breaks, clock);
}

std::string sessions_csv(const std::vector<Session>& sessions, const LocalClock& clock) {
  CsvWriter csv;
  for (const char* name : {"activity", "person", "start", "end"}) csv.cell(name);
  csv.end_line();
  for (const Session& each : sessions) {
    csv.cell(each.activity);
    csv.cell(each.person);
    csv.cell(timestamp_text(each.start, clock));
    csv.cell(timestamp_text(each.end(), clock));
    csv.end_line();
  }
  return csv.take();
}

}  // namespace krarup
