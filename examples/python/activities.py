import krarup as kr

morning = kr.Shift(shift_template="morning", start="2026-03-02T08:00", length="4h")
problem = kr.ActivityProblem(
    required=kr.Series(start="2026-03-02T08:00", step="1h", values=[2, 3, 2, 1]),
    assignments=[kr.Assignment(person=name, shift=morning) for name in ("Ann", "Bob", "Cem")],
    activities=[
        kr.Activity(
            name="team meeting", length="30min", earliest="2026-03-02T08:00", latest_end="2026-03-02T12:00", people=["Ann", "Bob"], together=True
        ),
        kr.Activity(
            name="coaching", length="1h", earliest="2026-03-02T08:00", latest_end="2026-03-02T11:00", people=["Ann", "Bob", "Cem"], attendees=2, max_at_once=1
        ),
    ],
    step="30min",
)
plan = kr.place_activities(problem)

for each in plan.sessions:
    print(f"{each.start:%H:%M}-{each.end:%H:%M}  {each.person}, {each.activity}")
print(f"{plan.understaffing:g} agent-hours are missing")
