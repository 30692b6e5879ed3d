#include "convert.hpp"

#include <datetime.h>

#include <cmath>
#include <limits>

#include "krarup/io/text.hpp"

namespace krarup::python {

namespace {

/// The datetime C interface, which must be imported once in each file that uses it.
void import_datetime() {
  if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
  if (PyDateTimeAPI == nullptr) throw py::error_already_set();
}

double seconds_of_timedelta(py::handle delta) {
  return PyDateTime_DELTA_GET_DAYS(delta.ptr()) * 86400.0 + PyDateTime_DELTA_GET_SECONDS(delta.ptr()) +
         PyDateTime_DELTA_GET_MICROSECONDS(delta.ptr()) * 1e-6;
}

/// The seconds of a numpy.timedelta64, or nothing for any other object.
std::optional<double> seconds_of_timedelta64(py::handle source) {
  const py::object dtype = py::getattr(source, "dtype", py::none());
  if (dtype.is_none() || py::getattr(dtype, "kind", py::none()).cast<std::string>() != "m") return std::nullopt;
  const py::object second = py::module_::import("numpy").attr("timedelta64")(1, "s");
  return py::float_(source / second).cast<double>();
}

/// Calls a parser of text; its complaint is prefixed with the place.
template <class Parse>
auto parse(py::handle source, const Path& path, const Parse& parser) {
  const std::string text = py::cast<std::string>(source);
  try {
    return parser(text);
  } catch (const ParseError& error) {
    throw ParseError(path.text() + ": " + error.what());
  }
}

Date date_of(py::handle source) {
  return Date{std::chrono::local_days{std::chrono::year{PyDateTime_GET_YEAR(source.ptr())} /
                                      std::chrono::month{static_cast<unsigned>(PyDateTime_GET_MONTH(source.ptr()))} /
                                      std::chrono::day{static_cast<unsigned>(PyDateTime_GET_DAY(source.ptr()))}}};
}

/// A datetime without time zone is taken as UTC.
Instant instant_of(py::handle source) {
  const Seconds clock{PyDateTime_DATE_GET_HOUR(source.ptr()) * 3600.0 +
                      PyDateTime_DATE_GET_MINUTE(source.ptr()) * 60.0 + PyDateTime_DATE_GET_SECOND(source.ptr()) +
                      PyDateTime_DATE_GET_MICROSECOND(source.ptr()) * 1e-6};
  const py::object offset = source.attr("utcoffset")();
  const Seconds ahead{offset.is_none() ? 0.0 : seconds_of_timedelta(offset)};
  return Instant{date_of(source).time_since_epoch()} + std::chrono::round<std::chrono::seconds>(clock - ahead);
}

}  // namespace

std::string Path::text() const {
  const std::string before = owner == nullptr ? "" : owner->text();
  if (index >= 0) return before + "[" + std::to_string(index) + "]";
  return before.empty() || name.empty() ? before + std::string(name) : before + "." + std::string(name);
}

void refuse_kind(const Path& path, std::string_view expected, py::handle got) {
  constexpr std::size_t longest = 60;
  std::string shown = py::repr(got).cast<std::string>();
  if (shown.size() > longest) shown = "a " + std::string(py::str(py::type::handle_of(got).attr("__name__")));
  throw InvalidInput(path.text() + " must be " + std::string(expected) + ", got " + shown);
}

void refuse_class(const Path& path, const std::vector<py::type>& expected, py::handle got) {
  std::string names;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const bool last = i > 0 && i + 1 == expected.size();
    names += (i == 0 ? "" : last ? " or " : ", ") + std::string(py::str(expected[i].attr("__name__")));
  }
  const bool vowel = std::string_view("AEIOU").find(names.front()) != std::string_view::npos;
  refuse_kind(path, (vowel ? "an " : "a ") + names, got);
}

py::object call_python(const char* module, const char* function, const py::object& self) {
  return py::module_::import(module).attr(function)(self);
}

double read_number(py::handle source, const Path& path) {
  if (PyFloat_CheckExact(source.ptr())) return PyFloat_AS_DOUBLE(source.ptr());
  const bool text_or_truth = PyUnicode_Check(source.ptr()) || PyBytes_Check(source.ptr()) || PyBool_Check(source.ptr());
  const bool is_int = PyLong_CheckExact(source.ptr());
  if (!is_int && (text_or_truth || seconds_of_timedelta64(source))) refuse_kind(path, "a number", source);
  const double value = PyFloat_AsDouble(source.ptr());
  if (value != -1 || PyErr_Occurred() == nullptr) return value;
  if (PyErr_ExceptionMatches(PyExc_OverflowError) != 0) {
    PyErr_Clear();
    throw InvalidInput(path.text() + " must be a finite number, got " + py::str(source).cast<std::string>());
  }
  PyErr_Clear();
  refuse_kind(path, "a number", source);
}

double read_seconds(py::handle source, const Path& path) {
  if (PyFloat_CheckExact(source.ptr())) return PyFloat_AS_DOUBLE(source.ptr());
  if (PyLong_CheckExact(source.ptr())) return read_number(source, path);
  import_datetime();
  if (PyDelta_Check(source.ptr())) return seconds_of_timedelta(source);
  if (PyUnicode_Check(source.ptr())) return parse(source, path, parse_duration).count();
  if (const auto seconds = seconds_of_timedelta64(source)) return *seconds;
  try {
    return read_number(source, path);
  } catch (const InvalidInput&) {
    refuse_kind(path, "a time: seconds, a timedelta, or text such as \"3min\"", source);
  }
}

int read_int(py::handle source, const Path& path) {
  const double value = read_number(source, path);
  if (!(std::abs(value) <= std::numeric_limits<int>::max()) || value != std::floor(value)) {
    refuse_kind(path, "a whole number", source);
  }
  return static_cast<int>(value);
}

bool read_bool(py::handle source, const Path& path) {
  const bool is_numpy_bool = py::str(py::type::handle_of(source).attr("__name__")).cast<std::string>() == "bool";
  if (!PyBool_Check(source.ptr()) && !is_numpy_bool) refuse_kind(path, "True or False", source);
  return PyObject_IsTrue(source.ptr()) == 1;
}

std::string read_text(py::handle source, const Path& path) {
  if (!PyUnicode_Check(source.ptr())) refuse_kind(path, "text", source);
  return source.cast<std::string>();
}

TimeOfDay read_time_of_day(py::handle source, const Path& path) {
  import_datetime();
  if (PyUnicode_Check(source.ptr())) return parse(source, path, parse_clock);
  if (PyTime_Check(source.ptr())) {
    return TimeOfDay{Seconds{PyDateTime_TIME_GET_HOUR(source.ptr()) * 3600.0 +
                             PyDateTime_TIME_GET_MINUTE(source.ptr()) * 60.0 +
                             PyDateTime_TIME_GET_SECOND(source.ptr()) * 1.0}};
  }
  refuse_kind(path, "a clock reading such as \"06:30\" or a datetime.time", source);
}

Date read_date(py::handle source, const Path& path) {
  import_datetime();
  if (PyUnicode_Check(source.ptr())) return parse(source, path, parse_date);
  if (PyDate_Check(source.ptr())) return date_of(source);
  refuse_kind(path, "a date such as \"2026-03-29\" or a datetime.date", source);
}

Instant read_instant(py::handle source, const Path& path) {
  import_datetime();
  if (PyUnicode_Check(source.ptr())) {
    return parse(source, path, [](const std::string& text) { return instant(parse_timestamp(text), LocalClock{}); });
  }
  if (PyDateTime_Check(source.ptr())) return instant_of(source);
  if (py::hasattr(source, "astype") && py::hasattr(source, "dtype")) {
    const py::object moment = source.attr("astype")("datetime64[s]").attr("item")();
    if (PyDateTime_Check(moment.ptr())) return instant_of(moment);
  }
  refuse_kind(path, "a point in time such as \"2026-03-29T07:00\" or a datetime", source);
}

std::chrono::weekday read_weekday(py::handle source, const Path& path) {
  if (!PyUnicode_Check(source.ptr())) refuse_kind(path, "a day of the week such as \"monday\"", source);
  return parse(source, path, parse_weekday);
}

std::vector<py::object> read_items(py::handle source, const Path& path) {
  if (PyUnicode_Check(source.ptr()) || !py::isinstance<py::iterable>(source)) refuse_kind(path, "a list", source);
  std::vector<py::object> items;
  for (const py::handle item : source) items.push_back(py::reinterpret_borrow<py::object>(item));
  return items;
}

py::object show(TimeOfDay value) { return py::str(to_text(value)); }

py::object show(Date value) {
  import_datetime();
  const std::chrono::year_month_day day{value};
  return py::reinterpret_steal<py::object>(PyDate_FromDate(static_cast<int>(day.year()),
                                                           static_cast<int>(static_cast<unsigned>(day.month())),
                                                           static_cast<int>(static_cast<unsigned>(day.day()))));
}

py::object show(Instant value) {
  import_datetime();
  const auto midnight = std::chrono::floor<std::chrono::days>(value);
  const std::chrono::year_month_day day{midnight};
  const std::chrono::hh_mm_ss clock{value - midnight};
  PyObject* moment = PyDateTimeAPI->DateTime_FromDateAndTime(
      static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
      static_cast<int>(static_cast<unsigned>(day.day())), static_cast<int>(clock.hours().count()),
      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()), 0, PyDateTime_TimeZone_UTC,
      PyDateTimeAPI->DateTimeType);
  if (moment == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(moment);
}

py::object show(std::chrono::weekday value) { return py::str(std::string(weekday_text(value))); }

}  // namespace krarup::python
