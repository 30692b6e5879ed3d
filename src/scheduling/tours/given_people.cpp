#include "scheduling/tours/given_people.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <tuple>
#include <utility>

#include "scheduling/common/whole_seconds.hpp"

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

/// Those who work on one of two days.
int people_who_work(const Crew& crew, const std::vector<int>& tours, std::size_t day, std::size_t other) {
  int people = 0;
  for (std::size_t w = 0; w < tours.size(); ++w) {
    people += crew.weeks[w][day] != off || crew.weeks[w][other] != off ? tours[w] : 0;
  }
  return people;
}

/// The shifts of one day that people rest before, or after: those of a crew on the day next to it are decided.
struct NextDay {
  std::vector<std::size_t> own;      ///< shifts of the block
  std::vector<std::size_t> decided;  ///< candidates on the other day
  int people = 0;                    ///< of the crew
  bool decided_before = false;       ///< the other day is the day before
  int people_on_either = 0;
  std::chrono::seconds rest{};
};

/// Adds the limits that can bind: for each time from which the decided shifts leave somebody rested, or until which
/// somebody has to end.
void keep_rest(const Ground& ground, const NextDay& day, GivenPeople& given) {
  std::vector<Instant> times;
  for (const std::size_t candidate : day.decided) {
    const Candidate& shift = ground.candidates.shifts[candidate];
    times.push_back(day.decided_before ? shift.end + day.rest : shift.start - day.rest);
  }
  std::sort(times.begin(), times.end());
  if (day.decided_before) std::reverse(times.begin(), times.end());
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (i + 1 < times.size() && times[i + 1] == times[i]) continue;
    Limit limit;
    for (const std::size_t j : day.own) {
      const BlockShift& shift = given.block.shifts[j];
      if (day.decided_before ? shift.start < times[i] : shift.end > times[i]) limit.uses.emplace_back(j, 1.0);
    }
    limit.capacity = std::max(0.0, day.people_on_either - static_cast<double>(i + 1));
    if (!limit.uses.empty() && limit.capacity < day.people) given.limits.push_back(std::move(limit));
  }
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

void keep_rest(const TourProblem& problem, const Ground& ground, const std::vector<std::vector<int>>& tours,
               const std::vector<Placed>& decided, GivenPeople& given) {
  for (std::size_t c = 0; c < ground.crews.size(); ++c) {
    const Crew& crew = ground.crews[c];
    std::array<NextDay, days_of_week> days;  // own and decided shifts
    for (std::size_t j = 0; j < given.block.shifts.size(); ++j) {
      const Place& place = ground.places[given.block.shifts[j].candidate];
      if (place.crew == c) days[place.day].own.push_back(j);
    }
    for (const Placed& one : decided) {
      const Place& place = ground.places[one.candidate];
      if (place.crew == c) days[place.day].decided.push_back(one.candidate);
    }
    const auto rest = whole_seconds(problem.classes[crew.contract_class].min_rest);
    for (std::size_t day = 0; day + 1 < days_of_week; ++day) {
      const auto people_on = [&](std::size_t one, std::size_t other) {
        return people_who_work(crew, tours[c], one, other);
      };
      const int either = people_on(day, day + 1);
      keep_rest(ground, {days[day].own, days[day + 1].decided, people_on(day, day), false, either, rest}, given);
      keep_rest(ground, {days[day + 1].own, days[day].decided, people_on(day + 1, day + 1), true, either, rest}, given);
    }
  }
}

}  // namespace krarup::tours
