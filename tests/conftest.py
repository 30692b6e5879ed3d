"""A small center that the Python tests share: two short days, three people, a last half hour that no shift covers."""

import copy
import json

import pytest

HOSTILE = '<script>alert("x")</script> & co'

NIGHT, EVENING = [0.0] * 16, [0.0] * 22  # closed until 08:00 and from 13:00 on
MONDAY = [12.0, 25.5, 40.0, 44.0, 38.0, 30.0, 28.0, 26.0, 20.0, 14.0]
TUESDAY = [10.0, 20.0, 33.0, 36.0, 31.0, 27.0, 22.0, 18.0, 15.0, 9.0]

CENTER = {
    "schema": 1,
    "name": "Center <b>North</b>",
    "forecast": {
        "start": "2026-03-02T00:00",
        "step": "30min",
        "contacts": NIGHT + MONDAY + EVENING + NIGHT + TUESDAY + EVENING,
        "aht": "240s",
    },
    "opening_hours": [{"days": ["monday", "tuesday"], "open": "08:00", "close": "13:00"}],
    "queue": {"model": "erlang_a", "patience": "150s"},
    "target": {"service_level": 0.8, "acceptable_wait": "20s"},
    "shrinkage": {
        "components": [
            {"name": "vacation", "share": 0.1, "paid": True, "in_office": False},
            {"name": "meetings", "share": 0.05},
        ],
        "combination": "multiplicative",
    },
    "shift_templates": [
        {
            "name": "four hours",
            "length": "4h",
            "earliest_start": "08:00",
            "latest_start": "08:30",
            "start_step": "30min",
            "breaks": [{"name": "break", "length": "15min", "earliest": "1h30min", "latest": "2h30min"}],
            "cost_per_hour": 20,
        },
        {
            "name": "three hours",
            "length": "3h",
            "earliest_start": "08:00",
            "latest_start": "09:30",
            "start_step": "30min",
            "cost_per_hour": 22,
        },
    ],
    "costs": {"understaffing": 100, "overstaffing": 0.1},
    "people": [
        {"name": name, "min_hours_per_week": "4h", "max_hours_per_week": "8h"} for name in ("Ada", HOSTILE, "Grace")
    ],
    "solve": {"time_limit": "20s"},
}


@pytest.fixture
def center():
    """The scenario as it stands in a file; a copy that a test may change."""
    return copy.deepcopy(CENTER)


@pytest.fixture
def scenario_file(tmp_path, center):
    """Writes a scenario, the small center by default, and returns its path."""

    def write(scenario=None, name="scenario.json"):
        path = tmp_path / name
        path.write_text(json.dumps(scenario or center), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def plan(tmp_path_factory):
    """The plan of the small center."""
    import krarup as kr

    path = tmp_path_factory.mktemp("center") / "scenario.json"
    path.write_text(json.dumps(CENTER), encoding="utf-8")
    return kr.plan(kr.Scenario.load(path))
