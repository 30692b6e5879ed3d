#include "scheduling/targets/horizon_target.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

#include "scheduling/common/proof.hpp"
#include "scheduling/common/whole_seconds.hpp"
#include "scheduling/common/words.hpp"
#include "scheduling/targets/target_search.hpp"

namespace krarup {

namespace {

constexpr int most_prices = 8;
constexpr int most_rounds = 4;
constexpr double small_slope = 0.05;  // thousandths of the contacts
constexpr double least_price = 1e-3;  // of a thousandth of the contacts
constexpr double least_gain = 1e-9;   // of cost

class HorizonTarget {
 public:
  HorizonTarget(const ShiftProblem& problem, const Horizon& horizon, const std::vector<std::vector<Limit>>& limits,
                const SolveOptions& options, Watch& watch)
      : problem_(problem), horizon_(horizon), options_(options), watch_(watch) {
    const ServiceTarget& target = *problem.service_target;
    double contacts = 0;
    for (const ServiceCurve& curve : target.curves) contacts += curve.contacts;
    const double scale = contacts > 0 ? lead_scale / contacts : 0;
    for (std::size_t i = 0; i < target.curves.size(); ++i) {
      const auto floor = static_cast<std::size_t>(std::ceil(problem.required[i]));
      curves_.emplace_back(target.curves[i], target.service_level, scale, floor);
    }
    for (std::size_t b = 0; b < horizon.blocks.size(); ++b) {
      blocks_.push_back({horizon.blocks[b], limits[b], services(horizon.blocks[b].slots)});
      set_floors(blocks_.back());
    }
    for (const SlotService& each : services(horizon.unreachable)) unreachable_lead_ += each.lead(0);
  }

  TargetAnswer search();

 private:
  [[nodiscard]] std::vector<SlotService> services(const std::vector<Slot>& slots) const;
  static void set_floors(ServiceBlock& block);
  [[nodiscard]] double unreachable_cost() const;
  [[nodiscard]] double total_cost(const std::vector<BlockAnswer>& answers) const;
  [[nodiscard]] double shortage(const std::vector<BlockAnswer>& answers) const;
  [[nodiscard]] bool kept(const std::vector<BlockAnswer>& answers) const;
  void work_on(Stage stage, const std::function<void(std::size_t block, const mip::Listener& listener)>& task);
  [[nodiscard]] bool open() const;
  [[nodiscard]] double price_of_each_by_itself();
  [[nodiscard]] double best_price();
  void search_at_price(double price);
  void fill_up();
  bool balance();
  void come_near();
  [[nodiscard]] Finding out_of_reach() const;

  const ShiftProblem& problem_;
  const Horizon& horizon_;
  const SolveOptions& options_;
  Watch& watch_;
  std::vector<LeadCurve> curves_;  ///< for each interval
  std::vector<ServiceBlock> blocks_;
  double unreachable_lead_ = 0;
  TargetAnswer answer_;
};

std::vector<SlotService> HorizonTarget::services(const std::vector<Slot>& slots) const {
  std::vector<SlotService> result;
  const auto step = whole_seconds(problem_.required.step);
  for (const Slot& slot : slots) {
    const auto interval = static_cast<std::size_t>((slot.start - problem_.required.start) / step);
    result.push_back({&curves_[interval], Seconds{slot.end - slot.start} / Seconds{step}});
  }
  return result;
}

/// A slot has the floor of its interval where somebody can be on shift.
void HorizonTarget::set_floors(ServiceBlock& block) {
  const std::size_t slots = block.services.size();
  for (const BlockShift& shift : block.block.shifts) {
    for_each_slot(shift.presence, slots, [&](std::size_t t) {
      block.services[t].floor = static_cast<double>(block.services[t].curve->floor());
    });
  }
}

double HorizonTarget::unreachable_cost() const {
  return std::accumulate(horizon_.unreachable.begin(), horizon_.unreachable.end(), 0.0,
                         [](double sum, const Slot& slot) { return sum + slot.cost(0); });
}

double HorizonTarget::total_cost(const std::vector<BlockAnswer>& answers) const {
  return std::accumulate(answers.begin(), answers.end(), unreachable_cost(),
                         [](double sum, const BlockAnswer& each) { return sum + each.cost; });
}

/// What the blocks together lack to the target, in thousandths of the contacts.
double HorizonTarget::shortage(const std::vector<BlockAnswer>& answers) const {
  double total = -unreachable_lead_;
  for (std::size_t b = 0; b < blocks_.size(); ++b) total -= lead(blocks_[b], answers[b].placed);
  return total;
}

/// Whether the target is met and no floor is missed.
bool HorizonTarget::kept(const std::vector<BlockAnswer>& answers) const {
  double missing = 0;
  for (std::size_t b = 0; b < blocks_.size(); ++b) missing += below_floors(blocks_[b], answers[b].placed);
  return missing == 0 && shortage(answers) <= lead_tolerance;
}

void HorizonTarget::work_on(Stage stage,
                            const std::function<void(std::size_t block, const mip::Listener& listener)>& task) {
  stage.parts = blocks_.size();
  stage.constant = unreachable_cost();
  watch_.begin(std::move(stage));
  watch_.run([&](std::size_t b) { task(b, [this](double, double) { return !watch_.stopped(); }); });
}

bool HorizonTarget::open() const {
  return !watch_.stopped() && !is_closed(total_cost(answer_.blocks), answer_.bound, options_.gap);
}

/// What a unit of lead costs when every block has to meet the target by itself.
double HorizonTarget::price_of_each_by_itself() {
  std::vector<double> prices(blocks_.size(), 0.0);
  work_on({.name = "shifts, day by day", .until = 0.1}, [&](std::size_t b, const mip::Listener& listener) {
    const ServiceProgram program(blocks_[b], 0, std::vector<bool>(blocks_[b].services.size(), false));
    const mip::Outcome outcome = mip::minimize(program.model().relaxed(), {.seed = options_.seed}, listener);
    if (!outcome.values.empty()) prices[b] = std::max(0.0, program.price(outcome.prices));
  });
  return *std::max_element(prices.begin(), prices.end());
}

/// The price of a unit of lead at which the relaxed blocks together have just as much as they need, or nearly: by
/// cutting planes on the dual, whose value at any price bounds the cost from below.
double HorizonTarget::best_price() {
  struct Cut {
    double price = 0, value = 0, slope = 0;
  };
  std::optional<Cut> below, above;  // where more and where less lead is needed than the price buys
  double price = price_of_each_by_itself();
  Cut best{.price = price, .value = -mip::infinity};
  for (int round = 0; round < most_prices && !watch_.stopped(); ++round) {
    std::vector<double> values(blocks_.size(), 0.0), leads(blocks_.size(), 0.0);
    std::atomic<bool> known = true;
    work_on({.name = "shifts at a price of service", .from = 0.1, .until = 0.3}, [&](std::size_t b,
                                                                                     const mip::Listener& listener) {
      const ServiceProgram program(blocks_[b], -mip::infinity, std::vector<bool>(blocks_[b].services.size(), false));
      const mip::Outcome outcome = mip::minimize(program.at_price(price).relaxed(), {.seed = options_.seed}, listener);
      if (outcome.values.empty()) known = false;
      if (outcome.values.empty()) return;
      values[b] = outcome.bound - price * program.lead_of_floors();
      leads[b] = program.lead_of(outcome.values);
    });
    if (!known) break;
    const double need = -unreachable_lead_;
    const Cut cut{price, std::accumulate(values.begin(), values.end(), price * need),
                  need - std::accumulate(leads.begin(), leads.end(), 0.0)};
    if (cut.value > best.value) best = cut;
    (cut.slope > 0 ? below : above) = cut;
    if (std::abs(cut.slope) < small_slope) break;
    if (!above) {
      price = std::max(2 * price, least_price);
    } else if (!below) {
      price /= 2;
    } else {
      price = (below->value - below->slope * below->price - above->value + above->slope * above->price) /
              (above->slope - below->slope);
    }
  }
  answer_.bound = std::max(answer_.bound, best.value + unreachable_cost());
  return best.price;
}

/// Plans every block as if lead had this price: all of them together are then at most the price of their surplus, or
/// of what they lack, away from the best.
void HorizonTarget::search_at_price(double price) {
  std::vector<double> bounds(blocks_.size(), 0.0);
  work_on({.name = "shifts of each day", .from = 0.3, .until = 0.6}, [&](std::size_t b, const mip::Listener& listener) {
    const Block block = priced(blocks_[b], price);
    BlockAnswer answer = search_day(block, blocks_[b].limits, options_, listener);
    bounds[b] = answer.bound - price * most_lead(blocks_[b]);
    answer.cost = cost(blocks_[b].block, answer.placed);
    answer_.blocks[b] = std::move(answer);
  });
  const double together = std::accumulate(bounds.begin(), bounds.end(), -price * unreachable_lead_);
  answer_.bound = std::max(answer_.bound, together + unreachable_cost());
}

/// Adds what is lacking, block by block.
void HorizonTarget::fill_up() {
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const double lacking = shortage(answer_.blocks);
    if (lacking <= 0) return;
    BlockAnswer& one = answer_.blocks[b];
    one.placed = add_shifts_to_lead(blocks_[b], lead(blocks_[b], one.placed) + lacking, std::move(one.placed));
    one.cost = cost(blocks_[b].block, one.placed);
  }
}

/// Lets one block, the one that does it best, make up for what all of them lack or have too much; whether that helps.
bool HorizonTarget::balance() {
  const double lacking = shortage(answer_.blocks);
  std::vector<BlockAnswer> others(blocks_.size());
  work_on(
      {.name = "shifts, to the target", .from = 0.6, .objective = total_cost(answer_.blocks), .bound = answer_.bound},
      [&](std::size_t b, const mip::Listener& listener) {
        const std::vector<Placed>& now = answer_.blocks[b].placed;
        others[b] = search_for_lead(blocks_[b], lead(blocks_[b], now) + lacking, options_, listener, now);
      });
  std::optional<std::size_t> best;
  double least = lacking > 0 ? mip::infinity : -least_gain;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const double change = others[b].cost - answer_.blocks[b].cost;
    if (change >= least) continue;
    least = change;
    best = b;
  }
  if (best) answer_.blocks[*best] = std::move(others[*best]);
  return best.has_value();
}

/// Where the target is out of reach, the cheapest shifts with the greatest lead.
void HorizonTarget::come_near() {
  work_on({.name = "shifts, as near to the target as can be"}, [&](std::size_t b, const mip::Listener& listener) {
    BlockAnswer& nearest = answer_.blocks[b];
    nearest = {.placed = shifts_of_greatest_lead(blocks_[b], options_, listener), .bound = 0};
    nearest.cost = cost(blocks_[b].block, nearest.placed);
    if (below_floors(blocks_[b], nearest.placed) > 0) return;
    const double least_lead = lead(blocks_[b], nearest.placed) - lead_tolerance;
    nearest = search_for_lead(blocks_[b], least_lead, options_, listener, nearest.placed);
  });
  answer_.bound = unreachable_cost();
  for (const BlockAnswer& each : answer_.blocks) answer_.bound += each.bound;
}

Finding HorizonTarget::out_of_reach() const {
  const auto& required = problem_.required;
  const double lacking = std::max(0.0, shortage(answer_.blocks) / lead_scale);
  return {.rule = "service_target",
          .start = required.start,
          .end = required.time(required.size()),
          .amount = lacking,
          .text = "The service target of " + number_text(100 * problem_.service_target->service_level) +
                  " % of all contacts is out of reach" +
                  (lacking > 0
                       ? ": even as many agents as may work lack " + number_text(100 * lacking) + " % of the contacts"
                       : std::string(" with the floors that required asks for")) +
                  "; allow more shifts, people, or times at which shifts may be worked"};
}

TargetAnswer HorizonTarget::search() {
  answer_.blocks.resize(blocks_.size());
  if (blocks_.size() == 1) {
    work_on({.name = "shifts"}, [&](std::size_t b, const mip::Listener& listener) {
      answer_.blocks[b] = search_for_lead(blocks_[b], -unreachable_lead_, options_, listener);
    });
    answer_.bound = answer_.blocks[0].bound + unreachable_cost();
  } else if (blocks_.size() > 1) {
    search_at_price(best_price());
    for (int round = 0; round < most_rounds && (round == 0 || open()) && balance(); ++round) {
    }
    fill_up();
  }
  if (!kept(answer_.blocks)) {
    come_near();
    answer_.findings.push_back(out_of_reach());
  }
  return std::move(answer_);
}

}  // namespace

TargetAnswer search_for_target(const ShiftProblem& problem, const Horizon& horizon,
                               const std::vector<std::vector<Limit>>& limits, const SolveOptions& options,
                               Watch& watch) {
  return HorizonTarget(problem, horizon, limits, options, watch).search();
}

}  // namespace krarup
