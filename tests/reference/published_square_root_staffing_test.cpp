#include "krarup/core/search.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "krarup/staffing/square_root_staffing.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

/// What stands behind "=" in "P(wait)<=0.5" and "beta=1.16".
double target_of(const Row& row) {
  const std::string& text = row.at("target");
  return std::stod(text.substr(text.find('=') + 1));
}

ErlangC queue_of(const Row& row) {
  return {.demand = {.contacts = std::stod(row.at("a_erlang")), .per = Seconds{1}, .aht = Seconds{1}}};
}

double exact_agents(const Row& row) {
  const ErlangC queue = queue_of(row);
  const double most = target_of(row);
  const auto margin = [&](int agents) {
    return most - performance(with_agents(queue, agents), Seconds{0}).probability_of_wait;
  };
  return smallest_whole(margin, {.guess = 0, .stride = 1000, .limit = max_agents}).value();
}

/// The Halfin-Whitt function where the source has whole numbers of agents beside these loads.
double at_its_agents(const Row& row) {
  const std::map<double, double> agents{{10, 14}, {100, 110}, {1000, 1032}};
  const double load = std::stod(row.at("a_erlang"));
  return formulas::halfin_whitt((agents.at(load) - load) / std::sqrt(load));
}

TEST_F(Published, SquareRootStaffingToEveryPrintedDigit) {
  const std::map<std::string, Answer> answers{
      {"beta", [](const Row& row) { return formulas::halfin_whitt_grade(std::stod(row.at("target"))); }},
      {"alpha", [](const Row& row) { return formulas::halfin_whitt(target_of(row)); }},
      {"exact min servers", exact_agents},
      {"rule", [](const Row& row) { return std::ceil(square_root_staffing(queue_of(row), target_of(row))); }},
      {"HW formula at beta_eff=(c-a)/sqrt(a)", at_its_agents}};
  check_table("pub_qed_staffing.csv", answers, {}, 13);
}

}  // namespace
}  // namespace krarup::reference
