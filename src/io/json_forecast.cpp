#include <algorithm>

#include "io/json_day_profile.hpp"

namespace krarup {

DayProfile JsonForm<DayProfile>::read(const Json& value, const Place& place, const Reading& reading) {
  require_keys(value, place, {"start", "step", "contacts", "aht"});
  const auto at = [&]<class T>(std::string_view key, T& into) {
    const Place here{&place, key};
    if (!value.contains(key)) here.refuse("is missing");
    into = JsonForm<T>::read(value[key], here, reading);
  };
  DayProfile profile;
  std::vector<double> contacts;
  std::vector<Seconds> aht;
  at("start", profile.start);
  at("step", profile.step);
  at("contacts", contacts);
  if (value.contains("aht") && value["aht"].is_array()) {
    at("aht", aht);
  } else {
    at("aht", aht.emplace_back());
    aht.resize(contacts.size(), aht.front());
  }
  if (aht.size() != contacts.size()) {
    Place{&place, "aht"}.refuse("expected one AHT, or as many as contacts (" + std::to_string(contacts.size()) +
                                "), got " + std::to_string(aht.size()));
  }
  for (std::size_t i = 0; i < contacts.size(); ++i) profile.values.push_back({contacts[i], profile.step, aht[i]});
  return profile;
}

Json JsonForm<DayProfile>::write(const DayProfile& value, const LocalClock& clock) {
  std::vector<double> contacts;
  std::vector<Seconds> aht;
  for (const Demand& demand : value.values) {
    contacts.push_back(demand.contacts);
    aht.push_back(demand.aht);
  }
  const bool all_equal = !aht.empty() && std::count(aht.begin(), aht.end(), aht.front()) == std::ssize(aht);
  return {{"start", JsonForm<Instant>::write(value.start, clock)},
          {"step", JsonForm<Seconds>::write(value.step, clock)},
          {"contacts", JsonForm<std::vector<double>>::write(contacts, clock)},
          {"aht", all_equal ? JsonForm<Seconds>::write(aht.front(), clock)
                            : JsonForm<std::vector<Seconds>>::write(aht, clock)}};
}

Json JsonForm<DayProfile>::schema(const Rule&) {
  Json schema = object_schema();
  const Json aht = JsonForm<Seconds>::schema(rules::positive);
  schema["properties"] = {{"start", JsonForm<Instant>::schema({})},
                          {"step", JsonForm<Seconds>::schema(rules::positive)},
                          {"contacts", JsonForm<std::vector<double>>::schema(rules::not_negative)},
                          {"aht", {{"anyOf", {aht, {{"type", "array"}, {"items", aht}}}}}}};
  schema["required"] = {"start", "step", "contacts", "aht"};
  return schema;
}

}  // namespace krarup
