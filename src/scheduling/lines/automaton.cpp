#include "scheduling/lines/automaton.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace krarup::lines {

namespace {

constexpr float refused = std::numeric_limits<float>::infinity();
constexpr std::uint32_t dead = std::numeric_limits<std::uint32_t>::max();

struct Move {
  std::int64_t next;
  float penalty;  // infinite: refused
};

/// The states of a rule are whatever the rule says.
class RuleStates {
 public:
  RuleStates(const LineProblem& problem, const Term& term) : problem_(problem), term_(term) {}

  [[nodiscard]] std::size_t days() const { return problem_.days.size(); }

  [[nodiscard]] std::vector<std::uint16_t> classes(std::size_t day) const {
    std::vector<std::uint16_t> each(problem_.letters(day));
    std::iota(each.begin(), each.end(), std::uint16_t{0});
    return each;
  }

  [[nodiscard]] std::int64_t start() const {
    return std::visit([](const auto& rule) { return rule.start(); }, term_.rule);
  }

  [[nodiscard]] Move advance(std::size_t day, std::int64_t state, std::uint16_t letter) const {
    const Option* option = problem_.option(day, letter);
    const Work* work = option != nullptr ? &option->work : nullptr;
    const Step step =
        std::visit([&](const auto& rule) { return rule.advance(state, problem_.days[day], work); }, term_.rule);
    return {step.next, price(step.excess)};
  }

  [[nodiscard]] float finish(std::int64_t state) const {
    return price(std::visit([&](const auto& rule) { return rule.finish(state); }, term_.rule));
  }

 private:
  [[nodiscard]] float price(double excess) const {
    if (!(excess > 0)) return 0;
    return term_.weight ? static_cast<float>(*term_.weight * excess) : refused;
  }

  const LineProblem& problem_;
  const Term& term_;
};

const Automaton::Arc* arc_of(const Automaton::Layer& layer, std::size_t state, std::uint16_t letters) {
  const auto* begin = layer.arcs.data() + layer.first[state];
  const auto* end = layer.arcs.data() + layer.first[state + 1];
  if (begin + letters < end && begin[letters].letters == letters) return begin + letters;  // every class is allowed
  const auto* arc =
      std::lower_bound(begin, end, letters, [](const Automaton::Arc& a, std::uint16_t c) { return a.letters < c; });
  return arc != end && arc->letters == letters ? arc : nullptr;
}

/// The states of two automata side by side.
class PairStates {
 public:
  PairStates(const Automaton& a, const Automaton& b) : a_(a), b_(b), pairs_(a.layers().size()) {}

  [[nodiscard]] std::size_t days() const { return a_.layers().size(); }

  [[nodiscard]] std::vector<std::uint16_t> classes(std::size_t day) const {
    const auto& in_a = a_.layers()[day].class_of;
    const auto& in_b = b_.layers()[day].class_of;
    auto& pairs = pairs_[day];
    std::vector<std::uint16_t> joint(in_a.size());
    for (std::size_t letter = 0; letter < in_a.size(); ++letter) {
      const std::pair pair{in_a[letter], in_b[letter]};
      auto known = std::find(pairs.begin(), pairs.end(), pair);
      if (known == pairs.end()) known = pairs.insert(known, pair);
      joint[letter] = static_cast<std::uint16_t>(known - pairs.begin());
    }
    return joint;
  }

  [[nodiscard]] std::int64_t start() const { return 0; }

  [[nodiscard]] Move advance(std::size_t day, std::int64_t state, std::uint16_t letters) const {
    const auto [in_a, in_b] = pairs_[day][letters];
    const Automaton::Arc* a = arc_of(a_.layers()[day], first(state), in_a);
    if (a == nullptr) return {0, refused};
    const Automaton::Arc* b = arc_of(b_.layers()[day], second(state), in_b);
    if (b == nullptr) return {0, refused};
    return {static_cast<std::int64_t>(a->next) << 32 | b->next, a->penalty + b->penalty};
  }

  [[nodiscard]] float finish(std::int64_t state) const {
    return a_.finish()[first(state)] + b_.finish()[second(state)];
  }

 private:
  static std::size_t first(std::int64_t state) { return static_cast<std::size_t>(state >> 32); }
  static std::size_t second(std::int64_t state) { return static_cast<std::uint32_t>(state); }

  const Automaton& a_;
  const Automaton& b_;
  mutable std::vector<std::vector<std::pair<std::uint16_t, std::uint16_t>>> pairs_;  // [day][class]
};

/// FNV-1a over words.
template <class T>
std::uint64_t hash_of(std::uint64_t hash, const T& word) {
  return (hash ^ static_cast<std::uint64_t>(word)) * 0x100000001b3ULL;
}

}  // namespace

/// Walks from the start through everything that can be reached.
template <class Keys>
bool Automaton::explore(const Keys& keys, std::size_t most_arcs) {
  std::vector<std::int64_t> states{keys.start()};
  std::size_t arcs = 0;
  for (std::size_t day = 0; day < keys.days(); ++day) {
    Layer& layer = layers_.emplace_back();
    layer.class_of = keys.classes(day);
    layer.classes = *std::max_element(layer.class_of.begin(), layer.class_of.end()) + std::size_t{1};
    layer.first.push_back(0);
    std::unordered_map<std::int64_t, std::uint32_t> number;
    std::vector<std::int64_t> next;
    for (const std::int64_t state : states) {
      for (std::size_t letters = 0; letters < layer.classes; ++letters) {
        const Move move = keys.advance(day, state, static_cast<std::uint16_t>(letters));
        if (move.penalty == refused) continue;
        const auto [known, is_new] = number.try_emplace(move.next, static_cast<std::uint32_t>(next.size()));
        if (is_new) next.push_back(move.next);
        layer.arcs.push_back({known->second, static_cast<std::uint16_t>(letters), move.penalty});
      }
      layer.first.push_back(static_cast<std::uint32_t>(layer.arcs.size()));
      if (arcs + layer.arcs.size() > most_arcs) return false;
    }
    arcs += layer.arcs.size();
    states = std::move(next);
  }
  for (const std::int64_t state : states) finish_.push_back(keys.finish(state));
  return true;
}

/// From the last day to the first: drops states without a future and makes states with the same future one.
void Automaton::minimize() {
  std::vector<std::uint32_t> after(finish_.size());
  std::vector<float> kept;
  for (std::size_t state = 0; state < finish_.size(); ++state) {
    const auto same = std::find(kept.begin(), kept.end(), finish_[state]);
    after[state] = finish_[state] == refused ? dead : static_cast<std::uint32_t>(same - kept.begin());
    if (finish_[state] != refused && same == kept.end()) kept.push_back(finish_[state]);
  }
  finish_ = std::move(kept);
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    std::vector<std::uint32_t> renamed(layer->states());
    merge_states(*layer, renamed, after);
    merge_letters(*layer);
    after = std::move(renamed);
  }
}

void Automaton::merge_states(Layer& layer, std::vector<std::uint32_t>& renamed,
                             const std::vector<std::uint32_t>& after) {
  Layer merged{.class_of = std::move(layer.class_of), .classes = layer.classes, .first = {0}};
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_future;
  const auto same = [](const Arc& a, const Arc& b) {
    return a.next == b.next && a.letters == b.letters && a.penalty == b.penalty;
  };
  for (std::size_t state = 0; state < renamed.size(); ++state) {
    const auto begin = static_cast<std::ptrdiff_t>(merged.arcs.size());
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (std::uint32_t i = layer.first[state]; i < layer.first[state + 1]; ++i) {
      Arc arc = layer.arcs[i];
      arc.next = after[arc.next];
      if (arc.next == dead) continue;
      merged.arcs.push_back(arc);
      hash = hash_of(hash_of(hash_of(hash, arc.next), arc.letters), arc.penalty * 1024);
    }
    renamed[state] = dead;
    if (begin == static_cast<std::ptrdiff_t>(merged.arcs.size())) continue;
    const auto [from, to] = by_future.equal_range(hash);
    for (auto known = from; known != to && renamed[state] == dead; ++known) {
      const auto* other = merged.arcs.data() + merged.first[known->second];
      const auto* other_end = merged.arcs.data() + merged.first[known->second + 1];
      if (std::equal(merged.arcs.begin() + begin, merged.arcs.end(), other, other_end, same)) {
        renamed[state] = known->second;
      }
    }
    if (renamed[state] != dead) {
      merged.arcs.resize(static_cast<std::size_t>(begin));
      continue;
    }
    renamed[state] = static_cast<std::uint32_t>(merged.states());
    by_future.emplace(hash, renamed[state]);
    merged.first.push_back(static_cast<std::uint32_t>(merged.arcs.size()));
  }
  layer = std::move(merged);
}

/// Makes letters that do the same to every state one class.
void Automaton::merge_letters(Layer& layer) {
  std::vector<std::uint64_t> column(layer.classes, 0xcbf29ce484222325ULL);
  for (std::size_t state = 0; state < layer.states(); ++state) {
    for (std::uint32_t i = layer.first[state]; i < layer.first[state + 1]; ++i) {
      const Arc& arc = layer.arcs[i];
      auto& hash = column[arc.letters];
      hash = hash_of(hash_of(hash_of(hash, state), arc.next), arc.penalty * 1024);
    }
  }
  std::vector<std::uint64_t> distinct;
  std::vector<std::uint16_t> renamed(layer.classes);
  std::vector<bool> first_of_its_kind(layer.classes);
  for (std::size_t letters = 0; letters < layer.classes; ++letters) {
    const auto known = std::find(distinct.begin(), distinct.end(), column[letters]);
    renamed[letters] = static_cast<std::uint16_t>(known - distinct.begin());
    first_of_its_kind[letters] = known == distinct.end();
    if (known == distinct.end()) distinct.push_back(column[letters]);
  }
  for (auto& letters : layer.class_of) letters = renamed[letters];
  layer.classes = distinct.size();
  std::size_t kept = 0;
  std::uint32_t begin = 0;
  for (std::size_t state = 0; state < layer.states(); ++state) {
    const std::uint32_t end = layer.first[state + 1];
    for (std::uint32_t i = begin; i < end; ++i) {
      Arc arc = layer.arcs[i];
      if (!first_of_its_kind[arc.letters]) continue;
      arc.letters = renamed[arc.letters];
      layer.arcs[kept++] = arc;
    }
    begin = end;
    layer.first[state + 1] = static_cast<std::uint32_t>(kept);
  }
  layer.arcs.resize(kept);
}

Automaton::Automaton(const LineProblem& problem, const Term& term) {
  explore(RuleStates(problem, term), std::numeric_limits<std::size_t>::max());
  minimize();
}

std::optional<Automaton> Automaton::both(const Automaton& a, const Automaton& b, std::size_t most_arcs) {
  if (a.refuses_everything()) return a;
  if (b.refuses_everything()) return b;
  Automaton joint;
  if (!joint.explore(PairStates(a, b), most_arcs)) return std::nullopt;
  joint.minimize();
  return joint;
}

Automaton Automaton::anything(const LineProblem& problem) {
  Automaton automaton;
  for (std::size_t day = 0; day < problem.days.size(); ++day) {
    automaton.layers_.push_back({.class_of = std::vector<std::uint16_t>(problem.letters(day), 0),
                                 .classes = 1,
                                 .first = {0, 1},
                                 .arcs = {Arc{0, 0, 0}}});
  }
  automaton.finish_ = {0};
  return automaton;
}

bool Automaton::allows_everything() const {
  return std::all_of(layers_.begin(), layers_.end(),
                     [](const Layer& layer) {
                       return layer.states() == 1 && layer.classes == 1 && layer.arcs.size() == 1 &&
                              layer.arcs[0].penalty == 0;
                     }) &&
         finish_ == std::vector<float>{0};
}

std::size_t Automaton::arcs() const {
  return std::accumulate(layers_.begin(), layers_.end(), std::size_t{0},
                         [](std::size_t sum, const Layer& layer) { return sum + layer.arcs.size(); });
}

}  // namespace krarup::lines
