#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace krarup {

/// What to say about a name that is not known: `; did you mean "length"?`, or a list of the names there are.
[[nodiscard]] std::string suggestion(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace krarup
