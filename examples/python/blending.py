import krarup as kr

calls = kr.Demand(contacts=100, per="30min", aht="4min")
target = kr.Target(service_level=0.8, acceptable_wait=20)
queue = kr.Blended(calls, patience="2min", deferred_aht="6min", agents=20)

for reserve in (0, kr.required_reserve(queue, target)):
    kept = queue.replace(reserve=reserve)
    level = kr.performance(kept, acceptable_wait=20).service_level
    print(f"keep {reserve} of 20 agents free: service level {level:.3f}, {kr.deferred_done(kept).contacts:.1f} emails in half an hour")
