import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht="3min")
target = kr.Target(service_level=0.8, acceptable_wait="20s")

for_many = kr.required_agents(kr.ErlangC(demand), target)
for_forty = kr.required_agents(kr.FiniteSource(demand, sources=40), target)
understaffed = kr.performance(kr.FiniteSource(demand, sources=40, agents=8), acceptable_wait="20s")

print(f"80 % within 20 s: {for_many} agents for many callers, {for_forty} for forty")
print(f"8 agents for forty: asa {understaffed.asa:.0f} s, {understaffed.mean_queue_length:.1f} of the callers wait")
