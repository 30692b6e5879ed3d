#include "arrays.hpp"

#include <algorithm>

#include "krarup/core/validate.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

py::object numpy(const char* name) { return py::module_::import("numpy").attr(name); }

/// pandas.Series when the caller has imported pandas; nobody else can hand one in.
bool is_series(py::handle source) {
  const py::dict modules = py::module_::import("sys").attr("modules");
  return modules.contains("pandas") && py::isinstance(source, modules["pandas"].attr("Series"));
}

bool is_array_like(py::handle source) {
  if (py::hasattr(source, "__array__")) return py::len(py::getattr(source, "shape", py::tuple())) > 0;
  return PySequence_Check(source.ptr()) != 0 && !PyBytes_Check(source.ptr());
}

/// Objects that are not numbers to NumPy (timedeltas, text, decimals) are read one by one.
py::array read_objects(const py::array& objects, Kind kind, const Path& path) {
  const py::list flat = objects.attr("ravel")().attr("tolist")();
  py::array_t<double> values(static_cast<py::ssize_t>(flat.size()));
  double* value = values.mutable_data();
  for (std::size_t i = 0; i < flat.size(); ++i) {
    const Path element = path.element(static_cast<py::ssize_t>(i));
    value[i] = kind == Kind::seconds ? read_seconds(flat[i], element) : read_number(flat[i], element);
  }
  return values.attr("reshape")(objects.attr("shape"));
}

py::array read_array(py::handle source, Kind kind, const Path& path) {
  const py::array array = numpy("asarray")(source);
  switch (array.dtype().kind()) {
    case 'f':
    case 'i':
    case 'u':
      return numpy("asarray")(array, "dtype"_a = "float64");
    case 'm':
      if (kind == Kind::number) refuse_kind(path, "numbers, not times", source);
      return array.attr("__truediv__")(numpy("timedelta64")(1, "s"));
    case 'O':
    case 'U':
    case 'T':
      // A list of numbers and text is all text to NumPy: take the items as they were given.
      return read_objects(numpy("asarray")(source, "dtype"_a = "object"), kind, path);
    default:
      refuse_kind(path, kind == Kind::seconds ? "times" : "numbers", source);
  }
}

std::string text_of(const std::vector<py::ssize_t>& extents) {
  std::string text;
  for (const py::ssize_t extent : extents) text += (text.empty() ? "" : ", ") + std::to_string(extent);
  return "(" + text + (extents.size() == 1 ? ",)" : ")");
}

std::vector<py::ssize_t> extents_of(const py::array& array) { return {array.shape(), array.shape() + array.ndim()}; }

}  // namespace

Numbers read_numbers(py::handle source, Kind kind, const Path& path) {
  const bool plain =
      PyFloat_CheckExact(source.ptr()) || PyLong_CheckExact(source.ptr()) || PyUnicode_Check(source.ptr());
  if (plain || !is_array_like(source)) {
    return {.scalar = kind == Kind::seconds ? read_seconds(source, path) : read_number(source, path)};
  }
  const py::object view = read_array(source, kind, path).attr("view")();
  view.attr("flags").attr("writeable") = false;
  return {.values = view, .index = is_series(source) ? source.attr("index") : py::object()};
}

std::optional<std::span<const double>> as_they_lie(const py::object& array) {
  constexpr int as_they_lie = int{py::array::c_style} | int{py::detail::npy_api::NPY_ARRAY_ALIGNED_};
  const auto values = py::reinterpret_borrow<py::array>(array);
  if ((values.flags() & as_they_lie) != as_they_lie) return {};
  return std::span(static_cast<const double*>(values.data()), static_cast<std::size_t>(values.size()));
}

std::optional<double> first_of(const py::object& array) {
  const auto values = py::reinterpret_borrow<py::array>(array);
  if (values.size() == 0) return {};
  double value = 0;
  std::memcpy(&value, values.data(), sizeof value);  // an array may be unaligned
  return value;
}

void require_all(const Numbers& numbers, const Rule& rule, Kind kind, const Path& path) {
  const auto in_a_row = as_they_lie(numbers.values);
  if (in_a_row && std::ranges::all_of(*in_a_row, [rule](double value) { return rule.holds(value); })) return;
  Shape shape;
  shape.include(numbers, path);
  Grid grid(shape);
  grid.add(numbers.values);
  if (grid.size() == 0) return;
  Cursor cursor(grid, 0);
  for (std::size_t i = 0; i < grid.size(); ++i, cursor.next()) {
    krarup::detail::require([&] { return path.text() + shape.place(i); }, rule, cursor[0], kind == Kind::seconds);
  }
}

void Shape::include(const Numbers& numbers, const Path& path) {
  if (!numbers.values) return;
  include(extents_of(py::reinterpret_borrow<py::array>(numbers.values)), path.text());
  if (numbers.index) include_index(numbers.index);
}

void Shape::include(const Shape& other) {
  include(other.extents_, "an argument");
  if (other.index_) include_index(other.index_);
}

void Shape::include(const std::vector<py::ssize_t>& extents, const std::string& who) {
  std::vector<py::ssize_t> wider(std::max(extents.size(), extents_.size()), 1);
  const auto stretch = [&wider, &extents, &who, this](const std::vector<py::ssize_t>& shape) {
    for (std::size_t i = 0; i < shape.size(); ++i) {
      py::ssize_t& extent = wider[wider.size() - shape.size() + i];
      if (shape[i] == 1 || shape[i] == extent) continue;
      if (extent != 1) {
        throw InvalidInput(who + " has shape " + text_of(extents) + ", which does not broadcast with " +
                           text_of(extents_));
      }
      extent = shape[i];
    }
  };
  stretch(extents_);
  stretch(extents);
  extents_ = std::move(wider);
}

void Shape::include_index(const py::object& index) {
  if (!index_) {
    index_ = index;
  } else if (!index_.is(index) && !index_.attr("equals")(index).cast<bool>()) {
    throw InvalidInput("all Series in one question must have the same index; align them first");
  }
}

std::size_t Shape::size() const {
  std::size_t product = 1;
  for (const py::ssize_t extent : extents_) product *= static_cast<std::size_t>(extent);
  return product;
}

py::object Shape::present(const py::object& array) const {
  const auto values = py::reinterpret_borrow<py::array>(array);
  if (!index_ || values.ndim() != 1 || values.shape(0) != static_cast<py::ssize_t>(py::len(index_))) return array;
  return py::module_::import("pandas").attr("Series")(array, "index"_a = index_);
}

std::string Shape::place(std::size_t i) const {
  std::string text;
  for (std::size_t axis = extents_.size(); axis-- > 0;) {
    const auto extent = static_cast<std::size_t>(extents_[axis]);
    text.insert(0, std::to_string(i % extent) + (text.empty() ? "" : ", "));
    i /= extent;
  }
  return "[" + text + "]";
}

std::size_t Grid::add(const py::object& array) {
  const auto values = py::reinterpret_borrow<py::array>(array);
  const std::size_t stretched = extents_.size() - static_cast<std::size_t>(values.ndim());
  View view{static_cast<const char*>(values.data()), std::vector<py::ssize_t>(extents_.size(), 0)};
  for (py::ssize_t axis = 0; axis < values.ndim(); ++axis) {
    if (values.shape(axis) != 1) view.strides[stretched + static_cast<std::size_t>(axis)] = values.strides(axis);
  }
  views_.push_back(std::move(view));
  return views_.size() - 1;
}

Cursor::Cursor(const Grid& grid, std::size_t start) : grid_(grid), position_(grid.extents_.size()) {
  for (std::size_t axis = position_.size(); axis-- > 0;) {
    const auto extent = std::max<std::size_t>(1, static_cast<std::size_t>(grid.extents_[axis]));  // 0: no elements
    position_[axis] = static_cast<py::ssize_t>(start % extent);
    start /= extent;
  }
  for (const Grid::View& view : grid.views_) {
    const char* data = view.data;
    for (std::size_t axis = 0; axis < position_.size(); ++axis) data += position_[axis] * view.strides[axis];
    data_.push_back(data);
  }
}

void Cursor::carry() {
  for (std::size_t axis = position_.size() - 1; axis > 0 && position_[axis] == grid_.extents_[axis]; --axis) {
    position_[axis] = 0;
    ++position_[axis - 1];
    for (std::size_t v = 0; v < data_.size(); ++v) {
      const auto& strides = grid_.views_[v].strides;
      data_[v] += strides[axis - 1] - strides[axis] * grid_.extents_[axis];
    }
  }
}

}  // namespace krarup::python
