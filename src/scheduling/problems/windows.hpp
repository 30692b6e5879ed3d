#pragma once

#include <string>

#include "scheduling/rules/rolling.hpp"

namespace krarup::problems {

/// Refuses a rule on windows of which a search would have to tell too many pasts apart.
///
/// @param field  the window
/// @param hard   whether no past may have more than the rule allows
void check_window(const std::string& field, const lines::Rolling& rolling, bool hard);

}  // namespace krarup::problems
