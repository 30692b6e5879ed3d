#include "described_class.hpp"
#include "queue.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// The same queue with another value of one field, which may be that of a queue within it.
py::object replaced(const py::object& queue, const char* field, const py::object& value) {
  if (py::hasattr(queue, field)) return queue.attr("replace")(**py::dict(py::arg(field) = value));
  return queue.attr("replace")("queue"_a = replaced(queue.attr("queue"), field, value));
}

Shown<Queue, Queue> changed(const Queue& queue, const char* field, const py::object& value) {
  return {replaced(py::cast(&queue), field, value)};
}

/// One number for one queue takes no detour through the keywords of a constructor.
Shown<Queue, Queue> with_agents(const Queue& queue, const py::object& agents) {
  if (PyFloat_Check(agents.ptr()) || PyLong_CheckExact(agents.ptr())) {
    if (py::object same = queue.with_agents(agents.cast<double>())) return {std::move(same)};
  }
  return changed(queue, "agents", agents);
}

void bind_waits(py::module_& module) {
  module.def(
      "wait_exceeds",
      [](const Queue& queue, const GivenTime& wait, const Given<WaitOf>& of) {
        return Values{queue.wait_exceeds(wait.as("wait"), of.as("of"))};
      },
      "queue"_a, "wait"_a, "of"_a = "all", doc("wait_exceeds").c_str());
  module.def(
      "wait_quantile",
      [](const Queue& queue, const GivenCount& share, const Given<WaitOf>& of) {
        return Values{queue.wait_quantile(share.as("share"), of.as("of"))};
      },
      "queue"_a, "share"_a, "of"_a = "all", doc("wait_quantile").c_str());
  module.def(
      "mean_wait", [](const Queue& queue, const Given<WaitOf>& of) { return Values{queue.mean_wait(of.as("of"))}; },
      "queue"_a, "of"_a, doc("mean_wait").c_str());
}

}  // namespace

void bind_queues(py::module_& module) {
  bind_class<Demand>(module, "Demand");
  bind_table(bind_class<Outcomes>(module, "Outcomes", Role::answer), "of_fields");
  bind_table(bind_class<Performance>(module, "Performance", Role::answer), "of_fields");
  py::class_<Queue>(module, "Queue", doc("QueueModel").c_str());

  module.def(
      "offered_load", [](const Queue& queue) { return Values{queue.offered_load()}; }, "queue"_a,
      doc("offered_load").c_str());
  module.def(
      "offered_load",
      [](const Broadcast<Demand>& demand) {
        return Values{ask([](const Demand& each) { return offered_load(each); }, demand)};
      },
      "demand"_a);
  module.def(
      "outcomes",
      [](const Queue& queue, const GivenTime& acceptable_wait) {
        return Shown<Outcomes, Outcomes>{queue.outcomes(acceptable_wait.as("acceptable_wait"))};
      },
      "queue"_a, "acceptable_wait"_a, doc("outcomes(ErlangA)").c_str());
  module.def(
      "performance",
      [](const Queue& queue, const GivenTime& acceptable_wait, const Given<ServiceLevelBasis>& basis) {
        return Shown<Performance, Performance>{
            queue.performance(acceptable_wait.as("acceptable_wait"), basis.as("basis"))};
      },
      "queue"_a, "acceptable_wait"_a, "basis"_a = "offered", doc("performance(ErlangA)").c_str());
  bind_waits(module);
  module.def(
      "with_agents", [](const Queue& queue, const GivenCount& agents) { return with_agents(queue, agents.source); },
      "queue"_a, "agents"_a, doc("with_agents").c_str());
  module.def(
      "with_demand",
      [](const Queue& queue, const Given<Demand>& demand) { return changed(queue, "demand", demand.source); },
      "queue"_a, "demand"_a, doc("with_demand").c_str());
}

}  // namespace krarup::python
