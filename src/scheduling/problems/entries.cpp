#include "scheduling/problems/entries.hpp"

#include "krarup/core/text.hpp"
#include "scheduling/common/whole_seconds.hpp"

namespace krarup::problems {

std::string at(const std::string& path, std::size_t i) { return path + "[" + std::to_string(i) + "]"; }

void require_at_most(const std::string& field, std::size_t size, std::size_t most) {
  if (size > most) {
    throw InvalidInput(field + " may have at most " + std::to_string(most) + " entries, got " + std::to_string(size));
  }
}

void require_whole_seconds(const std::string& field, Seconds time) {
  if (Seconds{whole_seconds(time)} != time) {
    throw InvalidInput(field + " must be a whole number of seconds, got " + to_text(time));
  }
}

void require_at_most(const std::string& field, Seconds time, Seconds most) {
  if (time > most) throw InvalidInput(field + " must be at most " + to_text(most) + ", got " + to_text(time));
}

}  // namespace krarup::problems
