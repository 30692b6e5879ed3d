#include "scheduling/breaks/break_graph.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace krarup::breaks {

namespace {

/// The cost of a value that should be in [low, high].
double outside(int value, int low, int high, double cost) {
  const int by = std::max({low - value, value - high, 0});
  return by == 0 ? 0 : by * cost;
}

double stretch_cost(const StepPolicy& policy, int worked) {
  return outside(worked, policy.min_stretch, policy.max_stretch, policy.stretch);
}

/// The cost of a break; the one before it has ended at `since`, which is 0 for the first.
double break_cost(const StepPolicy& policy, int since, const Placed& taken) {
  const int worked = taken.start - since;
  double cost = stretch_cost(policy, worked);
  cost += outside(taken.start, policy.clear_start, policy.shift_length, policy.position);
  cost += outside(taken.end(), 0, policy.shift_length - policy.clear_end, policy.position);
  if (worked > policy.long_stretch) cost += outside(taken.length, policy.long_break, taken.length, policy.long_rest);
  if (taken.named < 0) return cost + outside(taken.length, policy.min_length, policy.max_length, policy.length);
  const NamedBreak& rule = policy.named[static_cast<std::size_t>(taken.named)];
  if (since > 0 && worked < rule.min_gap) return never;
  return cost + outside(taken.start, rule.earliest, rule.latest, policy.window);
}

}  // namespace

StepPolicy StepPolicy::strict() const {
  StepPolicy kept = *this;
  kept.window = kept.position = kept.stretch = kept.long_rest = kept.length = never;
  return kept;
}

StepPolicy in_steps(const BreakPolicy* policy, Seconds shift_length, Seconds step) {
  const auto steps = [step](Seconds time) { return static_cast<int>(std::lround(time / step)); };
  const auto cost = [step](const std::optional<double>& per_hour) {
    return per_hour ? *per_hour * (step / Seconds{3600}) : never;
  };
  StepPolicy result{.shift_length = steps(shift_length)};
  result.max_length = result.max_stretch = result.long_stretch = result.shift_length;
  if (policy == nullptr) return result;
  for (const BreakRule& rule : contained_breaks(policy->breaks, shift_length)) {
    const BreakWindow open = window(rule, shift_length);
    result.named.push_back({steps(rule.length), steps(open.earliest), steps(open.latest), steps(rule.min_gap)});
  }
  result.flexible = steps(policy->flexible_time);
  result.min_length = steps(policy->min_length);
  if (policy->max_length) result.max_length = steps(*policy->max_length);
  result.clear_start = steps(policy->clear_start);
  result.clear_end = steps(policy->clear_end);
  result.min_stretch = steps(policy->min_stretch);
  if (policy->max_stretch) result.max_stretch = steps(*policy->max_stretch);
  if (policy->long_stretch) result.long_stretch = steps(*policy->long_stretch);
  result.long_break = steps(policy->long_break);
  result.catch_up = steps(policy->catch_up);
  result.window = cost(policy->penalties.window);
  result.position = cost(policy->penalties.position);
  result.stretch = cost(policy->penalties.stretch);
  result.long_rest = cost(policy->penalties.long_stretch);
  result.length = cost(policy->penalties.length);
  return result;
}

double penalty(const StepPolicy& policy, const Pattern& pattern) {
  double cost = 0;
  int end = 0;
  for (const Placed& taken : pattern) {
    cost += break_cost(policy, end, taken);
    end = taken.end();
  }
  return cost + stretch_cost(policy, policy.shift_length - end);
}

BreakGraph::BreakGraph(const StepPolicy& policy, const std::vector<double>& prices, std::size_t most_choices)
    : policy_(policy), most_choices_(most_choices), price_until_(prices.size() + 1, 0.0) {
  for (std::size_t t = 0; t < prices.size(); ++t) price_until_[t + 1] = price_until_[t] + prices[t];
  const std::size_t nodes = (policy_.named.size() + 1) * static_cast<std::size_t>(policy_.flexible + 1) *
                            static_cast<std::size_t>(policy_.shift_length + 1);
  to_go_.assign(nodes, never);
  row_of_.assign(nodes, -1);
  for (int end = policy_.shift_length; end >= 0; --end) {
    for (int named = 0; named <= static_cast<int>(policy_.named.size()); ++named) {
      for (int left = 0; left <= policy_.flexible; ++left) {
        const Node node{end, named, left};
        double best = finish(node);
        for (int worked = least_work(node); worked <= most_work(node); ++worked) {
          visit_breaks(node, worked, [&](std::int32_t, double cost, bool) { best = std::min(best, cost); });
        }
        to_go_[static_cast<std::size_t>(index(node))] = best;
      }
    }
  }
  away_ = find_away();
}

std::int32_t BreakGraph::index(const Node& node) const {
  return (node.named * (policy_.flexible + 1) + node.left) * (policy_.shift_length + 1) + node.end;
}

Node BreakGraph::node(std::int32_t index) const {
  const std::int32_t ends = policy_.shift_length + 1, lefts = policy_.flexible + 1;
  return {index % ends, index / ends / lefts, index / ends % lefts};
}

/// What it costs to be away from one step to another; nobody is missed after the end of the shift.
double BreakGraph::price(int start, int end) const {
  const int last = std::min(end, policy_.shift_length);
  return price_until_[static_cast<std::size_t>(last)] - price_until_[static_cast<std::size_t>(start)];
}

/// What remains to be paid where no break is to follow.
double BreakGraph::finish(const Node& node) const {
  return is_done(node) ? stretch_cost(policy_, policy_.shift_length - node.end) : never;
}

int BreakGraph::most_work(const Node& node) const {
  if (is_done(node)) return -1;
  const int until_end = policy_.shift_length - node.end;
  return policy_.stretch == never ? std::min(until_end, policy_.max_stretch) : until_end;
}

/// Calls visit(node after the break, its cost with all that follows, whether it is a named one) for what may start now.
template <class Visit>
void BreakGraph::visit_breaks(const Node& node, int worked, Visit&& visit) const {
  const int start = node.end + worked;
  const auto consider = [&](const Placed& taken, const Node& after) {
    if (taken.end() > policy_.shift_length) return;
    const std::int32_t next = index(after);
    const double rest = to_go_[static_cast<std::size_t>(next)];
    if (rest == never) return;
    const double cost = break_cost(policy_, node.end, taken);
    if (cost == never) return;
    visit(next, cost + price(start, taken.end() + policy_.catch_up) + rest, taken.named >= 0);
  };
  if (node.named < static_cast<int>(policy_.named.size())) {
    const int length = policy_.named[static_cast<std::size_t>(node.named)].length;
    consider({start, length, node.named}, {start + length, node.named + 1, node.left});
  }
  const bool any_length = policy_.length < never;
  const int shortest = any_length ? 1 : std::max(1, policy_.min_length);
  const int longest = any_length ? node.left : std::min(node.left, policy_.max_length);
  for (int length = shortest; length <= longest; ++length) {
    consider({start, length, -1}, {start + length, node.named, node.left - length});
  }
}

const BreakGraph::Row& BreakGraph::row(std::int32_t at) {
  std::int32_t& place = row_of_[static_cast<std::size_t>(at)];
  if (place >= 0) return rows_[static_cast<std::size_t>(place)];
  place = static_cast<std::int32_t>(rows_.size());
  const Node from = node(at);
  const int most = std::max(0, most_work(from));
  Row made;
  made.best.assign(static_cast<std::size_t>(most) + 2, never);
  std::vector<std::vector<Choice>> found(static_cast<std::size_t>(most) + 1);
  for (int worked = most; worked >= 0; --worked) {
    const auto w = static_cast<std::size_t>(worked);
    made.best[w] = made.best[w + 1];
    if (worked < least_work(from)) continue;
    visit_breaks(from, worked, [&](std::int32_t next, double cost, bool named) {
      found[w].push_back({next, cost, named});
      made.best[w] = std::min(made.best[w], cost);
    });
  }
  for (std::size_t w = 0; w < found.size(); ++w) {
    made.offsets.push_back(static_cast<std::uint32_t>(made.choices.size()));
    for (Choice& choice : found[w]) choice.extra = std::max(0.0, choice.extra - made.best[w]);
    std::stable_sort(found[w].begin(), found[w].end(),
                     [](const Choice& a, const Choice& b) { return a.extra < b.extra; });
    if (found[w].size() > most_choices_) found[w].resize(most_choices_);
    made.choices.insert(made.choices.end(), found[w].begin(), found[w].end());
  }
  made.offsets.push_back(static_cast<std::uint32_t>(made.choices.size()));
  rows_.push_back(std::move(made));
  return rows_.back();
}

BreakGraph::Choices BreakGraph::choices(std::int32_t node, int worked) {
  const Row& found = row(node);
  const auto w = static_cast<std::size_t>(worked);
  if (w + 1 >= found.offsets.size()) return {nullptr, nullptr, 0};
  const Choice* all = found.choices.data();
  const double wait = found.best[w + 1] == never ? never : std::max(0.0, found.best[w + 1] - found.best[w]);
  return {all + found.offsets[w], all + found.offsets[w + 1], wait};
}

Placed BreakGraph::taken(const Node& from, const Node& to) const {
  if (to.named > from.named) {
    const int length = policy_.named[static_cast<std::size_t>(from.named)].length;
    return {to.end - length, length, from.named};
  }
  return {to.end - (from.left - to.left), from.left - to.left, -1};
}

Pattern BreakGraph::best() const {
  Pattern pattern;
  Node from = node(root());
  while (!is_done(from)) {
    std::int32_t next = -1;
    double least = never;
    for (int worked = least_work(from); worked <= most_work(from); ++worked) {
      visit_breaks(from, worked, [&](std::int32_t after, double cost, bool) {
        if (cost < least) {
          least = cost;
          next = after;
        }
      });
    }
    const Node to = node(next);
    pattern.push_back(taken(from, to));
    from = to;
  }
  return pattern;
}

std::pair<int, int> BreakGraph::find_away() const {
  int first = policy_.shift_length, last = 0;
  std::vector<char> reached(to_go_.size(), 0);
  reached[static_cast<std::size_t>(root())] = 1;
  for (int end = 0; end <= policy_.shift_length; ++end) {
    for (int named = 0; named <= static_cast<int>(policy_.named.size()); ++named) {
      for (int left = 0; left <= policy_.flexible; ++left) {
        const Node from{end, named, left};
        if (reached[static_cast<std::size_t>(index(from))] == 0) continue;
        for (int worked = least_work(from); worked <= most_work(from); ++worked) {
          visit_breaks(from, worked, [&](std::int32_t next, double, bool) {
            reached[static_cast<std::size_t>(next)] = 1;
            first = std::min(first, end + worked);
            last = std::max(last, std::min(policy_.shift_length, node(next).end + policy_.catch_up));
          });
        }
      }
    }
  }
  return {std::min(first, last), last};
}

}  // namespace krarup::breaks
