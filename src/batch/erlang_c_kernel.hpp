#pragma once

#include <cstdint>

namespace krarup::batch_kernel {

/// At most so many intervals at a time: what is known of them stays in the nearest cache.
constexpr int largest_block = 512;

/// Intervals in columns.
struct Block {
  const double* contacts;
  const double* per;  ///< seconds
  const double* aht;  ///< seconds
  int size;
};

struct Goal {
  double acceptable_wait;  ///< seconds
  double late;             ///< the share that may wait longer, in (1e-5, 1 - 1e-6)
};

/// Finds the agents of a block's intervals; -1 where they are not certain, for whatever reason.
void find_agents_portable(const Block& block, const Goal& goal, std::int64_t* agents);
void find_agents_avx2(const Block& block, const Goal& goal, std::int64_t* agents);

}  // namespace krarup::batch_kernel
