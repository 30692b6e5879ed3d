#pragma once

#include <mutex>

#include "broadcast.hpp"
#include "parallel.hpp"

namespace krarup::python {

/// An argument of a question that is asked for every element of a shape.
template <class T>
struct Operand {
  T value;                                                             ///< what is the same for all elements
  std::vector<std::pair<void (*)(T&, double), std::size_t>> changing;  ///< how to set the others, and from which array

  void load(T& now, const Cursor& cursor) const {
    for (const auto& [set, array] : changing) set(now, cursor[array]);
  }
};

template <class T>
Operand<T> operand(const Broadcast<T>& source, Grid& grid) {
  Operand<T> result{source.value(), {}};
  for (std::size_t leaf = 0; leaf < leaves<T>.size(); ++leaf) {
    if (const py::object array = source.array(leaf)) result.changing.emplace_back(leaves<T>[leaf].set, grid.add(array));
  }
  return result;
}

template <class T>
Operand<T> operand(const NumbersAs<T>& source, Grid& grid) {
  Operand<T> result{source.value(), {}};
  const auto set = [](T& number, double value) { number = T{value}; };
  if (!source.is_scalar()) result.changing.emplace_back(set, grid.add(source.numbers.values));
  return result;
}

/// The first element at which a batch failed, and why.
class FirstFailure {
 public:
  void report(std::size_t element, std::exception_ptr error) {
    const std::scoped_lock lock(mutex_);
    if (error_ == nullptr || element < element_) {
      element_ = element;
      error_ = std::move(error);
    }
  }
  /// Throws the failure again, if there was one, with the place of the element after the message.
  void rethrow(const Shape& shape) const;

 private:
  std::mutex mutex_;
  std::size_t element_ = 0;
  std::exception_ptr error_;
};

/// Calls `answer(i, values...)` for every element i of the shape, from all cores and without the interpreter's lock.
///
/// Elements are independent, so that the answers do not depend on the number of threads.
template <class Answer, class... Ts>
void for_each_element(const Shape& shape, const Grid& grid, const Answer& answer, const Operand<Ts>&... operands) {
  FirstFailure failure;
  {
    const py::gil_scoped_release without_the_lock;
    in_parallel(grid.size(), [&](std::size_t begin, std::size_t end) {
      std::tuple<Ts...> now{operands.value...};
      Cursor cursor(grid, begin);
      std::size_t i = begin;
      try {
        for (; i < end; ++i, cursor.next()) {
          std::apply(
              [&](Ts&... values) {
                (operands.load(values, cursor), ...);
                answer(i, values...);
              },
              now);
        }
      } catch (...) {
        failure.report(i, std::current_exception());
      }
    });
  }
  failure.rethrow(shape);
}

}  // namespace krarup::python
