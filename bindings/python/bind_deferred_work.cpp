#include "ask.hpp"
#include "described_class.hpp"
#include "krarup/intraday/leveled_agents.hpp"
#include "krarup/intraday/work_off.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

/// A whole series of intervals is one object whose fields are arrays.
template <>
inline constexpr bool takes_arrays<BacklogInterval> = true;

namespace {

using Intervals = Broadcast<BacklogInterval>;

py::object intervals_of(const Series<BacklogInterval>& series, const Shape& shape) {
  Answers<BacklogInterval> answers(shape);
  for (std::size_t i = 0; i < series.size(); ++i) answers.store(i, series.values[i]);
  return answers.object();
}

/// As many as the values of a requirement.
Shape shape_of(const Requirement& agents) {
  Shape shape;
  shape.include({.values = py::array_t<double>(static_cast<py::ssize_t>(agents.size()))}, argument("agents"));
  return shape;
}

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

}  // namespace

void bind_deferred_work(py::module_& module) {
  bind_class<AgedContacts>(module, "AgedContacts");
  bind_class<DeferredWork>(module, "DeferredWork", Role::input, "work");
  bind_table(bind_class<BacklogInterval>(module, "BacklogInterval", Role::answer), "of_fields");
  bind_class<BacklogTotals>(module, "BacklogTotals", Role::answer)
      .def_property_readonly("share_in_time", &BacklogTotals::share_in_time,
                             doc("BacklogTotals.share_in_time").c_str());
  module.def("totals", &totals_of, "intervals"_a, doc("totals").c_str());
  module.def(
      "work_off",
      [](const DayProfile& arrivals, const DeferredWork& work, const Requirement& agents) {
        return Shown<BacklogInterval, BacklogInterval>{
            intervals_of(work_off(arrivals, work, agents), shape_of(agents))};
      },
      "arrivals"_a, "work"_a, "agents"_a, doc("work_off").c_str());
  module.def(
      "required_agents",
      [](const DayProfile& arrivals, const DeferredWork& work, const Given<double>& share) {
        return required_agents(arrivals, work, share.as("share"));
      },
      "arrivals"_a, "work"_a, "share"_a, doc("required_agents(DayProfile)").c_str());
  module.def("leveled_agents", &leveled_agents, "arrivals"_a, "work"_a, doc("leveled_agents").c_str());
}

}  // namespace krarup::python
