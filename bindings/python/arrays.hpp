#pragma once

#include <pybind11/numpy.h>

#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "convert.hpp"
#include "krarup/core/rule.hpp"

namespace krarup::python {

/// What the numbers of a field are, which decides in which forms they may be given.
enum class Kind { number, seconds };

/// A number or an array of them, as a caller gave it.
struct Numbers {
  double scalar = 0;
  py::object values{};  ///< a NumPy array of doubles, read-only; null for a scalar
  py::object index{};   ///< of the pandas Series that was given; null without one
};

/// Reads a number, an array, a list or a pandas Series; contiguous or strided doubles are not copied.
Numbers read_numbers(py::handle source, Kind kind, const Path& path);

/// The doubles of an array, where they lie in memory one after the other; nothing where they are strided or unaligned.
std::optional<std::span<const double>> as_they_lie(const py::object& array);

/// The first number of an array; nothing where it is empty.
std::optional<double> first_of(const py::object& array);

/// Checks every number of an array against a rule.
///
/// @throws InvalidInput  names the first that is refused, and its place
void require_all(const Numbers& numbers, const Rule& rule, Kind kind, const Path& path);

/// The common shape of several arrays by NumPy's broadcasting rules, and the pandas index of those that have one.
class Shape {
 public:
  /// Widens the shape to hold another array.
  ///
  /// @throws InvalidInput  when the shapes do not broadcast, or two Series have different indexes
  void include(const Numbers& numbers, const Path& path);
  void include(const Shape& other);

  [[nodiscard]] const std::vector<py::ssize_t>& extents() const { return extents_; }
  [[nodiscard]] std::size_t size() const;

  /// A new array of this shape.
  template <class T>
  [[nodiscard]] py::array_t<T> make() const {
    return py::array_t<T>(extents_);
  }

  /// The array as it is shown to the caller: a pandas Series when a Series was given and the shape is still its own.
  [[nodiscard]] py::object present(const py::object& array) const;

  /// "[3]" or "[1, 4]": where the i-th element is, in messages.
  [[nodiscard]] std::string place(std::size_t i) const;

 private:
  void include(const std::vector<py::ssize_t>& extents, const std::string& who);
  void include_index(const py::object& index);

  std::vector<py::ssize_t> extents_;
  py::object index_{};
};

/// A bare argument that is a number or an array, as the C++ type it stands for.
template <class T>
struct NumbersAs {
  Numbers numbers;
  Shape own{};

  NumbersAs(Numbers given, const Path& path) : numbers(std::move(given)) { own.include(numbers, path); }
  [[nodiscard]] bool is_scalar() const { return !numbers.values; }
  [[nodiscard]] T value() const { return T{numbers.scalar}; }
  [[nodiscard]] const Shape* shape() const { return is_scalar() ? nullptr : &own; }
};

/// Several arrays laid on one shape, ready to be walked without the interpreter.
class Grid {
 public:
  explicit Grid(const Shape& shape) : extents_(shape.extents()), size_(shape.size()) {}

  /// Adds an array that outlives the grid; returns its number.
  std::size_t add(const py::object& array);

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  friend class Cursor;
  struct View {
    const char* data;
    std::vector<py::ssize_t> strides;  ///< in bytes, by axis of the grid; 0 where it is stretched
  };

  std::vector<py::ssize_t> extents_;
  std::size_t size_;
  std::vector<View> views_;
};

/// Walks a grid element by element, in C order.
class Cursor {
 public:
  Cursor(const Grid& grid, std::size_t start);

  /// The current element of an array of the grid.
  [[nodiscard]] double operator[](std::size_t array) const {
    double value;
    std::memcpy(&value, data_[array], sizeof value);  // an array may be unaligned
    return value;
  }

  void next() {
    const std::size_t last = position_.size() - 1;
    for (std::size_t v = 0; v < data_.size(); ++v) data_[v] += grid_.views_[v].strides[last];
    if (++position_[last] == grid_.extents_[last]) carry();
  }

 private:
  void carry();

  const Grid& grid_;
  std::vector<py::ssize_t> position_;
  std::vector<const char*> data_;
};

}  // namespace krarup::python
