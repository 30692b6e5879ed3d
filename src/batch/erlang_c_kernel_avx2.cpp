// Compiled for processors with AVX2 and FMA; called on no others.

#include "batch/erlang_c_loops.hpp"

namespace krarup::batch_kernel {

void find_agents_avx2(const Block& block, const Goal& goal, std::int64_t* agents) { find_agents(block, goal, agents); }

}  // namespace krarup::batch_kernel
