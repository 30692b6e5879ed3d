#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace krarup {

/// The whole text of a file of at most `limits::file_bytes`.
///
/// @throws ParseError  when it cannot be read or is too long; names the file
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Writes a file whole or not at all: whoever looks sees the old content or the new one, even after a crash.
///
/// The text goes to a new file in the same folder, which then takes the name of the old one.
///
/// @throws Error  when the folder does not exist or may not be written; names the file
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace krarup
