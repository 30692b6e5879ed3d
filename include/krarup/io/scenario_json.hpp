#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "krarup/plan/scenario.hpp"

namespace krarup {

/// Reads a scenario (docs/schema/scenario-1.schema.json) and checks all of it.
///
/// Keys are the names of the fields, and a time is text with a unit ("180s"). The forecast is either written out,
///
///     "forecast": {"start": "2026-03-02T07:00", "step": "30min", "contacts": [12, 31.5], "aht": "240s"}
///
/// where "aht" may also be a list, or is a CSV file with the settings of ForecastFormat:
///
///     "forecast": {"file": "forecast.csv", "contacts_column": "Calls", "aht": "240s"}
///
/// @param folder  where the file of the forecast lies if its name is relative
/// @throws ParseError    with line and column, or a JSON pointer: "/target/basis: ..."
/// @throws InvalidInput  names the field: "target.service_level must be in [0, 1), got 80; ..."
[[nodiscard]] Scenario parse_scenario(std::string_view json, const std::filesystem::path& folder = {});

/// As parse_scenario, from a file; messages begin with its name.
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& path);

/// The text that parse_scenario reads back as the same scenario, with the forecast written out.
[[nodiscard]] std::string to_json(const Scenario& scenario);

/// Writes to_json(scenario) to a file, whole or not at all.
void save_scenario(const Scenario& scenario, const std::filesystem::path& path);

}  // namespace krarup
