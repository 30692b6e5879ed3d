#include <pybind11/stl/filesystem.h>

#include "described_class.hpp"
#include "intervals.hpp"
#include "krarup/intraday/leveled_agents.hpp"
#include "krarup/intraday/work_off.hpp"
#include "krarup/io/deferred_work_json.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

/// A whole series of intervals is one object whose fields are arrays.
template <>
inline constexpr bool takes_arrays<BacklogInterval> = true;

namespace {

using Intervals = Broadcast<BacklogInterval>;

BacklogTotals totals_of(const Intervals& intervals) {
  Series<BacklogInterval> series{{}, Seconds{1}, {intervals.value()}};
  if (!intervals.is_scalar()) {
    Grid grid(*intervals.shape());
    const auto each = operand(intervals, grid);
    series.values.assign(grid.size(), intervals.value());
    Cursor cursor(grid, 0);
    for (BacklogInterval& interval : series.values) {
      each.load(interval, cursor);
      cursor.next();
    }
  }
  return totals(series);
}

void bind_files(py::class_<DeferredWork> work) {
  work.def_static("load", &load_deferred_work, "path"_a, doc("load_deferred_work").c_str());
  work.def_static("from_json", &parse_deferred_work, "json"_a, doc("parse_deferred_work").c_str());
  work.def(
      "to_json", [](const DeferredWork& self) { return to_json(self); }, doc("to_json(DeferredWork)").c_str());
  work.def("save", &save_deferred_work, "path"_a, doc("save_deferred_work").c_str());
}

}  // namespace

void bind_deferred_work(py::module_& module) {
  bind_class<AgedContacts>(module, "AgedContacts");
  bind_class<WorkKind>(module, "WorkKind");
  bind_files(bind_class<DeferredWork>(module, "DeferredWork", Role::input, "work"));
  bind_table(bind_class<BacklogInterval>(module, "BacklogInterval", Role::answer), "of_fields");
  bind_class<BacklogTotals>(module, "BacklogTotals", Role::answer)
      .def_property_readonly("share_in_time", &BacklogTotals::share_in_time,
                             doc("BacklogTotals.share_in_time").c_str());
  module.def("totals", &totals_of, "intervals"_a, doc("totals").c_str());
  module.def(
      "work_off",
      [](const DeferredWork& work, const Requirement& agents) {
        py::list kinds;
        for (const auto& each : work_off(work, agents)) kinds.append(intervals_of(each));
        return Shown<BacklogInterval, std::vector<BacklogInterval>>{py::tuple(kinds)};
      },
      "work"_a, "agents"_a, doc("work_off").c_str());
  module.def(
      "required_agents",
      [](const DeferredWork& work, const Given<double>& share) { return required_agents(work, share.as("share")); },
      "work"_a, "share"_a, doc("required_agents(DeferredWork)").c_str());
  module.def(
      "fractional_agents",
      [](const DeferredWork& work, const Given<double>& share) { return fractional_agents(work, share.as("share")); },
      "work"_a, "share"_a, doc("fractional_agents(DeferredWork)").c_str());
  module.def("leveled_agents", &leveled_agents, "work"_a, doc("leveled_agents").c_str());
}

}  // namespace krarup::python
