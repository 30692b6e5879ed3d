from pathlib import Path

import krarup as kr

plan = kr.plan(kr.Scenario.load(Path(__file__).parents[1] / "data/scenario.json"))

# Tuesday 3 March, 09:30: two people have called in sick, and calls from 11:00 to 15:00 run 15 % above the forecast.
day = [each for each in plan.intervals if plan.scenario.clock.wall(each.start).day == 3]
required = [each.required_scheduled for each in day]
seen_now = [agents * 1.15 if 11 <= plan.scenario.clock.wall(each.start).hour < 15 else agents for each, agents in zip(day, required)]
at_work = [each for each in plan.roster.assignments if plan.scenario.clock.wall(each.shift.start).day == 3]
sick = [kr.Absence(person=each.person, start="2026-03-03T00:00Z", end="2026-03-04T00:00Z") for each in at_work[:2]]

repaired = kr.repair(
    kr.RepairProblem(
        assignments=plan.roster.assignments,
        required=kr.Series(start=day[0].start, step="30min", values=required),
        event=kr.RosterEvent(now="2026-03-03T09:30Z", absences=sick, required=seen_now),
        shift_templates=plan.scenario.shift_templates,
        people=plan.scenario.people,
        costs=plan.scenario.costs,
        clock=plan.scenario.clock,
    )
)

print(f"{len(repaired.moved_breaks)} breaks moved, {len(repaired.offers)} people asked:")
for offer in repaired.offers:
    print(f"  {offer.person}: {offer.kind} {offer.start:%H:%M}-{offer.end:%H:%M}")
print(f"cost of the rest of the day {repaired.unrepaired:.0f} without changes, {repaired.objective:.0f} with them")
