#include "scheduling/breaks/piece_search.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "scheduling/breaks/prices.hpp"

namespace krarup::breaks {

namespace {

/// Choices that a sampled sweep looks at for one state of a shift.
constexpr std::size_t most_choices = 8;

/// Where time is best cut: before the step that the fewest shifts can be away around.
int best_cut(const Grid& grid, const std::vector<std::pair<int, int>>& away) {
  if (!grid.cyclic) return 0;
  std::vector<int> across(grid.steps.size(), 0);
  for (const std::size_t k : grid.kind_of) {
    for (int t = away[k].first + 1; t < away[k].second; ++t) ++across[grid.at(grid.kinds[k].start + t)];
  }
  return static_cast<int>(std::min_element(across.begin(), across.end()) - across.begin());
}

}  // namespace

Pieces cut_into_pieces(const Grid& grid, const std::vector<std::pair<int, int>>& away) {
  struct Span {
    int first, last, start;
    std::size_t shift;
  };
  const int cut = best_cut(grid, away);
  std::vector<Span> spans;
  Pieces result;
  for (std::size_t i = 0; i < grid.kind_of.size(); ++i) {
    const auto [first, last] = away[grid.kind_of[i]];
    if (first >= last) continue;
    const int begins = static_cast<int>(grid.at(grid.kind(i).start + first - cut));
    const Span span{cut + begins, cut + begins + last - first, cut + begins - first, i};
    if (grid.cyclic && span.last > cut + grid.size()) {
      result.apart.shifts.push_back(i);
      result.apart.starts.push_back(span.start);
    } else {
      spans.push_back(span);
    }
  }
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.first < b.first; });
  for (const Span& span : spans) {
    if (result.pieces.empty() || span.first >= result.pieces.back().end) {
      result.pieces.push_back({.start = span.first, .end = span.last, .shifts = {}, .starts = {}});
    }
    Piece& piece = result.pieces.back();
    piece.end = std::max(piece.end, span.last);
    piece.shifts.push_back(span.shift);
    piece.starts.push_back(span.start);
  }
  return result;
}

PieceSearch::PieceSearch(const Grid& grid, const std::vector<double>& prices, const Piece& piece,
                         const Arrangement& arrangement, std::function<bool()> stopped)
    : grid_(grid),
      prices_(prices),
      piece_(piece),
      stopped_(std::move(stopped)),
      away_(grid.steps.size(), 0),
      on_break_(grid.steps.size(), 0) {
  for (std::size_t i = 0; i < arrangement.size(); ++i) grid.take(i, arrangement[i], away_, on_break_, 1);
  for (std::size_t i = 0; i < piece.shifts.size(); ++i) {
    const std::size_t kind = grid.kind_of[piece.shifts[i]];
    const auto graph =
        graphs_.try_emplace(kind, grid.kinds[kind].policy, prices_of(grid, grid.kinds[kind], prices), most_choices)
            .first;
    const auto [first, last] = graph->second.away();
    spans_.emplace_back(piece.starts[i] + first, piece.starts[i] + last);
    patterns_.push_back(arrangement[piece.shifts[i]]);
    placed_ = placed_ || !patterns_.back().empty();
  }
  std::vector<std::size_t> all(piece.shifts.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const SweepTask whole = task(all);
  bound_ = whole.bound();
  if (placed_) cost_ = cost_of(whole, all);
}

bool PieceSearch::is_closed(double gap) const { return placed_ && cost_ - bound_ <= gap * cost_ + 1e-9; }

/// The steps in which the freed shifts may be away, with all others as they are.
SweepTask PieceSearch::task(const std::vector<std::size_t>& freed) const {
  int start = piece_.end, end = piece_.start;
  for (const std::size_t i : freed) {
    start = std::min(start, spans_[i].first);
    end = std::max(end, spans_[i].second);
  }
  SweepTask task;
  for (int t = start; t < end; ++t) {
    const std::size_t at = grid_.at(t);
    SweepStep step = grid_.steps[at];
    step.price = prices_[at];
    step.agents -= away_[at];
    step.on_break = on_break_[at];
    task.steps.push_back(step);
  }
  for (const std::size_t i : freed) {
    const std::size_t kind = grid_.kind_of[piece_.shifts[i]];
    task.shifts.push_back({&graphs_.at(kind), piece_.starts[i] - start});
    const StepPolicy& policy = grid_.kinds[kind].policy;
    for (const Placed& taken : patterns_[i]) {
      for (int t = taken.start; t < std::min(taken.end() + policy.catch_up, policy.shift_length); ++t) {
        SweepStep& step = task.steps[static_cast<std::size_t>(piece_.starts[i] + t - start)];
        ++step.agents;
        if (t < taken.end()) --step.on_break;
      }
    }
  }
  return task;
}

/// What the steps of a task and the patterns of its shifts cost now.
double PieceSearch::cost_of(const SweepTask& task, const std::vector<std::size_t>& freed) const {
  int start = piece_.end;
  for (const std::size_t i : freed) start = std::min(start, spans_[i].first);
  double total = 0;
  for (std::size_t t = 0; t < task.steps.size(); ++t) {
    const std::size_t at = grid_.at(start + static_cast<int>(t));
    total += step_cost(grid_.steps[at], away_[at], on_break_[at]);
  }
  for (const std::size_t i : freed) total += penalty(grid_.kind(piece_.shifts[i]).policy, patterns_[i]);
  return total;
}

void PieceSearch::adopt(const std::vector<std::size_t>& freed, const std::vector<Pattern>& patterns) {
  for (std::size_t k = 0; k < freed.size(); ++k) {
    const std::size_t shift = piece_.shifts[freed[k]];
    grid_.take(shift, patterns_[freed[k]], away_, on_break_, -1);
    grid_.take(shift, patterns[k], away_, on_break_, 1);
    patterns_[freed[k]] = patterns[k];
  }
  placed_ = true;
}

void PieceSearch::place(std::size_t width, std::uint64_t seed) {
  std::vector<std::size_t> all(piece_.shifts.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const SweepTask whole = task(all);
  const SweepAnswer answer =
      sweep(whole, {.width = width, .seed = seed, .cutoff = placed_ ? cost_ - 1e-9 : never, .stopped = stopped_});
  if (answer.patterns.empty()) return;
  adopt(all, answer.patterns);
  cost_ = answer.cost;
}

void PieceSearch::prove(std::size_t width) {
  std::vector<std::size_t> all(piece_.shifts.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::map<std::size_t, BreakGraph> complete;
  SweepTask whole = task(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t kind = grid_.kind_of[piece_.shifts[i]];
    whole.shifts[i].graph =
        &complete.try_emplace(kind, grid_.kinds[kind].policy, prices_of(grid_, grid_.kinds[kind], prices_))
             .first->second;
  }
  const SweepAnswer answer =
      sweep(whole, {.width = width, .samples = 0, .cutoff = placed_ ? cost_ : never, .stopped = stopped_});
  bound_ = std::max(bound_, answer.bound);
  if (answer.patterns.empty()) return;
  adopt(all, answer.patterns);
  cost_ = answer.cost;
}

/// Shifts that may be away in one of the steps that cost more than they need to, and some of those around another.
std::vector<std::size_t> PieceSearch::around_bad_step(std::mt19937_64& random) const {
  std::vector<int> bad;
  for (int t = piece_.start; t < piece_.end; ++t) {
    const std::size_t at = grid_.at(t);
    if (step_cost(grid_.steps[at], away_[at], on_break_[at]) > grid_.steps[at].floor() + 1e-9) bad.push_back(t);
  }
  const auto any = [&random](std::size_t count) { return static_cast<std::size_t>(random() % count); };
  const int around[] = {
      bad.empty()
          ? piece_.start + static_cast<int>(any(static_cast<std::size_t>(std::max(1, piece_.end - piece_.start))))
          : bad[any(bad.size())],
      bad.empty() ? piece_.start : bad[any(bad.size())]};
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    const bool covers = std::any_of(std::begin(around), std::end(around),
                                    [&](int t) { return spans_[i].first <= t && t < spans_[i].second; });
    if (covers) near.push_back(i);
  }
  if (near.empty()) near.push_back(any(spans_.size()));
  for (std::size_t i = near.size(); i > 1; --i) std::swap(near[i - 1], near[any(i)]);
  near.resize(std::min<std::size_t>(near.size(), 1 + any(any(2) == 0 ? 8 : near.size())));
  std::sort(near.begin(), near.end());
  return near;
}

void PieceSearch::repair(int rounds, std::uint64_t seed) {
  if (!placed_) return;
  std::mt19937_64 random(seed);
  for (int round = 0; round < rounds && !is_closed(0) && !stopped_(); ++round) {
    const std::vector<std::size_t> freed = around_bad_step(random);
    const SweepTask part = task(freed);
    const double now = cost_of(part, freed);
    const bool few = freed.size() <= 1;
    const std::size_t width = freed.size() <= 8 ? 150 : 700;
    const SweepAnswer answer = sweep(part, {.width = few ? 2000 : width,
                                            .samples = few ? 0 : 4,
                                            .seed = random(),
                                            .cutoff = now + 1e-9,
                                            .stopped = stopped_});
    if (answer.patterns.empty()) continue;
    adopt(freed, answer.patterns);
    cost_ += answer.cost - now;
  }
}

void PieceSearch::write(Arrangement& arrangement) const {
  if (!placed_) return;
  for (std::size_t i = 0; i < patterns_.size(); ++i) arrangement[piece_.shifts[i]] = patterns_[i];
}

}  // namespace krarup::breaks
