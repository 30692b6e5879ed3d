#pragma once

#include <cstddef>

namespace krarup::limits {

/// No file that is read may be longer, in bytes; 64 MiB.
inline constexpr std::size_t file_bytes = std::size_t{64} << 20U;

/// No forecast may have more intervals, those between its lines included.
inline constexpr std::size_t intervals = 1'000'000;

/// No CSV file may have more columns.
inline constexpr std::size_t csv_columns = 1'000;

/// No JSON object may have more keys, and no value may be nested deeper.
inline constexpr std::size_t json_keys = 1'000;
inline constexpr std::size_t json_depth = 32;

}  // namespace krarup::limits
