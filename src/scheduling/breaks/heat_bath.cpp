#include "scheduling/breaks/heat_bath.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace krarup::breaks {

namespace {

/// What saves more temperatures than this in one step is as good as certain; more would leave the numbers.
constexpr double certain = 10;

double weight(double cost, double temperature) { return std::exp(std::min(-cost / temperature, certain)); }

/// Weights of a penalty on each step outside of [low, high], for values from 0 to most.
std::vector<double> weights_outside(int most, int low, int high, double penalty, double temperature) {
  std::vector<double> weights(static_cast<std::size_t>(most) + 1, 1.0);
  for (int value = 0; value <= most; ++value) {
    const int by = std::max({low - value, value - high, 0});
    if (by > 0) weights[static_cast<std::size_t>(value)] = weight(by * penalty, temperature);
  }
  return weights;
}

int longest_break(const StepPolicy& policy) {
  int longest = policy.length == never ? std::min(policy.flexible, policy.max_length) : policy.flexible;
  for (const NamedBreak& each : policy.named) longest = std::max(longest, each.length);
  return std::min(longest, policy.shift_length);
}

}  // namespace

HeatBath::HeatBath(const StepPolicy& policy)
    : policy_(policy),
      longest_(longest_break(policy)),
      begins_(static_cast<std::size_t>(policy.shift_length) + 1),
      ends_(begins_.size()) {
  const std::size_t steps = begins_.size(), lefts = static_cast<std::size_t>(policy.flexible) + 1;
  named_break_.assign(steps * static_cast<std::size_t>(longest_ + 1), 0);
  break_ = rested_break_ = named_break_;
  flexible_.assign((policy.named.size() + 1) * lefts * steps, 0);
  flexible_rested_ = named_ = named_rested_ = flexible_;
  rest_.assign((policy.named.size() + 1) * lefts * (steps + lefts), 0);
  set_temperature(std::numeric_limits<double>::max());  // so that all that is allowed weighs something
  find_nodes();
  drop_dead_ends();
}

std::size_t HeatBath::rest_at(const Node& node) const {
  const int sums = policy_.shift_length + policy_.flexible + 2;
  return static_cast<std::size_t>((node.named * sums + node.end + node.left) * (policy_.flexible + 1) +
                                  policy_.flexible - node.left);
}

std::size_t HeatBath::begin_at(const Node& node, int start) const {
  const int steps = policy_.shift_length + 1;
  return static_cast<std::size_t>((node.named * (policy_.flexible + 1) + node.left) * steps + start);
}

std::size_t HeatBath::break_at(int start, int length) const {
  return static_cast<std::size_t>(start * (longest_ + 1) + length);
}

void HeatBath::set_temperature(double temperature) {
  temperature_ = temperature;
  const StepPolicy& policy = policy_;
  const int steps = policy.shift_length;
  const auto outside = [&](int low, int high, double penalty) {
    return weights_outside(steps, low, high, penalty, temperature);
  };
  stretch_ = outside(policy.min_stretch, policy.max_stretch, policy.stretch);
  length_ = outside(policy.min_length, policy.max_length, policy.length);
  long_rest_ = outside(policy.long_break, steps, policy.long_rest);
  start_ = outside(policy.clear_start, steps, policy.position);
  end_ = outside(0, steps - policy.clear_end, policy.position);
  window_.clear();
  for (const NamedBreak& each : policy.named) window_.push_back(outside(each.earliest, each.latest, policy.window));
}

/// The stretches of work that may follow: [first, last].
std::pair<int, int> HeatBath::stretches(const Node& node) const {
  const bool kept = policy_.stretch == never;
  const int until_end = policy_.shift_length - node.end;
  return {std::max(node.end == 0 ? 0 : policy_.catch_up, kept ? policy_.min_stretch : 0),
          kept ? std::min(until_end, policy_.max_stretch) : until_end};
}

/// The nodes that can be reached from the start of the shift.
void HeatBath::find_nodes() {
  std::vector<char> begun(flexible_.size(), 0), ended(rest_.size(), 0);
  const auto end_with = [&](const Node& node) {
    if (node.end > policy_.shift_length || std::exchange(ended[rest_at(node)], 1) != 0) return;
    ends_[static_cast<std::size_t>(node.end)].push_back(node);
  };
  end_with(root());
  for (std::size_t step = 0; step < ends_.size(); ++step) {
    for (const Node& node : ends_[step]) {
      if (is_done(node)) continue;
      const auto [first, last] = stretches(node);
      for (int worked = first; worked <= last; ++worked) {
        const int start = node.end + worked;
        if (std::exchange(begun[begin_at(node, start)], 1) != 0) continue;
        begins_[static_cast<std::size_t>(start)].push_back({start, node.named, node.left});
      }
    }
    for (const Node& node : begins_[step]) {
      if (node.named < names()) {
        const int length = policy_.named[static_cast<std::size_t>(node.named)].length;
        end_with({node.end + length, node.named + 1, node.left});
      }
      for (int length = 1; length <= std::min(longest_, node.left); ++length) {
        end_with({node.end + length, node.named, node.left - length});
      }
    }
  }
}

/// Nodes from which no pattern reaches the end of the shift weigh nothing, whatever a step costs.
void HeatBath::drop_dead_ends() {
  const std::vector<double> free(static_cast<std::size_t>(policy_.shift_length), 0.0);
  weigh(free, free);
  for (std::vector<Node>& nodes : ends_) {
    std::erase_if(nodes, [&](const Node& node) { return rest_[rest_at(node)] == 0; });
  }
  for (std::vector<Node>& nodes : begins_) {
    std::erase_if(nodes, [&](const Node& node) {
      return flexible_[begin_at(node, node.end)] == 0 && named_[begin_at(node, node.end)] == 0;
    });
  }
}

bool HeatBath::weigh(const std::vector<double>& on_break, const std::vector<double>& catching_up) {
  weigh_breaks(on_break, catching_up);
  for (std::size_t step = ends_.size(); step-- > 0;) {
    for (const Node& node : begins_[step]) weigh_begin(node);
    for (const Node& node : ends_[step]) rest_[rest_at(node)] = weight_of_rest(node);
  }
  const double all = rest_[rest_at(root())];
  return std::isfinite(all) && all > 0;
}

void HeatBath::weigh_breaks(const std::vector<double>& on_break, const std::vector<double>& catching_up) {
  const int steps = policy_.shift_length;
  std::vector<double> away, caught_up(end_);
  for (int step = 0; step < steps; ++step) {
    const auto t = static_cast<std::size_t>(step);
    away.push_back(weight(on_break[t], temperature_));
    const double after = weight(catching_up[t], temperature_);
    for (int end = std::max(1, step - policy_.catch_up + 1); end <= step; ++end) {
      caught_up[static_cast<std::size_t>(end)] *= after;
    }
  }
  for (int start = 0; start < steps; ++start) {
    double all = start_[static_cast<std::size_t>(start)];
    for (int length = 1; length <= std::min(longest_, steps - start); ++length) {
      const auto end = static_cast<std::size_t>(start + length);
      const std::size_t at = break_at(start, length);
      all *= away[end - 1];
      named_break_[at] = all * caught_up[end];
      break_[at] = named_break_[at] * length_[static_cast<std::size_t>(length)];
      rested_break_[at] = break_[at] * long_rest_[static_cast<std::size_t>(length)];
    }
  }
}

/// Of a flexible break that begins at a node's end, with all that follows.
double HeatBath::weight_of_flexible(const Node& node, int length) const {
  return break_[break_at(node.end, length)] * rest_[rest_at({node.end + length, node.named, node.left - length})];
}

/// Of the next named break, beginning at a node's end, with all that follows.
double HeatBath::weight_of_named(const Node& node) const {
  if (node.named == names()) return 0;
  const auto name = static_cast<std::size_t>(node.named);
  const int length = policy_.named[name].length;
  if (node.end + length > policy_.shift_length) return 0;
  const double rest = rest_[rest_at({node.end + length, node.named + 1, node.left})];
  return window_[name][static_cast<std::size_t>(node.end)] * named_break_[break_at(node.end, length)] * rest;
}

void HeatBath::weigh_begin(const Node& node) {
  const int most = std::min({longest_, node.left, policy_.shift_length - node.end});
  const auto sum = [&](const std::vector<double>& weights) {
    if (most < 1) return 0.0;
    const double* first = weights.data() + break_at(node.end, 1);
    return std::transform_reduce(first, first + most, rest_.data() + rest_at({node.end + 1, node.named, node.left - 1}),
                                 0.0);
  };
  const std::size_t at = begin_at(node, node.end);
  flexible_[at] = sum(break_);
  flexible_rested_[at] = sum(rested_break_);
  if (node.named == names()) return;
  named_[at] = weight_of_named(node);
  named_rested_[at] =
      named_[at] * long_rest_[static_cast<std::size_t>(policy_.named[static_cast<std::size_t>(node.named)].length)];
}

double HeatBath::weight_of_rest(const Node& node) const {
  if (is_done(node)) return stretch_[static_cast<std::size_t>(policy_.shift_length - node.end)];
  const auto [first, last] = stretches(node);
  const auto sum = [&](const std::vector<double>& weights, int from, int until) {
    if (from > until) return 0.0;
    const double* stretches = stretch_.data();
    return std::transform_reduce(stretches + from, stretches + until + 1,
                                 weights.data() + begin_at(node, node.end + from), 0.0);
  };
  const int rested = std::max(first, policy_.long_stretch + 1);
  const double flexible = sum(flexible_, first, std::min(last, rested - 1)) + sum(flexible_rested_, rested, last);
  if (node.named == names()) return flexible;
  const int gap = first_named(node);
  return flexible + sum(named_, std::max(first, gap), std::min(last, rested - 1)) +
         sum(named_rested_, std::max(rested, gap), last);
}

/// The least work before the next named break.
int HeatBath::first_named(const Node& node) const {
  return node.end == 0 ? 0 : policy_.named[static_cast<std::size_t>(node.named)].min_gap;
}

Pattern HeatBath::draw(std::mt19937_64& random) const {
  Pattern pattern;
  for (Node node = root(); !is_done(node);) {
    double until_drawn = static_cast<double>(random() >> 11U) * 0x1p-53 * rest_[rest_at(node)];
    Placed drawn{};
    const auto consider = [&](const Placed& taken, double its) {
      if (its <= 0 || until_drawn < 0) return;
      drawn = taken;
      until_drawn -= its;
    };
    const auto [first, last] = stretches(node);
    for (int worked = first; worked <= last && until_drawn >= 0; ++worked) {
      const Node begin{node.end + worked, node.named, node.left};
      const auto rested = [&](int length) {
        return worked > policy_.long_stretch ? long_rest_[static_cast<std::size_t>(length)] : 1;
      };
      const double stretch = stretch_[static_cast<std::size_t>(worked)];
      if (node.named < names() && worked >= first_named(node)) {
        const int length = policy_.named[static_cast<std::size_t>(node.named)].length;
        consider({begin.end, length, node.named}, stretch * rested(length) * weight_of_named(begin));
      }
      const int most = std::min({longest_, node.left, policy_.shift_length - begin.end});
      for (int length = 1; length <= most; ++length) {
        consider({begin.end, length, -1}, stretch * rested(length) * weight_of_flexible(begin, length));
      }
    }
    pattern.push_back(drawn);
    node = drawn.named >= 0 ? Node{drawn.end(), node.named + 1, node.left}
                            : Node{drawn.end(), node.named, node.left - drawn.length};
  }
  return pattern;
}

}  // namespace krarup::breaks
