import krarup as kr

demand = kr.Demand(contacts=1000, per="30min", aht=240)
target = kr.Target(service_level=0.8, acceptable_wait=20)
known = kr.ErlangA(demand, patience="2min")
queue = kr.Uncertain(known, cv=0.1)

agents = kr.required_agents(queue, target)
staffed = kr.with_agents(queue, agents)

print(f"{kr.required_agents(known, target)} agents if the rate were known, {agents} over all days,")
print(f"{kr.required_agents(kr.busy_day(queue, 0.9), target)} to meet the target on nine days in ten")
print(f"with {agents} it is met on {kr.share_of_days(staffed, target):.0%} of the days; a service level of")
print(f"{kr.service_level_of_days(staffed, 0.5, acceptable_wait=20):.3f} is reached on half of them,", end=" ")
print(f"{kr.service_level_of_days(staffed, 0.9, acceptable_wait=20):.3f} on nine in ten")
