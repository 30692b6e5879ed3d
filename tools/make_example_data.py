"""Makes examples/data/forecast.csv and examples/data/scenario.json: a week of a center that exists only here.

    python tools/make_example_data.py

The same files come out every time. All numbers and names are invented.
"""

import json
import math
import random
from datetime import datetime, timedelta
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "examples" / "data"
MONDAY = datetime(2026, 3, 2)
STEP = timedelta(minutes=15)
OPEN = {day: (7.0, 21.0) for day in range(5)} | {5: (8.0, 17.0)}  # hours; Monday is 0
DAY_FACTOR = {0: 1.16, 1: 1.03, 2: 0.97, 3: 0.95, 4: 1.0, 5: 0.62}
PEAK_CONTACTS = 66  # per interval, on a day with factor 1

FULL_TIME = [
    "Amara Okafor", "Anna Lindqvist", "Aroha Ngata", "Beatriz Carvalho", "Chen Wei", "Chiara Romano", "Daniel Kim",
    "David Cohen", "Elif Yılmaz", "Emma Hansen", "Farah Haddad", "Fatou Diop", "Gabriel Silva", "Grace Mwangi",
    "Hiroshi Tanaka", "Ingrid Sørensen", "Jakub Nowak", "Joana Pereira", "José Hernández", "Kofi Mensah",
    "Lars Jensen", "Leila Karimi", "Linh Nguyễn", "Marie Dubois", "Mateo González", "Mei Lin", "Nadia Petrova",
    "Noah Fischer", "Olga Ivanova", "Priya Sharma", "Rahul Verma", "Samir Benali", "Sofia Rossi", "Yuki Sato",
]
MORNINGS = ["Aoife Murphy", "Birgit Krause", "Clara Novák", "Dimitra Papadaki", "Hanna Virtanen", "Isabel Torres"]
AFTERNOONS = ["Kwame Boateng", "Luca Moretti", "Malik Johnson", "Nia Williams", "Oskar Berg", "Pooja Patel"]
STUDENTS = ["Ravi Iyer", "Sara Lund", "Tariq Aziz", "Thandi Dlamini", "Victor Popescu", "Zoë de Vries"]


def intensity(hour: float) -> float:
    """Contacts per interval as a share of the peak: a hump before noon, a lower one in the afternoon, a quiet evening."""
    hump = lambda top, width: math.exp(-(((hour - top) / width) ** 2))
    return 0.17 + 0.83 * hump(10.4, 2.1) + 0.62 * hump(15.0, 2.3) + 0.16 * hump(18.8, 1.6)


def aht(hour: float) -> float:
    """Seconds; short in the first hour, longer in the evening, when the back office has gone home."""
    return 232 + 26 / (1 + math.exp(-(hour - 17.5))) - 14 * math.exp(-(((hour - 7.2) / 0.9) ** 2))


def forecast_lines() -> list[str]:
    noise = random.Random(1917)
    lines = ["start,contacts,aht_s"]
    for day, (opens, closes) in OPEN.items():
        for k in range(round((closes - opens) * 4)):
            start = MONDAY + timedelta(days=day, hours=opens) + k * STEP
            middle = opens + k / 4 + 0.125
            contacts = PEAK_CONTACTS * DAY_FACTOR[day] * intensity(middle) * noise.uniform(0.97, 1.03)
            lines.append(f"{start:%Y-%m-%dT%H:%M},{contacts:.1f},{aht(middle) * noise.uniform(0.99, 1.01):.0f}")
    return lines


def shift_template(name: str, hours: float, first: str, last: str, lunch: tuple, coffee: tuple, **more) -> dict:
    (lunch_length, lunch_from, lunch_until), breaks = lunch, coffee
    pause = lambda name, length, paid, window: {
        "name": name, "length": length, "paid": paid, "earliest": window[0], "latest": window[1]}
    return {
        "name": name, "length": f"{hours:g}h", "earliest_start": first, "latest_start": last, "start_step": "30min",
        "breaks": [pause("morning break", "15min", True, breaks[0]),
                   pause("lunch", lunch_length, False, (lunch_from, lunch_until)),
                   pause("afternoon break", "15min", True, breaks[1])],
        **more,
    }


def shift_templates() -> list[dict]:
    return [
        shift_template("four hours", 4, "06:30", "17:00", ("30min", "1.5h", "2h"), (("45min", "1h"), ("2.75h", "3.25h"))),
        shift_template("six hours", 6, "06:30", "15:00", ("30min", "2.5h", "3.5h"), (("1h", "2h"), ("4h", "5h"))),
        shift_template("eight hours", 8, "06:30", "13:00", ("30min", "3h", "5h"), (("1h", "2.5h"), ("5.5h", "7h"))),
        shift_template("nine hours", 9, "06:30", "12:00", ("1h", "3.5h", "5.5h"), (("1.5h", "3h"), ("6.5h", "8h"))),
    ]


def people() -> list[dict]:
    weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    staff = [{"name": name, "min_hours_per_week": "30h", "max_hours_per_week": "40h"} for name in FULL_TIME]
    staff += [{"name": name, "min_hours_per_week": "16h", "max_hours_per_week": "25h",
               "availability": [{"days": weekdays, "start": "06:30", "end": "14:30"}]} for name in MORNINGS]
    staff += [{"name": name, "min_hours_per_week": "16h", "max_hours_per_week": "25h",
               "availability": [{"days": weekdays, "start": "12:00", "end": "21:00"},
                                {"days": ["saturday"]}]} for name in AFTERNOONS]
    staff += [{"name": name, "max_hours_per_week": "16h", "max_days_per_week": 3,
               "availability": [{"days": ["tuesday", "thursday"], "start": "15:00", "end": "21:00"},
                                {"days": ["saturday"]}]} for name in STUDENTS]
    wishes = {"Chen Wei": ["2026-03-06"], "Grace Mwangi": ["2026-03-03"], "Lars Jensen": ["2026-03-06", "2026-03-07"],
              "Marie Dubois": ["2026-03-04"], "Priya Sharma": ["2026-03-04"], "Samir Benali": ["2026-03-05"]}
    for person in staff:
        if person["name"] in wishes:
            person["days_off"] = wishes[person["name"]]
    return staff


def scenario() -> dict:
    component = lambda name, share, paid, in_office: {
        "name": name, "share": share, "paid": paid, "in_office": in_office}
    return {
        "schema": 1,
        "name": "Harbor Street service center, week of 2 March 2026",
        "forecast": {"file": "forecast.csv"},
        "interval": "30min",
        "opening_hours": [
            {"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "open": "07:00", "close": "21:00"},
            {"days": ["saturday"], "open": "08:00", "close": "17:00"},
        ],
        "queue": {"model": "erlang_a", "patience": "150s"},
        "target": {"service_level": 0.8, "acceptable_wait": "20s"},
        "shrinkage": {
            "combination": "additive",
            "components": [
                component("holidays", 0.09, True, False),
                component("sickness", 0.05, True, False),
                component("training", 0.04, True, True),
                component("meetings and coaching", 0.05, True, True),
                component("between contacts", 0.04, True, True),
                component("late arrivals and early leaves", 0.03, False, False),
            ],
        },
        "shift_templates": shift_templates(),
        "costs": {"understaffing": 10, "overstaffing": 0.1},
        "people": people(),
        "hours_per_fte": "38h",
        "solve": {"time_limit": "30s", "gap": 0.01, "seed": 1},
    }


def pretty(value, indent: int = 0, used: int = 0) -> str:
    """JSON for people: what fits on a line of 120 columns stays on it."""
    line = json.dumps(value, ensure_ascii=False)
    if used + len(line) < 118 or not isinstance(value, (dict, list)):
        return line
    margin = " " * (indent + 2)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    keys = [json.dumps(key) + ": " for key in value] if isinstance(value, dict) else [""] * len(value)
    children = value.values() if isinstance(value, dict) else value
    lines = [margin + key + pretty(child, indent + 2, indent + 2 + len(key)) for key, child in zip(keys, children)]
    return opening + "\n" + ",\n".join(lines) + "\n" + " " * indent + closing


if __name__ == "__main__":
    DATA.mkdir(parents=True, exist_ok=True)
    (DATA / "forecast.csv").write_text("\n".join(forecast_lines()) + "\n", encoding="utf-8")
    (DATA / "scenario.json").write_text(pretty(scenario()) + "\n", encoding="utf-8")
