"""The published JSON Schemas accept what krarup reads and writes, and refuse what it refuses."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest

import krarup as kr

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "data" / "scenario.json"


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "schema" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def scenario() -> dict:
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def test_the_example_is_a_valid_scenario(scenario):
    validator("scenario-1.schema.json").validate(scenario)


def test_the_example_is_a_valid_roster_problem():
    path = EXAMPLE.with_name("roster.json")
    validator("roster-problem-1.schema.json").validate(json.loads(path.read_text(encoding="utf-8")))
    assert len(kr.load_roster_problem(path).people) == 15


def test_a_scenario_is_valid_as_krarup_writes_it():
    written = json.loads(kr.Scenario.load(EXAMPLE).to_json())
    validator("scenario-1.schema.json").validate(written)


def test_deferred_work_is_valid_as_krarup_writes_it():
    text = (ROOT / "tests" / "fuzz" / "corpus" / "deferred_work" / "two_kinds.json").read_text(encoding="utf-8")
    validator("deferred-work-1.schema.json").validate(json.loads(text))
    work = kr.DeferredWork.from_json(text)
    validator("deferred-work-1.schema.json").validate(json.loads(work.to_json()))
    assert kr.DeferredWork.from_json(work.to_json()) == work


@pytest.mark.parametrize("kind", ["activity", "shift", "tour", "roster"])
def test_problems_are_valid_as_krarup_writes_them(kind, tmp_path):
    name = f"{kind}_problem"
    parse, load, save = (getattr(kr, f"{verb}_{name}") for verb in ("parse", "load", "save"))
    for seed in (ROOT / "tests" / "fuzz" / "corpus" / name).iterdir():
        text = seed.read_text(encoding="utf-8")
        schema = validator(f"{kind}-problem-1.schema.json")
        schema.validate(json.loads(text))
        save(parse(text), tmp_path / "written.json")
        schema.validate(json.loads((tmp_path / "written.json").read_text(encoding="utf-8")))
        assert load(tmp_path / "written.json") == parse(text)


def test_a_plan_is_valid_as_krarup_writes_it(scenario):
    small = copy.deepcopy(scenario)
    small["forecast"] = {"start": "2026-03-02T09:00", "step": "30min", "contacts": [20, 30, 20, 10], "aht": "240s"}
    small["people"] = small["people"][:9]
    plan = kr.plan(kr.Scenario.from_json(json.dumps(small)))
    validator("plan-1.schema.json").validate(json.loads(plan.to_json()))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("target", "service_level"), 80),
        (("target", "service_level"), "0.8"),
        (("target", "basis"), "anything"),
        (("queue", "patience"), 150),
        (("queue", "patience"), "150"),
        (("queue", "model"), "erlang_z"),
        (("schema",), 2),
        (("intervall",), "30min"),
        (("shift_templates", 0, "length"), None),
        (("shift_templates", 0, "earliest_start"), "6.30"),
        (("opening_hours", 0, "days", 0), "Mon"),
        (("people", 0, "max_days_per_week"), 4.5),
        (("forecast",), {"file": "forecast.csv", "start": "2026-03-02T09:00"}),
    ],
)
def test_schema_and_reader_refuse_the_same_mistakes(scenario, path, wrong):
    changed = copy.deepcopy(scenario)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = wrong
    assert not validator("scenario-1.schema.json").is_valid(changed)
    with pytest.raises(kr.Error):
        kr.Scenario.from_json(json.dumps(changed), EXAMPLE.parent)
