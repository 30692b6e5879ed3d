#include "krarup/batch/erlang_c_columns.hpp"

#include <algorithm>
#include <cmath>
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

template <class Number>
const Number& at(std::span<const Number> column, std::size_t i) {
  return column[column.size() == 1 ? 0 : i];
}

template <class Number>
void require_length(const char* name, std::span<const Number> column, std::size_t size) {
  if (column.size() == size || column.size() == 1) return;
  throw InvalidInput(std::string(name) + " must have 1 or " + std::to_string(size) + " numbers, got " +
                     std::to_string(column.size()));
}

/// Whether a column begins anew at each interval: 0 where one number holds for all.
template <class Number>
int step(std::span<const Number> column) {
  return column.size() == 1 ? 0 : 1;
}

/// The columns from the i-th interval on, as the kernel reads them.
batch_kernel::Columns from(const ErlangCColumns& columns, std::size_t i) {
  static_assert(sizeof(Seconds) == sizeof(double));
  return {.contacts = &at(columns.contacts, i),
          .per = reinterpret_cast<const double*>(&at(columns.per, i)),
          .aht = reinterpret_cast<const double*>(&at(columns.aht, i)),
          .contacts_step = step(columns.contacts),
          .per_step = step(columns.per),
          .aht_step = step(columns.aht)};
}

}  // namespace

void required_agents(const ErlangCColumns& columns, const Target& target, std::span<std::int64_t> agents) {
  static const FindAgents find_agents = best_kernel();
  constexpr std::size_t block = 1024;  // stays in the cache until it is completed
  require_length("contacts", columns.contacts, agents.size());
  require_length("per", columns.per, agents.size());
  require_length("aht", columns.aht, agents.size());
  validate(target, "target");
  const double late = 1 - target.service_level.value_or(0);
  const bool only_level =
      target == Target{target.service_level, target.acceptable_wait, target.basis} && late < 1 - 1e-6 && late > 1e-5;
  const batch_kernel::Goal goal{target.acceptable_wait.count(), late, -std::log(late)};
  for (std::size_t begin = 0; begin < agents.size(); begin += block) {
    const std::size_t end = std::min(begin + block, agents.size());
    const std::size_t wide = only_level ? (end - begin) / 4 * 4 : 0;
    if (wide > 0) find_agents(from(columns, begin), goal, static_cast<std::int64_t>(wide), &agents[begin]);
    std::fill(agents.begin() + static_cast<std::ptrdiff_t>(begin + wide),
              agents.begin() + static_cast<std::ptrdiff_t>(end), -1);
    for (std::size_t i = begin; i < end; ++i) {
      if (agents[i] >= 0) continue;
      const Demand demand{at(columns.contacts, i), at(columns.per, i), at(columns.aht, i)};
      agents[i] = required_agents(ErlangC{.demand = demand}, target);
    }
  }
}

}  // namespace krarup
