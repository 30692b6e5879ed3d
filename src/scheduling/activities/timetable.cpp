#include "scheduling/activities/timetable.hpp"

#include <map>
#include <string>

namespace krarup::activities {

Timetable::Timetable(const ActivityProblem& problem, const std::vector<Opening>& openings,
                     const std::vector<Moment>& moments)
    : problem_(problem),
      openings_(openings),
      moments_(moments),
      of_activity_(problem.activities.size()),
      spans_(openings.size()),
      rise_(moments.size(), 0.0),
      away_(moments.size(), 0),
      at_once_(problem.activities.size()),
      attendees_(problem.activities.size(), 0) {
  put_seats();
  for (std::size_t t = 0; t < moments.size(); ++t) {
    for (const std::size_t i : moments[t].openings) {
      if (spans_[i].end == 0) spans_[i].begin = t;
      spans_[i].end = t + 1;
    }
    put_rise(t);
  }
  for (std::size_t a = 0; a < problem.activities.size(); ++a) {
    if (problem.activities[a].max_at_once) at_once_[a].assign(moments.size(), 0);
  }
}

void Timetable::put_seats() {
  std::map<std::string, std::size_t> people;
  for (std::size_t i = 0; i < openings_.size(); ++i) {
    const Opening& each = openings_[i];
    if (i > 0 && openings_[i - 1].activity == each.activity && openings_[i - 1].person == each.person) {
      seats_.back().last = i + 1;
      continue;
    }
    const std::string& name = problem_.activities[each.activity].people[each.person];
    const std::size_t person = people.try_emplace(name, people.size()).first->second;
    if (person == of_person_.size()) of_person_.emplace_back();
    of_person_[person].push_back(seats_.size());
    of_activity_[each.activity].push_back(seats_.size());
    seats_.push_back({.activity = each.activity, .person = person, .first = i, .last = i + 1});
  }
}

bool Timetable::fits(std::size_t seat, std::size_t opening) const {
  const Seat& mine = seats_[seat];
  const Activity& activity = problem_.activities[mine.activity];
  if (attendees_[mine.activity] >= activity.wanted()) return false;
  const auto [begin, end] = spans_[opening];
  for (const std::size_t other : of_person_[mine.person]) {
    const auto& taken = seats_[other].taken;
    if (taken && spans_[*taken].begin < end && begin < spans_[*taken].end) return false;
  }
  if (!activity.max_at_once) return true;
  const std::vector<int>& here = at_once_[mine.activity];
  for (std::size_t t = begin; t < end; ++t) {
    if (here[t] >= *activity.max_at_once) return false;
  }
  return true;
}

double Timetable::price(std::size_t opening) const {
  double sum = 0;
  for (std::size_t t = spans_[opening].begin; t < spans_[opening].end; ++t) sum += rise_[t];
  return sum;
}

void Timetable::add(std::size_t seat, std::size_t opening) {
  cost_ += price(opening) - problem_.activities[seats_[seat].activity].weight;
  seats_[seat].taken = opening;
  shift(seats_[seat], opening, 1);
}

void Timetable::remove(std::size_t seat) {
  const std::size_t opening = *seats_[seat].taken;
  seats_[seat].taken.reset();
  shift(seats_[seat], opening, -1);
  cost_ -= price(opening) - problem_.activities[seats_[seat].activity].weight;
}

void Timetable::shift(const Seat& seat, std::size_t opening, int people) {
  attendees_[seat.activity] += people;
  std::vector<int>& here = at_once_[seat.activity];
  for (std::size_t t = spans_[opening].begin; t < spans_[opening].end; ++t) {
    away_[t] += people;
    if (!here.empty()) here[t] += people;
    put_rise(t);
  }
}

void Timetable::put_rise(std::size_t moment) {
  if (moments_[moment].prices.empty()) return;  // outside of the requirement
  const CoveragePrice& price = moments_[moment].prices.front();
  const double agents = moments_[moment].agents.front() - away_[moment];
  rise_[moment] = price.cost(agents - 1) - price.cost(agents);
}

std::vector<std::size_t> Timetable::taken() const {
  std::vector<std::size_t> result;
  for (const Seat& each : seats_) {
    if (each.taken) result.push_back(*each.taken);
  }
  return result;
}

}  // namespace krarup::activities
