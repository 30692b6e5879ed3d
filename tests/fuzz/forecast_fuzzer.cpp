#include "fuzz.hpp"
#include "krarup/io/forecast_csv.hpp"

using namespace krarup;

// A forecast that is read is one that every part of the library accepts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_or_refuse([&] {
    const Forecast forecast = parse_forecast(fuzz::text_of(data, size));
    validate(forecast.profile, "forecast");
    validate(forecast.clock, "clock");
    fuzz::require(!forecast.profile.empty(), "a forecast has an interval");
  });
  return 0;
}
