import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=240)
target = kr.Target(service_level=0.8, acceptable_wait=20)

for scv in (0, 1, 3):
    queue = kr.GeneralHandling(demand, handling_scv=scv)
    queue = kr.with_agents(queue, kr.required_agents(queue, target))
    p = kr.performance(queue, acceptable_wait=20)
    how = kr.approximation(queue)
    print(f"scv {scv}: {queue.agents:.0f} agents, service level {p.service_level:.3f}, asa {p.asa:.1f} s", end=" ")
    print(f"({how.method}, within {how.service_level_error})")
