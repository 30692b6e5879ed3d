#pragma once

#include "ask.hpp"
#include "krarup/core/series.hpp"

namespace krarup::python {

/// What is said of each interval of a series, as one object whose fields are arrays.
template <class T>
requires takes_arrays<T> py::object intervals_of(const Series<T>& series) {
  Shape shape;
  shape.include({.values = py::array_t<double>(static_cast<py::ssize_t>(series.size()))}, argument("series"));
  Answers<T> answers(shape);
  for (std::size_t i = 0; i < series.size(); ++i) answers.store(i, series.values[i]);
  return answers.object();
}

}  // namespace krarup::python
