#include "scheduling/activities/session_search.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <utility>

#include "scheduling/activities/timetable.hpp"

namespace krarup::activities {

namespace {

using Seats = std::vector<std::size_t>;
using Places = std::vector<std::pair<std::size_t, std::size_t>>;  // seats and their openings

constexpr std::size_t attempts_of_all = 20'000, attempts_of_seat = 100;
constexpr std::size_t moved_at_once = 8;
constexpr std::size_t most_careful = 40;

class Search {
 public:
  Search(const ActivityProblem& problem, const std::vector<Opening>& openings, const std::vector<Moment>& moments,
         int seed)
      : problem_(problem),
        openings_(openings),
        table_(problem, openings, moments),
        random_(static_cast<std::mt19937::result_type>(seed)) {
    for (std::size_t s = 0; s < table_.seats().size(); ++s) {
      if (!is_meeting(s)) alone_.push_back(s);
    }
  }

  std::vector<std::size_t> run(const std::function<bool()>& go_on) {
    Seats all(table_.seats().size());
    if (all.empty()) return {};
    for (std::size_t s = 0; s < all.size(); ++s) all[s] = s;
    place(all);
    for (std::size_t i = attempts_of_all + attempts_of_seat * all.size(); i > 0 && go_on(); --i) attempt(draw());
    return table_.taken();
  }

 private:
  [[nodiscard]] bool is_meeting(std::size_t seat) const {
    return problem_.activities[table_.seats()[seat].activity].together;
  }

  std::size_t below(std::size_t count) { return random_() % count; }

  /// In an order drawn at random, the same with any standard library.
  template <class Items>
  void shuffle(Items& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

  /// Now and then the next best will do: the greediest choice is not always part of the best plan.
  bool overlooked() { return below(overlooked_one_in_) == 0; }

  /// A few seats of any activities; or one activity, and half of the time whatever else its people do, too.
  Seats draw() {
    Seats result;
    if (!alone_.empty() && below(4) > 0) {
      for (std::size_t i = 0; i < moved_at_once; ++i) result.push_back(alone_[below(alone_.size())]);
    } else {
      result = table_.of_activity(table_.seats()[below(table_.seats().size())].activity);
      const std::size_t own = below(2) == 0 ? result.size() : 0;
      for (std::size_t i = 0; i < own; ++i) {
        for (const std::size_t other : table_.of_person(table_.seats()[result[i]].person)) {
          if (is_meeting(other)) {
            const Seats& whole = table_.of_activity(table_.seats()[other].activity);
            result.insert(result.end(), whole.begin(), whole.end());
          } else {
            result.push_back(other);
          }
        }
      }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  }

  /// Takes the sessions of some seats out and puts them back another way, if that costs no more.
  void attempt(const Seats& seats) {
    const double cost = table_.cost();
    Places before;
    for (const std::size_t s : seats) {
      if (table_.seats()[s].taken) before.emplace_back(s, *table_.seats()[s].taken);
    }
    clear(seats);
    overlooked_one_in_ = 2 + below(most_careful);
    place(seats);
    if (table_.cost() <= cost + 1e-9) return;
    clear(seats);
    for (const auto& [seat, opening] : before) table_.add(seat, opening);
  }

  void clear(const Seats& seats) {
    for (const std::size_t s : seats) {
      if (table_.seats()[s].taken) table_.remove(s);
    }
  }

  /// Meetings first, since they are hardest to place; all in an order drawn at random.
  void place(Seats seats) {
    shuffle(seats);
    const auto alone = std::stable_partition(seats.begin(), seats.end(), [&](std::size_t s) { return is_meeting(s); });
    std::map<std::size_t, Seats> meetings;
    for (auto s = seats.begin(); s != alone; ++s) meetings[table_.seats()[*s].activity].push_back(*s);
    std::vector<const Seats*> order;
    for (const auto& [activity, people] : meetings) order.push_back(&people);
    shuffle(order);
    for (const Seats* people : order) meet(*people);
    for (auto s = alone; s != seats.end(); ++s) sit(*s);
  }

  /// Puts one person where it costs least, if that is less than to be without.
  void sit(std::size_t seat) {
    const Seat& mine = table_.seats()[seat];
    double least = problem_.activities[mine.activity].weight;
    std::size_t best = mine.last;
    for (std::size_t i = mine.first; i < mine.last; ++i) {
      const double price = table_.price(i);
      if (price >= least || !table_.fits(seat, i) || overlooked()) continue;
      least = price;
      best = i;
    }
    if (best < mine.last) table_.add(seat, best);
  }

  /// Holds a meeting at the start at which it costs least.
  void meet(const Seats& seats) {
    std::map<Instant, Places> starts;
    for (const std::size_t s : seats) {
      for (std::size_t i = table_.seats()[s].first; i < table_.seats()[s].last; ++i) {
        starts[openings_[i].start].emplace_back(s, i);
      }
    }
    double least = table_.cost();
    Places best;
    for (const auto& [start, places] : starts) {
      const Places present = gather(places);
      if (table_.cost() < least && !overlooked()) {
        least = table_.cost();
        best = present;
      }
      clear(seats);
    }
    for (const auto& [seat, opening] : best) table_.add(seat, opening);
  }

  /// As many as are worth it: each further one costs no less.
  Places gather(const Places& places) {
    Places present;
    for (const auto& [seat, opening] : places) {
      const double weight = problem_.activities[table_.seats()[seat].activity].weight;
      if (table_.fits(seat, opening) && table_.price(opening) < weight && !overlooked()) {
        table_.add(seat, opening);
        present.emplace_back(seat, opening);
      }
    }
    return present;
  }

  const ActivityProblem& problem_;
  const std::vector<Opening>& openings_;
  Timetable table_;
  std::mt19937 random_;
  Seats alone_;  // in no meeting
  std::size_t overlooked_one_in_ = most_careful;
};

}  // namespace

std::vector<std::size_t> search_sessions(const ActivityProblem& problem, const std::vector<Opening>& openings,
                                         const std::vector<Moment>& moments, int seed,
                                         const std::function<bool()>& go_on) {
  return Search(problem, openings, moments, seed).run(go_on);
}

}  // namespace krarup::activities
