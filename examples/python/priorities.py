import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=240)
classes = [kr.PriorityClass("gold", 0.1), kr.PriorityClass("silver", 0.3), kr.PriorityClass("rest", 0.6)]
queue = kr.PriorityQueue(demand, classes)
promises = [
    kr.ClassTarget("gold", kr.Target(service_level=0.95, acceptable_wait=10)),
    kr.ClassTarget("rest", kr.Target(service_level=0.80, acceptable_wait=60)),
]

agents = kr.required_agents(queue, promises)
print(f"{agents} agents")
for row in kr.performance_by_class(kr.with_agents(queue, agents), acceptable_wait=20):
    slow = kr.wait_quantile(kr.with_class(kr.with_agents(queue, agents), row.name), 0.95)
    print(f"{row.name}: {row.performance.service_level:.1%} within 20 s, mean wait {row.performance.mean_wait:.1f} s, 95 % within {slow:.0f} s")
