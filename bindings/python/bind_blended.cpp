#include "described_class.hpp"
#include "krarup/staffing/required_reserve.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

template class QueueObject<Blended>;

void bind_blended(py::module_& module) {
  bind_class<Blended, Queue>(module, "Blended");
  bind_class<DeferredDone>(module, "DeferredDone", Role::answer);
  module.def(
      "deferred_done",
      [](const QueueObject<Blended>& queue) {
        return Shown<DeferredDone, DeferredDone>{ask([](const Blended& each) { return deferred_done(each); }, queue)};
      },
      "queue"_a, doc("deferred_done").c_str());
  module.def(
      "required_reserve",
      [](const QueueObject<Blended>& queue, const Broadcast<Target>& target) {
        return Values{
            ask([](const Blended& each, const Target& t) { return required_reserve(each, t); }, queue, target)};
      },
      "queue"_a, "target"_a, doc("required_reserve").c_str());
}

}  // namespace krarup::python
