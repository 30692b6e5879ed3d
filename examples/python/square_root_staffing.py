import krarup as kr

queue = kr.ErlangA(kr.Demand(contacts=100, per="30min", aht=240), patience="2min")
costs = kr.StaffingCosts(agent_hour=30, waiting_hour=20, lost_contact=5)

agents = kr.cost_optimal_agents(queue, costs)
grade = kr.service_grade(kr.with_agents(queue, agents))

print(f"{agents} agents cost least: {kr.hourly_cost(queue, agents, costs):.2f} an hour; the rule says {kr.square_root_staffing(queue, costs):.1f}")
ten_times = kr.with_demand(queue, kr.Demand(contacts=1000, per="30min", aht=240))
print(f"with the grade of {grade:.2f} ten times the load takes {kr.agents_of_grade(ten_times, grade):.0f}")
print(f"so that one contact in five waits: {kr.square_root_staffing(queue, probability_of_wait=0.2):.2f}")
