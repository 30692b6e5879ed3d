#include "batch/erlang_c_lanes.hpp"

namespace krarup::batch_kernel {

void find_agents_portable(const Columns& columns, const Goal& goal, std::int64_t size, std::int64_t* agents) {
  find_agents(columns, goal, size, agents);
}

}  // namespace krarup::batch_kernel
