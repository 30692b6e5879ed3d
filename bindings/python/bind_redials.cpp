#include "described_class.hpp"
#include "krarup/queues/patience_of.hpp"
#include "krarup/queues/redial_share_of.hpp"
#include "krarup/staffing/required_lines.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

template class QueueObject<ErlangX>;

namespace {

/// Questions to queues whose contacts hang up, or find every line taken.
template <class Q>
void bind_inverses_of(py::module_& module) {
  using Object = QueueObject<Q>;
  module.def(
      "patience_of",
      [](const Object& queue, const GivenCount& abandonment) {
        return Values{ask([](const Q& each, double share) { return patience_of(each, share); }, queue,
                          abandonment.as("abandonment"))};
      },
      "queue"_a, "abandonment"_a, doc("patience_of").c_str());
  module.def(
      "required_lines",
      [](const Object& queue, const GivenCount& max_blocking) {
        return Values{ask([](const Q& each, double share) { return required_lines(each, share); }, queue,
                          max_blocking.as("max_blocking"))};
      },
      "queue"_a, "max_blocking"_a, doc("required_lines").c_str());
}

}  // namespace

void bind_redials(py::module_& module) {
  bind_class<ErlangX, Queue>(module, "ErlangX");
  bind_inverses_of<ErlangA>(module);
  bind_inverses_of<ErlangX>(module);
  module.def(
      "customer_performance",
      [](const QueueObject<ErlangX>& queue, const GivenTime& acceptable_wait) {
        return Shown<CustomerPerformance, CustomerPerformance>{
            ask([](const ErlangX& each, Seconds wait) { return customer_performance(each, wait); }, queue,
                acceptable_wait.as("acceptable_wait"))};
      },
      "queue"_a, "acceptable_wait"_a, doc("customer_performance(ErlangX)").c_str());
  module.def(
      "redial_share_of",
      [](const QueueObject<ErlangX>& queue, const GivenCount& attempts) {
        return Values{ask([](const ErlangX& each, double number) { return redial_share_of(each, number); }, queue,
                          attempts.as("attempts"))};
      },
      "queue"_a, "attempts"_a, doc("redial_share_of").c_str());
}

}  // namespace krarup::python
