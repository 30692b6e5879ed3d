"""What the charts draw is what the plan says."""

import builtins
import datetime
import importlib
import sys

import krarup as kr
import pytest

pytest.importorskip("matplotlib").use("Agg")

import matplotlib.pyplot as plt
from krarup import plot
from matplotlib.patches import StepPatch


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def queue():
    return kr.ErlangC(kr.Demand(contacts=100, per="30min", aht="180s"))


@pytest.fixture(scope="module")
def target():
    return kr.Target(service_level=0.8, acceptable_wait="20s")


def steps(ax, color):
    """The values and edges of the step lines of one color, in the order drawn."""
    found = [each for each in ax.patches if isinstance(each, StepPatch) and not each.get_fill()]
    return [each.get_data() for each in found if plt.matplotlib.colors.to_hex(each.get_edgecolor()) == color]


def test_coverage_draws_the_required_and_the_scheduled_agents(plan):
    ax = plot.coverage(plan)
    opened = [each for each in plan.intervals if each.open]
    required = [value for each in steps(ax, plot.INK) for value in each.values]
    scheduled = [value for each in steps(ax, plot.BLUE) for value in each.values]
    assert required == [each.required_scheduled for each in opened]
    assert scheduled == [each.scheduled for each in opened]


def test_coverage_fills_what_is_missing_in_the_strong_color(plan):
    fills = [each for each in plot.coverage(plan).patches if isinstance(each, StepPatch) and each.get_fill()]
    filled = [each.get_data() for each in fills if plt.matplotlib.colors.to_hex(each.get_facecolor()) == plot.VERMILION]
    missing = sum(float((each.values - each.baseline).sum()) for each in filled)
    opened = [each for each in plan.intervals if each.open]
    assert missing == pytest.approx(sum(max(0.0, each.required_scheduled - each.scheduled) for each in opened))
    assert missing > 0


def test_coverage_leaves_closed_hours_out_and_labels_the_wall_clock(plan):
    ax = plot.coverage(plan)
    widths = [float(each.edges[-1] - each.edges[0]) for each in steps(ax, plot.INK)]
    assert widths == [5.0, 5.0]  # hours, 08:00 to 13:00
    assert {"08:00", "12:00"} <= {each.get_text() for each in ax.get_xticklabels()}
    assert [each.get_text() for each in ax.texts] == ["Mon 2 Mar", "Tue 3 Mar"]
    assert ax.get_ylabel() == "Agents on shift"


def test_every_function_draws_on_the_axes_it_is_given(plan, queue, target):
    _, axes = plt.subplots(1, 3)
    assert plot.coverage(plan, ax=axes[0]) is axes[0]
    assert plot.service_level_curve(queue, target, ax=axes[1]) is axes[1]
    assert plot.roster_chart(plan, ax=axes[2]) is axes[2]


def test_service_level_curve_is_the_performance_of_each_number_of_agents(queue, target):
    ax = plot.service_level_curve(queue, target, agents=range(11, 18))
    curve, line, required = ax.lines
    expected = [kr.performance(kr.with_agents(queue, n), acceptable_wait=20).service_level for n in range(11, 18)]
    assert list(curve.get_xdata()) == list(range(11, 18))
    assert list(curve.get_ydata()) == expected
    assert set(line.get_ydata()) == {0.8}
    assert list(required.get_xdata()) == [14]
    assert list(required.get_ydata()) == pytest.approx([0.8883500191794669])


def test_service_level_curve_shows_the_required_agents_by_default(queue, target):
    xs = list(plot.service_level_curve(queue, target).lines[0].get_xdata())
    assert xs[0] < 14 < xs[-1]


def test_roster_chart_has_a_bar_for_every_shift_of_the_day(plan):
    day = datetime.date(2026, 3, 3)
    ax = plot.roster_chart(plan, day=day)
    midnight = datetime.datetime(2026, 3, 3)
    wall = plan.scenario.clock.wall
    shifts = [each for each in plan.shift_plan.shifts if wall(each.start).date() == day]
    spans = {tuple(path.vertices[:, 0][[0, 2]]) for bars in ax.collections for path in bars.get_paths()}
    for each in shifts:
        begin = (wall(each.start) - midnight).total_seconds() / 3600
        assert any({begin, begin + each.length / 3600} == set(span) for span in spans)
    assert len(ax.get_yticklabels()) == len(shifts)
    assert "Tue 3 Mar 2026" in ax.get_xlabel()


def test_roster_chart_puts_shifts_without_a_name_at_the_bottom(plan):
    first, *others = plan.roster.assignments
    roster = plan.roster.replace(assignments=others, unassigned=[first.shift])
    chart = plot.roster_chart(plan.replace(roster=roster), day=first.shift.start.date())
    labels = [each.get_text() for each in chart.get_yticklabels()]
    named = {each.person for each in others}
    assert labels[-1] == plot.NOBODY
    assert {each for each in labels if each != plot.NOBODY} <= named


def test_roster_chart_refuses_a_day_without_shifts(plan):
    with pytest.raises(kr.InvalidInput, match="no shift of the plan starts on 2026-03-07"):
        plot.roster_chart(plan, day=datetime.date(2026, 3, 7))


def test_without_matplotlib_one_line_says_what_to_install(monkeypatch):
    original = builtins.__import__

    def without_matplotlib(name, *rest):
        if name.startswith("matplotlib"):
            raise ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")
        return original(name, *rest)

    monkeypatch.delitem(sys.modules, "krarup.plot")
    monkeypatch.setattr(builtins, "__import__", without_matplotlib)
    with pytest.raises(ImportError, match=r"pip install krarup\[plot\]"):
        importlib.import_module("krarup.plot")
