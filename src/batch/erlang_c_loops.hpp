#pragma once

#include "batch/erlang_c_kernel.hpp"
#include "batch/erlang_c_kernel_table.hpp"

// How many agents reach a service level when nobody hangs up, in single precision: that tells it but for one interval
// in a thousand, which is left to the formulas.
//
// Plain loops, which compilers turn into wide instructions. The source is compiled once for every processor and once
// for those with wider ones. So nothing in it may come from elsewhere, and nothing may be seen elsewhere: all is in an
// unnamed namespace.

namespace krarup::batch_kernel {

namespace {

constexpr int unsure = -1;
constexpr double smallest_load = 1e-3;
constexpr double largest_load = 9e8;
constexpr double longest_wait = 20;  // handling times

/// Intervals in the words of the formulas.
struct Intervals {
  double load[largest_block];  ///< erlangs; NaN where the interval is not for the kernel
  float wait[largest_block];   ///< the acceptable one, in handling times
};

inline void read(const Block& block, double acceptable_wait, Intervals& intervals) {
  for (int i = 0; i < block.size; ++i) {
    const double contacts = block.contacts[i];
    const double per = block.per[i];
    const double aht = block.aht[i];
    const double load = contacts * aht / per;
    const double wait = acceptable_wait / aht;
    const bool valid =
        (contacts > 0) & (per > 0) & (aht > 0) & (load > smallest_load) & (load < largest_load) & (wait < longest_wait);
    intervals.load[i] = valid ? load : __builtin_nan("");
    intervals.wait[i] = static_cast<float>(wait);
  }
}

/// By Horner's rule; without a loop, because only loops that have none inside become wide instructions.
template <int i = 0, int N>
inline float polynomial(const float (&coefficients)[N], float x) {
  if constexpr (i + 1 == N) {
    return coefficients[i];
  } else {
    return coefficients[i] + x * polynomial<i + 1>(coefficients, x);
  }
}

struct Tangent {
  float value;
  float slope;
};

template <int i = 0, int N>
inline Tangent tangent(const float (&coefficients)[N], float x) {
  if constexpr (i + 1 == N) {
    return {coefficients[i], 0};
  } else {
    const Tangent rest = tangent<i + 1>(coefficients, x);
    return {coefficients[i] + x * rest.value, rest.value + x * rest.slope};
  }
}

/// One step of Newton's method to where x times the polynomial is the goal.
template <int N>
inline float closer(const float (&coefficients)[N], float x, float goal) {
  const Tangent at = tangent(coefficients, x);
  return x - (x * at.value - goal) / (at.value + x * at.slope);
}

/// The real beta with C e^-((n - a) wait) = e^-goal at n = a + beta sqrt(a).
inline float beta_for(float root_of_load, float wait, float goal) {
  constexpr float usual_curvature = 0.27f;
  const float s = 1 / root_of_load;
  const float rarity[] = {polynomial(rarity_0, s) + root_of_load * wait,
                          polynomial(rarity_1, s),
                          polynomial(rarity_2, s),
                          polynomial(rarity_3, s),
                          polynomial(rarity_4, s),
                          polynomial(rarity_5, s),
                          polynomial(rarity_6, s),
                          polynomial(rarity_7, s),
                          polynomial(rarity_8, s),
                          polynomial(rarity_9, s)};
  const float linear = rarity[0];
  const float parabola = 2 * goal / (linear + __builtin_sqrtf(linear * linear + 4 * usual_curvature * goal));
  return closer(rarity, closer(rarity, parabola, goal), goal);
}

/// By how many agents `beta_for` may be wrong; twice what it ever was.
inline double doubt(float spare_agents) { return 5e-4 + 4e-6 * spare_agents; }

/// Larger loads: the real number of agents, rounded up where it is far enough from a whole one.
inline void by_expansion(const Intervals& intervals, const Goal& goal, int size, std::int64_t* agents) {
  const float rarity = static_cast<float>(-__builtin_log(goal.late));
  for (int i = 0; i < size; ++i) {
    const double load = intervals.load[i];
    const float root_of_load = __builtin_sqrtf(static_cast<float>(load));
    const float beta = beta_for(root_of_load, intervals.wait[i], rarity);
    const float spare = beta * root_of_load;
    const bool in_range = (load >= least_load) & (beta < largest_beta);
    const double needed = in_range ? load + spare : 0;
    const int whole = static_cast<int>(needed);
    const double part = needed - whole;
    const bool certain = __builtin_fabs(part - 0.5) < 0.5 - doubt(spare);
    agents[i] = certain ? whole + 1 : unsure;
  }
}

/// e^x, |x| < 87, with a relative error below 2e-7 (1 + |x|).
inline float exponential(float x) {
  constexpr float series[] = {1, 1, 1.f / 2, 1.f / 6, 1.f / 24, 1.f / 120, 1.f / 720};
  constexpr float whole_bits = 12582912;  // 1.5 * 2^23: what is added is rounded to a whole number, in the last bits
  const float shifted = x * 1.44269504f + whole_bits;
  const float part = x - (shifted - whole_bits) * 0.693147182f;
  const int power = __builtin_bit_cast(int, shifted) << 23;
  return __builtin_bit_cast(float, __builtin_bit_cast(int, polynomial(series, part)) + power);
}

/// The intervals of a block whose loads are small, as the agents k = 1, 2, ... are counted up for all of them.
struct Few {
  int size = 0;
  int place[largest_block] = {};  ///< in the block
  float load[largest_block];
  float decay[largest_block];       ///< e^-wait
  float patient[largest_block];     ///< a e^-((k - a) wait)
  float reciprocal[largest_block];  ///< 1 / B(k - 1) of Erlang B
  int too_few[largest_block];       ///< how many k are
  int doubtful[largest_block];      ///< whether single precision cannot tell of some k
};

inline void gather(const Intervals& intervals, int size, Few& few) {
  for (int i = 0; i < size; ++i) {
    few.place[few.size] = i;
    few.size += intervals.load[i] < least_load;
  }
  for (int j = 0; j < few.size; ++j) {
    few.load[j] = static_cast<float>(intervals.load[few.place[j]]);
    few.decay[j] = intervals.wait[few.place[j]];
  }
  for (int j = 0; j < few.size; ++j) {
    few.patient[j] = few.load[j] * exponential(few.load[j] * few.decay[j]);
    few.decay[j] = exponential(-few.decay[j]);
    few.reciprocal[j] = 1;
    few.too_few[j] = 0;
    few.doubtful[j] = 0;
  }
}

/// Looks at k agents; returns whether they are too few somewhere.
inline bool count(Few& few, float k, float late) {
  constexpr float certain = 3e-5f;  // the shares that wait are right to 1e-5 of themselves
  int more = 0;
  for (int j = 0; j < few.size; ++j) {
    const float load = few.load[j];
    few.patient[j] *= few.decay[j];
    const float one_of = load + (k - load) * few.reciprocal[j];  // waits: a / C
    const float margin = late * one_of - few.patient[j];
    const int open = static_cast<float>(few.too_few[j]) == k - 1;
    const int too_few = open & (margin <= 0);
    few.doubtful[j] |= open & (__builtin_fabsf(margin) <= certain * one_of);
    few.too_few[j] += too_few;
    few.reciprocal[j] = 1 + k / load * few.reciprocal[j];
    more |= too_few;
  }
  return more != 0;
}

/// Small loads: the recurrence of Erlang B, from no agents on.
inline void by_counting(const Intervals& intervals, const Goal& goal, int size, std::int64_t* agents) {
  constexpr int most = 40;
  Few few;
  gather(intervals, size, few);
  for (int k = 1; k <= most && count(few, static_cast<float>(k), static_cast<float>(goal.late)); ++k) {
  }
  for (int j = 0; j < few.size; ++j) {
    const bool certain = few.doubtful[j] == 0 && few.too_few[j] < most;
    agents[few.place[j]] = certain ? few.too_few[j] + 1 : unsure;
  }
}

inline void find_agents(const Block& block, const Goal& goal, std::int64_t* agents) {
  Intervals intervals;
  read(block, goal.acceptable_wait, intervals);
  by_expansion(intervals, goal, block.size, agents);
  by_counting(intervals, goal, block.size, agents);
}

}  // namespace

}  // namespace krarup::batch_kernel
