#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace krarup {

/// Text without what would break a line or hide itself.
[[nodiscard]] inline std::string one_line(std::string text) {
  for (char& byte : text) {
    if (static_cast<unsigned char>(byte) < 0x20U || byte == 0x7F) byte = '?';
  }
  return text;
}

/// Text from a file, fit for a message of one line: in quotes, without control characters, and not longer than 40
/// bytes.
[[nodiscard]] inline std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 40;
  std::string shown(text.substr(0, most));
  if (text.size() > most) {
    const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
    if (continues(text[most])) {  // never cut a character of several bytes in two
      while (!shown.empty() && continues(shown.back())) shown.pop_back();
      if (!shown.empty()) shown.pop_back();
    }
    shown += "...";
  }
  return '"' + one_line(std::move(shown)) + '"';
}

}  // namespace krarup
