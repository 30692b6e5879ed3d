#include "io/json_deferred_work.hpp"

#include "io/named_file.hpp"
#include "krarup/io/deferred_work_json.hpp"

namespace krarup {

DeferredWork parse_deferred_work(std::string_view json) {
  const Json document = parse_json(json);
  DeferredWork work = JsonForm<DeferredWork>::read(document, Place{}, Reading{});
  validate(work);
  return work;
}

DeferredWork load_deferred_work(const std::filesystem::path& path) {
  return read_named_file(path, parse_deferred_work);
}

std::string to_json(const DeferredWork& work) { return pretty(JsonForm<DeferredWork>::write(work, {})); }

void save_deferred_work(const DeferredWork& work, const std::filesystem::path& path) {
  write_file(path, to_json(work));
}

}  // namespace krarup
