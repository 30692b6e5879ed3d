#include "fuzz.hpp"
#include "krarup/io/scenario_json.hpp"

using namespace krarup;

// A scenario that is read is written and read back as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_or_refuse([&] {
    const std::string written = to_json(parse_scenario(fuzz::text_of(data, size), "no such folder"));
    fuzz::require(to_json(parse_scenario(written)) == written, "a scenario reads back as written");
  });
  return 0;
}
