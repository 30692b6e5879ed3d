#include "described_class.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

template class QueueObject<GeneralPatience>;

void bind_general(py::module_& module) { bind_class<GeneralPatience, Queue>(module, "GeneralPatience"); }

}  // namespace krarup::python
