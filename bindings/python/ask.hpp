#pragma once

#include "described.hpp"
#include "elementwise.hpp"

namespace krarup::python {

/// Where the answers to a question go: an array of numbers, or an object whose fields are arrays.
template <class Answer>
class Answers {
 public:
  explicit Answers(const Shape& shape) : shape_(shape), array_(shape.make<Element>()), data_(array_.mutable_data()) {}

  void store(std::size_t i, Answer answer) {
    if constexpr (std::is_same_v<Answer, Seconds>) {
      data_[i] = answer.count();
    } else {
      data_[i] = answer;
    }
  }
  [[nodiscard]] py::object object() const { return shape_.present(array_); }

 private:
  using Element = std::conditional_t<std::is_integral_v<Answer>, std::int64_t, double>;
  const Shape& shape_;
  py::array_t<Element> array_;
  Element* data_;
};

template <class Answer>
requires takes_arrays<Answer>
class Answers<Answer> {
 public:
  explicit Answers(const Shape& shape) : columns_{{}, shape} {
    for (double*& data : data_) {
      auto array = shape.make<double>();
      data = array.mutable_data();
      array.attr("flags").attr("writeable") = false;
      columns_.arrays.push_back(std::move(array));
    }
  }

  void store(std::size_t i, const Answer& answer) {
    for (std::size_t leaf = 0; leaf < data_.size(); ++leaf) data_[leaf][i] = leaves<Answer>[leaf].get(answer);
  }
  [[nodiscard]] py::object object() { return py::cast(typename Bound<Answer>::Type(Answer{}, std::move(columns_))); }

 private:
  Columns columns_;
  std::array<double*, leaf_count<Answer>()> data_{};
};

/// Puts a question once when every source is a plain value, else for each element of their common shape.
///
/// @param question  callable with the C++ values of the sources; must be safe to call from several threads
template <class Question, class... Sources>
py::object ask(const Question& question, const Sources&... sources) {
  using Answer = decltype(question(sources.value()...));
  if ((sources.is_scalar() && ...)) return to_python(question(sources.value()...));
  Shape shape;
  const auto include = [&shape](const Shape* other) {
    if (other != nullptr) shape.include(*other);
  };
  (include(sources.shape()), ...);
  Grid grid(shape);
  Answers<Answer> answers(shape);
  for_each_element(
      shape, grid, [&](std::size_t i, const auto&... values) { answers.store(i, question(values...)); },
      operand(sources, grid)...);
  return answers.object();
}

}  // namespace krarup::python
