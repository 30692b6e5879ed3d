#include "scheduling/roster/roster_search.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "scheduling/common/proof.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/roster/roster_bound.hpp"
#include "scheduling/roster/roster_program.hpp"

namespace krarup {

namespace {

constexpr std::size_t pairs_at_once = 3'000;  ///< of person and kind; a roster of no more is solved as a whole
constexpr std::size_t pairs_of_crew = 1'500;
constexpr std::size_t pairs_of_day = 40'000;
constexpr std::int64_t work_of_crew = 20'000;  ///< simplex iterations
constexpr int idle_rounds = 10;                ///< without progress, before the search gives up
constexpr double preference_of_day = 0.01;     ///< so small that no shift stays open for it
constexpr double preference_of_crew = 1e-4;

class RosterSearch {
 public:
  RosterSearch(const RosterRules& rules, const SolveOptions& options, Watch& watch)
      : rules_(rules),
        options_(options),
        watch_(watch),
        random_(static_cast<std::uint64_t>(options.seed)),
        answer_{.assigned = nothing_assigned(rules), .cost = 0, .bound = 0} {}

  RosterAnswer run() {
    watch_.begin({.name = "roster, day by day", .from = 0, .until = 0.2});
    watch_.run([this](std::size_t) { assign_day_by_day(); });
    answer_.cost = cost(rules_, answer_.assigned);
    if (answer_.cost > 0) {
      watch_.begin({.name = "bound of the roster", .from = 0.2, .until = 0.3, .objective = answer_.cost});
      watch_.run([this](std::size_t) { answer_.bound = std::min(answer_.cost, roster_bound(rules_, going_on())); });
      if (answer_.bound > 0) answer_.bound_from = "a linear program in which equal contracts share their shifts freely";
    }
    improve();
    give_away();
    return answer_;
  }

 private:
  [[nodiscard]] mip::Listener going_on() const {
    return [this](double, double) { return !watch_.stopped(); };
  }
  [[nodiscard]] bool good_enough() const { return is_closed(answer_.cost, answer_.bound, options_.gap); }

  void assign_day_by_day();
  void assign_day(Date date);
  [[nodiscard]] double pace(std::size_t person, std::size_t kind, double busy_share) const;
  void give(std::size_t person, const std::vector<std::size_t>& kinds);

  void give_away();
  void improve();
  void solve_whole();
  bool solve_round(double from, double until);
  std::vector<Freedom> deal_crews();
  void deal_open_shifts(std::vector<Freedom>& crews);
  [[nodiscard]] bool may_gain(const Freedom& crew) const;
  std::vector<std::vector<std::size_t>> solve_crew(const Freedom& crew) const;

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random_() % i]);
  }

  const RosterRules& rules_;
  const SolveOptions& options_;
  Watch& watch_;
  std::mt19937_64 random_;
  RosterAnswer answer_;
};

void RosterSearch::give(std::size_t person, const std::vector<std::size_t>& kinds) {
  auto& has = answer_.assigned.kinds_of[person];
  has.insert(has.end(), kinds.begin(), kinds.end());
  std::sort(has.begin(), has.end());
  for (const std::size_t k : kinds) --answer_.assigned.open[k];
}

void RosterSearch::assign_day_by_day() {
  for (std::size_t k = 0; k < rules_.kinds.size(); ++k) {
    if (k > 0 && rules_.kinds[k].date == rules_.kinds[k - 1].date) continue;
    if (watch_.stopped()) return;
    assign_day(rules_.kinds[k].date);
  }
}

/// Assigns the shifts of one day, to as many people at once as one program can take.
void RosterSearch::assign_day(Date date) {
  double wanted = 0, possible = 0;
  for (const Kind& kind : rules_.kinds) wanted += kind.paid_hours * static_cast<double>(kind.shifts.size());
  for (const Person& person : rules_.problem->people) possible += in_hours(person.max_hours_per_week);
  const double busy_share = std::min(1.0, wanted / (possible * static_cast<double>(rules_.weeks.size())));
  const std::size_t people = rules_.problem->people.size();
  for (std::size_t first = 0; first < people;) {
    Freedom crew{.people = {}, .offered = std::vector<std::size_t>(rules_.kinds.size(), 0), .promises = false};
    std::size_t today = 0;
    for (std::size_t k = 0; k < rules_.kinds.size(); ++k) {
      if (rules_.kinds[k].date != date) continue;
      crew.offered[k] = answer_.assigned.open[k];
      ++today;
    }
    const std::size_t last = std::min(people, first + std::max<std::size_t>(1, pairs_of_day / today));
    for (; first < last; ++first) crew.people.push_back(first);
    crew.preference = [this, busy_share](std::size_t p, std::size_t k) { return pace(p, k, busy_share); };
    const RosterProgram program(rules_, crew, answer_.assigned);
    const mip::Outcome outcome = mip::minimize(
        program.model(), {.difference = 0.1, .work = 10 * work_of_crew, .seed = options_.seed}, going_on());
    if (outcome.values.empty()) return;
    const auto given = program.decode(outcome.values);
    for (std::size_t i = 0; i < given.size(); ++i) give(crew.people[i], given[i]);
  }
}

/// Prefers people who need their remaining days most, and shifts that keep everybody's hours even through the week.
double RosterSearch::pace(std::size_t p, std::size_t k, double busy_share) const {
  const Person& person = rules_.person(p);
  const Kind& kind = rules_.kinds[k];
  int days_left = person.max_days_per_week;
  for (const std::size_t other : answer_.assigned.kinds_of[p]) days_left -= rules_.kinds[other].week == kind.week;
  int dates_left = 0;
  Date counted = kind.date - std::chrono::days{1};
  for (const std::size_t other : rules_.allowed[p]) {
    if (rules_.kinds[other].week != kind.week || rules_.kinds[other].date <= counted) continue;
    counted = rules_.kinds[other].date;
    ++dates_left;
  }
  const double goal = std::max(busy_share * in_hours(person.max_hours_per_week), in_hours(person.min_hours_per_week));
  const double missing = goal - hours(rules_, answer_.assigned, p, kind.week);
  const double ideal = missing / std::max(1, std::min(days_left, dates_left));
  const double urgency = static_cast<double>(days_left) / std::max(1, dates_left);
  const double misfit = (kind.paid_hours - ideal) / 8;
  return preference_of_day * (misfit * misfit - std::min(1.0, urgency));
}

/// Gives open shifts to whoever can take them as things stand: what a search that was stopped may have left undone.
void RosterSearch::give_away() {
  for (std::size_t p = 0; p < rules_.allowed.size(); ++p) {
    for (const std::size_t k : rules_.allowed[p]) {
      if (answer_.assigned.open[k] > 0 && can_take(rules_, answer_.assigned, p, k)) give(p, {k});
    }
  }
  answer_.cost = cost(rules_, answer_.assigned);
}

void RosterSearch::improve() {
  std::size_t pairs = 0;
  for (const auto& allowed : rules_.allowed) pairs += allowed.size();
  if (pairs <= pairs_at_once && !good_enough() && !watch_.stopped()) {
    watch_.begin({.name = "roster", .from = 0.3, .objective = answer_.cost, .bound = answer_.bound});
    watch_.run([this](std::size_t) { solve_whole(); });
    return;
  }
  double from = 0.3;
  for (int idle = 0; idle < idle_rounds && !good_enough() && !watch_.stopped(); ++idle) {
    const double until = from + 0.05 * (1 - from);
    if (solve_round(from, until)) idle = -1;
    from = until;
  }
}

void RosterSearch::solve_whole() {
  Freedom all{.people = {}, .offered = {}};
  for (std::size_t p = 0; p < rules_.problem->people.size(); ++p) all.people.push_back(p);
  for (const Kind& kind : rules_.kinds) all.offered.push_back(kind.shifts.size());
  const RosterProgram program(rules_, all, nothing_assigned(rules_));
  const mip::Outcome outcome =
      mip::minimize(program.model(), {.gap = options_.gap, .work = 50 * work_of_crew, .seed = options_.seed},
                    going_on(), program.encode(answer_.assigned));
  if (outcome.bound > answer_.bound) {
    answer_.bound = outcome.bound;
    answer_.bound_from = "one program of everybody";
  }
  if (outcome.values.empty() || outcome.objective >= answer_.cost) return;
  answer_.assigned = nothing_assigned(rules_);
  const auto given = program.decode(outcome.values);
  for (std::size_t p = 0; p < given.size(); ++p) give(p, given[p]);
  answer_.cost = cost(rules_, answer_.assigned);
}

bool RosterSearch::solve_round(double from, double until) {
  const std::vector<Freedom> crews = deal_crews();
  std::vector<std::vector<std::vector<std::size_t>>> given(crews.size());
  watch_.begin({.name = "roster, crew by crew",
                .parts = crews.size(),
                .from = from,
                .until = until,
                .objective = answer_.cost,
                .bound = answer_.bound});
  watch_.run([&](std::size_t i) { given[i] = solve_crew(crews[i]); });
  for (std::size_t i = 0; i < crews.size(); ++i) {
    for (std::size_t j = 0; j < given[i].size(); ++j) {
      const std::size_t person = crews[i].people[j];
      for (const std::size_t k : answer_.assigned.kinds_of[person]) ++answer_.assigned.open[k];
      answer_.assigned.kinds_of[person].clear();
      give(person, given[i][j]);
    }
  }
  const double before = answer_.cost;
  answer_.cost = cost(rules_, answer_.assigned);
  return answer_.cost < before - 1e-9;
}

/// Crews of people drawn at random who share no shift, each with its own shifts and a part of the open ones; only those
/// that have something to gain.
std::vector<Freedom> RosterSearch::deal_crews() {
  std::vector<std::size_t> people;
  for (std::size_t p = 0; p < rules_.allowed.size(); ++p) {
    if (!rules_.allowed[p].empty()) people.push_back(p);
  }
  shuffle(people);
  std::vector<Freedom> crews;
  std::size_t kinds = 0;
  for (const std::size_t p : people) {
    const std::size_t more = answer_.assigned.kinds_of[p].size();
    if (crews.empty() || (kinds + more) * (crews.back().people.size() + 1) > pairs_of_crew) {
      crews.push_back({.people = {}, .offered = std::vector<std::size_t>(rules_.kinds.size(), 0)});
      kinds = 0;
    }
    crews.back().people.push_back(p);
    kinds += more;
    for (const std::size_t k : answer_.assigned.kinds_of[p]) ++crews.back().offered[k];
  }
  deal_open_shifts(crews);
  std::erase_if(crews, [this](const Freedom& crew) { return !may_gain(crew); });
  for (Freedom& crew : crews) {
    // Ties are broken at random, so that crews of later rounds find other shifts than those of earlier ones.
    const std::uint64_t salt = random_();
    crew.preference = [salt](std::size_t p, std::size_t k) {
      std::minstd_rand draw(static_cast<std::uint32_t>(salt ^ (p * 7919 + k)));
      draw.discard(2);
      return preference_of_crew * static_cast<double>(draw() - std::minstd_rand::min()) /
             static_cast<double>(std::minstd_rand::max());
    };
  }
  return crews;
}

void RosterSearch::deal_open_shifts(std::vector<Freedom>& crews) {
  if (crews.empty()) return;
  for (std::size_t k = 0; k < rules_.kinds.size(); ++k) {
    for (std::size_t i = answer_.assigned.open[k]; i > 0; --i) ++crews[random_() % crews.size()].offered[k];
  }
}

/// Whether the crew has an open shift that one of them may work, or hours short of a promise.
bool RosterSearch::may_gain(const Freedom& crew) const {
  std::vector<std::size_t> open = crew.offered;
  for (const std::size_t p : crew.people) {
    for (const std::size_t k : answer_.assigned.kinds_of[p]) --open[k];
  }
  return std::any_of(crew.people.begin(), crew.people.end(), [&](std::size_t p) {
    const auto& allowed = rules_.allowed[p];
    if (std::any_of(allowed.begin(), allowed.end(), [&](std::size_t k) { return open[k] > 0; })) return true;
    for (std::size_t week = 0; week < rules_.weeks.size(); ++week) {
      if (hours(rules_, answer_.assigned, p, week) < in_hours(rules_.person(p).min_hours_per_week)) return true;
    }
    return false;
  });
}

/// The best shifts for each of a crew; nothing when the search was stopped before.
std::vector<std::vector<std::size_t>> RosterSearch::solve_crew(const Freedom& crew) const {
  if (watch_.stopped()) return {};
  const RosterProgram program(rules_, crew, nothing_assigned(rules_));
  const mip::Outcome outcome =
      mip::minimize(program.model(), {.difference = 0.01, .work = work_of_crew, .seed = options_.seed}, going_on(),
                    program.encode(answer_.assigned));
  if (outcome.values.empty()) return {};
  return program.decode(outcome.values);
}

}  // namespace

RosterAnswer search_roster(const RosterRules& rules, const SolveOptions& options, Watch& watch) {
  return RosterSearch(rules, options, watch).run();
}

}  // namespace krarup
