#include "scheduling/skills/anneal.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "scheduling/skills/best_breaks.hpp"
#include "scheduling/skills/line_cost.hpp"

namespace krarup::skills {

namespace {

constexpr std::size_t temperatures = 60;
constexpr std::size_t looks = 200;        // at the prices, at each temperature
constexpr double moves_of_breaks = 0.5;   // share of the rounds
constexpr double changes_of_a_day = 0.6;  // share of the other rounds; the rest change two days
constexpr double shifts_nearby = 0.7;     // share of the new shifts that start about when the old one does
constexpr std::size_t most_draws = 10;    // for a shift like another
constexpr std::size_t nearby = 6;         // letters

/// A day that is to change, and what it is changed to.
struct Change {
  std::size_t day = 0;
  WorkedDay now{};
};

class Annealing {
 public:
  Annealing(const SkillProblem& problem, const std::vector<std::size_t>& people, std::uint32_t seed, SkillState& state)
      : problem_(problem), people_(people), random_(seed), state_(state), class_of_(problem.crowd_of.size()) {
    for (std::size_t c = 0; c < problem.classes.size(); ++c) {
      for (const std::size_t worker : problem.classes[c].people) class_of_[worker] = c;
      list_letters(problem.lines.workers[problem.classes[c].first()]);
    }
  }

  HourPrices run(const AnnealEffort& effort, const std::function<double()>& spent) {
    Tours best = state_.tours();
    double best_cost = state_.cost();
    const double cooling = std::pow(effort.cold / effort.hot, 1.0 / (temperatures - 1));
    HourPrices seen(problem_.moments.size() * problem_.skills, 0.0);
    double times = 0;
    const std::size_t rounds = effort.rounds / temperatures;
    temperature_ = effort.hot;
    for (std::size_t step = 0; step < temperatures; ++step, temperature_ *= cooling) {
      const double until = static_cast<double>(step + 1) / temperatures;
      for (std::size_t look = 0; look < looks && spent() < until; ++look) {
        for (std::size_t round = 0; round < rounds / looks; ++round) try_something();
        if (2 * step >= temperatures) continue;
        state_.add_prices_to(seen);
        ++times;
      }
      state_.replace(Tours(state_.tours()));  // what rounding has added up is counted again
      if (state_.cost() >= best_cost) continue;
      best = state_.tours();
      best_cost = state_.cost();
    }
    state_.replace(best);
    for (double& each : seen) each /= std::max(1.0, times);
    return seen;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_()) % n; }
  double share() { return static_cast<double>(random_()) / 0x1p32; }
  bool accepts(double change) { return change <= 0 || share() < std::exp(-change / temperature_); }

  void try_something() {
    const std::size_t worker = people_[below(people_.size())];
    const std::size_t day = below(problem_.duties.size());
    const Letter letter = state_.tour(worker)[day].letter;
    const bool has_breaks = letter != 0 && !problem_.duty(day, letter).pauses.empty();
    if (has_breaks && share() < moves_of_breaks) return move_break(worker, day);
    changes_.assign(1, {day, {new_letter(worker, day, letter)}});
    if (problem_.duties.size() > 1 && share() >= changes_of_a_day) {
      std::size_t other = below(problem_.duties.size() - 1);
      other += other >= day ? 1 : 0;
      const Letter there = state_.tour(worker)[other].letter;
      if ((letter == 0) != (there == 0)) {  // the day off moves
        changes_[0].now.letter = letter == 0 ? like(worker, day, other, there) : Letter{0};
        changes_.push_back({other, {letter == 0 ? Letter{0} : like(worker, other, day, letter)}});
      } else {
        changes_.push_back({other, {new_letter(worker, other, there)}});
      }
    }
    change_days(worker);
  }

  void list_letters(const lines::Worker& worker) {
    auto& days = letters_.emplace_back();
    for (const std::vector<double>& costs : worker.costs) {
      auto& letters = days.emplace_back();
      for (std::size_t letter = 1; letter < costs.size(); ++letter) {
        if (std::isfinite(costs[letter])) letters.push_back(static_cast<Letter>(letter));
      }
    }
  }

  void move_break(std::size_t worker, std::size_t day);
  void change_days(std::size_t worker);
  Letter new_letter(std::size_t worker, std::size_t day, Letter old);
  Letter like(std::size_t worker, std::size_t day, std::size_t model, Letter letter);

  const SkillProblem& problem_;
  const std::vector<std::size_t>& people_;
  std::mt19937 random_;
  SkillState& state_;
  std::vector<std::size_t> class_of_;                      // [worker]
  std::vector<std::vector<std::vector<Letter>>> letters_;  // [class][day]: that may be worked
  double temperature_ = 0;
  std::vector<Change> changes_;
  Tour tour_;
  std::vector<char> present_;  // at the moments of the old duty
  BestBreaks best_breaks_;
};

void Annealing::move_break(std::size_t worker, std::size_t day) {
  WorkedDay now = state_.tour(worker)[day];
  const Duty& duty = problem_.duty(day, now.letter);
  const std::size_t k = below(duty.pauses.size());
  const Pause& pause = duty.pauses[k];
  const std::size_t before = now.pauses[k], after = below(pause.starts.size());
  if (after == before) return;
  if (k > 0) {
    const Pause& earlier = duty.pauses[k - 1];
    if (earlier.starts[now.pauses[k - 1]] + earlier.claim > pause.starts[after]) return;
  }
  if (k + 1 < duty.pauses.size()) {
    if (pause.starts[after] + pause.claim > duty.pauses[k + 1].starts[now.pauses[k + 1]]) return;
  }
  const SlotRange old = pause.moments[before], chosen = pause.moments[after];
  const std::size_t crowd = problem_.crowd_of[worker];
  double change = 0;
  for (std::size_t t = old.first; t < old.last; ++t) {
    if (t < chosen.first || t >= chosen.last) change -= state_.saving(crowd, t, false);
  }
  for (std::size_t t = chosen.first; t < chosen.last; ++t) {
    if (t < old.first || t >= old.last) change += state_.saving(crowd, t, true);
  }
  if (!accepts(change)) return;
  now.pauses[k] = static_cast<std::uint16_t>(after);
  state_.replace(worker, day, now, state_.line_cost(worker));
}

/// A day off or some letter that may be worked, often one that starts about when the old one does.
Letter Annealing::new_letter(std::size_t worker, std::size_t day, Letter old) {
  const std::vector<Letter>& letters = letters_[class_of_[worker]][day];
  if (letters.empty()) return 0;
  if (old == 0 || share() >= shifts_nearby) {
    const std::size_t drawn = below(letters.size() + 1);
    return drawn == 0 ? Letter{0} : letters[drawn - 1];
  }
  const auto at = static_cast<std::size_t>(std::lower_bound(letters.begin(), letters.end(), old) - letters.begin());
  const std::size_t low = at - std::min(at, nearby), high = std::min(letters.size() - 1, at + nearby);
  return letters[low + below(high - low + 1)];
}

/// A letter of another day that is of the same kind and length as the one of the model, or any.
Letter Annealing::like(std::size_t worker, std::size_t day, std::size_t model, Letter letter) {
  const std::vector<Letter>& letters = letters_[class_of_[worker]][day];
  if (letters.empty()) return 0;
  const lines::Work& wanted = problem_.lines.option(model, letter)->work;
  for (std::size_t draws = 0; draws < most_draws; ++draws) {
    const Letter drawn = letters[below(letters.size())];
    const lines::Work& work = problem_.lines.option(day, drawn)->work;
    if (work.kind == wanted.kind && work.paid == wanted.paid) return drawn;
  }
  return letters[below(letters.size())];
}

void Annealing::change_days(std::size_t worker) {
  const lines::Worker& who = problem_.lines.workers[worker];
  const std::size_t crowd = problem_.crowd_of[worker];
  tour_ = state_.tour(worker);
  bool differs = false;
  for (const Change& each : changes_) {
    if (!std::isfinite(who.costs[each.day][each.now.letter])) return;
    differs = differs || tour_[each.day].letter != each.now.letter;
    tour_[each.day].letter = each.now.letter;
  }
  if (!differs) return;
  const double line = line_cost(problem_.lines, who, tour_);
  if (!std::isfinite(line)) return;
  double change = line - state_.line_cost(worker);
  for (Change& each : changes_) {
    const WorkedDay& old = state_.tour(worker)[each.day];
    change += state_.row_change(worker, each.day, each.now.letter);
    SlotRange gone{};
    present_.clear();
    if (old.letter != 0) {
      const Duty& duty = problem_.duty(each.day, old.letter);
      gone = duty.presence;
      present_.assign(gone.last - gone.first, 0);
      for_each_moment(duty, old.pauses, [&](std::size_t t) {
        present_[t - gone.first] = 1;
        change += state_.saving(crowd, t, true);
      });
    }
    if (each.now.letter == 0) continue;
    const Duty& duty = problem_.duty(each.day, each.now.letter);
    best_breaks_.set(duty.presence, [&](std::size_t t) {
      const bool already = t >= gone.first && t < gone.last && present_[t - gone.first] != 0;
      return state_.saving(crowd, t, already);
    });
    change -= best_breaks_.worth(duty);
    each.now.pauses = best_breaks_.pauses(duty);
  }
  if (!accepts(change)) return;
  for (const Change& each : changes_) state_.replace(worker, each.day, each.now, line);
}

}  // namespace

HourPrices anneal(const SkillProblem& problem, const std::vector<std::size_t>& people, const AnnealEffort& effort,
                  const std::function<double()>& spent, SkillState& state) {
  if (people.empty()) return {};
  return Annealing(problem, people, effort.seed, state).run(effort, spent);
}

}  // namespace krarup::skills
