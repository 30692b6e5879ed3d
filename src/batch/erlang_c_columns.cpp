#include "krarup/batch/erlang_c_columns.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "batch/erlang_c_kernel.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/staffing/required_agents.hpp"

namespace krarup {

namespace {

using FindAgents = decltype(&batch_kernel::find_agents_portable);

/// The kernel for the widest instructions that this processor has.
FindAgents best_kernel() {
#ifdef KRARUP_AVX2_KERNEL
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &batch_kernel::find_agents_avx2;
#endif
  return &batch_kernel::find_agents_portable;
}

/// A column as the kernel reads it: number after number, also where one holds for all.
template <class Number>
class Numbers {
 public:
  Numbers(const char* name, std::span<const Number> column, std::size_t size) : column_(column) {
    if (column.size() == 1) {
      repeated_.fill(column[0]);
    } else if (column.size() != size) {
      throw InvalidInput(std::string(name) + " must have 1 or " + std::to_string(size) + " numbers, got " +
                         std::to_string(column.size()));
    }
  }
  /// As many numbers as a block has, from the i-th on.
  [[nodiscard]] const double* from(std::size_t i) const {
    static_assert(sizeof(Number) == sizeof(double));
    return reinterpret_cast<const double*>(column_.size() == 1 ? repeated_.data() : column_.data() + i);
  }

 private:
  std::span<const Number> column_;
  std::array<Number, batch_kernel::largest_block> repeated_;  ///< the one number
};

/// Whether a target asks for no more than the kernel answers.
bool is_for_kernel(const Target& target) {
  const double late = 1 - target.service_level.value_or(0);
  return target == Target{target.service_level, target.acceptable_wait, target.basis} && late < 1 - 1e-6 && late > 1e-5;
}

}  // namespace

void required_agents(const ErlangCColumns& columns, const Target& target, std::span<std::int64_t> agents) {
  static const FindAgents find_agents = best_kernel();
  constexpr std::size_t block_size = batch_kernel::largest_block;
  const Numbers contacts("contacts", columns.contacts, agents.size());
  const Numbers per("per", columns.per, agents.size());
  const Numbers aht("aht", columns.aht, agents.size());
  validate(target, "target");
  const bool for_kernel = is_for_kernel(target);
  const batch_kernel::Goal goal{target.acceptable_wait.count(), 1 - target.service_level.value_or(0)};
  for (std::size_t begin = 0; begin < agents.size(); begin += block_size) {
    const std::span<std::int64_t> answers = agents.subspan(begin, std::min(block_size, agents.size() - begin));
    const batch_kernel::Block block{.contacts = contacts.from(begin),
                                    .per = per.from(begin),
                                    .aht = aht.from(begin),
                                    .size = static_cast<int>(answers.size())};
    if (for_kernel) find_agents(block, goal, answers.data());
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (for_kernel && answers[i] >= 0) continue;
      const Demand demand{block.contacts[i], Seconds(block.per[i]), Seconds(block.aht[i])};
      answers[i] = required_agents(ErlangC{.demand = demand}, target);
    }
  }
}

}  // namespace krarup
