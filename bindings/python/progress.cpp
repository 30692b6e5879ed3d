#include "progress.hpp"

namespace krarup::python {

bool Watch::look(const Progress& progress) {
  const py::gil_scoped_acquire with_the_lock;
  try {
    if (raised_) return false;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (callback_.is_none()) return true;
    const py::object answer = callback_(progress);
    return answer.is_none() || py::bool_(answer);  // a callback that only looks returns nothing
  } catch (...) {
    raised_ = std::current_exception();
    return false;
  }
}

}  // namespace krarup::python
