import krarup as kr

coffee = kr.BreakRule(name="coffee", length="30min", earliest="1h30min", latest="2h")
half_day = kr.ShiftTemplate(name="half day", length="4h", earliest_start="08:00", latest_start="12:00", start_step="4h", breaks=[coffee])


def needs(skill: str, morning: float, afternoon: float) -> kr.SkillRequirement:
    return kr.SkillRequirement(skill=skill, required=kr.Series(start="2026-03-02T08:00", step="1h", values=[morning] * 4 + [afternoon] * 4))


def person(name: str, **skills: float) -> kr.Person:
    return kr.Person(name=name, max_hours_per_week="40h", skills=[kr.Skill(name=skill, proficiency=p) for skill, p in skills.items()])


problem = kr.RosterProblem(
    first_day="2026-03-02",
    days=1,
    shift_templates=[half_day],
    requirements=[needs("sales", 1, 0.5), needs("French", 0, 0.8)],
    people=[person("Ann", sales=1), person("Bob", sales=1, French=0.8), person("Cem", sales=1.2)],
)
roster = kr.assign_shifts(problem)

for each in roster.assignments:
    print(f"{each.person} {each.shift.start:%H:%M}, coffee {each.shift.breaks[0].start:%H:%M}")
for finding in roster.findings:
    print(finding.text)
