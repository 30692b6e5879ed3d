#include "scheduling/activities/nameless_program.hpp"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "scheduling/mip/coverage_columns.hpp"

namespace krarup::activities {

namespace {

class NamelessProgram {
 public:
  NamelessProgram(const ActivityProblem& problem, const std::vector<Opening>& openings,
                  const std::vector<Moment>& moments)
      : problem_(problem), column_(openings.size()) {
    std::vector<std::map<Instant, std::vector<std::size_t>>> starts(problem.activities.size());
    for (std::size_t i = 0; i < openings.size(); ++i) starts[openings[i].activity][openings[i].start].push_back(i);
    for (std::size_t a = 0; a < starts.size(); ++a) add_activity(problem.activities[a], starts[a]);
    for (const Moment& moment : moments) add_moment(moment, openings);
  }

  mip::Model take() { return std::move(model_); }

 private:
  void add_activity(const Activity& activity, const std::map<Instant, std::vector<std::size_t>>& starts) {
    std::vector<mip::Term> all{{model_.add_column(activity.weight, 0, activity.wanted(), false), 1}}, meeting;
    for (const auto& [start, places] : starts) {
      const auto most = static_cast<double>(places.size());
      const int people = model_.add_column(0, 0, most, false);
      for (const std::size_t i : places) column_[i] = people;
      all.push_back({people, 1});
      if (!activity.together) continue;
      meeting.push_back({model_.add_column(0, 0, 1, true), 1});
      model_.add_row(-mip::infinity, 0, {{people, 1}, {meeting.back().column, -most}});
    }
    model_.add_row(activity.wanted(), activity.wanted(), all);
    if (!meeting.empty()) model_.add_row(0, 1, meeting);
  }

  void add_moment(const Moment& moment, const std::vector<Opening>& openings) {
    std::set<int> away;
    std::map<std::size_t, std::set<int>> limited;
    for (const std::size_t i : moment.openings) {
      away.insert(column_[i]);
      if (problem_.activities[openings[i].activity].max_at_once) limited[openings[i].activity].insert(column_[i]);
    }
    for (const auto& [activity, columns] : limited) {
      model_.add_row(0, *problem_.activities[activity].max_at_once, terms(columns));
    }
    if (moment.prices.empty()) return;  // outside of the requirement
    const double agents = moment.agents.front();
    if (away.empty()) {
      model_.add_offset(moment.prices.front().cost(agents));
      return;
    }
    const mip::CoverageColumns coverage = mip::add_coverage_columns(model_, moment.prices.front());
    std::vector<mip::Term> row = terms(away);
    coverage.append_to(row, -1);
    model_.add_row(agents - coverage.whole, agents - coverage.whole, row);
  }

  static std::vector<mip::Term> terms(const std::set<int>& columns) {
    std::vector<mip::Term> result;
    for (const int column : columns) result.push_back({column, 1});
    return result;
  }

  const ActivityProblem& problem_;
  mip::Model model_;
  std::vector<int> column_;  // of the openings
};

}  // namespace

mip::Model nameless_program(const ActivityProblem& problem, const std::vector<Opening>& openings,
                            const std::vector<Moment>& moments) {
  return NamelessProgram(problem, openings, moments).take();
}

}  // namespace krarup::activities
