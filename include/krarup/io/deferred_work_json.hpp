#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "krarup/intraday/deferred_work.hpp"

namespace krarup {

/// Reads deferred work (docs/schema/deferred-work-1.schema.json) and checks all of it.
///
/// Keys are the names of the fields, and a time is text with a unit ("4h"). Each kind of work has its forecast, on one
/// grid for all of them:
///
///     "forecast": {"start": "2026-03-02T00:00", "step": "1h", "contacts": [12, 31.5], "aht": "6min"}
///
/// @throws ParseError    with line and column, or a JSON pointer: "/kinds/0/response_time: ..."
/// @throws InvalidInput  names the field: "kinds[0].response_time must be >= 0 s, got -1 s"
[[nodiscard]] DeferredWork parse_deferred_work(std::string_view json);

/// As parse_deferred_work, from a file; messages begin with its name.
[[nodiscard]] DeferredWork load_deferred_work(const std::filesystem::path& path);

/// The text that parse_deferred_work reads back as the same work.
[[nodiscard]] std::string to_json(const DeferredWork& work);

/// Writes to_json(work) to a file, whole or not at all.
void save_deferred_work(const DeferredWork& work, const std::filesystem::path& path);

}  // namespace krarup
