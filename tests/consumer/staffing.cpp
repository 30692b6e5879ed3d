#include <iostream>
#include <krarup/krarup.hpp>

// A program that uses the header-only library alone.
int main() {
  using namespace krarup;
  using namespace krarup::literals;

  const ErlangC queue{.demand = {.contacts = 100, .per = 30min, .aht = 180s}};
  const Target target{.service_level = 0.80, .acceptable_wait = 20s};
  const int agents = required_agents(queue, target);
  std::cout << agents << " agents\n";
  return agents == 14 ? 0 : 1;
}
