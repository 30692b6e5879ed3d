#include "fuzz.hpp"
#include "krarup/io/activities_json.hpp"

using namespace krarup;

// A problem of activities that is read is written and read back as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_or_refuse([&] {
    const std::string written = to_json(parse_activity_problem(fuzz::text_of(data, size)));
    fuzz::require(to_json(parse_activity_problem(written)) == written, "a problem of activities reads back as written");
  });
  return 0;
}
