import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=240)
patience = kr.patience_of(kr.ErlangA(demand, agents=15), abandonment=0.08)  # 8 % were seen to hang up
print(f"mean patience {patience:.0f} s")

for lines in (17, 20, 30):
    queue = kr.ErlangA(demand, patience=patience, agents=15, lines=lines)
    expected = kr.performance(queue, acceptable_wait=20)
    print(f"{lines} lines: {expected.blocking:.1%} blocked, {expected.abandonment:.1%} abandon, {expected.service_level:.1%} in 20 s")

print(f"{kr.required_lines(queue, max_blocking=0.001)} lines block at most one contact in a thousand")
