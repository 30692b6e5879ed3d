import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=240)  # first attempts
target = kr.Target(service_level=0.8, acceptable_wait=20)
seen = kr.ErlangX(demand, patience="2min", agents=14, recall_share=0.1)
redials = kr.redial_share_of(seen, attempts=1.2)  # 120 attempts were seen for each 100 customers
print(f"{redials:.0%} of those who hang up try again")

queue = kr.ErlangX(demand, patience="2min", redial_after_abandonment=redials, recall_share=0.1)
agents = kr.required_agents(queue, target)
queue = kr.with_agents(queue, agents)
attempt = kr.performance(queue, acceptable_wait=20)
customer = kr.customer_performance(queue, acceptable_wait=20)
print(f"{agents} agents: {attempt.service_level:.1%} of the attempts in 20 s, {attempt.abandonment:.1%} abandoned,")
print(f"{customer.attempts:.3f} attempts a customer, {customer.lost:.1%} of the customers never answered")
