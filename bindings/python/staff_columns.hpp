#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>

#include "arrays.hpp"
#include "broadcast.hpp"
#include "krarup/batch/erlang_c_columns.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "parallel.hpp"

namespace krarup::python {

/// A number of a queue as a column: a whole array as it lies in memory, or the one number that holds for all.
///
/// @return  nothing when the array is stretched, strided or unaligned
template <class Number>
std::optional<std::span<const Number>> column(const py::object& array, const Number& one, std::size_t size) {
  static_assert(sizeof(Number) == sizeof(double));
  if (!array) return std::span(&one, 1);
  const auto values = as_they_lie(array);
  if (!values || values->size() != size) return {};
  return std::span(reinterpret_cast<const Number*>(values->data()), size);
}

/// `required_agents` of arrays that lie in memory as the library reads columns: no number is copied.
///
/// @return  nothing when they do not, or when an interval is refused: then it is to be asked element by element
inline std::optional<py::object> staff_columns(const Broadcast<ErlangC>& queue, const Broadcast<Target>& target) {
  if (queue.is_scalar() || !target.is_scalar() || queue.array(leaf_of(&ErlangC::agents))) return std::nullopt;
  const Shape& shape = *queue.shape();
  const std::size_t size = shape.size();
  const Demand& demand = queue.value().demand;
  const auto of_demand = [&](auto Demand::*member) {
    return column(queue.array(leaf_of(&ErlangC::demand) + leaf_of(member)), demand.*member, size);
  };
  const auto contacts = of_demand(&Demand::contacts);
  const auto per = of_demand(&Demand::per);
  const auto aht = of_demand(&Demand::aht);
  if (!contacts || !per || !aht) return std::nullopt;
  auto agents = shape.make<std::int64_t>();
  const std::span<std::int64_t> answers(agents.mutable_data(), size);
  std::atomic<bool> refused = false;
  {
    const py::gil_scoped_release without_the_lock;
    in_parallel(size, [&](std::size_t begin, std::size_t end) {
      const auto part = [&](const auto& whole) {
        return whole.size() == size ? whole.subspan(begin, end - begin) : whole;
      };
      try {
        krarup::required_agents({part(*contacts), part(*per), part(*aht)}, target.value(),
                                answers.subspan(begin, end - begin));
      } catch (const Error&) {
        refused = true;
      }
    });
  }
  if (refused) return std::nullopt;
  return shape.present(agents);
}

}  // namespace krarup::python
