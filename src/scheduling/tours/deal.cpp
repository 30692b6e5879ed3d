#include "scheduling/tours/deal.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <tuple>
#include <utility>

namespace krarup::tours {

namespace {

constexpr int most_rounds = 200;
constexpr int most_deals = 100;

/// The people of one crew, and what they got.
class Hands {
 public:
  Hands(const TourProblem& problem, const Ground& ground, std::size_t crew, const std::vector<int>& tours)
      : problem_(problem), ground_(ground), crew_(crew) {
    for (std::size_t w = 0; w < tours.size(); ++w) {
      for (int i = 0; i < tours[w]; ++i) people_.push_back({.crew = crew, .week = w, .days = {}});
    }
  }

  /// Gives the shifts of a day, in order of start, to those who work a paid time on it: always to somebody who has
  /// rested, first to those who work on the next day, and of these to whom starts earliest on other days.
  void give(std::size_t day, int paid, const std::vector<Placed>& shifts) {
    std::vector<PersonWeek*> waiting;
    for (PersonWeek& person : people_) {
      if (works(person, day) == paid) waiting.push_back(&person);
    }
    for (const Placed& shift : shifts) {
      if (waiting.empty()) return;
      const auto earlier = [&](const PersonWeek* a, const PersonWeek* b) {
        return order(*a, day, shift) < order(*b, day, shift);
      };
      const auto person = std::min_element(waiting.begin(), waiting.end(), earlier);
      (*person)->days[day] = shift;
      waiting.erase(person);
    }
  }

  /// Exchanges shifts of those whose weeks break a rule, as long as that helps or does no harm.
  void mend(std::mt19937& random) {
    for (int round = 0; round < most_rounds; ++round) {
      bool all_well = true;
      for (std::size_t i = 0; i < people_.size(); ++i) {
        if (keeps_rest(problem_, ground_, people_[i])) continue;
        all_well = false;
        mend(i, random);
      }
      if (all_well) return;
    }
  }

  [[nodiscard]] std::size_t people() const { return people_.size(); }

  /// Of those who have all their shifts and rest between them.
  [[nodiscard]] std::vector<PersonWeek> legal_weeks() const {
    std::vector<PersonWeek> legal;
    for (const PersonWeek& person : people_) {
      if (is_complete(person) && keeps_rest(problem_, ground_, person)) legal.push_back(person);
    }
    return legal;
  }

 private:
  [[nodiscard]] int works(const PersonWeek& person, std::size_t day) const {
    return ground_.crews[crew_].weeks[person.week][day];
  }

  /// Who is to have a shift: tired, off on the next day, earliest start so far.
  [[nodiscard]] std::tuple<bool, bool, std::chrono::seconds> order(const PersonWeek& person, std::size_t day,
                                                                   const Placed& shift) const {
    PersonWeek with = person;
    with.days[day] = shift;
    auto earliest = std::chrono::seconds::max();
    for (const auto& each : person.days) {
      if (each) earliest = std::min(earliest, ground_.places[each->candidate].on_clock);
    }
    const bool off_next = day + 1 == days_of_week || works(person, day + 1) == off;
    return {!keeps_rest(problem_, ground_, with), off_next, earliest};
  }

  [[nodiscard]] bool is_complete(const PersonWeek& person) const {
    for (std::size_t day = 0; day < days_of_week; ++day) {
      if (works(person, day) != off && !person.days[day]) return false;
    }
    return true;
  }

  [[nodiscard]] int broken(const PersonWeek& a, const PersonWeek& b) const {
    return (keeps_rest(problem_, ground_, a) ? 0 : 1) + (keeps_rest(problem_, ground_, b) ? 0 : 1);
  }

  void mend(std::size_t i, std::mt19937& random) {
    const std::size_t first = random() % people_.size();
    for (std::size_t day = 0; day < days_of_week; ++day) {
      const int paid = works(people_[i], day);
      if (paid == off) continue;
      for (std::size_t k = 0; k < people_.size(); ++k) {
        const std::size_t other = (first + k) % people_.size();
        if (other == i || works(people_[other], day) != paid) continue;
        const int before = broken(people_[i], people_[other]);
        std::swap(people_[i].days[day], people_[other].days[day]);
        const int after = broken(people_[i], people_[other]);
        if (after < before) return;
        if (after == before && random() % 16 == 0) continue;  // others may be easier to mend
        std::swap(people_[i].days[day], people_[other].days[day]);
      }
    }
  }

  const TourProblem& problem_;
  const Ground& ground_;
  std::size_t crew_;
  std::vector<PersonWeek> people_;
};

/// The shifts of a crew on a day that are paid so long, in order of start.
std::vector<Placed> shifts_of(const Ground& ground, const std::vector<Placed>& in_order, std::size_t crew,
                              std::size_t day, int paid) {
  std::vector<Placed> shifts;
  for (const Placed& one : in_order) {
    const Place& place = ground.places[one.candidate];
    if (place.crew == crew && place.day == day && place.paid == paid) shifts.push_back(one);
  }
  return shifts;
}

}  // namespace

std::vector<PersonWeek> deal(const TourProblem& problem, const Ground& ground,
                             const std::vector<std::vector<int>>& tours, const std::vector<Placed>& shifts,
                             std::uint32_t seed) {
  std::vector<Placed> in_order = shifts;  // candidates are in order of start
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Placed& a, const Placed& b) { return a.candidate < b.candidate; });
  std::mt19937 random(seed);
  std::vector<PersonWeek> legal;
  for (std::size_t c = 0; c < tours.size(); ++c) {
    Hands dealt(problem, ground, c, tours[c]);
    for (std::size_t day = 0; day < days_of_week; ++day) {
      for (std::size_t k = 0; k < ground.crews[c].paid.size(); ++k) {
        const int paid = static_cast<int>(k);
        dealt.give(day, paid, shifts_of(ground, in_order, c, day, paid));
      }
    }
    std::vector<PersonWeek> best;
    for (int i = 0; i < most_deals && (i == 0 || best.size() < dealt.people()); ++i) {
      Hands mended = dealt;
      mended.mend(random);
      if (auto weeks = mended.legal_weeks(); weeks.size() > best.size()) best = std::move(weeks);
    }
    legal.insert(legal.end(), best.begin(), best.end());
  }
  return legal;
}

}  // namespace krarup::tours
