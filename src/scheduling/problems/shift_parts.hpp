#pragma once

#include <string>

#include "krarup/core/series.hpp"
#include "krarup/scheduling/shift_template.hpp"

/// What shift problems and roster problems have in common.
namespace krarup::problems {

void check_required(const std::string& path, const Series<double>& required);
void check_template(const std::string& path, const ShiftTemplate& shift);

}  // namespace krarup::problems
