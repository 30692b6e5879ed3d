#include "krarup/io/file.hpp"

#include <fstream>
#include <random>
#include <system_error>

#include "krarup/core/error.hpp"
#include "krarup/io/limits.hpp"

namespace krarup {

namespace {

/// Two processes that write the same file at the same time must not meet in one temporary file.
std::filesystem::path temporary_name(const std::filesystem::path& path) {
  std::random_device random;
  std::filesystem::path name = path;
  name += '.' + std::to_string(random()) + ".tmp";
  return name;
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const std::string name = path.string();
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) throw ParseError(name + ": no such file");
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw ParseError(name + ": " + error.message());
  if (size > limits::file_bytes) {
    throw ParseError(name + ": longer than " + std::to_string(limits::file_bytes >> 20U) + " MiB");
  }
  std::string text(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(text.data(), static_cast<std::streamsize>(size));
  if (!file) throw ParseError(name + ": cannot be read");
  return text;
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  const std::filesystem::path temporary = temporary_name(path);
  {
    std::ofstream file(temporary, std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.flush();
    if (!file) {
      std::error_code ignored;
      std::filesystem::remove(temporary, ignored);
      throw Error(path.string() + ": cannot be written");
    }
  }
  std::error_code error;
  std::filesystem::rename(temporary, path, error);
  if (error) {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw Error(path.string() + ": cannot be written: " + error.message());
  }
}

}  // namespace krarup
