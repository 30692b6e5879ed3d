#pragma once

#include <array>
#include <limits>
#include <memory>
#include <tuple>
#include <utility>

#include "arrays.hpp"
#include "krarup/core/validate.hpp"

namespace krarup::python {

/// One number inside a T, however deep: what may be an array in Python.
template <class T>
struct Leaf {
  Rule rule;
  Kind kind = Kind::number;
  void (*set)(T&, double) = nullptr;
  double (*get)(const T&) = nullptr;  ///< NaN for one that is not given
};

template <class V>
inline constexpr bool is_number = std::is_same_v<V, double> || std::is_same_v<V, Seconds>;
template <class V>
inline constexpr bool is_number<std::optional<V>> = is_number<V>;

template <class T>
inline constexpr std::size_t field_count = std::tuple_size_v<decltype(T::fields())>;

constexpr double plain(double value) { return value; }
constexpr double plain(Seconds value) { return value.count(); }
template <class V>
constexpr double plain(const std::optional<V>& value) {
  return value ? plain(*value) : std::numeric_limits<double>::quiet_NaN();
}

template <class T, std::size_t I>
inline constexpr auto field_at = std::get<I>(T::fields());

template <class T, std::size_t I>
using FieldValue = std::decay_t<decltype(std::declval<T>().*field_at<T, I>.member)>;

template <class T, std::size_t Fields = field_count<T>>
constexpr std::size_t leaf_count();

/// How many numbers a field of type V holds.
template <class V>
constexpr std::size_t leaves_within() {
  if constexpr (takes_arrays<V>) return leaf_count<V>();
  return is_number<V> ? 1 : 0;
}

/// How many numbers the first `Fields` fields of T hold.
template <class T, std::size_t Fields>
constexpr std::size_t leaf_count() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return (std::size_t{0} + ... + leaves_within<FieldValue<T, I>>());
  }
  (std::make_index_sequence<Fields>{});
}

/// Where the numbers of a field begin among those of T.
template <class T, class V>
constexpr std::size_t leaf_of(V T::*member) {
  return [member]<std::size_t... I>(std::index_sequence<I...>) {
    const auto before = [member]<std::size_t J>(std::integral_constant<std::size_t, J>) -> std::size_t {
      if constexpr (std::is_same_v<FieldValue<T, J>, V>) {
        if (field_at<T, J>.member == member) return leaf_count<T, J>();
      }
      return 0;
    };
    return (std::size_t{0} + ... + before(std::integral_constant<std::size_t, I>{}));
  }
  (std::make_index_sequence<field_count<T>>{});
}

template <class T>
constexpr std::array<Leaf<T>, leaf_count<T>()> make_leaves();

/// Every number inside a T, in the order of the fields.
template <class T>
inline constexpr auto leaves = make_leaves<T>();

template <class T, std::size_t I>
constexpr void add_leaves(std::array<Leaf<T>, leaf_count<T>()>& all) {
  using V = FieldValue<T, I>;
  constexpr std::size_t first = leaf_count<T, I>();
  if constexpr (is_number<V>) {
    constexpr bool is_seconds = std::is_same_v<V, Seconds> || std::is_same_v<V, std::optional<Seconds>>;
    all[first] = {field_at<T, I>.rule, is_seconds ? Kind::seconds : Kind::number,
                  [](T& owner, double value) {
                    owner.*field_at<T, I>.member = std::conditional_t<is_seconds, Seconds, double>{value};
                  },
                  [](const T& owner) { return plain(owner.*field_at<T, I>.member); }};
  } else if constexpr (takes_arrays<V>) {
    [&all]<std::size_t... J>(std::index_sequence<J...>) {
      ((all[first + J] = {leaves<V>[J].rule, leaves<V>[J].kind,
                          [](T& owner, double value) { leaves<V>[J].set(owner.*field_at<T, I>.member, value); },
                          [](const T& owner) { return leaves<V>[J].get(owner.*field_at<T, I>.member); }}),
       ...);
    }
    (std::make_index_sequence<leaf_count<V>()>{});
  }
}

template <class T>
constexpr std::array<Leaf<T>, leaf_count<T>()> make_leaves() {
  std::array<Leaf<T>, leaf_count<T>()> all{};
  [&all]<std::size_t... I>(std::index_sequence<I...>) { (add_leaves<T, I>(all), ...); }
  (std::make_index_sequence<field_count<T>>{});
  return all;
}

/// The arrays among the numbers of an object: one slot for each leaf, null where the number is the same everywhere.
struct Columns {
  std::vector<py::object> arrays;
  Shape shape;
};

/// One T, or as many as an array has elements: every number in it is a scalar or an array. Never changes.
template <class T>
class Broadcast {
 public:
  Broadcast(T value) : value_(std::move(value)) {}

  /// The numbers that are arrays are taken from `columns`; there must be at least one.
  Broadcast(T value, Columns columns)
      : value_(std::move(value)), columns_(std::make_shared<const Columns>(std::move(columns))) {}

  [[nodiscard]] bool is_scalar() const { return columns_ == nullptr; }

  [[nodiscard]] const Shape* shape() const { return is_scalar() ? nullptr : &columns_->shape; }

  /// Everything that is no array; the numbers that are hold anything valid.
  [[nodiscard]] const T& value() const { return value_; }
  [[nodiscard]] const Columns& columns() const { return *columns_; }

  /// The array of a number, or null for a scalar.
  [[nodiscard]] py::object array(std::size_t leaf) const { return is_scalar() ? py::object() : columns_->arrays[leaf]; }

  /// The one T that this is.
  ///
  /// @throws InvalidInput  when it holds arrays
  [[nodiscard]] const T& only(const Path& path) const {
    if (!is_scalar()) throw InvalidInput(path.text() + " must hold plain numbers here, not arrays");
    return value_;
  }

 private:
  T value_;
  std::shared_ptr<const Columns> columns_;  ///< null for a single T, the common and fast case
};

}  // namespace krarup::python
