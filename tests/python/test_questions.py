"""The questions that only some queues are asked: answers of the reference tables, inverses, and what is known without a program."""

import csv
import math
from pathlib import Path

import krarup as kr
import pytest

TABLES = Path(__file__).resolve().parents[2] / "tests/reference/tables"
d = kr.Demand(contacts=100, per=1800, aht=240)


def rows(name):
    with (TABLES / f"{name}.csv").open() as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("waits"), ids=lambda row: " ".join(row.values())[:70])
def test_waits_and_lengths_are_those_of_the_reference(row):
    given = {name: float(row[name]) for name in ("patience", "balking", "lines")}
    queue = kr.ErlangA(kr.Demand(contacts=float(row["offered_load"]), per=1, aht=1), agents=float(row["servers"]), **given)
    question, of, argument = *row["question"].partition("_of_")[::2], float(row["argument"])
    if question == "mean_wait":
        answer = kr.mean_wait(queue, of)
    elif question == "wait_quantile":
        answer = kr.wait_quantile(queue, argument, of)
    else:
        answer = getattr(kr, question)(queue, int(argument) if "length" in question else argument)
    assert answer == pytest.approx(float(row["value"]), rel=1e-12)


@pytest.mark.parametrize("row", rows("engset"), ids=lambda row: " ".join(row.values())[:40])
def test_the_time_congestion_is_that_of_the_reference(row):
    demand = kr.Demand(contacts=float(row["offered_load"]), per=1, aht=1)
    queue = kr.Engset(demand, sources=float(row["sources"]), agents=float(row["servers"]))
    assert kr.time_congestion(queue) == pytest.approx(float(row["time_congestion"]), rel=1e-12)


def test_what_is_observed_is_found_again():
    queue = kr.ErlangX(d, patience=90, redial_after_abandonment=0.4, agents=14)
    observed = kr.performance(queue, 20)
    assert kr.patience_of(queue, observed.abandonment) == pytest.approx(90, rel=1e-9)
    attempts = kr.customer_performance(queue, 20).attempts
    assert kr.redial_share_of(queue, attempts) == pytest.approx(0.4, rel=1e-9)


def test_required_lines_block_no_more_and_one_fewer_does():
    queue = kr.ErlangA(d, patience=120, agents=14)
    lines = kr.required_lines(queue, 0.01)
    enough, too_few = (kr.performance(queue.replace(lines=n), 20).blocking for n in (lines, lines - 1))
    assert enough <= 0.01 < too_few


def test_the_longest_handling_time_just_meets_the_target():
    target = kr.Target(service_level=0.8, acceptable_wait=20)
    queue = kr.ErlangC(d, agents=17)
    aht = kr.max_aht(queue, target)
    assert aht > 240
    there = kr.with_demand(queue, d.replace(aht=aht))
    assert kr.performance(there, 20).service_level == pytest.approx(0.8, rel=1e-9)


def test_words_for_slowdown():
    assert kr.even_slowdown(3, 0.5) == pytest.approx((1, *kr.even_slowdown(3, 0.5)[1:]))
    assert kr.even_slowdown(1, 0.5) == (1,) and kr.think_time_slowdown(1, 2.0) == (1,)
    chat = kr.Chat(d, patience=120, slowdown=[1, 1.5], agents=9)
    rule = kr.divided_by_concurrency(chat)
    assert (rule.demand.aht, rule.patience, rule.agents) == (180, 120, 9)


def test_a_class_is_asked_about_by_its_name():
    queue = kr.PriorityQueue(d, classes=[kr.PriorityClass(name="a", share=0.3), kr.PriorityClass(name="b", share=0.7)], agents=15)
    means = [kr.performance(kr.with_class(queue, name), 20).mean_wait for name in ("a", "b")]
    assert 0.3 * means[0] + 0.7 * means[1] == pytest.approx(kr.performance(kr.ErlangC(d, agents=15), 20).mean_wait, rel=1e-12)


def test_the_reserve_meets_the_target_and_one_agent_less_does_not():
    target = kr.Target(service_level=0.8, acceptable_wait=20)
    queue = kr.Blended(d, patience=120, agents=20)
    reserve = kr.required_reserve(queue, target)
    levels = [kr.performance(queue.replace(reserve=n), 20).service_level for n in (reserve, reserve - 1)]
    assert levels[0] >= 0.8 > levels[1]


def test_grades_are_agents_beyond_the_load():
    queue = kr.ErlangC(d, agents=20)
    load = 100 * 240 / 1800
    assert kr.service_grade(queue) == pytest.approx((20 - load) / math.sqrt(load), rel=1e-14)
    assert kr.agents_of_grade(queue, kr.service_grade(queue)) == pytest.approx(20, rel=1e-14)
    assert kr.square_root_staffing(queue, probability_of_wait=0.5) == pytest.approx(load + 0.506 * math.sqrt(load), abs=0.01)


COSTS = kr.StaffingCosts(agent_hour=30, waiting_hour=40, lost_contact=5)


@pytest.mark.parametrize("queue", [
    kr.ErlangA(d, patience=120), kr.ErlangB(d), kr.ErlangC(d), kr.ErlangX(d, patience=120, redial_after_abandonment=0.5),
    kr.GeneralHandling(d, handling_scv=0.5), kr.Chat(d, slowdown=[1, 1.4]),
    kr.Engset(d, sources=100), kr.FiniteSource(d, sources=100), kr.ExtendedErlangB(d, redial_share=0.5), kr.Blended(d, patience=120, reserve=1),
    kr.Uncertain(kr.ErlangA(d, patience=120), cv=0.2),
], ids=lambda queue: type(queue).__name__)
def test_no_number_of_agents_costs_less_than_the_cheapest(queue):
    best = kr.cost_optimal_agents(queue, COSTS)
    costs = {n: kr.hourly_cost(queue, n, COSTS) for n in range(0, 41)}
    assert costs[best] == pytest.approx(min(costs.values()), rel=1e-12)


@pytest.mark.parametrize("row", rows("inverses")[::15], ids=lambda row: row["question"])
def test_inverse_formulas_are_those_of_the_reference(row):
    share, number = float(row["share"]), float(row["number"])
    arguments = (number, share) if row["question"].endswith("_load") else (share, number)
    answer = getattr(kr.formulas, row["question"])(*arguments)
    assert answer == pytest.approx(float(row["value"]), rel=1e-14 * (1 + float(row["condition"])))


def test_logarithms_of_formulas():
    assert kr.formulas.log_erlang_b(2, 1) == pytest.approx(math.log(0.2), rel=1e-14)
    assert kr.formulas.log_erlang_c(2, 1) == pytest.approx(math.log(1 / 3), rel=1e-14)


def test_the_garnett_function_where_it_is_known():
    assert kr.formulas.garnett(0, 1) == pytest.approx(0.5, rel=1e-14)
    assert kr.formulas.garnett_grade(0.5, 1) == pytest.approx(0, abs=1e-14)


def test_laws_where_they_are_known():
    law = kr.Deterministic(mean=120)
    assert (kr.mean(law), kr.scv(law)) == (120, 0)
