import krarup as kr

demand = kr.Demand(contacts=200, per="30min", aht="8min")
target = kr.Target(service_level=0.8, acceptable_wait=30)
queue = kr.Chat(demand, patience="2min", slowdown=kr.even_slowdown(concurrency=3, share=0.3))

agents = kr.required_agents(queue, target)
expected = kr.performance(kr.with_agents(queue, agents), acceptable_wait=30)
load = kr.chat_load(kr.with_agents(queue, agents))
rule_of_thumb = kr.required_agents(kr.divided_by_concurrency(queue), target)

print(f"{agents} agents: service level {expected.service_level:.3f}, {expected.abandonment:.3f} abandon,")
print(f"{load.chats_per_agent:.2f} chats per agent, each takes {load.handling_time:.0f} s; the rule of thumb asks for {rule_of_thumb}")
