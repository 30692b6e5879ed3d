import krarup as kr

demand = kr.Demand(contacts=300, per="1h", aht="3min")
target = kr.Target(max_blocking=0.01)

lines = kr.required_agents(kr.ErlangB(demand), target)
for_forty = kr.required_agents(kr.Engset(demand, sources=40), target)
redialing = kr.ExtendedErlangB(demand, redial_share=0.6, agents=16)
attempts = kr.performance(redialing, acceptable_wait=0)
customers = kr.customer_performance(redialing, acceptable_wait=0)

print(f"1 % blocked: {lines} lines for many callers, {for_forty} for forty")
print(f"16 lines: {attempts.blocking:.3f} of the attempts are blocked, {customers.lost:.3f} of the customers lost")
