"""The calls that must work exactly as written, and the figures they must give."""

import datetime

import krarup as kr
import numpy as np
import pytest

d = kr.Demand(contacts=100, per=1800, aht=180)
t = kr.Target(service_level=0.8, acceptable_wait=20)


def test_formulas_take_real_servers_and_arrays():
    assert kr.formulas.erlang_b(1, 1) == pytest.approx(0.5, rel=1e-15)
    assert kr.formulas.erlang_b(2, 1) == pytest.approx(0.2, rel=1e-15)
    between = kr.formulas.erlang_b(1.5, 1)
    assert 0.2 < between < 0.5
    np.testing.assert_allclose(kr.formulas.erlang_b([1, 1.5, 2], 1), [0.5, between, 0.2], rtol=1e-15)
    assert kr.formulas.erlang_c(14, 10) == pytest.approx(0.1741319335950498, rel=1e-13)
    assert np.isnan(kr.formulas.erlang_c(-1, 10))


def test_erlang_c_staffing_of_a_hundred_contacts():
    agents = kr.required_agents(kr.ErlangC(d), t)
    assert agents == 14 and type(agents) is int
    p = kr.performance(kr.ErlangC(d, agents=agents), acceptable_wait=20)
    assert p.service_level == pytest.approx(0.8883500191794669, rel=1e-12)
    assert p.probability_of_wait == pytest.approx(0.1741319335950498, rel=1e-12)
    assert type(p.service_level) is float


def test_erlang_a_staffing_of_a_hundred_contacts():
    longer = kr.Demand(contacts=100, per="30min", aht=240)
    assert kr.required_agents(kr.ErlangA(longer, patience=120), t) == 16
    p = kr.performance(kr.ErlangA(longer, patience=120, agents=15), acceptable_wait=20, basis="offered")
    assert p.service_level == pytest.approx(0.7959, abs=5e-5)
    assert p.abandonment == pytest.approx(0.0739, abs=5e-5)


def test_fractional_agents_meet_the_target_and_hardly_more():
    n = kr.fractional_agents(kr.ErlangA(d, patience=120), t)
    assert n < kr.required_agents(kr.ErlangA(d, patience=120), t)
    served = kr.performance(kr.ErlangA(d, patience=120, agents=n), acceptable_wait=20).service_level
    assert 0.8 <= served < 0.8 + 1e-9


def test_one_contact_needs_one_agent():
    assert kr.required_agents(kr.ErlangC(kr.Demand(contacts=1, per=1800, aht=180)), t) == 1


def test_the_published_table_of_twenty_erlangs():
    queue = kr.ErlangC(kr.Demand(contacts=200, per=1800, aht=180), agents=range(21, 27))
    p = kr.performance(queue, acceptable_wait=30)
    np.testing.assert_allclose(p.service_level, [0.3561, 0.5931, 0.7478, 0.8470, 0.9091, 0.9472], atol=5e-5)
    np.testing.assert_allclose(p.asa, [136.9, 51.1, 24.9, 13.4, 7.5, 4.3], atol=0.05)


def test_an_unstable_queue_is_a_value():
    p = kr.performance(kr.ErlangC(d, agents=9), 20)
    assert (p.service_level, p.asa, p.occupancy) == (0, np.inf, 1)


def test_times_in_every_form_are_the_same_times():
    forms = [180, 180.0, np.float64(180), np.int32(180), "180s", "3min", datetime.timedelta(minutes=3), np.timedelta64(3, "m")]
    for aht in forms:
        assert kr.Demand(contacts=100, per=datetime.timedelta(hours=0.5), aht=aht) == d
    assert kr.ErlangA(d, patience="inf") == kr.ErlangA(d, patience=np.inf) == kr.ErlangA(d)
    assert kr.performance(kr.ErlangC(d, agents=14), "20s") == kr.performance(kr.ErlangC(d, agents=14), 20)


def test_what_if_gives_a_performance_for_each_number_of_agents():
    rows = kr.what_if(kr.ErlangA(d, patience=120), range(10, 20), acceptable_wait=20)
    assert list(rows.agents) == list(range(10, 20))
    for agents, level in zip(rows.agents, rows.performance.service_level):
        assert level == kr.performance(kr.ErlangA(d, patience=120, agents=agents), 20).service_level


def test_staff_names_the_binding_limit():
    busy = kr.Target(service_level=0.8, acceptable_wait=20, max_occupancy=0.6)
    staffing = kr.staff(kr.ErlangC(d), busy)
    assert staffing.binding == "max_occupancy"
    assert staffing.agents == 17  # 10 / 0.6, rounded up
    assert staffing.performance.occupancy == pytest.approx(10 / 17)


def test_shrinkage_and_fte():
    leave = kr.ShrinkageComponent(name="leave", share=0.2, in_office=False)
    meetings = kr.ShrinkageComponent(name="meetings", share=0.1)
    assert kr.total_shrinkage(kr.Shrinkage(components=[leave, meetings])) == pytest.approx(0.3)
    multiplied = kr.Shrinkage(components=[leave, meetings], combination="multiplicative")
    assert kr.total_shrinkage(multiplied) == pytest.approx(1 - 0.8 * 0.9)
    assert kr.scheduled_agents(14, kr.Shrinkage(components=[leave, meetings])) == pytest.approx(20)
    np.testing.assert_allclose(kr.scheduled_agents([7, 14], kr.Shrinkage(components=[leave, meetings])), [10, 20])
    assert kr.agents_on_contacts(20, kr.Shrinkage(components=[leave, meetings])) == pytest.approx(14)
    assert kr.fte("400h") == 10
    assert kr.paid_time_of_fte(10) == 400 * 3600
    assert kr.headcount(10, contract_share=0.8, rounding="up") == 13
    assert kr.fte_of_headcount(13, contract_share=0.8) == pytest.approx(10.4)
