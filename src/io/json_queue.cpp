#include "io/json_plan.hpp"
#include "io/nearest.hpp"
#include "io/quote.hpp"

namespace krarup {

namespace {

/// The settings of a model that hold for the whole day.
struct NotOfOneInterval {
  constexpr bool operator()(std::string_view name) const { return name != "demand" && name != "agents"; }
};

/// Calls `visit` with an empty queue of each model.
template <class Visit>
void for_each_model(const Visit& visit) {
  [&]<class... Q>(std::variant<Q...>*) { (visit(Q{}), ...); }(static_cast<AnyQueue*>(nullptr));
}

}  // namespace

AnyQueue JsonForm<AnyQueue>::read(const Json& value, const Place& place, const Reading& reading) {
  if (!value.is_object()) place.refuse("expected an object, got " + kind_of(value));
  const Place model_place{&place, "model"};
  if (!value.contains("model")) model_place.refuse("is missing");
  const std::string& model = require_text(value["model"], model_place, ErlangA::model);
  std::optional<AnyQueue> result;
  std::vector<std::string_view> models;
  for_each_model([&]<class Q>(Q queue) {
    models.push_back(Q::model);
    if (model != Q::model) return;
    std::vector<std::string_view> keys{"model"};
    append_keys<Q>(keys, NotOfOneInterval{});
    require_keys(value, place, keys);
    read_fields(value, place, reading, queue, NotOfOneInterval{});
    result = queue;
  });
  if (!result) model_place.refuse("unknown model " + in_quotes(model) + suggestion(model, models));
  return *result;
}

Json JsonForm<AnyQueue>::write(const AnyQueue& value, const LocalClock& clock) {
  return std::visit(
      [&]<class Q>(const Q& queue) {
        Json object = {{"model", Q::model}};
        write_fields(queue, clock, object, NotOfOneInterval{});
        return object;
      },
      value);
}

Json JsonForm<AnyQueue>::schema(const Rule&) {
  Json models = Json::array();
  for_each_model([&]<class Q>(const Q&) {
    Json schema = object_schema();
    schema["properties"]["model"] = {{"const", Q::model}};
    schema["required"].push_back("model");
    describe_fields<Q>(schema, NotOfOneInterval{});
    models.push_back(schema);
  });
  return {{"oneOf", models}};
}

}  // namespace krarup
