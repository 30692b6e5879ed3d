#include "scheduling/lines/crews.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace krarup::lines {

namespace {

constexpr std::size_t smallest_crew = 5;
constexpr std::size_t largest_crew = 12;

/// The standard library's distributions differ between compilers; this does not.
std::size_t below(std::mt19937& random, std::size_t n) { return static_cast<std::size_t>(random()) % n; }

void shuffle(std::vector<std::size_t>& list, std::mt19937& random) {
  for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(random, i)]);
}

}  // namespace

CrewPicker::CrewPicker(const LineProblem& problem, std::vector<std::size_t> people, int seed)
    : problem_(problem), people_(std::move(people)), random_(static_cast<unsigned>(seed)) {}

/// Those who may work a shift that covers the row, in random order.
std::vector<std::size_t> CrewPicker::around(std::size_t row, const std::vector<std::size_t>& free) {
  std::vector<std::size_t> able;
  for (const std::size_t person : free) {
    const Worker& worker = problem_.workers[person];
    bool can = false;
    for (std::size_t day = 0; day < worker.costs.size() && !can; ++day) {
      for (std::size_t letter = 0; letter < worker.costs[day].size() && !can; ++letter) {
        if (!std::isfinite(worker.costs[day][letter])) continue;
        for_each_cover(problem_, worker, day, static_cast<Letter>(letter),
                       [&](std::size_t covered, double) { can = can || covered == row; });
      }
    }
    if (can) able.push_back(person);
  }
  shuffle(able, random_);
  return able;
}

std::vector<std::vector<std::size_t>> CrewPicker::pick(const RosterState& roster, std::size_t crews) {
  std::vector<std::size_t> bad;
  for (std::size_t row = 0; row < problem_.rows.size(); ++row) {
    if (roster.row_cost(row) > 0) bad.push_back(row);
  }
  std::vector<std::size_t> free = people_;
  std::vector<std::vector<std::size_t>> picked;
  while (picked.size() < crews && !free.empty()) {
    const std::size_t size = smallest_crew + below(random_, largest_crew - smallest_crew + 1);
    shuffle(free, random_);
    std::vector<std::size_t> crew;
    if (!bad.empty()) {
      crew = around(bad[below(random_, bad.size())], free);
      crew.resize(std::min(crew.size(), size / 2));
    }
    for (const std::size_t person : free) {
      if (crew.size() >= size) break;
      if (std::find(crew.begin(), crew.end(), person) == crew.end()) crew.push_back(person);
    }
    std::erase_if(free, [&](std::size_t person) { return std::find(crew.begin(), crew.end(), person) != crew.end(); });
    picked.push_back(std::move(crew));
  }
  return picked;
}

}  // namespace krarup::lines
