import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=240)
shares = {"gold": 0.1, "silver": 0.3, "rest": 0.6}
queue = kr.PriorityQueue(demand, classes=[kr.PriorityClass(name=name, share=share) for name, share in shares.items()])
promises = [
    kr.ClassTarget(name="gold", target=kr.Target(service_level=0.95, acceptable_wait=10)),
    kr.ClassTarget(name="rest", target=kr.Target(service_level=0.80, acceptable_wait=60)),
]

agents = kr.required_agents(queue, promises)
queue = kr.with_agents(queue, agents)
print(f"{agents} agents")
for row in kr.performance_by_class(queue, acceptable_wait=20):
    slow = kr.wait_quantile(kr.with_class(queue, row.name), 0.95)
    experienced = row.performance
    print(f"{row.name}: {experienced.service_level:.1%} within 20 s, mean wait {experienced.mean_wait:.1f} s, 95 % within {slow:.0f} s")
