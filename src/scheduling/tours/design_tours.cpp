#include <algorithm>
#include <string>
#include <utility>

#include "krarup/core/error.hpp"
#include "krarup/core/validate.hpp"
#include "scheduling/common/proof.hpp"
#include "scheduling/common/watch.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/shifts/account.hpp"
#include "scheduling/shifts/coverage_findings.hpp"
#include "scheduling/tours/days_off.hpp"
#include "scheduling/tours/deal.hpp"
#include "scheduling/tours/shifts_of_days.hpp"
#include "scheduling/tours/tour_search.hpp"

namespace krarup {

namespace {

using namespace tours;

class TourDesign {
 public:
  TourDesign(const TourProblem& problem, const SolveOptions& options)
      : problem_(problem),
        options_(options),
        watch_(options),
        ground_(lay_ground(problem)),
        horizon_(cut_into_blocks(ground_.shifts, ground_.candidates)),
        state_(problem, ground_, horizon_) {}

  TourPlan run() {
    watch_.begin({.name = "days off"});
    watch_.show();
    if (watch_.cancelled()) throw Cancelled("the planning of tours was stopped before it had an answer");
    if (!ground_.candidates.shifts.empty()) search();
    return plan();
  }

 private:
  void search();
  void work_on(const std::string& name, double from, double until, const std::function<void()>& task);
  [[nodiscard]] mip::Listener listening(std::size_t part);
  [[nodiscard]] TourPlan plan() const;
  [[nodiscard]] std::vector<Tour> tours_of_state() const;
  void count_classes(TourPlan& plan) const;
  [[nodiscard]] std::vector<Limit> why_no_more(const Block& block, const std::vector<Placed>& placed) const;

  const TourProblem& problem_;
  const SolveOptions& options_;
  Watch watch_;
  Ground ground_;
  Horizon horizon_;
  TourState state_;
  double bound_ = 0;
};

mip::Listener TourDesign::listening(std::size_t part) {
  return [this, part](double objective, double bound) {
    watch_.note(part, objective, bound);
    return !watch_.stopped();
  };
}

void TourDesign::work_on(const std::string& name, double from, double until, const std::function<void()>& task) {
  watch_.begin({.name = name, .from = from, .until = until, .objective = mip::infinity, .bound = bound_});
  watch_.run([&](std::size_t) { task(); });
}

void TourDesign::search() {
  DaysOff days_off;
  double unreachable = 0;
  work_on("days off", 0, 0.4, [&] {
    const std::size_t last = ground_.candidates.shifts.size() - 1;
    const Horizon whole = cut_into_blocks(ground_.shifts, ground_.candidates, {{0, last}});
    for (const Slot& slot : whole.unreachable) unreachable += slot.cost(0);
    days_off = decide_days_off(problem_, ground_, horizon_, whole.blocks.front(),
                               list_limits(ground_.shifts, ground_.candidates), options_,
                               [this](double, double) { return !watch_.stopped(); });
    bound_ = unreachable + days_off.bound;
  });
  if (!days_off.tours.empty()) {
    const double enough = bound_ / (1 - options_.gap) - unreachable;
    const auto shifts = days_off.placed.empty()
                            ? shifts_of_days(problem_, ground_, horizon_, days_off, enough, bound_, options_, watch_)
                            : days_off.placed;
    for (PersonWeek& tour : deal(problem_, ground_, days_off.tours, shifts, static_cast<std::uint32_t>(options_.seed)))
      state_.add(std::move(tour));
  }
  work_on("tours", 0.8, 1, [&] {
    const bool at_once = state_.tours().empty();  // some answer is given even when the search was stopped
    const mip::Listener listener = listening(0);
    add_tours_that_pay(state_, ground_, bound_,
                       [&](double cost, double bound) { return listener(cost, bound) || at_once; });
    exchange_tours(state_, ground_, bound_, options_, listener);
  });
}

std::vector<Tour> TourDesign::tours_of_state() const {
  std::vector<std::pair<std::size_t, Tour>> all;
  for (const PersonWeek& week : state_.tours()) {
    const ContractClass& rules = problem_.classes[ground_.crews[week.crew].contract_class];
    Tour tour{.contract_class = rules.name, .people = 1, .shifts = {}};
    for (const auto& day : week.days) {
      if (day) tour.shifts.push_back(to_shift(ground_.shifts, ground_.candidates, *day));
    }
    const auto same = std::find_if(all.begin(), all.end(), [&](const auto& each) {
      return each.first == week.crew && each.second.shifts == tour.shifts;
    });
    if (same != all.end()) {
      ++same->second.people;
    } else {
      all.emplace_back(week.crew, std::move(tour));
    }
  }
  const auto starts = [](const Tour& tour) {
    std::vector<Instant> list;
    for (const Shift& shift : tour.shifts) list.push_back(shift.start);
    return list;
  };
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : starts(a.second) < starts(b.second);
  });
  std::vector<Tour> tours;
  for (auto& [crew, tour] : all) tours.push_back(std::move(tour));
  return tours;
}

void TourDesign::count_classes(TourPlan& plan) const {
  for (const ContractClass& rules : problem_.classes) {
    ClassUse use{.contract_class = rules.name};
    for (const Tour& tour : plan.tours) {
      if (tour.contract_class != rules.name) continue;
      use.people += tour.people;
      for (const Shift& shift : tour.shifts) use.paid_time += tour.people * paid_time(shift);
    }
    plan.pay += use.people * rules.cost_per_tour;
    plan.objective += use.people * rules.cost_per_tour;
    plan.classes.push_back(use);
  }
}

/// What keeps each class from one more shift in a block: its people, or the price of the rest of their week.
std::vector<Limit> TourDesign::why_no_more(const Block& block, const std::vector<Placed>& placed) const {
  std::vector<Limit> limits;
  for (std::size_t c = 0; c < ground_.crews.size(); ++c) {
    const std::string name = "of the class \"" + problem_.classes[ground_.crews[c].contract_class].name + "\"";
    Limit limit;
    const auto is_own = [&](std::size_t shift) { return ground_.places[block.shifts[shift].candidate].crew == c; };
    for (std::size_t j = 0; j < block.shifts.size(); ++j) {
      if (is_own(j)) limit.uses.emplace_back(j, 1.0);
    }
    limit.capacity = static_cast<double>(
        std::count_if(placed.begin(), placed.end(), [&](const Placed& one) { return is_own(one.candidate); }));
    limit.text = state_.has_people(c) ? "one more tour " + name + " would cost more than it saves in the whole week"
                                      : "all " + people_text(static_cast<std::size_t>(ground_.crews[c].most_people)) +
                                            " " + name + " work elsewhere or have their days off";
    limits.push_back(std::move(limit));
  }
  return limits;
}

TourPlan TourDesign::plan() const {
  TourPlan plan;
  plan.tours = tours_of_state();
  const auto placed = state_.by_block();
  ShiftPlan shifts;
  account(ground_.shifts, ground_.candidates, horizon_, placed, shifts);
  plan.scheduled = shifts.scheduled;
  plan.objective = shifts.objective;
  plan.pay = shifts.pay;
  plan.understaffing = shifts.understaffing;
  plan.overstaffing = shifts.overstaffing;
  count_classes(plan);
  plan.bound = std::min(bound_, plan.objective);
  plan.gap = relative_gap(plan.objective, plan.bound);
  plan.bound_from = "one program of the whole week";
  plan.seed = options_.seed;
  plan.findings = ground_.findings;
  const auto unusable = list_candidates(problem_.shifts).findings;
  plan.findings.insert(plan.findings.end(), unusable.begin(), unusable.end());
  std::vector<std::vector<Limit>> limits;
  for (std::size_t b = 0; b < placed.size(); ++b) limits.push_back(why_no_more(horizon_.blocks[b], placed[b]));
  const auto uncovered = coverage_findings(ground_.shifts, ground_.candidates, horizon_, limits, placed);
  plan.findings.insert(plan.findings.end(), uncovered.begin(), uncovered.end());
  const TourCheck check = check_tours(problem_, plan.tours);
  plan.findings.insert(plan.findings.end(), check.violations.begin(), check.violations.end());
  const bool agreed = check.violations.empty() && agree(check.objective, plan.objective);
  const bool proven = agreed && is_closed(plan.objective, plan.bound, options_.gap);
  plan.status = proven ? SolveStatus::optimal : SolveStatus::feasible;
  const auto& required = problem_.shifts.required.values;
  const bool needed = std::any_of(required.begin(), required.end(), [](double agents) { return agents > 0; });
  const bool anybody =
      std::any_of(ground_.crews.begin(), ground_.crews.end(), [](const Crew& crew) { return !crew.weeks.empty(); });
  if (needed && !anybody) plan.status = SolveStatus::infeasible;
  return plan;
}

}  // namespace

TourPlan design_tours(const TourProblem& problem, const SolveOptions& options) {
  validate(problem);
  validate(options, "solve");
  return TourDesign(problem, options).run();
}

}  // namespace krarup
