#include "docs.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace krarup::python {

namespace {

/// By name, in order of the names; written by docstrings.py.
constexpr std::pair<std::string_view, std::string_view> docstrings[] = {
#include "docstrings.inc"
};

}  // namespace

std::string find_doc(std::string_view name) {
  const auto found = std::ranges::lower_bound(docstrings, name, {}, [](const auto& each) { return each.first; });
  return found == std::end(docstrings) || found->first != name ? "" : std::string(found->second);
}

std::string doc(std::string_view name) {
  std::string text = find_doc(name);
  if (text.empty()) throw std::logic_error(std::string(name) + " has no doc comment");
  return text;
}

}  // namespace krarup::python
