#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scheduling/explain/line_program.hpp"

namespace krarup::why {

/// The columns and rows of one person in a program of lines.
class PersonRows {
 public:
  PersonRows(LineProgram& program, const RosterProblem& problem, const std::vector<Option>& options,
             const Person& person);

  /// Adds every clause of the person: the fields of the contract, settled days, and rules without a weight.
  /// @param promises  whether the promised hours are a clause
  void add_clauses(bool promises);

  /// The column of each option.
  [[nodiscard]] const std::vector<int>& columns() const { return columns_; }

 private:
  using NewClause = std::function<void(const std::string& rule, const std::string& words, const std::string& unit)>;

  void add_contract(const NewClause& clause, bool promises);
  [[nodiscard]] bool is_available(const Option& option) const;
  [[nodiscard]] bool touches_day_off(const Option& option) const;
  void add_rest();
  void add_pinned(const PinnedDay& pinned);

  void add(const PaidTimeLimits& rule);
  void add(const DaysWorked& rule);
  void add(const RollingDaysWorked& rule);
  void add(const RollingShiftCount& rule);
  void add(const RollingPaidTime& rule);
  void add(const ShiftCount& rule);
  void add(const ConsecutiveDays& rule);
  void add(const ConsecutiveDaysOff& rule);
  void add(const ConsecutiveShifts& rule);
  void add(const ForbiddenSuccession& rule);
  void add(const Weekends& rule);
  void add(const CompleteWeekends& rule);
  void add(const WorkingHours& rule);
  void add(const StartSpread& rule);
  void add(const Rotation& rule);

  /// What a shift counts.
  using Value = std::function<double(const std::string& shift_template, double paid_hours)>;

  /// What the shifts that start on some days, both included, add up to; those of the history are constants.
  [[nodiscard]] Sum sum(Date from, Date until, const Value& value) const;
  [[nodiscard]] Sum worked(Date from, Date until) const;
  [[nodiscard]] Sum made_from(Date from, Date until, const std::vector<std::string>& shift_templates) const;
  [[nodiscard]] Sum worked_weekend(Date saturday);
  [[nodiscard]] Sum own_days(Date saturday) const;

  using Run = std::function<Sum(Date from, Date until)>;  ///< how many of some days are of a kind

  struct Bounds {
    std::optional<double> min{};
    std::optional<double> max{};
  };
  struct Stretch {
    Date from{};
    Date until{};
    bool whole = true;  ///< whether all of it lies in the roster
  };

  void limit_amount(Period period, const Bounds& bounds, const Value& value);
  void limit_stretch(const Stretch& stretch, const Bounds& bounds, const Value& value);
  void limit_windows(int window, double max, const Value& value);
  void limit_runs(int max, const Run& on);
  void require_runs(int min, const Run& on);
  void forbid(const std::function<bool(const Option&)>& is_forbidden);
  void at_most(const Sum& sum, double limit) { program_.add_row(clause_, -mip::infinity, sum, limit); }
  void at_least(const Sum& sum, double limit) { program_.add_row(clause_, limit, sum, mip::infinity); }

  LineProgram& program_;
  const RosterProblem& problem_;
  const std::vector<Option>& options_;
  const Person& person_;
  check::Line history_;
  std::vector<int> columns_;
  std::size_t clause_ = LineProgram::always;  ///< the one that rows are added to
};

}  // namespace krarup::why
