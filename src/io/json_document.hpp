#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace krarup {

/// JSON that keeps its keys in the order of the text.
using Json = nlohmann::ordered_json;

/// Reads a JSON text. A key written twice in one object, too many keys and too deep nesting are refused.
///
/// @throws ParseError  "line 3, column 14: ..."
[[nodiscard]] Json parse_json(std::string_view text);

/// Writes JSON for people: what fits on a line of 120 columns stays on it.
[[nodiscard]] std::string pretty(const Json& document);

}  // namespace krarup
