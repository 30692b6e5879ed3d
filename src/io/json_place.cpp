#include "io/json_place.hpp"

#include <algorithm>

#include "io/nearest.hpp"
#include "io/quote.hpp"

namespace krarup {

std::string kind_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return "null";
    case Json::value_t::boolean:
      return value.get<bool>() ? "true" : "false";
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "a list";
    case Json::value_t::string:
      return "the text " + in_quotes(value.get_ref<const std::string&>());
    default:
      return "the number " + value.dump();
  }
}

void require_keys(const Json& value, const Place& place, const std::vector<std::string_view>& known) {
  if (!value.is_object()) place.refuse("expected an object, got " + kind_of(value));
  for (const auto& [key, ignored] : value.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      place.refuse("unknown key " + in_quotes(key) + suggestion(key, known));
    }
  }
}

const std::string& require_text(const Json& value, const Place& place, std::string_view example) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  place.refuse("expected text such as \"" + std::string(example) + "\", got " + kind_of(value));
}

}  // namespace krarup
