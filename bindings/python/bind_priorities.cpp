#include "described_class.hpp"
#include "krarup/staffing/class_targets.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

template class QueueObject<PriorityQueue>;

void bind_priorities(py::module_& module) {
  bind_class<PriorityClass>(module, "PriorityClass");
  bind_class<PriorityQueue, Queue>(module, "PriorityQueue");
  bind_class<ClassPerformance>(module, "ClassPerformance", Role::answer);
  bind_class<ClassTarget>(module, "ClassTarget");
  module.def(
      "with_class",
      [](const QueueObject<PriorityQueue>& queue, const Given<std::string>& name) {
        return Shown<PriorityClass, PriorityQueue>{py::cast(&queue).attr("replace")("of_class"_a = name.as("name"))};
      },
      "queue"_a, "name"_a, doc("with_class").c_str());
  module.def(
      "performance_by_class",
      [](const QueueObject<PriorityQueue>& queue, const GivenTime& acceptable_wait,
         const Given<ServiceLevelBasis>& basis) {
        return Shown<ClassPerformance, std::vector<ClassPerformance>>{to_python(performance_by_class(
            queue.only(argument("queue")), acceptable_wait.as("acceptable_wait").value(), basis.as("basis")))};
      },
      "queue"_a, "acceptable_wait"_a, "basis"_a = "offered", doc("performance_by_class").c_str());
  module.def(
      "required_agents",
      [](const QueueObject<PriorityQueue>& queue, const Given<std::vector<ClassTarget>>& targets) {
        return required_agents(queue.only(argument("queue")), targets.as("targets"));
      },
      "queue"_a, "targets"_a, doc("required_agents(PriorityQueue)").c_str());
}

}  // namespace krarup::python
