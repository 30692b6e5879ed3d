#include "krarup/io/forecast_csv.hpp"

#include <algorithm>
#include <map>

#include "io/forecast_lines.hpp"
#include "io/named_file.hpp"
#include "krarup/core/validate.hpp"

namespace krarup {

namespace {

using std::chrono::seconds;

/// Shorter stretches without lines are taken for lines that are missing.
constexpr std::chrono::hours shortest_closing{3};

/// The usual distance between two lines, the shorter one of two that are equally usual.
seconds usual_step(const std::vector<ForecastLine>& lines) {
  if (lines.size() == 1) lines.front().refuse("one line does not tell how long an interval is: state the \"step\"");
  std::map<seconds, std::size_t> counts;
  for (std::size_t i = 1; i < lines.size(); ++i) ++counts[lines[i].start - lines[i - 1].start];
  const auto usual =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return usual->first;
}

/// Checks the distance from one line to the next: a step, or closed time of whole steps.
void require_step(const ForecastLine& line, const ForecastLine& previous, seconds step, const LocalClock& clock) {
  const seconds distance = line.start - previous.start;
  if (distance == step) return;
  const std::string step_text = duration_text(step);
  if (distance < step) {
    line.refuse("overlaps " + previous.name() + ", since an interval is " + step_text + " long");
  }
  if (distance % step != seconds(0)) {
    line.refuse("not a whole number of intervals of " + step_text + " after " + previous.name());
  }
  if (distance - step < shortest_closing) {
    line.refuse("no lines since " + timestamp_text(previous.start + step, clock) +
                ": write lines with 0 contacts, or, if the clock is set forward here, describe it in a \"clock\"");
  }
}

/// Gives lines without contacts, which need not state an AHT, that of the line before (the first ones: of the line
/// after), so that every interval of the profile is a valid demand.
void fill_in_aht(std::vector<ForecastLine>& lines) {
  const auto first = std::find_if(lines.begin(), lines.end(), [](const ForecastLine& line) { return line.aht; });
  if (first == lines.end()) lines.front().refuse("neither this line nor any other states an AHT");
  Seconds last = *first->aht;
  for (ForecastLine& line : lines) {
    if (!line.aht) line.aht = last;
    last = *line.aht;
  }
}

DayProfile profile_of(const std::vector<ForecastLine>& lines, seconds step) {
  const Instant start = lines.front().start;
  const auto index_of = [&](const ForecastLine& line) { return static_cast<std::size_t>((line.start - start) / step); };
  const std::size_t size = index_of(lines.back()) + 1;
  if (size > max_intervals) {
    lines.back().refuse("more than " + std::to_string(max_intervals) + " intervals after the first line");
  }
  DayProfile profile{start, step, std::vector<Demand>(size)};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t from = index_of(lines[i]);
    const std::size_t until = i + 1 < lines.size() ? index_of(lines[i + 1]) : size;
    for (std::size_t k = from; k < until; ++k) profile[k] = {.contacts = 0, .per = step, .aht = *lines[i].aht};
    profile[from].contacts = lines[i].contacts;
  }
  return profile;
}

}  // namespace

Forecast parse_forecast(std::string_view csv, const ForecastFormat& format, const std::optional<LocalClock>& clock) {
  validate(format, "forecast");
  if (format.step) validate_step(*format.step, "forecast.step");
  if (clock) validate(*clock, "clock");
  std::vector<ForecastLine> lines = read_forecast_lines(csv, format);
  LocalClock wall = place_in_time(lines, clock);
  const seconds step = format.step ? std::chrono::round<seconds>(*format.step) : usual_step(lines);
  for (std::size_t i = 1; i < lines.size(); ++i) require_step(lines[i], lines[i - 1], step, wall);
  fill_in_aht(lines);
  return {profile_of(lines, step), std::move(wall)};
}

Forecast load_forecast(const std::filesystem::path& path, const ForecastFormat& format,
                       const std::optional<LocalClock>& clock) {
  return read_named_file(path, [&](std::string_view text) { return parse_forecast(text, format, clock); });
}

}  // namespace krarup
