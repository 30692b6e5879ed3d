#include "described_class.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

template class QueueObject<Engset>;
template class QueueObject<ExtendedErlangB>;
template class QueueObject<FiniteSource>;

void bind_lines(py::module_& module) {
  bind_class<Engset, Queue>(module, "Engset");
  bind_class<ExtendedErlangB, Queue>(module, "ExtendedErlangB");
  bind_class<FiniteSource, Queue>(module, "FiniteSource");
  bind_class<CustomerPerformance>(module, "CustomerPerformance", Role::answer);
  module.def(
      "time_congestion",
      [](const QueueObject<Engset>& queue) {
        return Values{ask([](const Engset& each) { return time_congestion(each); }, queue)};
      },
      "queue"_a, doc("time_congestion").c_str());
  module.def(
      "customer_performance",
      [](const QueueObject<ExtendedErlangB>& queue, const GivenTime& acceptable_wait) {
        return Shown<CustomerPerformance, CustomerPerformance>{
            ask([](const ExtendedErlangB& each, Seconds wait) { return customer_performance(each, wait); }, queue,
                acceptable_wait.as("acceptable_wait"))};
      },
      "queue"_a, "acceptable_wait"_a, doc("customer_performance(ExtendedErlangB)").c_str());
}

}  // namespace krarup::python
