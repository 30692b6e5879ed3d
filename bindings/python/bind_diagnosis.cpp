#include "described_class.hpp"
#include "krarup/staffing/diagnose.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

template <class Q>
void bind_diagnose(py::module_& module) {
  module.def(
      "diagnose",
      [](const QueueObject<Q>& queue, const Broadcast<Target>& target, const Circumstances& circumstances) {
        return Shown<Diagnosis, std::vector<Diagnosis>>{
            to_python(diagnose(queue.only(argument("queue")), target.only(argument("target")), circumstances))};
      },
      "queue"_a, "target"_a, "circumstances"_a = Circumstances{}, doc("diagnose(Q)").c_str());
}

}  // namespace

void bind_diagnosis(py::module_& module) {
  bind_class<Circumstances>(module, "Circumstances");
  bind_class<Diagnosis>(module, "Diagnosis", Role::answer);
  bind_diagnose<ErlangA>(module);
  bind_diagnose<ErlangB>(module);
  bind_diagnose<ErlangC>(module);
  bind_diagnose<GeneralPatience>(module);
  bind_diagnose<Chat>(module);
}

}  // namespace krarup::python
