#pragma once

#include <vector>

#include "scheduling/mip/coverage_columns.hpp"
#include "scheduling/mip/highs_model.hpp"
#include "scheduling/shifts/block.hpp"
#include "scheduling/shifts/limits.hpp"

namespace krarup {

/// The shifts of one block as a mixed-integer program with implicit breaks [Aykin1996].
///
/// Column x[j] counts the people on shift j and b[j,k,s] those of them who start their k-th break at s; the b of one
/// break sum to x[j]. Breaks stay in order when, up to every start of a break, no more people have begun it than have
/// ended the one before, and worked for a while since where they must: pairing first in, first out then gives everybody
/// a legal sequence. People of one shift are alike, so the program grows with the shifts and not with the people.
class ShiftProgram {
 public:
  /// @param limits  on the block's shifts
  ShiftProgram(const Block& block, const std::vector<Limit>& limits);

  [[nodiscard]] const mip::Model& model() const { return model_; }

  /// The least that a plan of whole agents can cost when it costs no less than that: all prices of the block may be
  /// multiples of one step.
  [[nodiscard]] double next_cost(double bound) const;

  /// For each shift of the block, the column that counts its people.
  [[nodiscard]] std::vector<int> people_columns() const;

  /// The columns that count people on a shift of the block and on its breaks.
  [[nodiscard]] std::vector<int> columns_of(std::size_t shift) const;

  /// For each slot of the block, the agents on shift and not on break as a sum over columns.
  [[nodiscard]] std::vector<std::vector<mip::Term>> agents_by_slot() const;

  /// For each slot of the block, what an agent is worth when the rows have these prices.
  [[nodiscard]] std::vector<double> slot_prices(const std::vector<double>& prices) const;

  /// For each shift of the block, what one more person on it costs beyond what the agents are worth when the rows have
  /// these prices, with breaks where they hurt least.
  [[nodiscard]] std::vector<double> reduced_costs(const std::vector<double>& prices) const {
    return reduced_costs(prices, slot_prices(prices));
  }

  /// The same where an agent in each slot is worth as much.
  [[nodiscard]] std::vector<double> reduced_costs(const std::vector<double>& prices,
                                                  const std::vector<double>& worth_by_slot) const;

  /// All columns' values for placed shifts (indices of the block's shifts).
  [[nodiscard]] std::vector<double> encode(const std::vector<Placed>& placed) const;

  /// A shift for each person where the values count people in parts: as many in all, parts carried on to the next
  /// shift.
  [[nodiscard]] std::vector<std::size_t> whole_people(const std::vector<double>& values) const;

  /// The placed shifts of a solution, breaks paired first in, first out.
  [[nodiscard]] std::vector<Placed> decode(const std::vector<double>& values) const;

 private:
  struct ShiftColumns {
    int people = 0;
    std::vector<int> first_option;  ///< for each break, the column of its first option
  };
  /// The price of a slot, and the row that counts its agents.
  struct SlotColumns {
    mip::CoverageColumns columns;
    int row = -1;  ///< -1: the slot costs nothing, however many are there
  };

  void add_shift(const BlockShift& shift);
  void keep_order(const BlockShift& shift, const ShiftColumns& columns);
  void add_slots();
  void limit_breaks();
  void add_limit(const Limit& limit);

  const Block& block_;
  std::vector<Limit> limits_;
  mip::Model model_;
  std::vector<ShiftColumns> columns_;
  std::vector<SlotColumns> slots_;
  std::vector<int> limit_rows_;  ///< for each limit
};

}  // namespace krarup
