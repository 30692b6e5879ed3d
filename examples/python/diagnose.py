import krarup as kr

queue = kr.ErlangC(kr.Demand(contacts=1000, per="30min", aht=240), agents=130)
target = kr.Target(service_level=0.8, acceptable_wait=20)

for finding in kr.diagnose(queue, target, kr.Circumstances(patience=120, cv=0.1)):
    print(f"{finding.assumption} {finding.agents:+.0f}: {finding.text}")
