#include "scheduling/tours/shifts_of_days.hpp"

#include <algorithm>
#include <utility>

#include "scheduling/shifts/block_search.hpp"
#include "scheduling/tours/given_people.hpp"

namespace krarup::tours {

namespace {

constexpr double quick_gap = 0.003;  ///< or more, where the block's share of the week's gap is more
constexpr double left_at_first = 3;  ///< gaps, with which a block is left when the first attempts have failed

/// How hard to look for the shifts of a block.
enum class Search { quick, thorough };

class DayShifts {
 public:
  DayShifts(const TourProblem& problem, const Ground& ground, const Horizon& horizon, const DaysOff& days_off,
            double enough, double bound, const SolveOptions& options, Watch& watch)
      : problem_(problem),
        ground_(ground),
        horizon_(horizon),
        days_off_(days_off),
        bound_(bound),
        options_(options),
        watch_(watch),
        costs_known_(!days_off.costs_of_blocks.empty()),
        spare_(enough - days_off.cost),
        answers_(horizon.blocks.size()) {}

  std::vector<Placed> run() {
    for (const std::size_t first : {0U, 1U}) decide(first, Search::quick);
    for (const std::size_t first : {0U, 1U}) {
      if (costs_known_ && spare_ < 0) decide(first, Search::thorough);
    }
    return all_but(horizon_.blocks.size());
  }

 private:
  void decide(std::size_t first, Search search);
  [[nodiscard]] BlockAnswer shifts_of(std::size_t b, Search search, double share, const mip::Listener& listener) const;
  [[nodiscard]] std::vector<Placed> all_but(std::size_t block) const;

  /// What the shifts of a block cost beyond the least.
  [[nodiscard]] double loss(std::size_t b) const { return answers_[b].cost - days_off_.costs_of_blocks[b]; }

  const TourProblem& problem_;
  const Ground& ground_;
  const Horizon& horizon_;
  const DaysOff& days_off_;
  double bound_;
  const SolveOptions& options_;
  Watch& watch_;
  bool costs_known_;
  double spare_;  ///< what the blocks may cost beyond the least, less what those decided do
  std::vector<BlockAnswer> answers_;
  std::size_t open_ = answers_.size();  ///< blocks not decided yet
};

/// Decides every other block, at the same time.
void DayShifts::decide(std::size_t first, Search search) {
  const double so_far = 0.4 + (search == Search::thorough ? 0.2 : 0.0) + 0.1 * static_cast<double>(first);
  std::vector<std::size_t> blocks;
  for (std::size_t b = first; b < answers_.size(); b += 2) {
    if (search == Search::quick || loss(b) > 0) blocks.push_back(b);
  }
  if (search == Search::thorough) {
    open_ = blocks.size();
    for (const std::size_t b : blocks) spare_ += loss(b);
  }
  const double share = std::max(spare_, 0.0) / static_cast<double>(std::max<std::size_t>(open_, 1));
  watch_.begin({.name = "shifts", .parts = blocks.size(), .from = so_far, .until = so_far + 0.1, .bound = bound_});
  watch_.run([&](std::size_t part) {
    const mip::Listener listener = [this, part](double objective, double bound) {
      watch_.note(part, objective, bound);
      return !watch_.stopped();
    };
    BlockAnswer found = shifts_of(blocks[part], search, share, listener);
    BlockAnswer& answer = answers_[blocks[part]];
    if (search == Search::quick || found.cost < answer.cost) answer = std::move(found);
  });
  open_ -= blocks.size();
  if (!costs_known_) return;
  for (const std::size_t b : blocks) spare_ -= loss(b);
}

/// The shifts of a block, whose people rest before and after what the other blocks have decided.
BlockAnswer DayShifts::shifts_of(std::size_t b, Search search, double share, const mip::Listener& listener) const {
  const Block& block = horizon_.blocks[b];
  GivenPeople given = give_people(ground_, days_off_.tours, block);
  keep_rest(problem_, ground_, days_off_.tours, all_but(b), given);
  SolveOptions options = options_;
  options.gap = costs_known_ ? share / (days_off_.costs_of_blocks[b] + share) : options.gap / 2;
  if (search == Search::quick && costs_known_) options.gap = std::max(options.gap, quick_gap);
  if (search == Search::thorough) ++options.seed;  // not the same attempts again
  const double acceptable = search == Search::quick ? left_at_first * options.gap : options.gap;
  BlockAnswer answer = search_block(given.block, given.limits, options, listener, acceptable);
  for (Placed& one : answer.placed) one.candidate = block.shifts[one.candidate].candidate;
  return answer;
}

/// What the other blocks have decided so far.
std::vector<Placed> DayShifts::all_but(std::size_t block) const {
  std::vector<Placed> shifts;
  for (std::size_t b = 0; b < answers_.size(); ++b) {
    if (b != block) shifts.insert(shifts.end(), answers_[b].placed.begin(), answers_[b].placed.end());
  }
  return shifts;
}

}  // namespace

std::vector<Placed> shifts_of_days(const TourProblem& problem, const Ground& ground, const Horizon& horizon,
                                   const DaysOff& days_off, double enough, double bound, const SolveOptions& options,
                                   Watch& watch) {
  return DayShifts(problem, ground, horizon, days_off, enough, bound, options, watch).run();
}

}  // namespace krarup::tours
