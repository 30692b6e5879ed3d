#include "docs.hpp"
#include "registration.hpp"
#include "words.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// A Python enum.StrEnum with the same names: wherever one is asked for, its text will do.
template <Named Enum>
void bind_enumeration(py::module_& module) {
  const char* name = enum_name<Enum>.text;
  py::list members;
  for (const auto& each : enumerators(Enum{})) {
    members.append(py::make_tuple(std::string(each.name), std::string(each.name)));
  }
  py::object type = py::module_::import("enum").attr("StrEnum")(name, members, "module"_a = "krarup");
  type.attr("__doc__") = doc(name);
  module.add_object(name, type);
  PythonEnum<Enum>::type = type.release();
}

}  // namespace

void bind_enumerations(py::module_& module) {
  bind_enumeration<ServiceLevelBasis>(module);
  bind_enumeration<WaitOf>(module);
  bind_enumeration<Constraint>(module);
  bind_enumeration<Assumption>(module);
  bind_enumeration<OfferKind>(module);
  bind_enumeration<Period>(module);
  bind_enumeration<BacklogOrder>(module);
  bind_enumeration<Rounding>(module);
  bind_enumeration<ShrinkageCombination>(module);
  bind_enumeration<SolveStatus>(module);
  bind_enumeration<ShiftEdge>(module);
}

}  // namespace krarup::python
