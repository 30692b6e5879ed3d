#include "scheduling/shifts/exchange.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <random>

#include "scheduling/shifts/extra_shift.hpp"
#include "scheduling/shifts/greedy_shifts.hpp"

namespace krarup {

namespace {

constexpr int sweeps_of_breaks = 3;
constexpr int listen_every = 1024;        ///< rounds
constexpr double hot = 0.04;              ///< of the mean cost of a shift: what a round may lose at the beginning
constexpr double cold = 0.004;            ///< at the end
constexpr double moves_of_breaks = 0.6;   ///< share of the rounds
constexpr double moves_of_shifts = 0.35;  ///< share of the rounds; the others exchange people
constexpr double one_more = 0.1;          ///< share of the exchanges that may add a person
constexpr std::size_t most_at_once = 3;   ///< people taken off in an exchange
constexpr int draws = 30;                 ///< attempts to hit what is looked for
constexpr double blur = 0.007;            ///< of the mean cost of a shift
constexpr double nothing = 1e-9;          ///< of cost
constexpr std::chrono::hours nearby{1};   ///< how far a shift may be moved at either end

class Exchange {
 public:
  Exchange(const Block& block, const std::vector<Limit>& limits, const std::vector<Placed>& start,
           const ExchangeEffort& effort)
      : block_(block),
        allowance_(block, limits, start),
        effort_(effort),
        random_(effort.seed),
        placed_(start),
        agents_(coverage(block, start)),
        on_break_(krarup::on_break(block, start)),
        savings_(block.slots.size()),
        cost_(krarup::cost(block, start)) {
    breaks_limited_ = std::any_of(block.slots.begin(), block.slots.end(),
                                  [](const Slot& slot) { return slot.max_on_break < mip::infinity; });
    list_shifts();
  }

  std::vector<Placed> run(const mip::Listener& listener) {
    for (int i = 0; i < sweeps_of_breaks; ++i) place_breaks();
    std::vector<Placed> best = placed_;
    double least = cost_;
    for (int round = 0; round < effort_.rounds && !placed_.empty(); ++round) {
      if (round % listen_every == 0) {
        if (!listener(least, 0)) break;
        temperature_ = mean_ * hot * std::pow(cold / hot, static_cast<double>(round) / effort_.rounds);
      }
      play();
      if (cost_ >= least - nothing) continue;
      least = cost_;
      best = placed_;
      if (least <= effort_.target) break;
    }
    return best;
  }

 private:
  void list_shifts();
  void play();
  void place_breaks();
  void move_break(Placed& one);
  void move_shift(Placed& one);
  void exchange_people();
  bool take_off_somebody(std::size_t slot);
  bool add_best();
  void note_savings(double blurred);
  std::size_t draw_slot();
  void change(const Placed& one, double by);
  void change(SlotRange range, double by);
  void pause(SlotRange range, double by);
  [[nodiscard]] bool fits(SlotRange pause) const;
  [[nodiscard]] bool fits(const Placed& one) const;
  bool accept(double before);

  [[nodiscard]] double draw() { return static_cast<double>(random_()) / 0x1p32; }
  [[nodiscard]] std::size_t draw(std::size_t below) { return random_() % below; }

  const Block& block_;
  Allowance allowance_;
  const ExchangeEffort& effort_;
  std::mt19937 random_;
  std::vector<std::size_t> worthwhile_;         ///< shifts that are not too dear
  std::vector<std::vector<std::size_t>> near_;  ///< for each shift, the worthwhile ones at nearly the same time
  double mean_ = 0;                             ///< cost of a shift
  double temperature_ = 0;
  std::vector<Placed> placed_, taken_off_;
  std::vector<double> agents_, on_break_, savings_;  ///< for each slot
  bool breaks_limited_ = false;
  Relief relief_{{}};
  double cost_ = 0;
};

void Exchange::list_shifts() {
  const Relief worth(effort_.prices);
  near_.resize(block_.shifts.size());
  for (std::size_t j = 0; j < block_.shifts.size(); ++j) {
    mean_ += block_.shifts[j].cost / static_cast<double>(block_.shifts.size());
    if (-gain_of_extra(block_, j, worth) <= effort_.dearest) worthwhile_.push_back(j);
  }
  const auto close = [](Instant a, Instant b) { return a - b <= nearby && b - a <= nearby; };
  for (std::size_t j = 0; j < block_.shifts.size(); ++j) {
    for (const std::size_t other : worthwhile_) {
      const BlockShift &one = block_.shifts[j], &two = block_.shifts[other];
      if (other != j && close(one.start, two.start) && close(one.end, two.end)) near_[j].push_back(other);
    }
  }
}

/// One round: what it changes is kept when that costs no more than chance allows, and else undone.
void Exchange::play() {
  const double kind = draw();
  if (kind < moves_of_breaks) {
    move_break(placed_[draw(placed_.size())]);
  } else if (kind < moves_of_breaks + moves_of_shifts) {
    move_shift(placed_[draw(placed_.size())]);
  } else {
    exchange_people();
  }
}

bool Exchange::accept(double before) { return cost_ <= before - std::log(1 - draw()) * temperature_; }

/// Gives everybody in turn the breaks that suit the others best.
void Exchange::place_breaks() {
  for (Placed& one : placed_) {
    change(one, -1);
    note_savings(0);
    one = best_extra(block_, one.candidate, relief_).placed;
    change(one, 1);
  }
}

void Exchange::move_break(Placed& one) {
  if (one.breaks.empty()) return;
  const std::size_t k = draw(one.breaks.size());
  const auto& options = block_.shifts[one.candidate].breaks[k];
  const std::size_t from = one.breaks[k], to = draw(options.size());
  if (from == to) return;
  one.breaks[k] = to;
  if (in_order(block_, one)) {
    const double before = cost_;
    pause(options[from].slots, -1);
    const bool fit = fits(options[to].slots);
    pause(options[to].slots, 1);
    if (fit && accept(before)) return;
    pause(options[to].slots, -1);
    pause(options[from].slots, 1);
    cost_ = before;
  }
  one.breaks[k] = from;
}

/// Replaces a shift by one at nearly the same time; half of its breaks stay where they are in their windows.
void Exchange::move_shift(Placed& one) {
  const auto& near = near_[one.candidate];
  if (near.empty()) return;
  Placed moved{near[draw(near.size())], one.breaks};
  const auto& breaks = block_.shifts[moved.candidate].breaks;
  moved.breaks.resize(breaks.size(), 0);
  for (std::size_t k = 0; k < breaks.size(); ++k) {
    const std::size_t options = breaks[k].size();
    moved.breaks[k] = draw(2) == 0 ? std::min(moved.breaks[k], options - 1) : draw(options);
  }
  if (!in_order(block_, moved)) return;
  const double before = cost_;
  change(one, -1);
  if (allowance_.blocking(moved.candidate) == nullptr && fits(moved)) {
    change(moved, 1);
    if (accept(before)) {
      one = std::move(moved);
      return;
    }
    change(moved, -1);
  }
  change(one, 1);
  cost_ = before;
}

/// Takes off some people and adds the shifts that fit best in their place.
void Exchange::exchange_people() {
  const double before = cost_;
  const std::size_t slot = draw_slot();
  taken_off_.clear();
  for (std::size_t i = 1 + draw(most_at_once); i > 0 && take_off_somebody(slot); --i) {
  }
  const std::size_t kept = placed_.size();
  std::size_t more = taken_off_.size() + (draw() < one_more ? 1 : 0);
  while (more > 0 && add_best()) --more;
  if (accept(before)) return;
  for (; placed_.size() > kept; placed_.pop_back()) change(placed_.back(), -1);
  for (Placed& one : taken_off_) {
    change(one, 1);
    placed_.push_back(std::move(one));
  }
  cost_ = before;
}

/// A slot with too many agents or too few, or any.
std::size_t Exchange::draw_slot() {
  std::size_t slot = draw(agents_.size());
  if (draw(2) == 0) return slot;
  for (int i = 0; i < draws && block_.slots[slot].cost(agents_[slot]) <= nothing; ++i) slot = draw(agents_.size());
  return slot;
}

bool Exchange::take_off_somebody(std::size_t slot) {
  if (placed_.empty()) return false;
  for (int i = 0; i < draws; ++i) {
    const std::size_t person = draw(placed_.size());
    const SlotRange presence = block_.shifts[placed_[person].candidate].presence;
    if (!contains(presence, slot, agents_.size())) continue;
    change(placed_[person], -1);
    std::swap(placed_[person], placed_.back());
    taken_off_.push_back(std::move(placed_.back()));
    placed_.pop_back();
    return true;
  }
  return false;
}

/// Adds the shift that saves most, if it saves anything.
bool Exchange::add_best() {
  note_savings(blur * mean_);
  std::size_t best = block_.shifts.size();
  double most = -mip::infinity;
  for (const std::size_t j : worthwhile_) {
    if (allowance_.blocking(j) != nullptr) continue;
    if (const double gain = gain_of_extra(block_, j, relief_); gain > most) {
      most = gain;
      best = j;
    }
  }
  if (best == block_.shifts.size()) return false;
  Placed extra = best_extra(block_, best, relief_).placed;
  const double before = cost_;
  change(extra, 1);
  if (cost_ < before - nothing) {
    placed_.push_back(std::move(extra));
    return true;
  }
  change(extra, -1);
  cost_ = before;
  return false;
}

/// What one more agent saves in each slot, give or take a little: of shifts that do equally well any may be best.
void Exchange::note_savings(double blurred) {
  for (std::size_t t = 0; t < savings_.size(); ++t) {
    const Slot& slot = block_.slots[t];
    savings_[t] = slot.cost(agents_[t]) - slot.cost(agents_[t] + 1);
    if (blurred > 0) savings_[t] += blurred * draw();
  }
  relief_.set(savings_);
  if (breaks_limited_) relief_.set_full(block_, on_break_);
}

/// Puts a shift into the block, or takes it out.
void Exchange::change(const Placed& one, double by) {
  const BlockShift& shift = block_.shifts[one.candidate];
  cost_ += by * shift.cost;
  allowance_.take(one.candidate, by);
  std::size_t from = shift.presence.first;
  for (std::size_t k = 0; k < one.breaks.size(); ++k) {
    const SlotRange slots = shift.breaks[k][one.breaks[k]].slots;
    change(SlotRange{from, slots.first}, by);
    for_each_slot(slots, on_break_.size(), [&](std::size_t t) { on_break_[t] += by; });
    from = slots.last;
  }
  change(SlotRange{from, shift.presence.last}, by);
}

/// Sends somebody who is on shift on break, or back.
void Exchange::pause(SlotRange range, double by) {
  change(range, -by);
  for_each_slot(range, on_break_.size(), [&](std::size_t t) { on_break_[t] += by; });
}

bool Exchange::fits(SlotRange pause) const {
  if (!breaks_limited_) return true;
  bool room = true;
  for_each_slot(pause, on_break_.size(),
                [&](std::size_t t) { room = room && on_break_[t] + 1 <= block_.slots[t].max_on_break; });
  return room;
}

bool Exchange::fits(const Placed& one) const {
  for (std::size_t k = 0; k < one.breaks.size(); ++k) {
    if (!fits(block_.shifts[one.candidate].breaks[k][one.breaks[k]].slots)) return false;
  }
  return true;
}

void Exchange::change(SlotRange range, double by) {
  for_each_slot(range, agents_.size(), [&](std::size_t t) {
    cost_ += block_.slots[t].cost(agents_[t] + by) - block_.slots[t].cost(agents_[t]);
    agents_[t] += by;
  });
}

}  // namespace

std::vector<Placed> exchange_shifts(const Block& block, const std::vector<Limit>& limits,
                                    const std::vector<Placed>& start, const ExchangeEffort& effort,
                                    const mip::Listener& listener) {
  return Exchange(block, limits, start, effort).run(listener);
}

}  // namespace krarup
