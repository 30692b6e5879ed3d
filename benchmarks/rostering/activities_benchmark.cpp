// Meetings and training of a week: activities_benchmark 200 agents|skills [seconds]
//
// Teams of 20 with a meeting of half an hour together, and a training of 90 minutes for everybody, five at once; five
// shifts of eight hours a week, quarters of an hour, 5 % more agents than are required on average.
#include <chrono>
#include <cmath>
#include <ctime>
#include <iostream>
#include <random>
#include <string>

#include "krarup/scheduling/activity_plan.hpp"

namespace {

using namespace krarup;
using namespace std::chrono_literals;

const Instant monday = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};

std::string name_of(int person) { return "person " + std::to_string(person); }

/// Puts everybody on five shifts; returns how many are at work in each quarter of the week.
std::vector<double> put_shifts(int people, std::mt19937& random, ActivityProblem& problem) {
  std::vector<double> at_work(7 * 96, 0.0);
  for (int i = 0; i < people; ++i) {
    const int off = static_cast<int>(random() % 7);
    for (int day = 0; day < 7; ++day) {
      if (day == off || day == (off + 1) % 7) continue;
      const int start = 28 + 2 * static_cast<int>(random() % 13);
      const int lunch = start + 12 + static_cast<int>(random() % 8);
      const Instant midnight = monday + 24h * day;
      Shift shift{.shift_template = "day", .start = midnight + 15min * start, .length = 8h, .breaks = {}};
      shift.breaks = {{"lunch", midnight + 15min * lunch, 30min, false}};
      for (int quarter = start; quarter < start + 32; ++quarter) {
        if (quarter != lunch && quarter != lunch + 1) at_work[static_cast<std::size_t>(day * 96 + quarter)] += 1;
      }
      problem.assignments.push_back({name_of(i), shift});
    }
  }
  return at_work;
}

void put_requirement(int people, bool by_skill, const Series<double>& agents, ActivityProblem& problem) {
  if (!by_skill) {
    problem.required = agents;
    return;
  }
  const auto part = [&](double share) { return agents.map([&](double all) { return std::round(share * all); }); };
  problem.requirements = {{"sales", part(0.6)}, {"French", part(0.22)}, {"German", part(0.14)}};
  for (int i = 0; i < people; ++i) {
    Person person{.name = name_of(i), .max_hours_per_week = 40h};
    person.skills = {{"sales", 1}};
    if (i % 3 == 0) person.skills.push_back({"French", 0.9});
    if (i % 5 == 0) person.skills.push_back({"German", 1});
    problem.people.push_back(std::move(person));
  }
}

void put_activities(int people, ActivityProblem& problem) {
  for (int team = 0; team < people / 20; ++team) {
    Activity meeting;
    meeting.name = "meeting " + std::to_string(team);
    meeting.length = 30min;
    meeting.earliest = monday + 8h;
    meeting.latest_end = monday + 24h * 4 + 18h;
    for (int i = 0; i < 20; ++i) meeting.people.push_back(name_of(20 * team + i));
    Activity training = meeting;
    training.name = "training " + std::to_string(team);
    training.length = 90min;
    training.max_at_once = 5;
    training.min_gap = 15min;
    meeting.together = true;
    problem.activities.push_back(std::move(meeting));
    problem.activities.push_back(std::move(training));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const int people = count > 1 ? std::stoi(arguments[1]) : 60;
  const bool by_skill = count > 2 && std::string(arguments[2]) == "skills";
  std::mt19937 random(1);
  ActivityProblem problem;
  Series<double> agents{monday, 15min, put_shifts(people, random, problem)};
  for (double& each : agents.values) each = std::round(each * (0.85 + 0.001 * static_cast<double>(random() % 200)));
  put_requirement(people, by_skill, agents, problem);
  put_activities(people, problem);
  SolveOptions options;
  options.gap = 0.005;
  options.time_limit = Seconds{count > 3 ? std::stod(arguments[3]) : 60};
  const ActivityPlan plan = place_activities(problem, options);
  std::cout << people << " people: " << plan.sessions.size() << " sessions, cost " << plan.objective << ", bound "
            << plan.bound << ", " << static_cast<double>(std::clock()) / CLOCKS_PER_SEC << " CPU seconds\n";
}
