#include "scheduling/breaks/break_search.hpp"

#include <algorithm>
#include <numeric>

#include "scheduling/breaks/anneal.hpp"
#include "scheduling/breaks/piece_search.hpp"
#include "scheduling/common/proof.hpp"

namespace krarup::breaks {

namespace {

constexpr int rounds = 40;

/// Attempts of a round at a piece, of which the best is kept.
constexpr std::size_t attempts = 2;

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
  std::vector<std::pair<int, int>> away;
  std::vector<Pattern> cheapest;
  for (const Kind& kind : grid_.kinds) {
    const BreakGraph graph(kind.policy, prices_of(grid_, kind, prices.values));
    away.push_back(graph.away());
    cheapest.push_back(graph.best());
  }
  if (found.arrangement.empty()) {
    for (const std::size_t kind : grid_.kind_of) found.arrangement.push_back(cheapest[kind]);
    found.cost = cost(grid_, found.arrangement);
  }
  pieces_ = cut_into_pieces(grid_, away);
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
  if (!pieces_.apart.empty()) return never;
  return std::accumulate(known_.begin(), known_.end(), 0.0,
                         [](double sum, const Known& piece) { return sum + std::max(0.0, piece.cost - piece.bound); });
}

/// The shifts of a piece; of the only one, those too through which a ring had to be cut.
std::vector<std::size_t> BreakSearch::moved_with(const Piece& piece) const {
  std::vector<std::size_t> shifts = piece.shifts;
  if (pieces_.pieces.size() == 1) shifts.insert(shifts.end(), pieces_.apart.begin(), pieces_.apart.end());
  return shifts;
}

/// All breaks, those of a piece annealed.
Arrangement BreakSearch::annealed(const Piece& piece, const Arrangement& start, int number, std::uint64_t seed) const {
  double weight = 0;
  for (const SweepStep& step : grid_.steps) weight = std::max(weight, (step.understaffing + step.overstaffing) / 2);
  if (weight <= 0) return start;
  const std::vector<std::size_t> shifts = moved_with(piece);
  return anneal(grid_, shifts, start,
                {.rounds = draws_of_shift(number) * static_cast<std::int64_t>(shifts.size()),
                 .hot = hot * weight,
                 .cold = cold * weight,
                 .seed = seed,
                 .stopped = [this] { return watch_.stopped(); }});
}

void BreakSearch::round(const Prices& prices, const Stage& stage, int number, Found& found) {
  const std::vector<std::size_t> open = open_pieces();
  const std::size_t tries = number == 0 && open.size() > 1 ? 1 : attempts;
  std::vector<Attempt> made(open.size() * tries);
  const double share = (stage.until - stage.from) / rounds;
  watch_.begin({.name = stage.name,
                .parts = made.size(),
                .from = stage.from + share * number,
                .until = stage.from + share * (number + 1),
                .objective = found.cost,
                .bound = found.bound});
  watch_.run([&](std::size_t part) {
    const std::size_t piece = open[part / tries];
    const auto seed = static_cast<std::uint64_t>(options_.seed) * 1'000'003 + piece * 1009 +
                      static_cast<std::uint64_t>(number) * 31 + part % tries;
    made[part] = attempt(prices, pieces_.pieces[piece], number, seed, found.arrangement);
  });
  for (std::size_t part = 0; part < made.size(); ++part) take(open[part / tries], made[part], found);
}

BreakSearch::Attempt BreakSearch::attempt(const Prices& prices, const Piece& piece, int number, std::uint64_t seed,
                                          const Arrangement& start) const {
  Attempt made{.arrangement = number == 0 ? start : annealed(piece, start, number, seed)};
  if (number > 0 && watch_.stopped()) return {};
  PieceSearch search(grid_, prices.values, piece, made.arrangement, [this] { return watch_.stopped(); });
  if (number == 0 && !search.is_closed(options_.gap)) search.place(width, seed);
  for (double before = never; search.cost() < before - nothing && !search.is_closed(options_.gap); ++seed) {
    before = search.cost();
    search.repair(repairs(piece), seed);
  }
  if (!search.is_closed(options_.gap) && number == 0) search.prove(width_of_proof);
  search.write(made.arrangement);
  made.known = {search.cost(), search.bound(), search.is_closed(options_.gap)};
  return made;
}

/// Keeps what an attempt has made of a piece where it is better than what was known.
void BreakSearch::take(std::size_t piece, const Attempt& made, Found& found) {
  Known& known = known_[piece];
  known.bound = std::max(known.bound, made.known.bound);
  known.closed = known.closed || made.known.closed;
  if (made.arrangement.empty()) return;
  Arrangement other = found.arrangement;
  for (const std::size_t shift : moved_with(pieces_.pieces[piece])) other[shift] = made.arrangement[shift];
  const double its_cost = cost(grid_, other);
  if (its_cost > found.cost + nothing) return;
  known.agreeing = its_cost < found.cost - nothing ? 1 : known.agreeing + 1;
  known.cost = made.known.cost;
  found.arrangement = std::move(other);
  found.cost = its_cost;
}

}  // namespace krarup::breaks
