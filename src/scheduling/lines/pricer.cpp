#include "scheduling/lines/pricer.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace krarup::lines {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t nodes_between_glances = 1024;  // at the clock
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

}  // namespace

Pricer::Pricer(const LineProblem& problem) : core_(std::make_shared<Automaton>(Automaton::anything(problem))) {}

Pricer::Pricer(const LineProblem& problem, const std::vector<int>& terms, std::size_t most_arcs) : Pricer(problem) {
  for (const int term : terms) add(problem, term, most_arcs);
}

void Pricer::add(const LineProblem& problem, int term, std::size_t most_arcs) {
  const Automaton automaton(problem, problem.terms[static_cast<std::size_t>(term)]);
  if (automaton.allows_everything() || core_->refuses_everything()) return;
  auto joint = sides_.empty() ? Automaton::both(*core_, automaton, most_arcs) : std::nullopt;
  if (joint) {
    core_ = std::make_shared<Automaton>(std::move(*joint));
  } else {
    sides_.emplace_back(automaton);
  }
}

/// One search: the partial lines and their queue.
class LineSearch {
 public:
  LineSearch(const Pricer& pricer, const LetterCosts& costs, const SearchLimits& limits)
      : pricer_(pricer),
        costs_(costs),
        limits_(limits),
        days_(costs.size()),
        sides_(pricer.sides_.size()),
        ahead_(*pricer.core_, pricer.sides_, costs) {}

  CheapLines run(std::vector<double>& multipliers) {
    CheapLines found;
    if (pricer_.core_->refuses_everything()) return found;
    ahead_.tighten(multipliers, limits_.steps);
    begin();
    while (!queue_.empty()) {
      const auto [estimate, index] = queue_.top();
      if (estimate >= limits_.below || found.lines.size() >= limits_.lines || expanded_ >= limits_.nodes ||
          is_stopped()) {
        found.bound = std::min(found.bound, estimate);
        found.complete = estimate >= limits_.below;
        if (found.lines.empty() && expanded_ >= limits_.nodes) plunge(found);
        return found;
      }
      queue_.pop();
      const Node node = nodes_[index];
      if (node.day == days_) {
        found.lines.push_back({node.cost, line_to(index)});
        found.bound = std::min(found.bound, node.cost);
      } else if (!is_dominated(index)) {
        ++expanded_;
        expand(index);
      }
    }
    found.complete = true;
    return found;
  }

 private:
  struct Node {
    double cost;
    std::uint32_t parent;
    std::uint32_t state;
    std::uint16_t day;
    Letter letter;
  };

  void begin();
  [[nodiscard]] bool is_stopped() const;
  void plunge(CheapLines& found);
  void expand(std::uint32_t index);
  void push(const Node& node);
  bool is_dominated(std::uint32_t index);
  [[nodiscard]] Line line_to(std::uint32_t index) const;
  [[nodiscard]] std::uint16_t* labels(std::uint32_t index) { return labels_.data() + index * sides_; }

  const Pricer& pricer_;
  const LetterCosts& costs_;
  const SearchLimits& limits_;
  std::size_t days_;
  std::size_t sides_;
  LookAhead ahead_;
  std::vector<Node> nodes_;
  std::vector<std::uint16_t> labels_;  // [node][side]
  std::vector<std::uint32_t> seen_;    // [node]: expanded before it at the same day and state
  std::unordered_map<std::uint64_t, std::uint32_t> expanded_at_;
  std::size_t expanded_ = 0;
  using Entry = std::pair<double, std::uint32_t>;
  struct Later {  // cheapest first; among equals the newest, which is the deepest
    bool operator()(const Entry& a, const Entry& b) const {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    }
  };
  std::priority_queue<Entry, std::vector<Entry>, Later> queue_;
};

void LineSearch::begin() {
  labels_.assign(sides_, 0);
  nodes_.push_back({0, none, 0, 0, 0});
  seen_.push_back(none);
  if (ahead_.bound() < infinity) queue_.push({ahead_.bound(), 0});
}

bool LineSearch::is_stopped() const {
  return expanded_ % nodes_between_glances == nodes_between_glances - 1 && limits_.stopped && limits_.stopped();
}

void LineSearch::expand(std::uint32_t index) {
  const Node node = nodes_[index];
  const Automaton::Layer& layer = pricer_.core_->layers()[node.day];
  const auto* begin = layer.arcs.data() + layer.first[node.state];
  const auto* end = layer.arcs.data() + layer.first[node.state + 1];
  for (Letter letter = 0; letter < layer.class_of.size(); ++letter) {
    const double cost = costs_[node.day][letter];
    if (cost == infinity) continue;
    const auto* arc = std::lower_bound(begin, end, layer.class_of[letter],
                                       [](const Automaton::Arc& a, std::uint16_t c) { return a.letters < c; });
    if (arc == end || arc->letters != layer.class_of[letter]) continue;
    Node next{node.cost + cost + static_cast<double>(arc->penalty), index, arc->next,
              static_cast<std::uint16_t>(node.day + 1), letter};
    const std::size_t at = labels_.size();
    labels_.resize(at + sides_);
    bool allowed = true;
    for (std::size_t side = 0; side < sides_ && allowed; ++side) {
      const SideTable& table = pricer_.sides_[side];
      const SideTable::Move move = table.advance(node.day, labels(index)[side], letter);
      allowed = move.next != SideTable::refused;
      if (!allowed) break;
      labels_[at + side] = move.next;
      next.cost += static_cast<double>(move.penalty);
    }
    const double estimate = allowed ? next.cost + ahead_.rest(next.day, next.state, labels_.data() + at) : infinity;
    if (!(estimate < limits_.below)) {
      labels_.resize(at);
      continue;
    }
    if (next.day == days_) next.cost = estimate;
    nodes_.push_back(next);
    seen_.push_back(none);
    queue_.push({estimate, static_cast<std::uint32_t>(nodes_.size() - 1)});
  }
}

/// Completes some line, deepest partial lines first: a good one although nothing tells how good.
void LineSearch::plunge(CheapLines& found) {
  using Deep = std::tuple<std::uint16_t, double, std::uint32_t>;
  std::priority_queue<Deep> deepest;
  std::vector<Entry> open;
  for (; !queue_.empty(); queue_.pop()) open.push_back(queue_.top());
  for (std::size_t tries = 0; tries < 10 * days_ && !(open.empty() && deepest.empty()); ++tries) {
    for (const auto& [estimate, index] : open) deepest.emplace(nodes_[index].day, -estimate, index);
    open.clear();
    const std::uint32_t index = std::get<2>(deepest.top());
    deepest.pop();
    if (nodes_[index].day == days_) {
      found.lines.push_back({nodes_[index].cost, line_to(index)});
      return;
    }
    expand(index);
    for (; !queue_.empty(); queue_.pop()) open.push_back(queue_.top());
  }
}

/// Whether partial lines that came before, at the same day and state, make this one useless; else remembers it.
bool LineSearch::is_dominated(std::uint32_t index) {
  const Node& node = nodes_[index];
  const std::uint64_t place = std::uint64_t{node.day} << 32 | node.state;
  const auto [at, is_new] = expanded_at_.try_emplace(place, none);
  std::size_t better = 0;
  for (std::uint32_t other = at->second; other != none; other = seen_[other]) {
    double cost = nodes_[other].cost;
    for (std::size_t side = 0; side < sides_; ++side) {
      cost +=
          static_cast<double>(pricer_.sides_[side].disadvantage(node.day, labels(other)[side], labels(index)[side]));
    }
    if (cost <= node.cost && ++better >= limits_.lines) return true;
  }
  seen_[index] = at->second;
  at->second = index;
  return false;
}

Line LineSearch::line_to(std::uint32_t index) const {
  Line line(days_);
  for (; nodes_[index].parent != none; index = nodes_[index].parent)
    line[nodes_[index].day - 1U] = nodes_[index].letter;
  return line;
}

CheapLines Pricer::search(const LetterCosts& costs, const SearchLimits& limits,
                          std::vector<double>& multipliers) const {
  return LineSearch(*this, costs, limits).run(multipliers);
}

}  // namespace krarup::lines
