#pragma once

#include <limits>
#include <string>

#include "krarup/core/validate.hpp"

namespace krarup {

/// The most lines that a queue may have, where they are not infinitely many.
inline constexpr double max_lines = 1e6;

/// Checks a number of lines.
///
/// @throws InvalidInput  names the field and the limit
inline void validate_lines(const std::string& path, double lines) {
  if (lines <= max_lines || lines == std::numeric_limits<double>::infinity()) return;
  throw InvalidInput(detail::join(path, "lines") + " must be at most " + to_text(max_lines) + " or infinite, got " +
                     to_text(lines));
}

/// Refuses balking, and an end of the queue, where a question is answered without them only.
///
/// @throws InvalidInput  names the field
inline void require_endless_queue(double balking, double lines) {
  if (balking > 0) throw InvalidInput("balking must be 0 for this question, got " + to_text(balking));
  if (lines < std::numeric_limits<double>::infinity()) {
    throw InvalidInput("lines must be infinite for this question, got " + to_text(lines));
  }
}

}  // namespace krarup
