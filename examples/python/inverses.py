import krarup as kr

target = kr.Target(service_level=0.8, acceptable_wait=20)
queue = kr.ErlangA(kr.Demand(contacts=100, per="30min", aht="4min"), patience="2min", agents=16)

print(f"16 agents can take {kr.max_contacts(queue, target):.1f} contacts of 4 minutes,")
print(f"or 100 contacts of {kr.max_aht(queue, target):.1f} s")
print(f"30 lines can take {kr.formulas.erlang_b_load(30, 0.01):.2f} erlangs and block 1 %")
print(f"nine in ten of the answered wait at most {kr.wait_quantile(queue, 0.9, of='answered'):.1f} s,")
print(f"and those who give up wait {kr.mean_wait(queue, of='abandoned'):.1f} s on average")
