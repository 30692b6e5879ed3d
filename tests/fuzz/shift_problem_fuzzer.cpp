#include "fuzz.hpp"
#include "krarup/io/shifts_json.hpp"

using namespace krarup;

// A shift problem that is read is written and read back as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_or_refuse([&] {
    const std::string written = to_json(parse_shift_problem(fuzz::text_of(data, size)));
    fuzz::require(to_json(parse_shift_problem(written)) == written, "a shift problem reads back as written");
  });
  return 0;
}
