#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "krarup/core/error.hpp"
#include "krarup/io/file.hpp"

namespace krarup {

/// Reads a file and hands its text to `read`; what that throws gets the name of the file in front.
template <class Read>
auto read_named_file(const std::filesystem::path& path, const Read& read) {
  const std::string text = read_file(path);
  const auto named = [&](const Error& error) { return path.string() + ": " + error.what(); };
  try {
    return read(std::string_view(text));
  } catch (const ParseError& error) {
    throw ParseError(named(error));
  } catch (const InvalidInput& error) {
    throw InvalidInput(named(error));
  }
}

}  // namespace krarup
