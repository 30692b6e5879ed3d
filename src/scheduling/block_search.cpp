#include "block_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "proof.hpp"
#include "shift_program.hpp"

namespace krarup {

namespace {

constexpr std::size_t days_of_window = 2;
constexpr double agents_tolerance = 1e-6;  ///< of the relaxation
constexpr int most_sweeps = 2;
constexpr std::size_t options_at_once = 4'000;  ///< of starts and breaks; a block of no more is solved as a whole

/// One day of a block: its shifts, and what they do as far as it is decided, or else as the relaxation wants it.
struct DayPlan {
  std::vector<std::size_t> shifts;  ///< of the block
  std::vector<double> agents;       ///< for each slot of the block
  std::vector<double> uses;         ///< for each limit
  std::vector<Placed> placed;       ///< on the block's shifts

  [[nodiscard]] bool has(std::size_t shift) const { return std::binary_search(shifts.begin(), shifts.end(), shift); }
};

/// The days [first, last), decided together.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;

  [[nodiscard]] bool holds(std::size_t day) const { return first <= day && day < last; }
};

class BlockSearch {
 public:
  BlockSearch(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
              const mip::Listener& listener)
      : block_(block), limits_(limits), options_(options), listener_(listener) {
    std::map<Date, DayPlan> days;
    for (std::size_t j = 0; j < block.shifts.size(); ++j) days[block.shifts[j].date].shifts.push_back(j);
    for (auto& [date, day] : days) {
      day.agents.assign(block.slots.size(), 0.0);
      day.uses.assign(limits.size(), 0.0);
      days_.push_back(std::move(day));
    }
  }

  BlockAnswer search() {
    if (at_once()) return search_day(block_, limits_, options_, listener_);
    relax();
    sweep();
    return joined();
  }

  BlockAnswer refine(const BlockAnswer& answer) {
    if (at_once()) return refine_day(block_, limits_, options_, listener_, answer);
    adopt(answer);
    for (int i = 0; i < most_sweeps && !is_closed(answer_.cost, bound_, options_.gap) && go_on(); ++i) {
      const double before = answer_.cost;
      sweep();
      answer_ = joined();
      if (answer_.cost >= before) break;
    }
    return answer_;
  }

 private:
  [[nodiscard]] bool go_on() const { return listener_(answer_.cost, bound_); }

  [[nodiscard]] bool at_once() const {
    std::size_t options = 0;
    for (const BlockShift& shift : block_.shifts) {
      ++options;
      for (const auto& starts : shift.breaks) options += starts.size();
    }
    return days_.size() == 1 || options <= options_at_once;
  }

  void relax();
  void adopt(const BlockAnswer& answer);
  void sweep();
  void count(DayPlan& day) const;
  void decide(Window window);
  [[nodiscard]] std::vector<Limit> limits_for(Window window, const std::vector<std::size_t>& shifts) const;
  [[nodiscard]] Block block_for(Window window, const std::vector<std::size_t>& shifts) const;
  [[nodiscard]] BlockAnswer joined() const;

  const Block& block_;
  const std::vector<Limit>& limits_;
  const SolveOptions& options_;
  const mip::Listener& listener_;
  std::vector<DayPlan> days_;
  double bound_ = 0;
  BlockAnswer answer_{.placed = {}, .cost = mip::infinity};
};

void BlockSearch::relax() {
  ShiftProgram program(block_);
  for (const Limit& limit : limits_) {
    std::vector<mip::Term> row;
    for (const auto& [shift, use] : limit.uses) row.push_back({program.people_on(shift), use});
    program.model().add_row(-mip::infinity, limit.capacity, row);
  }
  const mip::Outcome outcome = mip::minimize_inside(program.model().relaxed(), listener_);
  if (outcome.values.empty()) return;
  bound_ = std::max(0.0, outcome.bound);
  for (DayPlan& day : days_) {
    for (const std::size_t shift : day.shifts) program.add_agents(outcome.values, shift, day.agents);
    for (std::size_t i = 0; i < limits_.size(); ++i) {
      for (const auto& [shift, use] : limits_[i].uses) {
        if (day.has(shift)) day.uses[i] += use * outcome.values[static_cast<std::size_t>(program.people_on(shift))];
      }
    }
  }
}

/// Slides a window over the days, so that neighbors are decided together.
void BlockSearch::sweep() {
  for (std::size_t first = 0; first == 0 || first + days_of_window <= days_.size(); ++first) {
    decide({first, std::min(days_.size(), first + days_of_window)});
  }
}

/// Takes over the shifts of an answer as decided.
void BlockSearch::adopt(const BlockAnswer& answer) {
  answer_ = answer;
  bound_ = answer.bound;
  for (DayPlan& day : days_) {
    for (const Placed& one : answer.placed) {
      if (day.has(one.candidate)) day.placed.push_back(one);
    }
    count(day);
  }
}

/// Makes the days of a window whole while the others stay as they are.
void BlockSearch::decide(Window window) {
  std::vector<std::size_t> shifts;
  std::vector<Placed> start;
  for (std::size_t d = window.first; d < window.last; ++d) {
    shifts.insert(shifts.end(), days_[d].shifts.begin(), days_[d].shifts.end());
    start.insert(start.end(), days_[d].placed.begin(), days_[d].placed.end());
  }
  for (Placed& one : start) {
    const auto found = std::lower_bound(shifts.begin(), shifts.end(), one.candidate);
    one.candidate = static_cast<std::size_t>(found - shifts.begin());
  }
  const mip::Listener going_on = [this](double, double) { return go_on(); };
  const Block block = block_for(window, shifts);
  const BlockAnswer answer = search_day(block, limits_for(window, shifts), options_, going_on, start);
  for (std::size_t d = window.first; d < window.last; ++d) {
    DayPlan& day = days_[d];
    day.placed.clear();
    for (Placed one : answer.placed) {
      one.candidate = shifts[one.candidate];
      if (day.has(one.candidate)) day.placed.push_back(std::move(one));
    }
    count(day);
  }
}

/// Notes what the placed shifts of a day do.
void BlockSearch::count(DayPlan& day) const {
  day.agents = coverage(block_, day.placed);
  std::map<std::size_t, double> people;
  for (const Placed& one : day.placed) people[one.candidate] += 1;
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    day.uses[i] = 0;
    for (const auto& [shift, use] : limits_[i].uses) {
      if (const auto found = people.find(shift); found != people.end()) day.uses[i] += use * found->second;
    }
  }
}

/// What the days outside the window leave of the limits, on the window's own shifts.
std::vector<Limit> BlockSearch::limits_for(Window window, const std::vector<std::size_t>& shifts) const {
  std::vector<Limit> own;
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    Limit limit = limits_[i];
    limit.uses.clear();
    for (const auto& [shift, use] : limits_[i].uses) {
      const auto found = std::lower_bound(shifts.begin(), shifts.end(), shift);
      if (found == shifts.end() || *found != shift) continue;
      limit.uses.emplace_back(static_cast<std::size_t>(found - shifts.begin()), use);
    }
    if (limit.uses.empty()) continue;
    for (std::size_t d = 0; d < days_.size(); ++d) {
      if (!window.holds(d)) limit.capacity -= days_[d].uses[i];
    }
    limit.capacity = std::max(0.0, limit.capacity);
    own.push_back(std::move(limit));
  }
  return own;
}

/// The slots that the window's shifts touch, with what the shifts of other days leave of the requirement.
Block BlockSearch::block_for(Window window, const std::vector<std::size_t>& shifts) const {
  std::size_t first = block_.slots.size(), last = 0;
  for (const std::size_t j : shifts) {
    first = std::min(first, block_.shifts[j].presence.first);
    last = std::max(last, block_.shifts[j].presence.last);
  }
  Block own;
  for (std::size_t t = first; t < last; ++t) {
    own.slots.push_back(block_.slots[t]);
    double& required = own.slots.back().required;
    for (std::size_t d = 0; d < days_.size(); ++d) {
      if (!window.holds(d)) required -= days_[d].agents[t];
    }
    if (std::abs(required - std::round(required)) < agents_tolerance) required = std::round(required);
  }
  const auto moved = [&](SlotRange range) { return SlotRange{range.first - first, range.last - first}; };
  for (const std::size_t j : shifts) {
    BlockShift shift = block_.shifts[j];
    shift.presence = moved(shift.presence);
    for (auto& options : shift.breaks) {
      for (BreakOption& option : options) option.slots = moved(option.slots);
    }
    own.shifts.push_back(std::move(shift));
  }
  return own;
}

BlockAnswer BlockSearch::joined() const {
  BlockAnswer answer;
  for (const DayPlan& day : days_) answer.placed.insert(answer.placed.end(), day.placed.begin(), day.placed.end());
  answer.cost = cost(block_, answer.placed);
  answer.bound = std::min(bound_, answer.cost);
  return answer;
}

}  // namespace

BlockAnswer search_block(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                         const mip::Listener& listener) {
  return BlockSearch(block, limits, options, listener).search();
}

BlockAnswer refine_block(const Block& block, const std::vector<Limit>& limits, const SolveOptions& options,
                         const mip::Listener& listener, const BlockAnswer& answer) {
  return BlockSearch(block, limits, options, listener).refine(answer);
}

}  // namespace krarup
