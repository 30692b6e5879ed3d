#include "scheduling/breaks/windows.hpp"

#include <algorithm>

namespace krarup::breaks {

std::vector<Piece> windows(const Grid& grid, const std::vector<std::pair<int, int>>& away, const Piece& piece,
                           std::size_t shifts, std::size_t offset) {
  std::vector<Piece> parts;
  bool in_part = false;
  for (std::size_t i = 0; i < piece.shifts.size(); ++i) {
    const bool before = in_part;
    in_part = (i + offset) / shifts % 2 == 0;
    if (!in_part) continue;
    const auto [first, last] = away[grid.kind_of[piece.shifts[i]]];
    const int start = piece.starts[i] + first, end = piece.starts[i] + last;
    if (!before) parts.push_back({.start = start, .end = end, .shifts = {}, .starts = {}});
    Piece& part = parts.back();
    part.start = std::min(part.start, start);
    part.end = std::max(part.end, end);
    part.shifts.push_back(piece.shifts[i]);
    part.starts.push_back(piece.starts[i]);
  }
  std::erase_if(parts, [&](const Piece& part) { return part.end - part.start > grid.size(); });
  return parts;
}

}  // namespace krarup::breaks
