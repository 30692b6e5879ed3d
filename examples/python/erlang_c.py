import krarup as kr

queue = kr.ErlangC(kr.Demand(contacts=100, per="30min", aht="3min"), agents=14)
expected = kr.performance(queue, acceptable_wait=20)

print(f"{expected.service_level:.3f} within 20 s, {kr.wait_exceeds(queue, '1min'):.3f} wait over a minute")
print(f"19 in 20 wait at most {kr.wait_quantile(queue, 0.95):.1f} s")
print(f"more than 5 are waiting {kr.queue_length_exceeds(queue, 5):.3f} of the time")
