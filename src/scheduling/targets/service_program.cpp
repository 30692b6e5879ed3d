#include "scheduling/targets/service_program.hpp"

#include <algorithm>
#include <numeric>

namespace krarup {

namespace {

constexpr double least_beyond = 10;  // agents that a slot may have after the last that helps

Block without_requirement(Block block) {
  for (Slot& slot : block.slots) {
    slot.required = slot.understaffing = 0;
    slot.kinks.clear();
  }
  return block;
}

}  // namespace

double lead(const ServiceBlock& block, const std::vector<Placed>& placed) {
  const std::vector<double> agents = coverage(block.block, placed);
  double total = 0;
  for (std::size_t t = 0; t < agents.size(); ++t) total += block.services[t].lead(agents[t]);
  return total;
}

double below_floors(const ServiceBlock& block, const std::vector<Placed>& placed) {
  const std::vector<double> agents = coverage(block.block, placed);
  double total = 0;
  for (std::size_t t = 0; t < agents.size(); ++t) total += std::max(0.0, block.services[t].floor - agents[t]);
  return total;
}

double most_lead(const ServiceBlock& block) {
  return std::accumulate(block.services.begin(), block.services.end(), 0.0,
                         [](double sum, const SlotService& each) { return sum + each.share * each.curve->most(); });
}

ServiceProgram::ServiceProgram(const ServiceBlock& block, double least_lead, const std::vector<bool>& exact)
    : block_(block), bare_(without_requirement(block.block)), shifts_(bare_, block.limits), model_(shifts_.model()) {
  std::vector<std::vector<mip::Term>> agents = shifts_.agents_by_slot();
  for (std::size_t t = 0; t < agents.size(); ++t) add_slot(block.services[t], exact[t], std::move(agents[t]));
  std::vector<mip::Term> gains;
  for (std::size_t t = 0; t < slots_.size(); ++t) {
    of_floors_ += block.services[t].lead(block.services[t].floor);
    for (const Step& step : slots_[t].steps) gains.push_back({step.column, step.gain});
  }
  row_ = model_.add_row(least_lead - of_floors_, mip::infinity, gains);
}

void ServiceProgram::add_slot(const SlotService& service, bool exact, std::vector<mip::Term> agents) {
  SlotColumns columns;
  if (!agents.empty()) add_steps(service, exact, columns);
  if (!columns.steps.empty() || service.floor > 0) {
    columns.beyond = model_.add_column(0, 0, mip::infinity, false);
    for (const Step& step : columns.steps) agents.push_back({step.column, -1});
    agents.push_back({columns.beyond, -1});
    columns.row = model_.add_row(service.floor, service.floor, agents);
    keep_order(columns);
  }
  slots_.push_back(std::move(columns));
}

void ServiceProgram::add_steps(const SlotService& service, bool exact, SlotColumns& columns) {
  const std::vector<std::size_t>& bends = service.curve->bends();
  const auto add = [&](std::size_t from, std::size_t to, bool single) {
    const double agents = static_cast<double>(to - from);
    const double gain = service.share * (service.curve->at(to) - service.curve->at(from)) / agents;
    columns.steps.push_back({model_.add_column(0, 0, agents, single), agents, gain, single});
  };
  for (std::size_t k = 1; k < bends.size(); ++k) {
    const bool apart = exact && bends[k] - bends[k - 1] > 1;
    if (!apart) add(bends[k - 1], bends[k], false);
    for (std::size_t n = bends[k - 1]; apart && n < bends[k]; ++n) add(n, n + 1, true);
  }
}

/// A single step waits until all steps before it are complete, and all steps after it wait for it. (Steps between bends
/// need no order among each other: out of order they gain less.)
void ServiceProgram::keep_order(const SlotColumns& columns) {
  // As many again as help: more would never be paid for, and a larger number would let a solver's tolerance count.
  double most_beyond = least_beyond;
  for (const Step& step : columns.steps) most_beyond += step.agents;
  const auto wait = [this](const Step& before, int column, double agents) {
    model_.add_row(0, mip::infinity, {{before.column, agents}, {column, -1}});
  };
  const Step* last_single = nullptr;
  for (std::size_t k = 0; k < columns.steps.size(); ++k) {
    const Step& step = columns.steps[k];
    if (last_single != nullptr) wait(*last_single, step.column, step.agents);
    if (!step.single) continue;
    const bool first_of_run = k == 0 || !columns.steps[k - 1].single;
    for (std::size_t i = 0; first_of_run && i < k; ++i) {
      const Step& before = columns.steps[i];
      if (!before.single) model_.add_row(0, mip::infinity, {{before.column, 1}, {step.column, -before.agents}});
    }
    last_single = &step;
  }
  if (last_single != nullptr) wait(*last_single, columns.beyond, most_beyond);
}

mip::Model ServiceProgram::greatest_lead() const { return with_prize(model_.without_costs(), 1); }

mip::Model ServiceProgram::at_price(double price) const { return with_prize(model_, price); }

mip::Model ServiceProgram::with_prize(mip::Model model, double price) const {
  for (const SlotColumns& slot : slots_) {
    for (const Step& step : slot.steps) model.add_cost(step.column, -price * step.gain);
  }
  return model;
}

double ServiceProgram::lead_of(const std::vector<double>& values) const {
  double total = of_floors_;
  for (const SlotColumns& slot : slots_) {
    for (const Step& step : slot.steps) total += step.gain * values[static_cast<std::size_t>(step.column)];
  }
  return total;
}

std::vector<double> ServiceProgram::slot_prices(const std::vector<double>& prices) const {
  std::vector<double> by_slot = shifts_.slot_prices(prices);
  for (std::size_t t = 0; t < slots_.size(); ++t) {
    if (slots_[t].row >= 0) by_slot[t] += prices[static_cast<std::size_t>(slots_[t].row)];
  }
  return by_slot;
}

std::vector<double> ServiceProgram::reduced_leads(const std::vector<double>& prices) const {
  std::vector<double> reduced = shifts_.reduced_costs(prices, slot_prices(prices));
  for (std::size_t j = 0; j < reduced.size(); ++j) reduced[j] -= block_.block.shifts[j].cost;  // which buys no lead
  return reduced;
}

std::vector<double> ServiceProgram::encode(const std::vector<Placed>& placed) const {
  std::vector<double> values = shifts_.encode(placed);
  values.resize(model_.columns(), 0.0);
  const std::vector<double> agents = coverage(block_.block, placed);
  for (std::size_t t = 0; t < slots_.size(); ++t) {
    if (slots_[t].row < 0) continue;
    double left = std::max(0.0, agents[t] - block_.services[t].floor);
    for (const Step& step : slots_[t].steps) {
      const double part = std::min(left, step.agents);
      values[static_cast<std::size_t>(step.column)] = part;
      left -= part;
    }
    values[static_cast<std::size_t>(slots_[t].beyond)] = left;
  }
  return values;
}

}  // namespace krarup
