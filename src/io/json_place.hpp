#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "io/json_document.hpp"
#include "krarup/core/error.hpp"
#include "krarup/core/local_clock.hpp"

namespace krarup {

/// What the meaning of a document depends on besides its own text.
struct Reading {
  std::filesystem::path folder{};  ///< where the files lie that the document names
  LocalClock clock{};              ///< for points in time that state no offset from UTC
  bool complete = false;           ///< every key must be there, as in documents that krarup has written itself
};

/// A value's place in a document, as a chain up to the root; costs nothing until a message needs it.
struct Place {
  const Place* parent = nullptr;
  std::string_view key{};
  std::size_t index = 0;

  /// The JSON pointer, "/shift_templates/2/length"; "/" for the document itself.
  [[nodiscard]] std::string text() const {
    if (parent == nullptr) return "/";
    const std::string above = parent->parent == nullptr ? "" : parent->text();
    return above + "/" + (key.empty() ? std::to_string(index) : std::string(key));
  }

  [[noreturn]] void refuse(const std::string& why) const { throw ParseError(text() + ": " + why); }
};

/// What a value is, in words: "a number", "text".
[[nodiscard]] std::string kind_of(const Json& value);

/// Refuses a value that is not an object, and any key in it that is not among `known`; names the nearest one.
void require_keys(const Json& value, const Place& place, const std::vector<std::string_view>& known);

/// The text of a value, which must be one; `example` is what the message suggests.
[[nodiscard]] const std::string& require_text(const Json& value, const Place& place, std::string_view example);

/// Calls `read(text)` and adds the place to what it throws.
template <class Read>
auto read_text(const Json& value, const Place& place, std::string_view example, const Read& read) {
  const std::string& text = require_text(value, place, example);
  try {
    return read(std::string_view(text));
  } catch (const Error& error) {
    place.refuse(error.what());
  }
}

}  // namespace krarup
