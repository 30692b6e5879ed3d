#include "described_class.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

template class QueueObject<GeneralHandling>;
template class QueueObject<GeneralPatience>;

namespace {

template <class Q>
void bind_approximation(py::module_& module) {
  module.def(
      "approximation", [](const QueueObject<Q>& queue) { return approximation(queue.only(argument("queue"))); },
      "queue"_a, doc("approximation(GeneralHandling)").c_str());
}

}  // namespace

void bind_general(py::module_& module) {
  bind_class<GeneralHandling, Queue>(module, "GeneralHandling");
  bind_class<GeneralPatience, Queue>(module, "GeneralPatience");
  bind_class<Approximation>(module, "Approximation", Role::answer);
  bind_approximation<GeneralHandling>(module);
  bind_approximation<GeneralPatience>(module);
}

}  // namespace krarup::python
