"""A morning in five-minute counts, as a pandas Series, planned in half hours."""

import pandas as pd

import krarup as kr

counts = pd.Series(
    [12, 15, 14, 18, 21, 22, 26, 25, 31, 28, 30, 33, 29, 30, 26, 24, 25, 21],
    index=pd.date_range("2026-03-02 08:00", periods=18, freq="5min"),
)
contacts = counts.resample("30min").sum()

queue = kr.ErlangA(kr.Demand(contacts=contacts, per="30min", aht=210), patience=150)
target = kr.Target(service_level=0.8, acceptable_wait=20)
agents = kr.required_agents(queue, target)
expected = kr.performance(kr.with_agents(queue, agents), acceptable_wait=20)

print(pd.DataFrame({"contacts": contacts, "agents": agents, "service_level": expected.service_level}).round(3))
