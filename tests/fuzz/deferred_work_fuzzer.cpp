#include "fuzz.hpp"
#include "krarup/io/deferred_work_json.hpp"

using namespace krarup;

// Deferred work that is read is written and read back as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_or_refuse([&] {
    const std::string written = to_json(parse_deferred_work(fuzz::text_of(data, size)));
    fuzz::require(to_json(parse_deferred_work(written)) == written, "deferred work reads back as written");
  });
  return 0;
}
