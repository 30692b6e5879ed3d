#include <pybind11/stl/filesystem.h>

#include "described_class.hpp"
#include "krarup/io/forecast_csv.hpp"
#include "krarup/io/schema.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

using GivenClock = Given<std::optional<LocalClock>>;

}  // namespace

void bind_io(py::module_& module) {
  bind_class<ForecastFormat>(module, "ForecastFormat", Role::input, "forecast");
  py::class_<Forecast>(module, "Forecast", doc("Forecast").c_str())
      .def_readonly("profile", &Forecast::profile, "Contacts and AHT of each interval.")
      .def_readonly("clock", &Forecast::clock, doc("LocalClock").c_str());
  module.def(
      "parse_forecast",
      [](const std::string& csv, const ForecastFormat& format, const GivenClock& clock) {
        return parse_forecast(csv, format, clock.as("clock"));
      },
      "csv"_a, "format"_a = ForecastFormat{}, "clock"_a = py::none(), doc("parse_forecast").c_str());
  module.def(
      "load_forecast",
      [](const std::filesystem::path& path, const ForecastFormat& format, const GivenClock& clock) {
        return load_forecast(path, format, clock.as("clock"));
      },
      "path"_a, "format"_a = ForecastFormat{}, "clock"_a = py::none(), doc("load_forecast").c_str());
  module.def("scenario_schema", &scenario_schema, doc("scenario_schema").c_str());
  module.def("deferred_work_schema", &deferred_work_schema, doc("deferred_work_schema").c_str());
  module.def("plan_schema", &plan_schema, doc("plan_schema").c_str());
}

}  // namespace krarup::python
