"""People, rules and wishes from data frames; rosters as data frames."""

import datetime
import re

import krarup as kr
import objects
import pandas as pd
import pytest
from krarup import frames

DAY = datetime.date(2026, 3, 2)


def staff():
    return pd.DataFrame(
        {
            "name": ["Ada", "Bo", "Cy"],
            "contract": ["full", "part", None],
            "max_hours_per_week": ["40h", "20h", pd.Timedelta(hours=30)],
            "min_hours_per_week": ["30h", None, None],
            "max_days_per_week": [5, 3, None],
            "days_off": ["2026-03-02, 2026-03-03", None, pd.Timestamp("2026-03-04")],
            "skills": ["French, sales=0.9", "", "sales"],
            "seniority": [2, 1, None],
        }
    )


def rules():
    return pd.DataFrame(
        [
            {"rule": "consecutive_days", "max": 5},
            {"contract": "part", "rule": "shift_count", "shift_templates": "night, late", "max": 0, "period": "horizon"},
            {"person": "Ada", "rule": "paid_time", "min": "16h", "weight": 2.5},
        ]
    )


def test_a_row_is_a_person():
    ada, bo, cy = frames.people(staff())
    assert ada == kr.Person(
        name="Ada", min_hours_per_week="30h", max_hours_per_week="40h", days_off=[DAY, DAY + datetime.timedelta(days=1)],
        skills=[kr.Skill(name="French"), kr.Skill(name="sales", proficiency=0.9)], seniority=2,
    )
    assert bo == kr.Person(name="Bo", max_hours_per_week="20h", max_days_per_week=3)
    assert cy == kr.Person(name="Cy", max_hours_per_week="30h", days_off=[datetime.date(2026, 3, 4)], skills=[kr.Skill(name="sales")])


def test_rules_hold_for_everybody_for_a_contract_or_for_one_person():
    ada, bo, cy = frames.people(staff(), rules=rules())
    everybody = kr.ConsecutiveDays(max=5)
    assert list(ada.rules) == [everybody, kr.PaidTimeLimits(min="16h", weight=2.5)]
    assert list(bo.rules) == [everybody, kr.ShiftCount(shift_templates=["night", "late"], max=0, period="horizon")]
    assert list(cy.rules) == [everybody]


def test_every_rule_of_a_file_has_a_row():
    schema = kr.roster_problem_schema()
    in_files = set(re.findall(r'"rule": *{"const": *"(\w+)"', schema))
    assert set(frames.RULES) == in_files and len(in_files) > 10


def test_a_rotation_is_written_day_after_day():
    row = {"rule": "rotation", "contract": "part", "days": "early, late|night, off", "first": 2, "weight": 5}
    ada, bo, cy = frames.people(staff(), rules=pd.DataFrame([row, {"rule": "weekends", "max": 1}]))
    days = [kr.RotationDay(shift_templates=["early"]), kr.RotationDay(shift_templates=["late", "night"]), kr.RotationDay()]
    assert list(bo.rules) == [kr.Rotation(days=days, first=2, weight=5), kr.Weekends(max=1)]
    assert list(ada.rules) == list(cy.rules) == [kr.Weekends(max=1)]


def test_settled_days_find_their_person():
    pinned = pd.DataFrame({"person": ["Bo", "Bo"], "date": ["2026-03-02", "2026-03-03"], "shift_template": ["early", None], "start": ["07:30", None]})
    ada, bo, cy = frames.people(staff(), pinned=pinned)
    assert list(bo.pinned) == [kr.PinnedDay(date=DAY, shift_template="early", start="07:30"), kr.PinnedDay(date="2026-03-03")]
    assert ada.pinned == cy.pinned == ()


def test_wishes_and_availability_find_their_person():
    requests = pd.DataFrame({"person": ["Bo", "Bo"], "date": ["2026-03-02", DAY], "wanted": [False, True], "shift_templates": [None, "early"]})
    availability = pd.DataFrame({"person": ["Cy"], "days": ["monday, tuesday"], "start": ["08:00"], "end": ["18:00"]})
    ada, bo, cy = frames.people(staff(), requests=requests, availability=availability)
    assert list(bo.requests) == [kr.Request(date=DAY, wanted=False), kr.Request(date=DAY, shift_templates=["early"])]
    assert list(cy.availability) == [kr.Availability(days=["monday", "tuesday"], start="08:00", end="18:00")]
    assert ada.requests == bo.availability == ()


def test_a_wish_without_a_date_is_a_standing_one(small):
    standing = pd.DataFrame({"person": ["Ada"], "days": ["tuesday, friday"], "wanted": [False], "latest_start": ["21:00"]})
    ada, *_ = frames.people(staff(), requests=standing)
    assert list(ada.requests) == [kr.Request(days=["tuesday", "friday"], latest_start="21:00", wanted=False)]

    problem, roster = small
    never_early = kr.Request(latest_start="12:00", wanted=False)  # on any of the three days
    others = [each.replace(requests=[never_early, *ada.requests]) for each in problem.people]
    frame = frames.of_days(problem.replace(people=others), roster)
    assert frame["wishes"].tolist() == [1, 2, 1, 1, 2, 1]
    assert frame["granted"].tolist() == [0, 2, 1, 1, 2, 1]  # Ada is early on Monday, and late enough on Tuesday


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("people", lambda frame: frame.rename(columns={"max_hours_per_week": "max_hours"}), "column 'max_hours' is no field; expected 'max_hours_per_week'"),
        ("people", lambda frame: frame.assign(max_hours_per_week=40), 'people, row 1 (Ada), column max_hours_per_week: a time needs a unit: write "40h", got 40'),
        ("people", lambda frame: frame.assign(max_hours_per_week="0h"), "people, row 1 (Ada): person.max_hours_per_week must be > 0 s, got 0 s"),
        ("people", lambda frame: frame.drop(columns="name"), "people, row 1, column name: is missing"),
        ("people", lambda frame: frame.assign(skills="sales=well"), 'people, row 1 (Ada): skills: expected a name or name=proficiency, got "sales=well"'),
        ("people", lambda frame: frame.assign(days_off="someday"), "people, row 1 (Ada): "),
        ("rules", lambda frame: frame.assign(rule="weekend"), "rules, row 1, column rule: expected 'weekends', got 'weekend'"),
        ("rules", lambda frame: frame.assign(person="Adam"), "rules, row 1 (Adam), column person: nobody among the people has it; expected 'Ada', got 'Adam'"),
        ("rules", lambda frame: frame.assign(contract="half"), "rules, row 1, column contract: nobody among the people has it"),
        ("rules", lambda frame: frame.assign(window=5), "rules, row 1: column 'window' is no field of consecutive_days"),
        ("rules", lambda frame: frame.assign(max=-1, weight=None), "rules, row 1: "),
        ("rules", lambda frame: frame.assign(rule="rotation", max=None, weight=None, days=""), "rules, row 1: "),
        ("requests", lambda frame: frame.assign(person=None), "requests, row 1, column person: is missing"),
        ("requests", lambda frame: frame.assign(date=None), "requests, row 1 (Bo): request must have a date, days, shift_templates, "),
        ("requests", lambda frame: frame.assign(weight=0), "requests, row 1 (Bo): request.weight must be > 0, got 0"),
    ],
)
def test_a_mistake_names_table_row_column_and_value(table, change, words):
    tables = {"people": staff(), "rules": rules(), "requests": pd.DataFrame({"person": ["Bo"], "date": ["2026-03-02"]})}
    tables[table] = change(tables[table])
    with pytest.raises(kr.InvalidInput) as refusal:
        frames.people(tables.pop("people"), **tables)
    assert words in str(refusal.value)


@pytest.fixture(scope="module")
def small():
    """Ada works two of three days; her wish for the third to be worked was not granted, Bo's for a day off was."""
    shifts = [objects.shift, objects.shift.replace(start="2026-03-03T22:00", breaks=())]
    people = [
        kr.Person(name="Ada", max_hours_per_week="40h", requests=[kr.Request(date="2026-03-04")]),
        kr.Person(name="Bo", max_hours_per_week="40h", requests=[kr.Request(date=DAY, wanted=False)]),
    ]
    problem = kr.RosterProblem(people=people, first_day=DAY, days=3, shift_templates=[objects.early])
    return problem, kr.Roster(status="optimal", assignments=[kr.Assignment(person="Ada", shift=each) for each in shifts])


def test_a_roster_has_a_row_for_every_person_and_day(small):
    frame = frames.of_days(*small)
    assert list(frame.index) == [(name, pd.Timestamp(DAY) + pd.Timedelta(days=i)) for name in ("Ada", "Bo") for i in range(3)]
    assert frame["paid_time"].tolist() == [7.5 * 3600, 8 * 3600, 0, 0, 0, 0]
    assert frame["shift_template"].fillna("off").tolist() == ["early", "early", "off", "off", "off", "off"]
    assert frame["end"].iloc[1] == pd.Timestamp("2026-03-04 06:00")
    assert frame["breaks"].iloc[0] == [("lunch", datetime.datetime(2026, 3, 2, 11), 1800)]
    assert (frame["wishes"].tolist(), frame["granted"].tolist()) == ([0, 0, 1, 1, 0, 0], [0, 0, 0, 1, 0, 0])


def test_people_have_their_hours_nights_weekends_and_wishes(small):
    frame = frames.of_people(*small)
    assert frame.loc["Ada"].to_dict() == {"days": 2, "paid_time": 15.5 * 3600, "nights": 1, "weekends": 0, "wishes": 1, "granted": 0, "early": 2}
    assert frame.loc["Bo"].to_dict() == {"days": 0, "paid_time": 0, "nights": 0, "weekends": 0, "wishes": 1, "granted": 1, "early": 0}


@pytest.mark.parametrize(
    ("start", "length", "night"),
    [("22:00", "8h", True), ("14:00", "8h", False), ("04:00", "8h", False), ("03:59", "8h", True), ("18:00", "7h", False), ("18:00", "7h1min", True)],
)
def test_a_night_shift_has_more_than_two_hours_of_night(start, length, night, small):
    shift = kr.Shift(shift_template="early", start=f"2026-03-02T{start}", length=length)
    roster = small[1].replace(assignments=[kr.Assignment(person="Ada", shift=shift)])
    assert frames.of_people(small[0], roster).loc["Ada", "nights"] == night


def test_a_weekend_is_counted_once(small):
    days = ["2026-03-07T07:00", "2026-03-08T07:00", "2026-03-14T07:00"]
    roster = small[1].replace(assignments=[kr.Assignment(person="Bo", shift=objects.shift.replace(start=each, breaks=())) for each in days])
    assert frames.of_people(small[0], roster).loc["Bo", "weekends"] == 2


def test_shift_plans_and_rosters_by_themselves_become_frames(small):
    assert len(frames.of_roster(small[1])) == 2
    shifts = frames.of_shifts(objects.shift_plan, kr.LocalClock(utc_offset="1h"))
    assert shifts["start"].tolist() == [pd.Timestamp("2026-03-02 08:00")]


def test_answers_become_frames_of_their_own_accord(small):
    assert small[1].to_frame().equals(frames.of_roster(small[1]))
    clock = kr.LocalClock(utc_offset="1h")
    assert objects.shift_plan.to_frame(clock).equals(frames.of_shifts(objects.shift_plan, clock))
    tours = kr.TourPlan(tours=[objects.tour, objects.tour.replace(people=3)], scheduled=objects.required).to_frame(clock)
    assert (tours["tour"].tolist(), tours["people"].tolist()) == ([1, 2], [1, 3])
    assert tours["start"].tolist() == [pd.Timestamp("2026-03-02 08:00")] * 2


def test_a_roster_of_other_people_is_refused(small):
    others = small[0].replace(people=[kr.Person(name="Eve", max_hours_per_week="40h")])
    with pytest.raises(kr.InvalidInput, match="the roster names Ada, who is not among the people"):
        frames.of_people(others, small[1])
