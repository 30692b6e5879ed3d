#include "scheduling/breaks/sweep.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "scheduling/breaks/sweep_states.hpp"

namespace krarup::breaks {

namespace {

/// What an active shift may do now.
struct Open {
  std::size_t place;  // among the active shifts
  BreakGraph::Choices choices;
  double key;
  const BreakGraph::Choice* choice;
};

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

class Sweep {
 public:
  Sweep(const SweepTask& task, const SweepEffort& effort)
      : task_(task), effort_(effort), cutoff_(effort.cutoff - task.bound()), random_(effort.seed) {
    frontier_.costs = {0};
    for (const SweepShift& shift : task.shifts) {
      const auto [first, last] = shift.graph->away();
      first_.push_back(shift.start + first);
      last_.push_back(shift.start + last);
      identity_.push_back(mixed(kind(shift)));
    }
  }

  SweepAnswer run() {
    SweepAnswer answer{.patterns = {}, .cost = never, .bound = task_.bound()};
    for (now_ = 0; now_ < static_cast<int>(task_.steps.size()); ++now_) {
      if (effort_.stopped && effort_.stopped()) return answer;
      renew_active();
      if (!advance()) return answer;
      if (frontier_.size() == 0) break;
    }
    if (effort_.samples == 0) answer.bound = std::min(answer.bound + dropped_, effort_.cutoff);
    if (frontier_.size() == 0) return answer;
    const auto best = std::min_element(frontier_.costs.begin(), frontier_.costs.end());
    answer.cost = task_.bound() + *best;
    if (effort_.samples == 0) answer.bound = std::min(answer.bound, answer.cost);
    answer.patterns = read_back(task_, history_, static_cast<std::size_t>(best - frontier_.costs.begin()));
    return answer;
  }

 private:
  /// Shifts of the same graph and start are alike.
  [[nodiscard]] std::uint64_t kind(const SweepShift& shift) const {
    for (std::size_t i = 0; i < task_.shifts.size(); ++i) {
      if (task_.shifts[i].graph == shift.graph && task_.shifts[i].start == shift.start) return i + 1;
    }
    return 0;
  }

  void renew_active();
  bool advance();
  void expand(std::size_t state);
  void draw(std::size_t state, double named_bias);
  void follow_all(std::size_t state, std::size_t next, double cost);
  void add(std::size_t state, double cost);
  const BreakGraph::Choice* pick(const Open& open, double named_bias);
  [[nodiscard]] double total(double cost, int more) const;

  [[nodiscard]] bool too_many() const { return visits_ > 100 * effort_.width; }

  [[nodiscard]] const SweepStep& step() const { return task_.steps[static_cast<std::size_t>(now_)]; }

  double uniform() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }

  const SweepTask& task_;
  const SweepEffort& effort_;
  double cutoff_;
  std::mt19937_64 random_;
  std::vector<int> first_, last_;
  std::vector<std::uint64_t> identity_;
  int now_ = 0;
  double floor_ = 0;  // of the step
  double dropped_ = never;

  std::vector<std::size_t> active_;  // shifts
  Frontier frontier_;
  std::vector<SweepOrigin> history_;

  // of the state being expanded
  std::vector<Open> open_;
  int away_ = 0, on_break_ = 0;
  std::vector<Begun> chosen_;

  Successors successors_;
  std::size_t visits_ = 0;  // of the ways followed at this step
};

void Sweep::renew_active() {
  std::vector<std::size_t> places, active;
  for (std::size_t place = 0; place < active_.size(); ++place) {
    if (last_[active_[place]] <= now_) continue;
    places.push_back(place);
    active.push_back(active_[place]);
  }
  for (std::size_t i = 0; i < first_.size(); ++i) {
    if (first_[i] == now_ && last_[i] > now_) active.push_back(i);
  }
  if (active == active_) return;
  Frontier renewed{.active = active.size(), .nodes = {}, .costs = frontier_.costs};
  renewed.nodes.reserve(renewed.active * frontier_.size());
  for (std::size_t state = 0; state < frontier_.size(); ++state) {
    for (const std::size_t place : places) renewed.nodes.push_back(frontier_.row(state)[place]);
    for (std::size_t i = places.size(); i < active.size(); ++i) {
      renewed.nodes.push_back(task_.shifts[active[i]].graph->root());
    }
  }
  frontier_ = std::move(renewed);
  active_ = std::move(active);
}

/// One step of time; false when all ways cannot be followed any further.
bool Sweep::advance() {
  floor_ = step().floor();
  successors_.clear();
  visits_ = 0;
  for (std::size_t state = 0; state < frontier_.size(); ++state) {
    expand(state);
    if (effort_.samples == 0 && too_many()) return false;
  }
  KeptStates kept = keep_best(frontier_, successors_, active_, effort_);
  frontier_ = std::move(kept.frontier);
  history_.push_back(std::move(kept.origin));
  dropped_ = std::min(dropped_, kept.dropped);
  return true;
}

void Sweep::expand(std::size_t state) {
  open_.clear();
  away_ = on_break_ = 0;
  const std::int32_t* nodes = frontier_.row(state);
  for (std::size_t place = 0; place < active_.size(); ++place) {
    const SweepShift& shift = task_.shifts[active_[place]];
    const int position = now_ - shift.start;
    const int end = shift.graph->node(nodes[place]).end;
    if (end > 0 && position < end + shift.graph->policy().catch_up) {
      ++away_;
      on_break_ += position < end ? 1 : 0;
      continue;
    }
    const auto choices = shift.graph->choices(nodes[place], position - end);
    if (choices.begin != choices.end) open_.push_back({place, choices, 0, nullptr});
  }
  chosen_.clear();
  if (effort_.samples == 0) return follow_all(state, 0, frontier_.costs[state]);
  for (int sample = 0; sample < effort_.samples; ++sample) draw(state, uniform());
}

/// Draws one way to go on: as many breaks begin as the step bears best, those that can wait least first.
void Sweep::draw(std::size_t state, double named_bias) {
  for (Open& open : open_) {
    open.choice = pick(open, named_bias);
    open.key = open.choices.wait == never ? -never
                                          : open.choice->extra - open.choices.wait + (effort_.noise + 1e-9) * uniform();
  }
  std::sort(open_.begin(), open_.end(), [](const Open& a, const Open& b) { return a.key < b.key; });
  double waiting = 0;  // of those who can wait, what it costs if all do
  std::size_t due = 0;
  for (const Open& open : open_) {
    if (open.choices.wait == never) {
      ++due;
    } else {
      waiting += open.choices.wait;
    }
  }
  double cost = frontier_.costs[state] + waiting, best = never;
  for (std::size_t i = 0; i < due; ++i) cost += open_[i].choice->extra;
  std::size_t count = due;
  for (std::size_t k = due;; ++k) {
    const double all = total(cost, static_cast<int>(k));
    if (all < best) {
      best = all;
      count = k;
    } else if (all > best + step().dearest_missing() + step().dearest_surplus()) {
      break;
    }
    if (k == open_.size()) break;
    cost += open_[k].choice->extra - open_[k].choices.wait;
  }
  if (random_() % 50 == 0 && count < open_.size()) ++count;
  cost = frontier_.costs[state];
  chosen_.clear();
  for (std::size_t i = 0; i < open_.size(); ++i) {
    cost += i < count ? open_[i].choice->extra : open_[i].choices.wait;
    if (i < count) chosen_.push_back({static_cast<std::int32_t>(open_[i].place), open_[i].choice->node});
  }
  add(state, total(cost, static_cast<int>(count)));
}

/// What the breaks so far cost, with those who are away, and so many more, at this step.
double Sweep::total(double cost, int more) const {
  const int agents = step().agents - away_ - more;
  return cost + step().cost(agents) + step().price * agents - floor_ +
         std::max(0, step().on_break + on_break_ + more - step().max_on_break) * step().beyond;
}

/// One of the choices that cost about the same; named breaks are preferred now more, now less.
const BreakGraph::Choice* Sweep::pick(const Open& open, double named_bias) {
  const double limit = open.choices.begin->extra + 1e-9 + effort_.noise * uniform();
  const BreakGraph::Choice* last = open.choices.begin;
  const BreakGraph::Choice* named = nullptr;
  for (const auto* choice = open.choices.begin; choice != open.choices.end && choice->extra <= limit; ++choice) {
    last = choice + 1;
    if (choice->named) named = choice;
  }
  const auto count = static_cast<std::uint64_t>(last - open.choices.begin);
  if (count <= 1) return open.choices.begin;
  if (named != nullptr && uniform() < 0.6 * named_bias) return named;
  const BreakGraph::Choice* drawn = open.choices.begin + random_() % (named == nullptr ? count : count - 1);
  return named != nullptr && drawn >= named ? drawn + 1 : drawn;
}

/// Follows every way to go on from a state.
void Sweep::follow_all(std::size_t state, std::size_t next, double cost) {
  if (++visits_; cost >= cutoff_ || too_many()) return;
  if (next == open_.size()) return add(state, total(cost, static_cast<int>(chosen_.size())));
  const Open open = open_[next];
  if (open.choices.wait < never) follow_all(state, next + 1, cost + open.choices.wait);
  for (const auto* choice = open.choices.begin; choice != open.choices.end; ++choice) {
    chosen_.push_back({static_cast<std::int32_t>(open.place), choice->node});
    follow_all(state, next + 1, cost + choice->extra);
    chosen_.pop_back();
  }
}

void Sweep::add(std::size_t state, double cost) {
  if (cost >= cutoff_) return;
  Successor made{.cost = cost,
                 .rank = 0,
                 .hash = 0,
                 .parent = static_cast<std::uint32_t>(state),
                 .first_begun = static_cast<std::uint32_t>(successors_.begun.size()),
                 .begun = static_cast<std::uint32_t>(chosen_.size())};
  made.rank = cost + uniform() * 0.5 * (step().overstaffing + step().price);
  std::vector<Begun>& all = successors_.begun;
  all.insert(all.end(), chosen_.begin(), chosen_.end());
  std::size_t next = 0;
  std::sort(all.end() - static_cast<std::ptrdiff_t>(chosen_.size()), all.end(),
            [](const Begun& a, const Begun& b) { return a.shift < b.shift; });
  const Begun* begun = all.data() + made.first_begun;
  const std::int32_t* nodes = frontier_.row(state);
  for (std::size_t place = 0; place < active_.size(); ++place) {
    const bool begins = next < made.begun && begun[next].shift == static_cast<std::int32_t>(place);
    const std::int32_t node = begins ? begun[next++].node : nodes[place];
    made.hash += mixed(identity_[active_[place]] + static_cast<std::uint64_t>(node) * 0x9E3779B97F4A7C15U);
  }
  successors_.states.push_back(made);
}

}  // namespace

double SweepTask::bound() const {
  double total = 0;
  for (const SweepStep& step : steps) total += step.floor() - step.price * step.agents;
  for (const SweepShift& shift : shifts) total += shift.graph->to_go(shift.graph->root());
  return total;
}

SweepAnswer sweep(const SweepTask& task, const SweepEffort& effort) { return Sweep(task, effort).run(); }

}  // namespace krarup::breaks
