import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=240)
target = kr.Target(service_level=0.8, acceptable_wait=20)

# Two minutes on average, each of them: what differs is who goes early.
laws = {
    "exponential": kr.Exponential(mean=120),
    "three in ten leave after ten seconds": kr.Hyperexponential(first_share=0.3, first_mean=10, second_mean=167),
    "all the same": kr.Deterministic(mean=120),
}
for name, law in laws.items():
    queue = kr.GeneralPatience(demand, patience=law)
    p = kr.performance(kr.with_agents(queue, 15), acceptable_wait=20)
    print(f"{name}: {kr.required_agents(queue, target)} agents needed;", end=" ")
    print(f"with 15: service level {p.service_level:.3f}, {p.abandonment:.3f} abandon, asa {p.asa:.1f} s")
