#include <iostream>

#include "krarup/krarup.hpp"

int main() {
  // [answer]
  using namespace krarup;
  using namespace krarup::literals;

  const Demand demand{.contacts = 100, .per = 30min, .aht = 240s};
  const Target target{.service_level = 0.80, .acceptable_wait = 20s};
  const ErlangA queue{.demand = demand, .patience = 2min};

  const int agents = required_agents(queue, target);
  const Performance expected = performance(with_agents(queue, agents), target.acceptable_wait);

  std::cout << agents << " agents: service level " << expected.service_level << ", " << expected.abandonment
            << " abandon, mean wait of the answered " << expected.asa.count() << " s\n";
  // [/answer]
}
