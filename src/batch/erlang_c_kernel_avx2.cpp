// Compiled for processors with AVX2 and FMA; called on no others.

#include "batch/erlang_c_lanes.hpp"

namespace krarup::batch_kernel {

void find_agents_avx2(const Columns& columns, const Goal& goal, std::int64_t size, std::int64_t* agents) {
  find_agents(columns, goal, size, agents);
}

}  // namespace krarup::batch_kernel
