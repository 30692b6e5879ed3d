#include "fuzz.hpp"
#include "krarup/io/roster_json.hpp"

using namespace krarup;

// A roster problem that is read is written and read back as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_or_refuse([&] {
    const std::string written = to_json(parse_roster_problem(fuzz::text_of(data, size)));
    fuzz::require(to_json(parse_roster_problem(written)) == written, "a roster problem reads back as written");
  });
  return 0;
}
