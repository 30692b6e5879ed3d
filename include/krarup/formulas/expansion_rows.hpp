#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "krarup/formulas/polynomial.hpp"
#include "krarup/formulas/uniform_expansion_table.hpp"

namespace krarup::formulas::detail {

/// Temme's rows c_0 to c_8, or k c_k, across: of each pair of powers of eta, its coefficients in every row.
struct RowsAcross {
  static constexpr std::size_t rows = 9;
  static constexpr std::size_t pairs = 9;
  enum class Weight { one, row };

  std::array<std::array<std::array<double, 2>, rows>, pairs> at{};

  constexpr explicit RowsAcross(Weight weight) {
    using namespace uniform_expansion;
    const std::span<const double> given[rows] = {temme_0, temme_1, temme_2, temme_3, temme_4,
                                                 temme_5, temme_6, temme_7, temme_8};
    for (std::size_t k = 0; k < rows; ++k) {
      const double factor = weight == Weight::one ? 1 : static_cast<double>(k);
      for (std::size_t j = 0; j < given[k].size(); ++j) at[j / 2][k][j % 2] = factor * given[k][j];
    }
  }
};
inline constexpr RowsAcross rows_across(RowsAcross::Weight::one);
inline constexpr RowsAcross weighted_rows_across(RowsAcross::Weight::row);

/// The sum of c_k r^k over the first rows, for each pair of powers.
template <const RowsAcross& table>
class SumOverRows {
 public:
  using Sums = std::array<Pair, RowsAcross::pairs>;

  /// Fewer rows do for small r, r <= 1/20: the first that is left out is below 2e-17 of a value, 6e-17 of a slope and
  /// 1.2e-16 of a weighted value.
  static void find(double r, Sums& sums) {
    if (r > 1. / 80) return find_with<9>(r, sums);
    if (r > 1. / 250) return find_with<7>(r, sums);
    if (r > 1. / 5000) return find_with<6>(r, sums);
    return find_with<4>(r, sums);
  }

 private:
  /// How many rows are long enough for each pair: the later ones are shorter.
  static constexpr std::array<std::size_t, RowsAcross::pairs> reach{9, 9, 9, 9, 8, 6, 5, 3, 1};

  template <std::size_t pair, std::size_t k>
  static constexpr Pair coefficients{table.at[pair][k][0], table.at[pair][k][1]};

  template <std::size_t rows, std::size_t pair = 0>
  [[gnu::always_inline]] static void find_with(double r, Sums& sums) {
    if constexpr (pair < RowsAcross::pairs) {
      constexpr std::size_t last = std::min(rows, reach[pair]) - 1;
      sums[pair] = horner<pair, last>(r, coefficients<pair, last>);
      find_with<rows, pair + 1>(r, sums);
    }
  }
  template <std::size_t pair, std::size_t k>
  [[gnu::always_inline]] static Pair horner(double r, Pair sum) {
    if constexpr (k == 0)
      return sum;
    else
      return horner<pair, k - 1>(r, sum * r + coefficients<pair, k - 1>);
  }
};

/// The sum of c_k(eta) b^-k for one b, as a polynomial in eta, with its derivatives.
///
/// Summing over the rows first takes less than a polynomial for each of them: nothing has to be put together.
class RowsAt {
 public:
  explicit RowsAt(double b) : r_(1 / b) { SumOverRows<rows_across>::find(r_, sums_); }

  /// Sum of c_k(eta) b^-k.
  [[nodiscard]] double value(double eta) const { return polynomial(sums_, eta); }

  /// Sum of c_k'(eta) b^-k.
  [[nodiscard]] double slope(double eta) const {
    const double square = eta * eta;
    const auto later = [&](std::size_t i) { return sums_[i + 1] * (2 * static_cast<double>(i + 1)); };
    const Pair steep = sum_of_powers<RowsAcross::pairs - 1>(later, square);
    return powers(sums_, square)[1] + square * steep[1] + eta * steep[0];
  }

  /// Sum of k c_k(eta) b^-k.
  [[nodiscard]] double weighted(double eta) const {
    Sums sums;
    SumOverRows<weighted_rows_across>::find(r_, sums);
    return polynomial(sums, eta);
  }

 private:
  using Sums = SumOverRows<rows_across>::Sums;

  [[nodiscard]] static Pair powers(const Sums& sums, double square) {
    return sum_of_powers<RowsAcross::pairs>([&](std::size_t i) { return sums[i]; }, square);
  }
  [[nodiscard]] static double polynomial(const Sums& sums, double eta) {
    const Pair sum = powers(sums, eta * eta);
    return sum[0] + eta * sum[1];
  }

  double r_;
  Sums sums_;
};

}  // namespace krarup::formulas::detail
