// A morning in five-minute counts, planned in half hours.
#include <iostream>
#include <vector>

#include "krarup/krarup.hpp"

int main() {
  // [answer]
  using namespace krarup;
  using namespace krarup::literals;
  using namespace std::chrono;

  DayProfile counts{.start = sys_days{2026y / March / 2} + 8h, .step = 5min, .values = {}};
  for (const double contacts : {12, 15, 14, 18, 21, 22, 26, 25, 31, 28, 30, 33, 29, 30, 26, 24, 25, 21}) {
    counts.values.push_back({.contacts = contacts, .per = 5min, .aht = 210s});
  }

  const DayProfile half_hours = rebin(counts, 30min);
  const Requirement required =
      sipp(half_hours, ErlangA{.patience = 150s}, {.service_level = 0.80, .acceptable_wait = 20s});

  const Shrinkage shrinkage{.components = {{.name = "training", .share = 0.08},
                                           {.name = "sickness", .share = 0.06, .in_office = false},
                                           {.name = "vacation", .share = 0.12, .in_office = false}}};
  for (std::size_t i = 0; i < required.size(); ++i) {
    const Instant time = required.time(i);
    std::cout << to_text(TimeOfDay{time - floor<days>(time)}) << "  " << half_hours[i].contacts << " contacts, "
              << required[i] << " agents on contacts, "
              << rounded(scheduled_agents(required[i], shrinkage), Rounding::up) << " on shift\n";
  }
  // [/answer]
}
