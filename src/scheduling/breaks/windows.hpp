#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "scheduling/breaks/break_grid.hpp"
#include "scheduling/breaks/piece_search.hpp"

namespace krarup::breaks {

/// Parts of a piece, each of shifts that follow one another; those between two parts belong to none, so that the parts
/// hardly share a step of time and can be worked on at once.
///
/// @param away    for each kind, the steps of a shift in which somebody may be away: [first, last)
/// @param shifts  of a part, and between two parts; at least 1
/// @param offset  the number of the first shift: of the numbers, every second stretch of so many is a part
/// @return  without the parts that would go round the ring and meet themselves
[[nodiscard]] std::vector<Piece> windows(const Grid& grid, const std::vector<std::pair<int, int>>& away,
                                         const Piece& piece, std::size_t shifts, std::size_t offset);

}  // namespace krarup::breaks
