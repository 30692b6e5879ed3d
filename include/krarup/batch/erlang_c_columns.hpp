#pragma once

#include <cstdint>
#include <span>

#include "krarup/core/time.hpp"
#include "krarup/staffing/target.hpp"

namespace krarup {

/// Many intervals of a queue where nobody hangs up, in columns: a column of one number holds for every interval.
struct ErlangCColumns {
  std::span<const double> contacts;  ///< expected in each interval
  std::span<const Seconds> per;      ///< lengths of the intervals
  std::span<const Seconds> aht;      ///< average handling times
};

/// `required_agents` of an ErlangC for each of many intervals; M/M/n.
///
/// Where a service level is the only limit, several intervals are staffed at a time, in single precision, by
/// instructions as wide as the processor has them. The one interval in a thousand that this cannot tell, and whatever
/// other limits decide, is left to `required_agents`, so that the answers are the same. Compiled: part of
/// krarup::planning. Works on the caller's thread alone; halves of a batch can be asked from two.
///
/// @param  columns  each as long as `agents`, or of one number
/// @param  target   at least one limit
/// @param  agents   the answers
/// @throws InvalidInput, Infeasible  as required_agents, for the first interval that is refused; the answers before it
///         hold
/// @throws InvalidInput              when a column has another length
/// @complexity      O(1) an interval
void required_agents(const ErlangCColumns& columns, const Target& target, std::span<std::int64_t> agents);

}  // namespace krarup
