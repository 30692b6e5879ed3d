#include "scheduling/tours/given_people.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace krarup::tours {

namespace {

/// What a shift costs where nobody needs it.
double dearest_use(const Block& block, const BlockShift& shift) {
  double cost = shift.cost;
  for_each_slot(shift.presence, block.slots.size(), [&](std::size_t t) {
    cost += block.slots[t].overstaffing;
    for (const CostKink& kink : block.slots[t].kinks) cost += kink.surplus;
  });
  return cost;
}

int people_on(const Crew& crew, const std::vector<int>& tours, std::size_t day, int paid) {
  int people = 0;
  for (std::size_t w = 0; w < tours.size(); ++w) people += crew.weeks[w][day] == paid ? tours[w] : 0;
  return people;
}

}  // namespace

GivenPeople give_people(const Ground& ground, const std::vector<std::vector<int>>& tours, const Block& block) {
  std::map<std::tuple<std::size_t, std::size_t, int>, std::vector<std::size_t>> groups;
  for (std::size_t j = 0; j < block.shifts.size(); ++j) {
    const Place& place = ground.places[block.shifts[j].candidate];
    groups[{place.crew, place.day, place.paid}].push_back(j);
  }
  GivenPeople given{block, {}};
  double discounts = 0;
  for (const auto& [key, shifts] : groups) {
    const auto& [crew, day, paid] = key;
    Limit limit;
    limit.capacity = people_on(ground.crews[crew], tours[crew], day, paid);
    double discount = 0;
    for (const std::size_t j : shifts) {
      limit.uses.emplace_back(j, 1.0);
      discount = std::max(discount, dearest_use(block, block.shifts[j]));
    }
    discount = 1.01 * discount + 0.01;  // so that the least useful shift pays, too
    for (const std::size_t j : shifts) given.block.shifts[j].cost -= discount;
    discounts += discount * limit.capacity;
    given.limits.push_back(std::move(limit));
  }
  Slot constant;  // nobody can serve it
  constant.required = 1;
  constant.understaffing = discounts;
  given.block.slots.push_back(constant);
  return given;
}

}  // namespace krarup::tours
