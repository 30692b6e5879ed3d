#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduling/activities/moments.hpp"

namespace krarup::activities {

/// One person's place in one activity, taken at one of its openings or not at all.
struct Seat {
  std::size_t activity = 0;
  std::size_t person = 0;           ///< a number for the name, the same in every activity
  std::size_t first = 0, last = 0;  ///< its openings: first, first + 1 ... last - 1
  std::optional<std::size_t> taken{};
};

/// Who is in what and what that costs, kept up to date while sessions come and go. For agents whoever they are.
class Timetable {
 public:
  Timetable(const ActivityProblem& problem, const std::vector<Opening>& openings, const std::vector<Moment>& moments);

  [[nodiscard]] const std::vector<Seat>& seats() const { return seats_; }

  /// The seats of an activity, or of a person.
  [[nodiscard]] const std::vector<std::size_t>& of_activity(std::size_t activity) const {
    return of_activity_[activity];
  }
  [[nodiscard]] const std::vector<std::size_t>& of_person(std::size_t person) const { return of_person_[person]; }

  /// Whether a session keeps every rule beside those that there are, but that a meeting has one start.
  [[nodiscard]] bool fits(std::size_t seat, std::size_t opening) const;

  /// What the absence of one more would cost.
  [[nodiscard]] double price(std::size_t opening) const;

  void add(std::size_t seat, std::size_t opening);
  void remove(std::size_t seat);

  /// What the sessions cost more than having none: negative where they are worth more than the agents.
  [[nodiscard]] double cost() const { return cost_; }

  /// The openings in use.
  [[nodiscard]] std::vector<std::size_t> taken() const;

 private:
  struct Span {
    std::size_t begin = 0, end = 0;  // moments
  };

  void put_seats();
  void shift(const Seat& seat, std::size_t opening, int people);
  void put_rise(std::size_t moment);

  const ActivityProblem& problem_;
  const std::vector<Opening>& openings_;
  const std::vector<Moment>& moments_;
  std::vector<Seat> seats_;
  std::vector<std::vector<std::size_t>> of_activity_, of_person_;
  std::vector<Span> spans_;                // of the openings
  std::vector<double> rise_;               // of a moment's cost with one agent fewer
  std::vector<int> away_;                  // at a moment
  std::vector<std::vector<int>> at_once_;  // [activity][moment], where the activity has a limit
  std::vector<int> attendees_;
  double cost_ = 0;
};

}  // namespace krarup::activities
