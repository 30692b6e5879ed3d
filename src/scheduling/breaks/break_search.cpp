#include "scheduling/breaks/break_search.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

#include "scheduling/breaks/anneal.hpp"
#include "scheduling/breaks/piece_search.hpp"
#include "scheduling/breaks/windows.hpp"
#include "scheduling/common/proof.hpp"

namespace krarup::breaks {

namespace {

constexpr int rounds = 40;

/// Attempts of a round at a piece, or at a window that is alone, of which the best is kept.
constexpr std::size_t attempts = 2;

/// A piece of more shifts is large: its time is that of several days, of which one turns out well and another badly.
constexpr std::size_t large = 60;

/// Shifts of a window of a large piece: those of about a day.
constexpr std::size_t smallest_window = 24, largest_window = 48;

/// How often the windows of the large pieces are drawn in a round.
constexpr std::uint64_t passes = 8;

/// States kept by the sweep of the first round, which does not anneal.
constexpr std::size_t width = 256;

/// Attempts that come to the best cost known and not below: then it is the best there is, or hard to undercut.
int agreement(const Piece& piece) { return std::max(4, static_cast<int>(piece.shifts.size())); }

/// Draws of each shift's breaks in an annealing: small pieces agree after few.
std::int64_t draws_of_shift(int round) { return std::min(1000, 125 << std::min(round - 1, 3)); }

/// Repairs at a time: others follow as long as some of them have helped.
int repairs(const Piece& piece) { return std::max(100, 3 * static_cast<int>(piece.shifts.size())); }

/// Temperatures of annealing, in halves of what a missing and a surplus agent cost together: in between, breaks find
/// their places; above they have none, below they are stuck.
constexpr double hot = 0.42, cold = 0.25;

constexpr double nothing = 1e-9;  // of cost

/// States kept where all ways are followed.
constexpr std::size_t width_of_proof = 3'000;

}  // namespace

void BreakSearch::run(const Prices& prices, const Stage& stage, Found& found) {
  away_.clear();
  std::vector<Pattern> cheapest;
  for (const Kind& kind : grid_.kinds) {
    if (watch_.stopped() && !found.arrangement.empty()) return;
    const BreakGraph graph(kind.policy, prices_of(grid_, kind, prices.values));
    away_.push_back(graph.away());
    cheapest.push_back(graph.best());
  }
  if (found.arrangement.empty()) {
    for (const std::size_t kind : grid_.kind_of) found.arrangement.push_back(cheapest[kind]);
    found.cost = cost(grid_, found.arrangement);
  }
  pieces_ = cut_into_pieces(grid_, away_);
  known_.assign(pieces_.pieces.size(), {});
  for (int i = 0; i < rounds && !watch_.stopped(); ++i) {
    if (is_closed(found.cost, found.bound, options_.gap)) return;
    round(prices, stage, i, found);
    if (open_pieces().empty()) return;
  }
}

bool BreakSearch::is_settled(std::size_t piece) const {
  return known_[piece].closed || known_[piece].agreeing >= agreement(pieces_.pieces[piece]);
}

std::vector<std::size_t> BreakSearch::open_pieces() const {
  std::vector<std::size_t> open;
  for (std::size_t p = 0; p < known_.size(); ++p) {
    if (!is_settled(p)) open.push_back(p);
  }
  return open;
}

double BreakSearch::open_gap() const {
  if (!pieces_.apart.shifts.empty()) return never;
  return std::accumulate(known_.begin(), known_.end(), 0.0,
                         [](double sum, const Known& piece) { return sum + std::max(0.0, piece.cost - piece.bound); });
}

bool BreakSearch::is_large(std::size_t piece) const { return pieces_.pieces[piece].shifts.size() > large; }

/// A piece; the only one with the shifts through which a ring had to be cut.
Piece BreakSearch::with_apart(std::size_t piece) const {
  Piece all = pieces_.pieces[piece];
  if (pieces_.pieces.size() > 1) return all;
  all.shifts.insert(all.shifts.end(), pieces_.apart.shifts.begin(), pieces_.apart.shifts.end());
  all.starts.insert(all.starts.end(), pieces_.apart.starts.begin(), pieces_.apart.starts.end());
  return all;
}

/// Windows of the open large pieces, those that cost more than they need to.
std::vector<BreakSearch::Job> BreakSearch::bad_windows(std::uint64_t seed, const Arrangement& arrangement) const {
  std::vector<int> away(grid_.steps.size(), 0), on_break(away);
  for (std::size_t i = 0; i < arrangement.size(); ++i) grid_.take(i, arrangement[i], away, on_break, 1);
  const auto is_bad = [&](const Piece& part) {
    double above = 0;
    for (const std::size_t shift : part.shifts) above += penalty(grid_.kind(shift).policy, arrangement[shift]);
    for (int t = part.start; t < part.end; ++t) {
      const std::size_t at = grid_.at(t);
      above += step_cost(grid_.steps[at], away[at], on_break[at]) - grid_.steps[at].floor();
    }
    return above > nothing;
  };
  std::mt19937_64 random(seed);
  std::vector<Job> jobs;
  for (const std::size_t piece : open_pieces()) {
    if (!is_large(piece)) continue;
    const std::size_t shifts = smallest_window + random() % (largest_window - smallest_window + 1);
    const std::size_t offset = random() % (2 * shifts);
    for (const Piece& part : windows(grid_, away_, with_apart(piece), shifts, offset)) {
      if (!is_bad(part)) continue;
      jobs.push_back({piece, part, part.shifts, random(), false});
    }
  }
  if (jobs.size() == 1) {
    jobs.resize(attempts, jobs.front());
    for (Job& job : jobs) job.seed = random();
  }
  return jobs;
}

/// All breaks, those of a job annealed.
Arrangement BreakSearch::annealed(const Job& job, const Arrangement& start, int number) const {
  double weight = 0;
  for (const SweepStep& step : grid_.steps) weight = std::max(weight, (step.understaffing + step.overstaffing) / 2);
  if (weight <= 0) return start;
  return anneal(grid_, job.shifts, start,
                {.rounds = draws_of_shift(number) * static_cast<std::int64_t>(job.shifts.size()),
                 .hot = hot * weight,
                 .cold = cold * weight,
                 .seed = job.seed,
                 .stopped = [this] { return watch_.stopped(); }});
}

void BreakSearch::round(const Prices& prices, const Stage& stage, int number, Found& found) {
  const std::vector<std::size_t> open = open_pieces();
  const std::size_t tries = number == 0 && open.size() > 1 ? 1 : attempts;
  const std::uint64_t seed =
      static_cast<std::uint64_t>(options_.seed) * 1'000'003 + static_cast<std::uint64_t>(number) * 31;
  std::vector<Job> jobs;
  for (const std::size_t piece : open) {
    if (number > 0 && is_large(piece)) continue;
    for (std::size_t i = 0; i < tries; ++i) {
      jobs.push_back({piece, pieces_.pieces[piece], with_apart(piece).shifts, seed + piece * 1009 + i});
    }
  }
  if (!jobs.empty()) work(prices, stage, number, jobs, found);
  for (std::uint64_t pass = 1; pass <= passes && !watch_.stopped(); ++pass) {
    if (is_closed(found.cost, found.bound, options_.gap)) return;
    const std::vector<Job> parts = bad_windows(seed + pass * 15'485'863, found.arrangement);
    if (!parts.empty()) work(prices, stage, number, parts, found);
  }
}

/// One attempt at each job, all of them in parallel.
void BreakSearch::work(const Prices& prices, const Stage& stage, int number, const std::vector<Job>& jobs,
                       Found& found) {
  const double share = (stage.until - stage.from) / rounds;
  watch_.begin({.name = stage.name,
                .parts = jobs.size(),
                .from = stage.from + share * number,
                .until = stage.from + share * (number + 1),
                .objective = found.cost,
                .bound = found.bound});
  std::vector<Attempt> made(jobs.size());
  watch_.run([&](std::size_t i) { made[i] = attempt(prices, jobs[i], number, found.arrangement); });
  for (std::size_t i = 0; i < jobs.size(); ++i) take(jobs[i], made[i], found);
}

BreakSearch::Attempt BreakSearch::attempt(const Prices& prices, const Job& job, int number,
                                          const Arrangement& start) const {
  Attempt made{.arrangement = number == 0 ? start : annealed(job, start, number)};
  if (watch_.stopped()) return {};
  PieceSearch search(grid_, prices.values, job.part, made.arrangement, [this] { return watch_.stopped(); });
  if (job.whole && number == 0 && !search.is_closed(options_.gap)) search.place(width, job.seed);
  if (!job.whole || !is_large(job.piece)) repair(search, job);
  if (job.whole && number == 0 && !search.is_closed(options_.gap)) search.prove(width_of_proof);
  search.write(made.arrangement);
  made.known = {search.cost(), search.bound(), search.is_closed(options_.gap)};
  return made;
}

void BreakSearch::repair(PieceSearch& search, const Job& job) const {
  std::uint64_t seed = job.seed;
  for (double before = never; search.cost() < before - nothing && !search.is_closed(options_.gap); ++seed) {
    before = search.cost();
    search.repair(repairs(job.part), seed);
  }
}

/// Keeps what an attempt has made of a job where it is not dearer than what was known.
void BreakSearch::take(const Job& job, const Attempt& made, Found& found) {
  Known& known = known_[job.piece];
  if (job.whole) {
    known.bound = std::max(known.bound, made.known.bound);
    known.closed = known.closed || made.known.closed;
  }
  if (made.arrangement.empty()) return;
  Arrangement other = found.arrangement;
  for (const std::size_t shift : job.shifts) other[shift] = made.arrangement[shift];
  const double its_cost = cost(grid_, other);
  if (its_cost > found.cost + nothing) return;
  known.agreeing = its_cost < found.cost - nothing ? 1 : known.agreeing + 1;
  known.cost = job.whole ? made.known.cost : known.cost + its_cost - found.cost;
  found.arrangement = std::move(other);
  found.cost = its_cost;
}

}  // namespace krarup::breaks
