#pragma once

#include <cstdint>

namespace krarup::batch_kernel {

/// Intervals in columns; a step of 0 makes the first number hold for all.
struct Columns {
  const double* contacts;
  const double* per;  ///< seconds
  const double* aht;  ///< seconds
  int contacts_step;
  int per_step;
  int aht_step;
};

struct Goal {
  double acceptable_wait;  ///< seconds
  double late;             ///< the share that may wait longer
  double rarity;           ///< -ln(late)
};

/// Finds the agents of `size` intervals, a multiple of 4; -1 where it is not certain, for whatever reason.
void find_agents_portable(const Columns& columns, const Goal& goal, std::int64_t size, std::int64_t* agents);
void find_agents_avx2(const Columns& columns, const Goal& goal, std::int64_t size, std::int64_t* agents);

}  // namespace krarup::batch_kernel
