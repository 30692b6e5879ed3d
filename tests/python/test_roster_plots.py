"""What the charts of rosters draw is what the roster says, and the bar says how far the search has come."""

import datetime
import sys
from types import SimpleNamespace

import krarup as kr
import objects
import pytest

pytest.importorskip("matplotlib").use("Agg")

import matplotlib.pyplot as plt
from krarup import plot, progress
from matplotlib.colors import to_hex
from matplotlib.patches import StepPatch

DAY = datetime.date(2026, 3, 2)
NIGHT = kr.Shift(shift_template="night", start="2026-03-08T22:00", length="8h")


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def small():
    """Ada works a day and a night before her wish for Monday's day off is broken; Bo's is granted."""
    wishes = [kr.Request(date=DAY, wanted=False)]
    people = [kr.Person(name=name, max_hours_per_week="40h", requests=wishes) for name in ("Ada", "Bo")]
    problem = kr.RosterProblem(people=people, first_day=DAY, days=8)
    shifts = [objects.shift, NIGHT]
    return problem, kr.Roster(status="optimal", assignments=[kr.Assignment(person="Ada", shift=each) for each in shifts])


def filled(ax, color):
    """Area of the fills of one color, in agent-hours."""
    fills = [each.get_data() for each in ax.patches if isinstance(each, StepPatch) and to_hex(each.get_facecolor()) == color and each.get_fill()]
    return sum(float(((each.values - each.baseline) * (each.edges[1:] - each.edges[:-1])).sum()) for each in fills)


def test_break_coverage_counts_those_who_are_not_on_break():
    required = kr.Series(start="2026-03-02T07:00", step="1h", values=[1, 1, 1, 1, 2, 2, 1, 1])
    ax = plot.break_coverage(required, [objects.shift, objects.shift.replace(start="2026-03-02T08:00", breaks=())])
    assert filled(ax, plot.LIGHT_BLUE) == pytest.approx(0.5)  # lunch from 11:00 to 11:30
    assert filled(ax, plot.VERMILION) == pytest.approx(0.5)  # when two are required
    assert "Mon 2 Mar 2026" in ax.get_xlabel()
    low, high = ax.get_xlim()
    assert (low, high) == (6.75, 16.25)


def test_break_coverage_of_another_day_sees_the_night_before():
    required = kr.Series(start="2026-03-08T00:00", step="1h", values=[1] * 48)
    ax = plot.break_coverage(required, [NIGHT], day=datetime.date(2026, 3, 9))
    assert filled(ax, plot.VERMILION) == pytest.approx(18)
    assert "Mon 9 Mar 2026" in ax.get_xlabel()


def test_roster_calendar_has_a_bar_for_every_shift_and_break(small):
    ax = plot.roster_calendar(*small)
    spans = sorted(tuple(sorted(path.vertices[:, 0])[i] for i in (0, -1)) for bars in ax.collections for path in bars.get_paths())
    expected = [(7 / 24, 15 / 24), (11 / 24, 11.5 / 24), (6 + 22 / 24, 6 + 30 / 24)]
    assert [value for span in spans for value in span] == pytest.approx([value for span in expected for value in span])
    assert [each.get_text() for each in ax.get_yticklabels()] == ["Ada", "Bo"]
    assert [each.get_text() for each in ax.get_xticklabels()][:2] == ["Mon\n2", "Tue\n3"]


def test_roster_calendar_marks_wishes_that_were_not_granted(small):
    marks = [line for line in plot.roster_calendar(*small).lines if line.get_marker() == "x"]
    assert [list(map(float, line.get_ydata())) for line in marks] == [[0.0]]
    assert [int(x) for x in marks[0].get_xdata()] == [0]


def test_roster_calendar_shows_activities_inside_the_shifts(small):
    before = len(plot.roster_calendar(*small).collections)
    ax = plot.roster_calendar(*small, sessions=[objects.session])
    assert len(ax.collections) == before + 1
    span = ax.collections[-1].get_paths()[0].get_extents()
    assert (span.x0, span.x1) == pytest.approx((8 / 24, 8.5 / 24))
    assert ax.get_legend().get_texts()[-2].get_text() == "Activity"


def test_roster_calendar_names_in_its_legend_only_what_is_drawn(small):
    problem, roster = small
    legend = [each.get_text() for each in plot.roster_calendar(problem, roster).get_legend().get_texts()]
    assert legend[-1] == "Wish not granted"
    content = problem.replace(people=[each.replace(requests=[]) for each in problem.people])
    assert [each.get_text() for each in plot.roster_calendar(content, roster).get_legend().get_texts()] == legend[:-1]


def test_roster_calendar_shows_the_days_that_are_asked_for(small):
    ax = plot.roster_calendar(*small, first_day=datetime.date(2026, 3, 8), days=1)
    assert [each.get_text() for each in ax.get_xticklabels()] == ["Sun\n8"]
    assert len(ax.collections) == 1
    with pytest.raises(kr.InvalidInput, match="no day of the roster"):
        plot.roster_calendar(*small, first_day=datetime.date(2026, 4, 1))


def test_fairness_draws_hours_nights_weekends_and_wishes(small):
    charts = plot.fairness(*small)
    widths = [[float(bar.get_width()) for bar in ax.containers[-1]] for ax in charts]
    assert widths == [[15.5, 0.0], [1, 0], [1, 0], [0, 1]]
    assert [float(bar.get_width()) for bar in charts[3].containers[0]] == [1, 1]  # the wishes there were
    assert list(charts[0].lines[0].get_xdata()) == [7.75, 7.75]


def test_a_roster_without_people_can_be_drawn():
    nobody = kr.RosterProblem(people=[], first_day=DAY, days=2), kr.Roster(status="optimal")
    plot.roster_calendar(*nobody).figure.canvas.draw()
    plot.fairness(*nobody)[0].figure.canvas.draw()


def test_charts_of_a_roster_draw_on_the_axes_they_are_given(small):
    _, given = plt.subplots(1, 2)
    assert plot.roster_calendar(*small, ax=given[0]) is given[0]
    assert plot.break_coverage(objects.required, [objects.shift], ax=given[1]) is given[1]


def test_nobody_looks_at_a_bar_in_a_file(capsys):
    with progress.bar("roster") as show:
        show(SimpleNamespace(stage="improvement", done=0.5, objective=12, bound=10))
    assert capsys.readouterr() == ("", "")


def test_in_a_notebook_the_bar_is_below_the_cell(monkeypatch):
    shown = []
    handle = SimpleNamespace(update=shown.append)
    display = SimpleNamespace(HTML=str, display=lambda value, display_id: shown.append(value) or handle)
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: SimpleNamespace(kernel=None), display=display))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    with progress.bar("a <b>roster</b>") as show:
        show(SimpleNamespace(stage="improvement", done=0.5, objective=12.0, bound=10.0))
    assert shown == [
        'a &lt;b&gt;roster&lt;/b&gt; <progress value="0.000" max="1"></progress> ',
        'improvement <progress value="0.500" max="1"></progress> best 12.0, bound 10.0, gap 16.67 %',
        "",
    ]
