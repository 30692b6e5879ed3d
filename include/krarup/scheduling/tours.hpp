#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "krarup/core/field.hpp"
#include "krarup/core/series.hpp"
#include "krarup/core/time.hpp"
#include "krarup/scheduling/shift_plan.hpp"

namespace krarup {

/// A contract that many people share: what its week may look like, and how many there are of them.
///
/// Rest and days off are kept within the week; where the week repeats (`cyclic`), also from its end to its beginning.
struct ContractClass {
  std::string name;
  std::vector<std::string> shift_templates{};  ///< names of those it works; empty means all
  std::optional<int> people{};                 ///< available; empty means as many as pay
  int min_days_per_week = 5;                   ///< a tour has at least so many shifts
  int max_days_per_week = 5;
  Seconds min_hours_per_week{};               ///< paid time of a tour
  Seconds max_hours_per_week{168 * 3600.0};   ///< paid time of a tour
  int min_joined_days_off = 0;                ///< so many of the days off follow each other
  int max_consecutive_days = 7;               ///< worked without a day off
  std::vector<std::chrono::weekday> days{};   ///< on which its shifts may start; empty means every day
  Seconds min_rest{11 * 3600.0};              ///< between the end of a shift and the start of the next
  std::optional<Seconds> max_start_spread{};  ///< between the earliest and the latest start on the clock
  double cost_per_hour = 0;                   ///< for each paid hour, on top of what the templates cost
  double cost_per_tour = 0;                   ///< for each person who works at all

  static constexpr auto fields() {
    return std::tuple{required_field("name", &ContractClass::name),
                      field("shift_templates", &ContractClass::shift_templates),
                      field("people", &ContractClass::people, rules::not_negative),
                      field("min_days_per_week", &ContractClass::min_days_per_week, rules::positive),
                      field("max_days_per_week", &ContractClass::max_days_per_week, rules::positive),
                      field("min_hours_per_week", &ContractClass::min_hours_per_week, rules::not_negative),
                      field("max_hours_per_week", &ContractClass::max_hours_per_week, rules::positive),
                      field("min_joined_days_off", &ContractClass::min_joined_days_off, rules::not_negative),
                      field("max_consecutive_days", &ContractClass::max_consecutive_days, rules::positive),
                      field("days", &ContractClass::days),
                      field("min_rest", &ContractClass::min_rest, rules::not_negative),
                      field("max_start_spread", &ContractClass::max_start_spread, rules::not_negative),
                      field("cost_per_hour", &ContractClass::cost_per_hour, rules::not_negative),
                      field("cost_per_tour", &ContractClass::cost_per_tour, rules::not_negative)};
  }

  void validate(const std::string& path) const;
  friend bool operator==(const ContractClass&, const ContractClass&) = default;
};

/// Which people, by contract class, should work which week so that the requirement is covered at the least cost?
struct TourProblem {
  ShiftProblem shifts;  ///< a week at most; without people of its own and without a price of distinct shifts
  std::vector<ContractClass> classes{};

  static constexpr auto fields() {
    return std::tuple{required_field("shifts", &TourProblem::shifts), required_field("classes", &TourProblem::classes)};
  }

  /// Checks what the fields must satisfy together, and the limits on size.
  void validate(const std::string& path) const;

  static constexpr std::size_t max_classes = 50;
  static constexpr std::size_t max_weeks = 20'000;  ///< of days and paid times that one class may work
};

/// A week's work of one contract, nobody's in particular: its shifts, and so its days off.
struct Tour {
  std::string contract_class;
  int people = 1;             ///< who work exactly this
  std::vector<Shift> shifts;  ///< in order of start

  static constexpr auto fields() {
    return std::tuple{field("contract_class", &Tour::contract_class), field("people", &Tour::people, rules::positive),
                      field("shifts", &Tour::shifts)};
  }
  friend bool operator==(const Tour&, const Tour&) = default;
};

/// What is asked of one contract class.
struct ClassUse {
  std::string contract_class;
  int people = 0;       ///< who work a tour
  Seconds paid_time{};  ///< of all of them

  static constexpr auto fields() {
    return std::tuple{field("contract_class", &ClassUse::contract_class), field("people", &ClassUse::people),
                      field("paid_time", &ClassUse::paid_time)};
  }
  friend bool operator==(const ClassUse&, const ClassUse&) = default;
};

/// The answer: anonymous tours, and what they cost and cover.
struct TourPlan {
  SolveStatus status = SolveStatus::infeasible;
  std::vector<Tour> tours;        ///< in the order of the classes, then of the first shift
  std::vector<ClassUse> classes;  ///< in the order of the problem
  Series<double> scheduled;       ///< agents on shift and not on break, per interval
  double objective = 0;           ///< pay + understaffing + overstaffing
  double bound = 0;               ///< no plan can cost less
  double gap = 0;                 ///< (objective - bound) / objective
  double pay = 0;                 ///< of which: paid hours, shifts and tours
  double understaffing = 0;       ///< agent-hours below the requirement
  double overstaffing = 0;        ///< agent-hours above the requirement
  std::vector<Finding>
      findings;              ///< intervals that are not covered, classes and templates that cannot be used, and why
  std::string bound_from{};  ///< what proves the bound, in words
  int seed = 1;              ///< the one of the options

  static constexpr auto fields() {
    return std::tuple{field("status", &TourPlan::status),
                      field("tours", &TourPlan::tours),
                      field("classes", &TourPlan::classes),
                      field("scheduled", &TourPlan::scheduled),
                      field("objective", &TourPlan::objective),
                      field("bound", &TourPlan::bound),
                      field("gap", &TourPlan::gap),
                      field("pay", &TourPlan::pay),
                      field("understaffing", &TourPlan::understaffing),
                      field("overstaffing", &TourPlan::overstaffing),
                      field("findings", &TourPlan::findings),
                      field("bound_from", &TourPlan::bound_from),
                      field("seed", &TourPlan::seed)};
  }
};

/// Which tours, with which shifts and breaks, cover a week at the least cost (tour scheduling)?
///
/// One program of the whole week counts the people on each shift and on each break, and the tours with each pattern of
/// days and paid times; shifts and tours agree on every day [JarrahBardDeSilva1994], and rest between neighboring days
/// is kept by everybody together. Its linear relaxation, or what is proven beyond it, is the bound. With whole numbers
/// of tours each day is then a program of its own, whose people are given; its shifts are dealt out to the tours, the
/// earlier to the earlier, so that rest and start times fit. What does not fit, and what can be saved, is found by
/// taking off a few tours and adding those that save most, the best week of a class being a shortest path through its
/// days. A week that is small enough is solved by one program to the end. An independent replay (check_tours) re-costs
/// the plan before it is called optimal.
///
/// @return  with findings for the intervals that stay short and for the classes for which no legal week exists;
///          infeasible only when there is a requirement and no class can work at all
/// @throws InvalidInput  for a problem that means nothing or exceeds the limits on size
/// @throws Cancelled     when the progress callback stops it before there is any plan
/// @source  [Aykin1996], [Benders1962], [HuangfuHall2018], [JarrahBardDeSilva1994], [KirkpatrickGelattVecchi1983],
///          [SchrimpfEtAl2000]
[[nodiscard]] TourPlan design_tours(const TourProblem& problem, const SolveOptions& options = {});

/// What a replay of tours found: the rules they break, and what they cover and cost.
struct TourCheck {
  std::vector<Finding> violations{};  ///< one sentence for each rule that a shift, a tour, a class or a day breaks
  Series<double> scheduled{};         ///< agents on shift and not on break, per interval
  double pay = 0;                     ///< paid hours, shifts and tours
  double understaffing = 0;           ///< agent-hours below the requirement
  double overstaffing = 0;            ///< agent-hours above the requirement
  double objective = 0;               ///< pay + cost of under- and overstaffing

  static constexpr auto fields() {
    return std::tuple{field("violations", &TourCheck::violations),
                      field("scheduled", &TourCheck::scheduled),
                      field("pay", &TourCheck::pay),
                      field("understaffing", &TourCheck::understaffing),
                      field("overstaffing", &TourCheck::overstaffing),
                      field("objective", &TourCheck::objective)};
  }
};

/// Do these tours keep the rules of their classes, and what do they cover and cost?
///
/// Knows nothing of the optimizer: it takes the tours as they are and replays their shifts.
///
/// @throws InvalidInput  for a problem that means nothing
/// @complexity  shifts x log(shifts) + intervals
[[nodiscard]] TourCheck check_tours(const TourProblem& problem, const std::vector<Tour>& tours);

}  // namespace krarup
