#pragma once

#include <string>
#include <string_view>

namespace krarup::python {

/// The docstring of a public name, made from its C++ doc comment: "Demand.contacts", "formulas.erlang_b"; empty when
/// there is none.
std::string find_doc(std::string_view name);

/// The same for a name that must have one.
///
/// @throws std::logic_error  without: the module must not be importable with a hole in its documentation
std::string doc(std::string_view name);

}  // namespace krarup::python
