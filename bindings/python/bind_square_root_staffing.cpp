#include "described_class.hpp"
#include "krarup/staffing/cost_optimal_agents.hpp"
#include "krarup/staffing/square_root_staffing.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// What can be asked of any queue that says how many contacts it gets.
template <class Q>
void bind_grades_and_costs_of(py::module_& module) {
  using Object = QueueObject<Q>;
  module.def(
      "service_grade",
      [](const Object& queue) { return Values{ask([](const Q& each) { return service_grade(each); }, queue)}; },
      "queue"_a, doc("service_grade(Q)").c_str());
  module.def(
      "agents_of_grade",
      [](const Object& queue, const GivenCount& grade) {
        return Values{ask([](const Q& each, double g) { return agents_of_grade(each, g); }, queue, grade.as("grade"))};
      },
      "queue"_a, "grade"_a, doc("agents_of_grade(Q)").c_str());
  module.def(
      "hourly_cost",
      [](const Object& queue, const GivenCount& agents, const StaffingCosts& costs) {
        return Values{
            ask([&](const Q& each, double n) { return hourly_cost(each, n, costs); }, queue, agents.as("agents"))};
      },
      "queue"_a, "agents"_a, "costs"_a, doc("hourly_cost(Q)").c_str());
  module.def(
      "cost_optimal_agents",
      [](const Object& queue, const StaffingCosts& costs) {
        return Values{ask([&](const Q& each) { return cost_optimal_agents(each, costs); }, queue)};
      },
      "queue"_a, "costs"_a, doc("cost_optimal_agents(Q)").c_str());
}

template <class... Qs>
void bind_grades_and_costs_of_each(py::module_& module, std::type_identity<std::variant<Qs...>>) {
  (bind_grades_and_costs_of<Qs>(module), ...);
}

/// The rule, for the models that the limits of large queues are known for.
template <class Q>
void bind_rule_of(py::module_& module) {
  using Object = QueueObject<Q>;
  module.def(
      "square_root_staffing",
      [](const Object& queue, const StaffingCosts& costs) {
        return Values{ask([&](const Q& each) { return square_root_staffing(each, costs); }, queue)};
      },
      "queue"_a, "costs"_a, doc("square_root_staffing(ErlangA)").c_str());
  module.def(
      "square_root_staffing",
      [](const Object& queue, const GivenCount& probability_of_wait) {
        return Values{ask([](const Q& each, double share) { return square_root_staffing(each, share); }, queue,
                          probability_of_wait.as("probability_of_wait"))};
      },
      "queue"_a, "probability_of_wait"_a, doc("square_root_staffing").c_str());
}

}  // namespace

void bind_square_root_staffing(py::module_& module) {
  bind_class<StaffingCosts>(module, "StaffingCosts", Role::input, "costs");
  bind_grades_and_costs_of_each(module, std::type_identity<AnyQueue>{});
  bind_rule_of<ErlangA>(module);
  bind_rule_of<ErlangC>(module);
}

}  // namespace krarup::python
