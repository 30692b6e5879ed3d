#pragma once

#include <cstddef>
#include <functional>

namespace krarup::python {

/// How many threads a batch may use; at first as many as the machine has cores.
[[nodiscard]] std::size_t max_threads();

/// @throws InvalidInput  unless threads >= 1
void set_max_threads(int threads);

/// Calls `work(begin, end)` on pieces of [0, size) from several threads; small batches stay on the caller's.
///
/// The pieces do not depend on the number of threads. `work` must not throw.
void in_parallel(std::size_t size, const std::function<void(std::size_t begin, std::size_t end)>& work);

}  // namespace krarup::python
