#pragma once

#include "batch/erlang_c_kernel.hpp"
#include "batch/erlang_c_kernel_table.hpp"

// Several intervals at a time: how many agents reach a service level when nobody hangs up.
//
// One source, compiled once for every processor and once for those with wider instructions. So nothing here may come
// from anywhere else, and nothing may be seen elsewhere: all is in an unnamed namespace, on a vector type of GCC and
// Clang.

namespace krarup::batch_kernel {

namespace {

#ifdef __AVX2__
constexpr int lanes = 4;
#else
constexpr int lanes = 2;  // a vector that the processor has not would be taken apart
#endif
using V [[gnu::vector_size(lanes * sizeof(double))]] = double;
using I [[gnu::vector_size(lanes * sizeof(std::int64_t))]] = std::int64_t;
#define KRARUP_INLINE [[gnu::always_inline]] inline

/// Differences of shares below this are not told: the kernel is right to about 1e-9.
constexpr double certain = 1e-7;
constexpr double longest_wait = 20;  // handling times
constexpr double largest_load = 9e8;
/// Below this load the agents are counted up from 1.
constexpr double countable = least_servers;

KRARUP_INLINE V all(double x) { return x - V{}; }
KRARUP_INLINE I bits(V x) { return reinterpret_cast<I>(x); }
KRARUP_INLINE V number(I x) { return reinterpret_cast<V>(x); }
KRARUP_INLINE V either(I condition, V yes, V no) { return number((condition & bits(yes)) | (~condition & bits(no))); }
KRARUP_INLINE bool any(I condition) {
  std::int64_t bits = 0;
  for (int i = 0; i < lanes; ++i) bits |= condition[i];
  return bits != 0;
}
KRARUP_INLINE V smaller(V x, V y) { return either(x < y, x, y); }
KRARUP_INLINE V larger(V x, V y) { return either(x > y, x, y); }
KRARUP_INLINE V magnitude(V x) { return number(bits(x) & INT64_MAX); }
KRARUP_INLINE V root(V x) {
  for (int i = 0; i < lanes; ++i) x[i] = __builtin_sqrt(x[i]);
  return x;
}

/// 1.5 * 2^52: what is added to it is rounded to a whole number, kept in the last bits.
constexpr double whole_bits = 6755399441055744;

/// The smallest whole number not below x, |x| < 2^50.
KRARUP_INLINE V ceiling(V x) {
  const V near = (x + whole_bits) - whole_bits;
  return near + either(near < x, all(1), all(0));
}

/// Horner's rule in two chains.
template <int N>
KRARUP_INLINE V polynomial(const double (&coefficients)[N], V x) {
  const V square = x * x;
  V even = all(coefficients[(N - 1) / 2 * 2]);
  V odd = all(coefficients[(N - 2) / 2 * 2 + 1]);
  for (int i = (N - 1) / 2 * 2 - 2; i >= 0; i -= 2) even = even * square + coefficients[i];
  for (int i = (N - 2) / 2 * 2 - 1; i >= 1; i -= 2) odd = odd * square + coefficients[i];
  return even + x * odd;
}

/// e^x, |x| < 700.
KRARUP_INLINE V exponential_of(V x) {
  constexpr double per_log2 = 1.4426950408889634;
  constexpr double log2 = 0.69314718055994531;
  const V shifted = x * per_log2 + whole_bits;
  const V rest = x - (shifted - whole_bits) * log2;
  return number(bits(polynomial(exponential, rest)) + (bits(shifted) << 52));
}

/// Some intervals, in the words of the formulas.
struct Intervals {
  V load;
  V wait;  ///< the acceptable one, in handling times
};

/// `square_root_servers`: about how many agents are enough.
KRARUP_INLINE V likely_servers(const Intervals& intervals, const Goal& goal) {
  // -ln(C) / beta, see formulas/square_root_guess.hpp
  constexpr double k[] = {1.2532925,     0.21505854,   0.02806398,   0.0036692605,
                          -0.0012257397, 7.7972444e-5, 5.6904992e-6, -6.3582382e-7};
  constexpr double first[] = {k[0], 2 * k[1], 3 * k[2], 4 * k[3], 5 * k[4], 6 * k[5], 7 * k[6], 8 * k[7]};
  constexpr double second[] = {2 * k[1], 6 * k[2], 12 * k[3], 20 * k[4], 30 * k[5], 42 * k[6], 56 * k[7]};
  const V spread = root(intervals.load);
  const V patience = spread * intervals.wait;
  const V linear = patience + k[0];
  const V start = 2 * goal.rarity / (linear + root(linear * linear + 1.08 * goal.rarity));
  const V beta = smaller(start, all(6));
  const V miss = beta * (polynomial(k, beta) + patience) - goal.rarity;
  const V slope = polynomial(first, beta) + patience;
  const V step = miss * slope / (slope * slope - miss * polynomial(second, beta) * 0.5);
  const V better = beta - step;
  return intervals.load + better * (spread + (0.5 + better * better * (1. / 6)) / slope);
}

/// Enough agents, one fewer not: certain; else -1.
KRARUP_INLINE V verdict(V agents, I certainly) { return either(certainly, agents, all(-1)); }

/// By one evaluation of Erlang C at the likely number, and its recurrence on both sides.
KRARUP_INLINE V by_expansion(const Intervals& intervals, const Goal& goal) {
  const V a = intervals.load;
  const V n = ceiling(larger(likely_servers(intervals, goal) - 0.1, a + 0.001));
  const V r = 1 / n;
  const V excess = a - n;
  const V tau = excess / (a + n);
  const V exponent = excess * tau * polynomial(rarity_factor, tau);
  const V v = root(exponent);
  const V t = 1 / (1 + 0.5 * v);
  const V unit = exponential_of(-smaller(exponent, all(600)));
  const V tail = polynomial(row_0, tau) + r * (polynomial(row_1, tau) + r * polynomial(row_2, tau) +
                                               r * r * (polynomial(row_3, tau) + r * polynomial(row_4, tau)));
  const V mass = 1.2533141373155003 * root(n) * (2 - unit * t * polynomial(falling_mills, t)) + unit * tail;
  // Everything below is times e^-exponent: the odds of a free server in Erlang B, and the share that is late.
  const V odds = polynomial(scaled_gamma, r) * mass;
  const V here = unit - excess * r * odds;
  const V more = unit + (1 - excess) / a * (unit + odds);
  const V fewer_excess = excess + 1;
  const V fewer = unit - fewer_excess / (n - 1) * (odds * a * r - unit);
  const V decay = exponential_of(-intervals.wait);
  const V late_with_fewer = exponential_of(fewer_excess * intervals.wait) * unit;
  const V margin_fewer = goal.late * fewer - late_with_fewer;
  const V margin_here = goal.late * here - late_with_fewer * decay;
  const V margin_more = goal.late * more - late_with_fewer * decay * decay;
  const I too_few = (fewer_excess >= 0) | (margin_fewer < -certain * fewer);
  const I enough = margin_here > certain * here;
  const I one_more = (margin_here < -certain * here) & (margin_more > certain * more);
  const I in_range = (tau > lowest_tau) & (n >= least_servers) & (-fewer_excess * intervals.wait < 600);
  return verdict(either(enough, n, n + 1), in_range & ((too_few & enough) | one_more));
}

/// By the recurrence from no agents on.
KRARUP_INLINE V by_counting(const Intervals& intervals, const Goal& goal) {
  const V inverse = 1 / intervals.load;
  const V decay = exponential_of(-intervals.wait);
  V reciprocal = all(1);  // 1 / B(k - 1)
  V patient = exponential_of(intervals.load * intervals.wait);
  V agents = all(0);
  I open = agents == agents;
  I unsure = agents != agents;
  for (double k = 1; k <= 60 && any(open); k += 1) {
    patient *= decay;
    const V spare = (k - intervals.load) * inverse;
    const V one_of = 1 + spare * reciprocal;
    const V margin = goal.late * one_of - patient;
    const I stable = spare > 0;
    unsure |= open & stable & (magnitude(margin) <= certain * one_of);
    open &= ~(stable & (margin > 0));
    agents += either(open, all(1), all(0));
    reciprocal = 1 + k * inverse * reciprocal;
  }
  return verdict(agents + 1, ~(unsure | open));
}

KRARUP_INLINE V numbers(const double* column, int step, std::int64_t i) {
  if (step == 0) return all(column[0]);
  V result;
  __builtin_memcpy(&result, column + i, sizeof result);
  return result;
}

KRARUP_INLINE void find_agents(const Columns& columns, const Goal& goal, std::int64_t size, std::int64_t* agents) {
  for (std::int64_t i = 0; i < size; i += lanes) {
    const V contacts = numbers(columns.contacts, columns.contacts_step, i);
    const V per = numbers(columns.per, columns.per_step, i);
    const V aht = numbers(columns.aht, columns.aht_step, i);
    const V load = contacts * aht / per;
    const V wait = goal.acceptable_wait / aht;
    const V largest = all(1e300);
    const I valid = (contacts > 0) & (contacts < largest) & (per > 0) & (per < largest) & (aht > 0) & (aht < largest) &
                    (load > 1e-3) & (load < largest_load) & (wait < longest_wait);
    const Intervals intervals{either(valid, load, all(countable)), either(valid, wait, all(0))};
    const I few = intervals.load < countable;
    V found = all(0);
    if (any(few)) found = by_counting({smaller(intervals.load, all(countable)), intervals.wait}, goal);
    if (any(~few))
      found = either(few, found, by_expansion({larger(intervals.load, all(countable)), intervals.wait}, goal));
    const I whole = __builtin_convertvector(either(valid, found, all(-1)), I);
    __builtin_memcpy(agents + i, &whole, sizeof whole);
  }
}

#undef KRARUP_INLINE

}  // namespace

}  // namespace krarup::batch_kernel
