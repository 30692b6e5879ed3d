#include "batch/erlang_c_loops.hpp"

namespace krarup::batch_kernel {

void find_agents_portable(const Block& block, const Goal& goal, std::int64_t* agents) {
  find_agents(block, goal, agents);
}

}  // namespace krarup::batch_kernel
