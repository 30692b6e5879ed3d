#include "scheduling/shifts/whole_people.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "scheduling/common/proof.hpp"
#include "scheduling/shifts/choice.hpp"
#include "scheduling/shifts/descent.hpp"

namespace krarup {

namespace {

constexpr double nearly_whole = 1e-6;
constexpr double nothing = 1e-7;  // of the cost
constexpr int turns = 6;          // of each descent

/// A descent from the relaxation.
struct Attempt {
  double choice = 1;    ///< share of the shifts to choose from: the more, the slower and the better
  bool dearer = false;  ///< with the number of people whose relaxation costs more
};

constexpr Attempt in_turn[] = {{0.4}, {0.5}, {0.8}, {0.6}, {0.5}, {0.8, true}};

}  // namespace

WholePeople::WholePeople(const Block& block, const std::vector<Limit>& limits, const ShiftProgram& program,
                         RelaxedBlock& relaxed, const mip::Duals& relaxation, const SolveOptions& options,
                         const mip::Listener& listener)
    : block_(block),
      limits_(limits),
      options_(options),
      listener_(listener),
      random_(static_cast<std::uint32_t>(options.seed)),
      reduced_costs_(program.reduced_costs(relaxation.prices)),
      crowds_(crowds(relaxed, relaxation)) {
  const bool complete = listener_(mip::infinity, -mip::infinity);  // not stopped in the middle of a relaxation
  if (complete) bound_ = program.next_cost(crowds_.front().cost);
}

/// At most the next smaller whole number of people and at least the next larger one.
std::array<WholePeople::Crowd, 2> WholePeople::crowds(RelaxedBlock& relaxed, const mip::Duals& relaxation) {
  const double people = relaxed.people(relaxation);
  std::array<Crowd, 2> crowds{Crowd{{0, std::floor(people + nearly_whole)}},
                              Crowd{{std::ceil(people - nearly_whole), mip::infinity}}};
  for (Crowd& crowd : crowds) crowd.cost = relaxed.solve(crowd.people).objective;
  if (crowds[1].cost < crowds[0].cost) std::swap(crowds[0], crowds[1]);
  return crowds;
}

BlockAnswer WholePeople::search(int attempts) {
  BlockAnswer answer{.placed = {}, .cost = mip::infinity, .bound = bound_};
  const auto closed = [&] { return std::isfinite(answer.cost) && is_closed(answer.cost, bound_, options_.gap); };
  for (; attempts > 0 && !closed() && listener_(answer.cost, bound_); --attempts, ++made_) {
    const Attempt& attempt = in_turn[made_ % std::size(in_turn)];
    const Crowd& crowd = crowds_[attempt.dearer ? 1 : 0];
    if (crowd.cost < answer.cost) descend(crowd, attempt.choice, answer);
  }
  answer.bound = std::min(answer.bound, answer.cost);
  return answer;
}

void WholePeople::descend(const Crowd& crowd, double share, BlockAnswer& answer) {
  const Choice choice = choose_shifts(block_, limits_, reduced_costs_, count_of(share, reduced_costs_.size()));
  const ShiftProgram program(choice.block, choice.limits);
  Descent descent(choice.block, program, program.model(), options_, listener_);
  const double enough = bound_ / (1 - options_.gap);
  const double least = crowd.cost + nothing * std::max(1.0, std::abs(crowd.cost));
  std::vector<Placed> placed = descent.shifts(crowd.people, {.cost = std::max(enough, least), .turns = turns}, random_);
  if (placed.empty()) return;
  placed = choice.in_whole(std::move(placed));
  if (const double price = cost(block_, placed); price < answer.cost) {
    answer.placed = std::move(placed);
    answer.cost = price;
  }
}

}  // namespace krarup
