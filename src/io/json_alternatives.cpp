#include "io/json_plan.hpp"
#include "io/json_variant.hpp"

namespace krarup {

PatienceLaw JsonForm<PatienceLaw>::read(const Json& value, const Place& place, const Reading& reading) {
  return read_alternative<PatienceLaw>(value, place, reading);
}

Json JsonForm<PatienceLaw>::write(const PatienceLaw& value, const LocalClock& clock) {
  return write_alternative(value, clock);
}

Json JsonForm<PatienceLaw>::schema(const Rule&) { return describe_alternatives<PatienceLaw>(); }

RosterRule JsonForm<RosterRule>::read(const Json& value, const Place& place, const Reading& reading) {
  return read_alternative<RosterRule>(value, place, reading);
}

Json JsonForm<RosterRule>::write(const RosterRule& value, const LocalClock& clock) {
  return write_alternative(value, clock);
}

Json JsonForm<RosterRule>::schema(const Rule&) { return describe_alternatives<RosterRule>(); }

}  // namespace krarup
