#include "described_class.hpp"
#include "krarup/staffing/diagnose.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// The diagnosis of a queue of the model Q, or nothing when it is of another model.
template <class Q>
std::optional<std::vector<Diagnosis>> diagnosed(const py::object& queue, const Target& target,
                                                const Circumstances& circumstances) {
  if (!py::isinstance<QueueObject<Q>>(queue)) return std::nullopt;
  return diagnose(queue.cast<const QueueObject<Q>&>().only(argument("queue")), target, circumstances);
}

std::vector<Diagnosis> diagnosed_as_any(const py::object& queue, const Target& target,
                                        const Circumstances& circumstances) {
  if (py::hasattr(queue, "cv")) {  // an Uncertain, which in Python holds a queue of any model
    Circumstances uncertain = circumstances;
    const double cv = from_python<double>(queue.attr("cv"), argument("cv"));
    if (cv > 0) uncertain.cv = cv;
    return diagnosed_as_any(queue.attr("queue"), target, uncertain);
  }
  std::optional<std::vector<Diagnosis>> found;
  const auto try_each = [&]<class... Qs>(std::type_identity<std::variant<Qs...>>) {
    ((found = found ? std::move(found) : diagnosed<Qs>(queue, target, circumstances)), ...);
  };
  try_each(std::type_identity<AnyQueue>{});
  if (!found) refuse_kind(argument("queue"), "a queue of one demand", queue);
  return *std::move(found);
}

}  // namespace

void bind_diagnosis(py::module_& module) {
  bind_class<Circumstances>(module, "Circumstances");
  bind_class<Diagnosis>(module, "Diagnosis", Role::answer);
  module.def(
      "diagnose",
      [](const Queue& queue, const Broadcast<Target>& target, const Circumstances& circumstances) {
        return Shown<Diagnosis, std::vector<Diagnosis>>{
            to_python(diagnosed_as_any(py::cast(&queue), target.only(argument("target")), circumstances))};
      },
      "queue"_a, "target"_a, "circumstances"_a = Circumstances{}, doc("diagnose(Q)").c_str());
}

}  // namespace krarup::python
