#include "fuzz.hpp"
#include "krarup/io/plan_csv.hpp"
#include "krarup/io/plan_json.hpp"

using namespace krarup;

// A plan that is read is written and read back as the same, and can be written as CSV.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_or_refuse([&] {
    const Plan plan = parse_plan(fuzz::text_of(data, size));
    const std::string written = to_json(plan);
    fuzz::require(to_json(parse_plan(written)) == written, "a plan reads back as written");
    fuzz::require(!intervals_csv(plan).empty() && !roster_csv(plan).empty(), "a plan has its tables");
  });
  return 0;
}
