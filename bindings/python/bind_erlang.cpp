#include "described_class.hpp"
#include "krarup/queues/offered_wait.hpp"
#include "krarup/queues/queue_length.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

template class QueueObject<ErlangA>;
template class QueueObject<ErlangB>;
template class QueueObject<ErlangC>;

namespace {

/// Questions about the law of the queue, which the two models answer that have it in closed form.
template <class Q>
void bind_laws(py::module_& module) {
  module.def(
      "offered_wait_exceeds",
      [](const QueueObject<Q>& queue, const GivenTime& wait) {
        return Values{
            ask([](const Q& each, Seconds t) { return offered_wait_exceeds(each, t); }, queue, wait.as("wait"))};
      },
      "queue"_a, "wait"_a, doc("offered_wait_exceeds(ErlangA)").c_str());
  const auto bind_length = [&](const char* name, double (*question)(const Q&, int)) {
    module.def(
        name,
        [question](const QueueObject<Q>& queue, const Given<int>& length) {
          return Values{ask([question, k = length.as("length")](const Q& each) { return question(each, k); }, queue)};
        },
        "queue"_a, "length"_a, doc(name).c_str());
  };
  bind_length("queue_length_exceeds", &queue_length_exceeds);
  bind_length("queue_length_probability", &queue_length_probability);
}

}  // namespace

void bind_erlang(py::module_& module) {
  bind_class<ErlangA, Queue>(module, "ErlangA");
  bind_class<ErlangB, Queue>(module, "ErlangB");
  bind_class<ErlangC, Queue>(module, "ErlangC");
  bind_laws<ErlangA>(module);
  bind_laws<ErlangC>(module);
}

}  // namespace krarup::python
