import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=240)
target = kr.Target(service_level=0.8, acceptable_wait=20)
queue = kr.ErlangA(demand, patience="2min")

agents = kr.required_agents(queue, target)
expected = kr.performance(kr.with_agents(queue, agents), acceptable_wait=20)

print(f"{agents} agents: service level {expected.service_level:.3f}, {expected.abandonment:.3f} abandon,")
print(f"mean wait of the answered {expected.asa:.1f} s")
