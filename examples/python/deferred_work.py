import krarup as kr

by_day = [10] * 8 + [60] * 10 + [10] * 6  # contacts an hour, by night too
emails = kr.DayProfile(start="2026-01-05T00:00", step="1h", contacts=by_day * 2, aht="6min")
claims = kr.DayProfile(start="2026-01-05T00:00", step="1h", contacts=[0] * 9 + [90] + [0] * 38, aht="20min")  # the post
work = kr.DeferredWork(
    kinds=[
        kr.WorkKind(name="email", forecast=emails, response_time="2h", backlog=[kr.AgedContacts(contacts=60, aht="6min", age="1h")]),
        kr.WorkKind(name="claims", forecast=claims, response_time="9h"),
    ],
    opening_hours=[kr.OpeningHours(open="08:00", close="18:00")],
)

for order in kr.BacklogOrder:
    ordered = work.replace(order=order)
    agents = kr.Series(start=emails.start, step="1h", values=[10] * 48)
    print(f"{order}: {kr.required_agents(ordered, share=0.95)} agents keep both promises for 95 %; with 10,")
    for kind, intervals in zip(work.kinds, kr.work_off(ordered, agents)):
        end = kr.totals(intervals)
        print(f"  {kind.name}: {end.share_in_time:.1%} in time, mean {end.mean_response_time / 3600:.1f} h, oldest {end.oldest / 3600:.1f} h")

alone = work.replace(kinds=work.kinds[:1])
leveled = kr.leveled_agents(alone)
print(f"email alone: {max(leveled.values):.2f} agents at most and {kr.agent_time(leveled) / 3600:.0f} agent hours")
