"""One object of every class, as a planner would write it."""

import datetime

import krarup as kr

DAY = "2026-03-02"

demand = kr.Demand(contacts=100, per=1800, aht=180)
target = kr.Target(service_level=0.8, acceptable_wait=20)
queue = kr.ErlangA(demand, patience=120, agents=14)

lunch = kr.BreakRule(name="lunch", length="30min", paid=False, earliest="3h", latest="5h")
early = kr.ShiftTemplate(
    name="early", length="8h", earliest_start="07:00", latest_start="10:00", start_step="30min",
    days=["monday", "tuesday"], breaks=[lunch],
)
pause = kr.Break(name="lunch", start=f"{DAY}T11:00", length="30min", paid=False)
shift = kr.Shift(shift_template="early", start=f"{DAY}T07:00", length="8h", breaks=[pause])
person = kr.Person(
    name="Ada", min_hours_per_week="20h", max_hours_per_week="40h",
    availability=[kr.Availability(days=["monday"], start="06:00", end="20:00")],
    days_off=[datetime.date(2026, 3, 3)],
)
finding = kr.Finding(rule="coverage", start=f"{DAY}T09:00", end=f"{DAY}T10:00", amount=2, text="2 agents are missing")
clock = kr.LocalClock(utc_offset="1h", changes=[kr.ClockChange(at="2026-03-29T01:00Z", utc_offset="2h")])
required = kr.Series(start=f"{DAY}T07:00", step="1h", values=[2, 3, 4, 4, 3, 3, 2, 2, 1, 1])
profile = kr.DayProfile(start=f"{DAY}T07:00", step="1h", contacts=[20, 30, 40, 40, 30, 30, 20, 20, 10, 10], aht="4min")
service_curve = kr.ServiceCurve(contacts=12, in_time=[0, 0.5, 0.9, 1])
service_target = kr.ServiceTarget(service_level=0.8, curves=[service_curve] * 10)
shift_problem = kr.ShiftProblem(required=required, shift_templates=[early])
shift_plan = kr.ShiftPlan(status="optimal", shifts=[shift], scheduled=required, objective=9, bound=9, findings=[finding])
roster_problem = kr.RosterProblem(shifts=[shift], people=[person])
roster = kr.Roster(status="optimal", assignments=[kr.Assignment(person="Ada", shift=shift)], findings=[])
shrinkage = kr.Shrinkage(
    components=[kr.ShrinkageComponent(name="leave", share=0.1, in_office=False), kr.ShrinkageComponent(name="meetings", share=0.05)]
)
scenario = kr.Scenario(
    name="a small center", forecast=profile, interval="30min", opening_hours=[kr.OpeningHours(open="07:00", close="17:00")],
    queue=kr.ErlangA(patience="2min"), target=target, shrinkage=shrinkage, shift_templates=[early], people=[person],
    solve=kr.SolveOptions(time_limit="20s"),
)
performance = kr.performance(queue, 20)
interval = kr.PlanInterval(start=f"{DAY}T07:00", contacts=20, aht=240, required=4, performance=performance)
totals = kr.PlanTotals(contacts=250, service_level=0.83, rostered_service_level=None)
plan = kr.Plan(
    scenario=scenario, step="30min", intervals=[interval], shift_plan=shift_plan, roster=roster, totals=totals, findings=[]
)

rules = [
    kr.PaidTimeLimits(min="16h", max="40h", period="week"), kr.DaysWorked(max=5, weight=2.5), kr.RollingDaysWorked(window=7, max=5),
    kr.RollingShiftCount(shift_templates=["early"], window=7, max=4), kr.RollingPaidTime(window=7, max="48h", weight=2),
    kr.ShiftCount(shift_templates=["early"], max=4, period="horizon"), kr.ConsecutiveDays(min=2, max=5), kr.ConsecutiveDaysOff(min=2, weight=1),
    kr.ConsecutiveShifts(shift_templates=["early"], max=3), kr.ForbiddenSuccession(first=["early"], then=["early"], weight=3),
    kr.Weekends(max=1), kr.CompleteWeekends(weight=2), kr.WorkingHours(latest_end="20:00"), kr.StartSpread(max="2h"),
    kr.Rotation(days=[kr.RotationDay(shift_templates=["early"]), kr.RotationDay()], first=1),
]
standing = kr.Request(days=["monday"], shift_templates=["early"], latest_start="08:00", wanted=False)
wishes = [kr.Request(date=DAY, wanted=False, weight=2), kr.PinnedDay(date=DAY, shift_template="early"), kr.Skill(name="French", proficiency=0.9)]
contractor = kr.Person(
    name="Bo", max_hours_per_week="40h", rules=rules, requests=[wishes[0], standing], pinned=wishes[1:2], skills=wishes[2:], seniority=2,
    refused_before=1, history=[kr.Shift(shift_template="early", start="2026-03-01T07:00", length="8h")],
)
cover = kr.ShiftCover(date=DAY, shift_template="early", required=1, understaffing=100)
roster_of_rules = kr.RosterProblem(
    people=[person, contractor], first_day=DAY, days=7, shift_templates=[early], cover=[cover],
    fairness=[kr.Fairness(weekends=True), kr.Fairness(refused_wishes=True)], pairings=[kr.Pairing(first="Ada", second="Bo")], published=roster.assignments, cost_per_change=1,
)
requirement = kr.SkillRequirement(skill="French", required=required)
policy = kr.BreakPolicy(name="phones", breaks=[lunch], penalties=kr.BreakPenalties(window=5))
event = kr.RosterEvent(now=f"{DAY}T09:00", absences=[kr.Absence(person="Ada", start=f"{DAY}T09:00", end=f"{DAY}T17:00")])
repaired = kr.Repair(
    moved_breaks=[kr.MovedBreak(person="Ada", name="lunch")], offers=[kr.Offer(person="Ada", kind="time_off")], scheduled=required
)
meeting = kr.Activity(name="meeting", length="30min", earliest=f"{DAY}T08:00", latest_end=f"{DAY}T12:00", people=["Ada"], together=True)
session = kr.Session(activity="meeting", person="Ada", start=f"{DAY}T08:00", length="30min")
activity_problem = kr.ActivityProblem(required=required, assignments=roster.assignments, activities=[meeting])
full_time = kr.ContractClass(name="full time", people=10, min_joined_days_off=2)
tour = kr.Tour(contract_class="full time", shifts=[shift])
of_tours = [
    full_time, kr.TourProblem(shifts=shift_problem, classes=[full_time]), tour, kr.ClassUse(contract_class="full time", people=1, paid_time="40h"),
    kr.TourPlan(tours=[tour], scheduled=required), kr.TourCheck(objective=9, scheduled=required),
]
of_rosters = [
    *rules, *rules[-1].days, *wishes, standing, contractor, cover, roster_of_rules, *roster_of_rules.fairness, *roster_of_rules.pairings, requirement,
    kr.Penalty(rule="requests", amount=1, cost=2), kr.SkillCoverage(skill="French", scheduled=required, missing=required), kr.Explanation(unmet=[finding]),
    kr.PaySupplement(start="20:00", cost_per_hour=5), kr.CostStep(beyond=2, cost=30), kr.DistinctShift(start="07:00", length="8h", per_day=[1]),
    policy, policy.penalties, kr.BreakProblem(required=required, shifts=[shift], policies=[policy]),
    kr.BreakPlan(shifts=[shift], scheduled=required), kr.BreakCheck(objective=1, scheduled=required), event, *event.absences, kr.RepairOptions(offer=1),
    kr.RepairProblem(assignments=roster.assignments, required=required, event=event), repaired, *repaired.moved_breaks, *repaired.offers,
    meeting, session, activity_problem, kr.ActivityPlan(sessions=[session], scheduled=required), kr.ActivityCheck(objective=1, scheduled=required),
]

laws = [
    kr.Exponential(mean=120), kr.Gamma(mean=120, scv=0.5), kr.Lognormal(mean="2min", scv=2), kr.Hyperexponential(first_share=0.3, first_mean=10, second_mean=240),
    kr.Deterministic(mean=60), kr.Weibull(mean=120, shape=0.8), kr.Empirical(times=[30, 60, 300], surviving=[0.9, 0.8, 0.4]),
]
gold, rest = kr.PriorityClass(name="gold", share=0.2), kr.PriorityClass(name="rest", share=0.8)
priority_queue = kr.PriorityQueue(demand, classes=[gold, rest], agents=14)
blended = kr.Blended(demand, patience=120, deferred_aht="6min", reserve=2, agents=16)
chat = kr.Chat(demand, patience=120, slowdown=[1, 1.3, 1.6], agents=6)
aged = kr.AgedContacts(contacts=30, aht="5min", age="2h")
email = kr.WorkKind(name="email", forecast=profile, response_time="4h", backlog=[aged])
deferred_work = kr.DeferredWork(kinds=[email], order="fifo", opening_hours=[kr.OpeningHours(open="08:00", close="16:00")])
backlog = kr.work_off(deferred_work, required)[0]
queues = [
    queue, kr.ErlangB(demand, agents=10), kr.ErlangC(demand, agents=12.5), kr.ErlangA(demand, patience=90, agents=12, balking=0.1, lines=20),
    kr.ErlangX(demand, patience=120, agents=12, redial_after_abandonment=0.5, recall_share=0.1), chat, priority_queue, blended,
    *[kr.GeneralPatience(demand, patience=law, agents=12) for law in laws], kr.GeneralHandling(demand, handling_scv=0.5, agents=12),
    kr.GeneralHandling(demand, handling_scv=0, agents=12), kr.Engset(demand, sources=40, agents=14),
    kr.FiniteSource(demand, sources=40, agents=12), kr.ExtendedErlangB(demand, redial_share=0.7, agents=12), kr.Uncertain(queue, cv=0.1),
    kr.Uncertain(kr.ErlangC(kr.Demand(contacts=[80, 90], per=1800, aht=180), agents=15), cv=[0.05, 0.1]),
]

ALL = [
    *laws, *queues, *of_rosters, *of_tours, gold, kr.ClassTarget(name="gold", target=target), kr.performance_by_class(priority_queue, 20)[0],
    kr.chat_load(chat), kr.approximation(kr.GeneralHandling(demand, arrival_scv=2, agents=12)), kr.deferred_done(blended), kr.customer_performance(queues[4], 20), kr.OnShareOfDays(share=0.9), kr.Circumstances(patience=120, cv=0.1),
    kr.diagnose(kr.ErlangC(demand, agents=9), target)[0], kr.StaffingCosts(agent_hour=30, waiting_hour=40, lost_contact=5),
    aged, email, deferred_work, backlog, kr.totals(backlog), kr.modified_offered_loads(profile),
    demand, target, kr.ErlangA(patience=90),
    kr.outcomes(queue, 20), performance, kr.staff(queue, target), kr.WhatIf(agents=14, performance=performance),
    shrinkage, *shrinkage.components, kr.shrinkage_parts(shrinkage), lunch, early, pause, shift, person, *person.availability,
    finding, clock, *clock.changes, kr.OpeningHours(days=["sunday"], open="10:00", close="25:00"), required, profile,
    kr.CoverageCosts(understaffing=5), kr.SolveOptions(gap=0.01, seed=3), shift_problem, shift_plan, service_curve, service_target,
    kr.ShiftCheck(objective=9, scheduled=required), roster_problem, roster, *roster.assignments, kr.RosterCheck(objective=1),
    scenario, interval, totals, plan, kr.ForecastFormat(contacts_column="calls", aht="4min"),
]
