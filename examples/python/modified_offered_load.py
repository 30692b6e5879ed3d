import krarup as kr

calls = [20, 60, 140, 150, 60, 20]  # in each quarter of an hour
forecast = kr.DayProfile(start="2026-03-02T08:00", step="15min", contacts=calls, aht="8min")
target = kr.Target(service_level=0.8, acceptable_wait=20)
queue = kr.ErlangC()

loads = kr.modified_offered_loads(forecast, initial=0)  # the doors open at eight
sipp = kr.sipp(forecast, queue, target)
mol = kr.sipp(kr.with_offered_loads(forecast, loads.mean), queue, target)
print("offered load ", *[f"{load:5.1f}" for load in kr.offered_load(forecast.demand)])
print("   as it lags", *[f"{load:5.1f}" for load in loads.mean])
print("agents, sipp ", *[f"{agents:5.0f}" for agents in sipp.values])
print("agents, mol  ", *[f"{agents:5.0f}" for agents in mol.values])
