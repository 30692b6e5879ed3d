#include "io/json_plan.hpp"
#include "io/json_variant.hpp"

namespace krarup {

namespace {

/// The settings of a model that hold for the whole day.
struct NotOfOneInterval {
  constexpr bool operator()(std::string_view name) const { return name != "demand" && name != "agents"; }
};

}  // namespace

AnyQueue JsonForm<AnyQueue>::read(const Json& value, const Place& place, const Reading& reading) {
  return read_alternative<AnyQueue>(value, place, reading, NotOfOneInterval{});
}

Json JsonForm<AnyQueue>::write(const AnyQueue& value, const LocalClock& clock) {
  return write_alternative(value, clock, NotOfOneInterval{});
}

Json JsonForm<AnyQueue>::schema(const Rule&) { return describe_alternatives<AnyQueue>(NotOfOneInterval{}); }

}  // namespace krarup
