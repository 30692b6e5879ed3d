"""The report says what the plan says, needs nothing but itself, and takes no name for markup."""

import re
from html.parser import HTMLParser

import krarup as kr
import pytest
from krarup import report
from krarup._days import days

VOID = {"meta", "br"}


class Page(HTMLParser):
    """The elements of a page, the text of its cells by table, and whether its tags are balanced."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.tables, self.words = [], [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("th", "td"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        self.words.append(text)
        if self.open and "style" in self.open:
            return
        if {"th", "td"} & set(self.open):
            self.tables[-1][-1][-1] += text

    @property
    def text(self):
        return " ".join(" ".join(self.words).replace("\u00a0", " ").split())

    def table_headed(self, *heads):
        return [table for table in self.tables if table[0][: len(heads)] == list(heads)]


@pytest.fixture(scope="module")
def html(plan):
    return report.render(plan)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_needs_nothing_from_anywhere_else(html, page):
    assert not re.search(r"https?:|//|url\(|@import", html)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.elements}
    sources = [
        value for _, attributes in page.elements for name, value in attributes.items() if name in ("src", "href")
    ]
    assert all(value.startswith("#word-") for value in sources)


def test_links_lead_to_the_glossary(page):
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    links = {attributes["href"][1:] for tag, attributes in page.elements if tag == "a"}
    assert links and links <= ids


def test_takes_no_name_for_markup(html, page, plan):
    assert "<script" not in html
    assert "<b>North" not in html
    assert all(person.name in page.text for person in plan.scenario.people)
    assert plan.scenario.name in page.text


def test_can_be_read_aloud(page):
    tags = [tag for tag, _ in page.elements]
    assert tags.count("title") >= 1 and tags.count("h1") == 1 and tags.count("main") == 1
    assert dict(page.elements)["html"] == {"lang": "en"}
    assert all(attributes.get("scope") in ("row", "col") for tag, attributes in page.elements if tag == "th")
    assert all(attributes.get("aria-label") for tag, attributes in page.elements if tag == "svg")
    assert tags.count("caption") == tags.count("table")


def test_headline_numbers_are_those_of_the_plan(page, plan):
    totals = plan.totals
    for said in (
        f"{100 * totals.service_level:.1f} % answered within 20 s",
        f"Contacts {totals.contacts:,.0f}",
        f"FTE {totals.fte:.1f}",
        f"Cost {totals.cost:,.0f}",
        f"Occupancy {100 * totals.occupancy:.1f} %",
        f"Abandonment {100 * totals.abandonment:.1f} %",
        f"Paid hours {totals.paid_time / 3600:.1f} h",
        f"With named shifts only {100 * totals.rostered_service_level:.1f} %",
    ):
        assert said in page.text


def test_every_finding_is_listed(page, plan):
    findings = [*plan.findings, *plan.shift_plan.findings, *plan.roster.findings]
    assert findings
    assert all(" ".join(each.text.split()) in page.text for each in findings)


def test_every_interval_that_misses_the_target_is_listed(page, plan):
    missed = [
        each
        for each in plan.intervals
        if each.open and each.contacts and not kr.meets(each.performance, plan.scenario.target)
    ]
    assert missed
    [table] = page.table_headed("Interval", "Contacts")
    wall = plan.scenario.clock.wall
    assert [row[0][-5:] for row in table[1:]] == [f"{wall(each.start):%H:%M}" for each in missed]


def test_every_open_interval_has_its_numbers(page, plan):
    rows = [row for table in page.table_headed("Time", "Contacts", "AHT") for row in table[1:]]
    served = [each for each in plan.intervals if each.open]
    shown = [(float(row[1]), float(row[6]), row[9]) for row in rows]
    assert shown == [
        (round(each.contacts, 1), round(each.scheduled, 1), f"{100 * each.performance.service_level:.1f} %")
        for each in served
    ]


def test_roster_has_every_person_and_every_assigned_shift(page, plan):
    [table] = page.table_headed("Person")
    assert [row[0] for row in table[1:]][: len(plan.scenario.people)] == [each.name for each in plan.scenario.people]
    wall = plan.scenario.clock.wall
    cells = sorted(cell for row in table[1:] for cell in row[1:3] if "–" in cell and cell != "–")
    shifts = [each.shift for each in plan.roster.assignments]
    assert cells == sorted(f"{wall(each.start):%H:%M}–{wall(each.end):%H:%M}" for each in shifts)


def test_shifts_are_counted_by_day(page, plan):
    [table] = page.table_headed("Shift", "Mon 2 Mar")
    assert table[-1][0] == "All"
    assert int(table[-1][-1]) == len(plan.shift_plan.shifts) == sum(int(row[-1]) for row in table[1:-1])


def test_shrinkage_is_explained(page):
    assert "14.5 %: each share is of the time that the others leave" in page.text  # 1 - 0.9 * 0.95
    assert "One agent on contacts takes 1.17 on shift" in page.text
    assert "vacation: 10 %, paid, away" in page.text


def test_a_plan_without_people_says_so(center, scenario_file):
    del center["people"]
    text = Page(report.render(kr.plan(kr.Scenario.load(scenario_file(center))))).text
    assert "The shifts are not assigned to people yet." in text
    assert "Roster" not in text


def test_a_plan_without_contacts_is_still_a_page(center, scenario_file):
    center["forecast"]["contacts"] = [0.0] * 96
    del center["people"]
    text = Page(report.render(kr.plan(kr.Scenario.load(scenario_file(center))))).text
    assert "No contacts are expected." in text
    assert "Nothing: every interval has the agents it requires" in text


@pytest.mark.parametrize(
    "queue, words",
    [
        ({"model": "erlang_b"}, "is lost"),
        ({"model": "erlang_c"}, "nobody hangs up"),
        ({"model": "erlang_a", "patience": "2min", "balking": 0.05}, "may hang up (patience 2 min, balking 0.05)"),
        ({"model": "erlang_x", "patience": "2min", "recall_share": 0.1}, "may come back"),
        ({"model": "extended_erlang_b", "redial_share": 0.5}, "tries again (redial share 0.5)"),
        ({"model": "engset", "sources": 500}, "a few customers call"),
        ({"model": "finite_source", "sources": 500}, "wait their turn and do not hang up (sources 500)"),
        ({"model": "chat", "slowdown": [1, 1.2]}, "several contacts at once"),
        ({"model": "blended", "reserve": 1}, "(reserve 1)"),
        ({"model": "general_patience", "patience": {"law": "gamma", "mean": "2min", "scv": 2}}, "Gamma(mean=120, scv=2)"),
        ({"model": "general_handling", "handling_scv": 0.5}, "(handling scv 0.5)"),
        ({"model": "priority_queue", "classes": [{"name": "all", "share": 1}]}, "the highest class that waits"),
    ],
    ids=lambda value: value["model"] if isinstance(value, dict) else "",
)
def test_every_queue_model_is_planned_with_and_explained(queue, words, center, scenario_file):
    center["queue"] = queue
    plan = kr.plan(kr.Scenario.load(scenario_file(center)))
    assert words in Page(report.render(plan)).text
    assert kr.Plan.from_json(plan.to_json()) == plan


def test_a_rate_that_varies_asks_for_more(center, scenario_file):
    scenario = kr.Scenario.load(scenario_file(center))
    steady, varying = (kr.plan(scenario.replace(cv=cv)) for cv in (0, 0.25))
    assert varying.totals.required_time > steady.totals.required_time
    assert "Its rate varies by 25.0 % from day to day" in Page(report.render(varying)).text
    interval = max(varying.intervals, key=lambda each: each.contacts)
    demand = kr.Demand(contacts=interval.contacts, per=varying.step, aht=interval.aht)
    queue = kr.Uncertain(kr.with_agents(kr.with_demand(scenario.queue, demand), interval.achieved), cv=0.25)
    assert interval.performance == kr.performance(queue, scenario.target.acceptable_wait, scenario.target.basis)


@pytest.mark.parametrize("basis", ["offered", "answered", "excluding_early_abandons", "early_abandons_count_as_met"])
def test_service_levels_of_the_days_make_that_of_the_plan(basis, center, scenario_file):
    center["target"]["basis"] = basis
    plan = kr.plan(kr.Scenario.load(scenario_file(center)))
    counted = [sum(day.counted) for day in days(plan)]
    mean = sum(each * day.service_level for each, day in zip(counted, days(plan))) / sum(counted)
    assert mean == pytest.approx(plan.totals.service_level, rel=1e-12)


def test_a_day_of_25_hours_is_shown_by_the_clock_on_the_wall(center, scenario_file):
    center["forecast"] = {"start": "2026-10-25T00:00+02:00", "step": "60min", "contacts": [20.0] * 25, "aht": "240s"}
    center["clock"] = {"utc_offset": "2h", "changes": [{"at": "2026-10-25T01:00Z", "utc_offset": "1h"}]}
    del center["opening_hours"], center["people"]
    page = Page(report.render(kr.plan(kr.Scenario.load(scenario_file(center)))))
    [table] = page.table_headed("Time", "Contacts", "AHT")
    assert [row[0][:5] for row in table[1:6]] == ["00:00", "01:00", "02:00", "02:00", "03:00"]
    assert len(table[1:]) == 25 and table[-1][0][:5] == "23:00"


def test_to_html_writes_the_whole_file_or_nothing(plan, tmp_path):
    path = tmp_path / "report.html"
    plan.to_html(path)
    assert path.read_text(encoding="utf-8") == report.render(plan)
    with pytest.raises(OSError):
        plan.to_html(tmp_path / "nowhere" / "report.html")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
