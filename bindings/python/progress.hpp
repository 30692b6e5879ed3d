#pragma once

#include <exception>
#include <memory>

#include "convert.hpp"
#include "krarup/scheduling/solve.hpp"

namespace krarup::python {

/// Lets Python watch and stop a computation that runs without the interpreter's lock.
///
/// Control-C stops it, and so does a callback that returns False or raises; what was raised comes out of the call.
class Watch {
 public:
  /// @param callback  called with a Progress now and then; may be None
  explicit Watch(py::object callback) : callback_(std::move(callback)) {}

  /// The C++ callback; must not outlive the watch.
  [[nodiscard]] ProgressCallback callback() {
    return [this](const Progress& progress) { return look(progress); };
  }

  /// Calls `work` without the interpreter's lock.
  template <class Work>
  auto run(const Work& work) {
    try {
      auto answer = [&work] {
        const py::gil_scoped_release without_the_lock;
        return work();
      }();
      rethrow();
      return answer;
    } catch (const Cancelled&) {
      rethrow();
      throw;
    }
  }

 private:
  [[nodiscard]] bool look(const Progress& progress);
  void rethrow() const {
    if (raised_) std::rethrow_exception(raised_);
  }

  py::object callback_;
  std::exception_ptr raised_;
};

}  // namespace krarup::python
