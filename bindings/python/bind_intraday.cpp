#include "described_class.hpp"
#include "intervals.hpp"
#include "krarup/intraday/modified_offered_load.hpp"
#include "krarup/intraday/opening_hours.hpp"
#include "krarup/intraday/rebin.hpp"
#include "krarup/intraday/with_offered_loads.hpp"
#include "queue.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

/// A whole series of intervals is one object whose fields are arrays.
template <>
inline constexpr bool takes_arrays<ModifiedOfferedLoad> = true;

namespace {

/// One number for each interval; a single number is the same for all.
std::vector<double> read_values(const py::object& source, Kind kind, std::size_t size, const char* name) {
  const Numbers numbers = read_numbers(source, kind, argument(name));
  if (!numbers.values) return std::vector<double>(size, numbers.scalar);
  Shape shape;
  shape.include(numbers, argument(name));
  if (shape.extents().size() != 1 || shape.size() != size) {
    throw InvalidInput(std::string(name) + " must be a list of " + std::to_string(size) +
                       " numbers, one an interval, got " + std::to_string(shape.size()));
  }
  Grid grid(shape);
  grid.add(numbers.values);
  std::vector<double> values;
  values.reserve(size);
  for (Cursor cursor(grid, 0); values.size() < size; cursor.next()) values.push_back(cursor[0]);
  return values;
}

/// A vector as a NumPy array that cannot be written to.
py::array_t<double> array_of(const std::vector<double>& values) {
  py::array_t<double> array(static_cast<py::ssize_t>(values.size()), values.data());
  array.attr("flags").attr("writeable") = false;
  return array;
}

/// The numbers of one field of Demand, one an interval.
template <class Part>
py::array_t<double> array_of(const DayProfile& profile, const Part& part) {
  std::vector<double> values;
  values.reserve(profile.size());
  for (const Demand& demand : profile.values) values.push_back(part(demand));
  return array_of(values);
}

Series<double> make_series(const Given<Instant>& start, const Given<Seconds>& step, const py::object& values) {
  const Seconds length = step.as("step");
  validate_step(length, "step");
  return {start.as("start"), length, read_values(values, Kind::number, py::len(values), "values")};
}

DayProfile make_profile(const Given<Instant>& start, const Given<Seconds>& step, const GivenCount& contacts,
                        const GivenTime& aht) {
  DayProfile profile{start.as("start"), step.as("step"), {}};
  const std::size_t size = py::len(contacts.source);
  const std::vector<double> counts = read_values(contacts.source, Kind::number, size, "contacts");
  const std::vector<double> times = read_values(aht.source, Kind::seconds, size, "aht");
  for (std::size_t i = 0; i < size; ++i) profile.values.push_back({counts[i], profile.step, Seconds{times[i]}});
  validate(profile, "forecast");
  return profile;
}

/// What all series have: a grid of intervals.
template <class T>
void bind_grid(py::class_<Series<T>>& series) {
  using Grid = Series<T>;
  series.def_property_readonly(
      "start", [](const Grid& self) { return Shown<Grid, Instant>{show(self.start)}; },
      "When the first interval begins.");
  series.def_property_readonly(
      "step", [](const Grid& self) { return self.step.count(); }, "Length of an interval, in seconds.");
  series.def_property_readonly(
      "times",
      [](const Grid& self) {
        py::list times;
        for (std::size_t i = 0; i < self.size(); ++i) times.append(self.time(i).time_since_epoch().count());
        return py::array(py::module_::import("numpy").attr("array")(times, "datetime64[s]"));
      },
      "When each interval begins: a NumPy array of datetime64, in UTC.");
  series.def(
      "time", [](const Grid& self, std::size_t i) { return Shown<Grid, Instant>{show(self.time(i))}; }, "i"_a,
      doc("Series.time").c_str());
  series.def("__len__", &Grid::size);
  series.def(
      "__eq__", [](const Grid& a, const Grid& b) { return a == b; }, py::is_operator());
}

std::string grid_text(const Instant& start, Seconds step) {
  return "(start=" + source_text(show(start)) + ", step=" + to_text(step.count());
}

void bind_series(py::module_& module) {
  using Class = Series<double>;
  py::class_<Class> series(module, "Series", doc("Series").c_str());
  series.def(py::init(&make_series), py::kw_only(), "start"_a, "step"_a, "values"_a);
  bind_grid(series);
  series.def(
      "to_pandas", [](const py::object& self) { return call_python("krarup.frames", "of_series", self); },
      "A pandas Series by time, in UTC.");
  series.def_property_readonly(
      "values", [](const Class& self) { return array_of(self.values); }, "One number an interval.");
  series.def("__repr__", [](const Class& self) {
    return "Series" + grid_text(self.start, self.step) + ", values=" + source_text(array_of(self.values)) + ")";
  });
  series.def(py::pickle(
      [](const Class& self) { return py::make_tuple(show(self.start), self.step.count(), array_of(self.values)); },
      [](const py::tuple& state) { return make_series({state[0]}, {state[1]}, state[2]); }));
}

void bind_day_profile(py::module_& module) {
  py::class_<DayProfile> profile(module, "DayProfile", doc("DayProfile").c_str());
  profile.def(py::init(&make_profile), py::kw_only(), "start"_a, "step"_a, "contacts"_a, "aht"_a);
  bind_grid(profile);
  profile.def(
      "to_pandas", [](const py::object& self) { return call_python("krarup.frames", "of_profile", self); },
      "A pandas DataFrame of contacts and AHT by time, in UTC.");
  const auto contacts = [](const DayProfile& self) {
    return array_of(self, [](const Demand& demand) { return demand.contacts; });
  };
  const auto aht = [](const DayProfile& self) {
    return array_of(self, [](const Demand& demand) { return demand.aht.count(); });
  };
  profile.def_property_readonly("contacts", contacts, doc("Demand.contacts").c_str());
  profile.def_property_readonly("aht", aht, doc("Demand.aht").c_str());
  profile.def_property_readonly(
      "values", [](const DayProfile& self) { return Shown<DayProfile, std::vector<Demand>>{to_python(self.values)}; },
      "One Demand an interval.");
  profile.def_property_readonly(
      "demand",
      [=](const DayProfile& self) {
        return Broadcast<Demand>(construct<Demand>(
            py::args(), py::reinterpret_borrow<py::kwargs>(py::dict(
                            "contacts"_a = contacts(self), "per"_a = self.step.count(), "aht"_a = aht(self)))));
      },
      "All intervals as one Demand whose fields are arrays.");
  profile.def("__repr__", [=](const DayProfile& self) {
    return "DayProfile" + grid_text(self.start, self.step) + ", contacts=" + source_text(contacts(self)) +
           ", aht=" + source_text(aht(self)) + ")";
  });
  profile.def(py::pickle(
      [=](const DayProfile& self) {
        return py::make_tuple(show(self.start), self.step.count(), contacts(self), aht(self));
      },
      [](const py::tuple& state) { return make_profile({state[0]}, {state[1]}, {state[2]}, {state[3]}); }));
}

void bind_clock(py::module_& module) {
  bind_class<ClockChange>(module, "ClockChange");
  auto clock = bind_class<LocalClock>(module, "LocalClock");
  clock.def(
      "wall",
      [](const LocalClock& self, const Given<Instant>& instant) {
        const LocalTime wall = self.wall(instant.as("instant"));
        return Shown<LocalClock, Instant>{
            show(Instant{wall.time_since_epoch()}).attr("replace")("tzinfo"_a = py::none())};
      },
      "instant"_a, doc("LocalClock.wall").c_str());
  clock.def(
      "instant",
      [](const LocalClock& self, const Given<Instant>& local) {
        return Shown<LocalClock, Instant>{show(self.instant(LocalTime{local.as("local").time_since_epoch()}))};
      },
      "local"_a, doc("LocalClock.instant(LocalTime)").c_str());
  clock.def(
      "date",
      [](const LocalClock& self, const Given<Instant>& instant) {
        return Shown<LocalClock, Date>{show(self.date(instant.as("instant")))};
      },
      "instant"_a, doc("LocalClock.date").c_str());
  clock.def(
      "offset_at",
      [](const LocalClock& self, const Given<Instant>& instant) {
        return static_cast<double>(self.offset_at(instant.as("instant")).count());
      },
      "instant"_a, doc("LocalClock.offset_at").c_str());
}

void bind_loads(py::module_& module) {
  bind_table(bind_class<ModifiedOfferedLoad>(module, "ModifiedOfferedLoad", Role::answer), "of_fields");
  module.def(
      "modified_offered_loads",
      [](const DayProfile& profile, const Given<std::optional<double>>& initial) {
        return Shown<DayProfile, ModifiedOfferedLoad>{
            intervals_of(modified_offered_loads(profile, initial.as("initial")))};
      },
      "profile"_a, "initial"_a = py::none(), doc("modified_offered_loads").c_str());
  module.def(
      "with_offered_loads",
      [](const DayProfile& profile, const GivenCount& offered_loads) {
        return with_offered_loads(profile,
                                  {profile.start, profile.step,
                                   read_values(offered_loads.source, Kind::number, profile.size(), "offered_loads")});
      },
      "profile"_a, "offered_loads"_a, doc("with_offered_loads").c_str());
}

}  // namespace

void bind_intraday(py::module_& module) {
  bind_series(module);
  bind_day_profile(module);
  bind_clock(module);
  bind_loads(module);
  bind_class<OpeningHours>(module, "OpeningHours");
  py::class_<OpenProfile>(module, "OpenProfile", doc("OpenProfile").c_str())
      .def_readonly("profile", &OpenProfile::profile, doc("OpenProfile.profile").c_str())
      .def_property_readonly(
          "open", [](const OpenProfile& self) { return Shown<OpenProfile, std::vector<bool>>{to_python(self.open)}; },
          doc("OpenProfile.open").c_str())
      .def_readonly("contacts_outside", &OpenProfile::contacts_outside, doc("OpenProfile.contacts_outside").c_str());
  module.def(
      "within_opening_hours",
      [](const DayProfile& profile, const Given<std::vector<OpeningHours>>& hours, const LocalClock& clock) {
        return within_opening_hours(profile, hours.as("hours"), clock);
      },
      "profile"_a, "hours"_a, "clock"_a = LocalClock{}, doc("within_opening_hours").c_str());
  module.def(
      "rebin",
      [](const DayProfile& profile, const Given<Seconds>& interval, const LocalClock& clock) {
        return rebin(profile, interval.as("interval"), clock);
      },
      "profile"_a, "interval"_a, "clock"_a = LocalClock{}, doc("rebin").c_str());
  module.def(
      "sipp",
      [](const DayProfile& profile, const Queue& queue, const Broadcast<Target>& target) {
        return queue.sipp(profile, target.only(argument("target")));
      },
      "profile"_a, "queue"_a, "target"_a, doc("sipp").c_str());
  module.def(
      "service_target",
      [](const DayProfile& profile, const Queue& queue, const Broadcast<Target>& target, const Shrinkage& shrinkage) {
        return queue.service_target(profile, target.only(argument("target")), shrinkage);
      },
      "profile"_a, "queue"_a, "target"_a, "shrinkage"_a = Shrinkage{}, doc("service_target").c_str());
  module.def("total_contacts", &total_contacts, "profile"_a, doc("total_contacts").c_str());
  module.def(
      "total_work", [](const DayProfile& profile) { return total_work(profile).count(); }, "profile"_a,
      doc("total_work").c_str());
  module.def(
      "agent_time", [](const Requirement& requirement) { return agent_time(requirement).count(); }, "requirement"_a,
      doc("agent_time").c_str());
}

}  // namespace krarup::python
