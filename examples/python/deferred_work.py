import krarup as kr

by_day = [10] * 8 + [60] * 10 + [10] * 6  # contacts an hour, by night too
arrivals = kr.DayProfile(start="2026-01-05T00:00", step="1h", contacts=by_day * 2, aht="6min")
work = kr.DeferredWork(
    response_time="4h",
    backlog=[kr.AgedContacts(contacts=80, aht="6min", age="2h")],
    opening_hours=[kr.OpeningHours(open="08:00", close="18:00")],
)

agents = kr.required_agents(arrivals, work, share=0.95)
leveled = kr.leveled_agents(arrivals, work)
end = kr.totals(kr.work_off(arrivals, work, leveled))

print(f"{agents} agents all day, or {max(leveled.values):.2f} at most and {kr.agent_time(leveled) / 3600:.0f} agent hours;")
print(f"{end.answered_in_time:.0f} contacts answered in time, {end.answered_late:.0f} late, {end.backlog:.0f} left over")
