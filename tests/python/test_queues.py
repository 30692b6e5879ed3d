"""Every queue model answers every question that any queue is asked, in numbers and in arrays."""

import krarup as kr
import numpy as np
import objects
import pytest

SCALAR = [queue for queue in objects.queues if np.ndim(kr.offered_load(queue)) == 0]
every_queue = pytest.mark.parametrize("queue", SCALAR, ids=lambda queue: repr(queue)[:60])
fed_by_demand = pytest.mark.parametrize("queue", [q for q in SCALAR if hasattr(q, "demand")], ids=lambda queue: repr(queue)[:60])
within_20 = kr.Target(service_level=0.8, acceptable_wait=20)


@every_queue
def test_required_agents_meet_the_target_and_one_fewer_does_not(queue):
    agents = kr.required_agents(queue, within_20)
    enough, too_few = (kr.performance(kr.with_agents(queue, n), 20).service_level for n in (agents, agents - 1))
    assert enough >= 0.8 > too_few


@every_queue
def test_outcomes_add_up_to_one(queue):
    shares = kr.outcomes(queue, [0, 20, np.inf])
    total = shares.answered_within + shares.answered_after + shares.abandoned_within + shares.abandoned_after + shares.blocked
    np.testing.assert_allclose(total, 1, rtol=1e-9)


@every_queue
def test_more_than_a_wait_is_what_the_outcomes_say(queue):
    shares = kr.outcomes(queue, 30)
    later = shares.answered_after + shares.abandoned_after
    assert kr.wait_exceeds(queue, 30) == pytest.approx(later / (1 - shares.blocked), rel=1e-9)


@every_queue
def test_the_quantile_is_exceeded_by_the_rest(queue):
    waits = kr.wait_quantile(queue, [0.5, 0.9, 0.99])
    assert (np.diff(waits) >= 0).all()
    for share, wait in zip([0.5, 0.9, 0.99], waits, strict=True):
        if 0 < wait < np.inf:  # a law with a jump has no time that just this share exceeds
            assert kr.wait_exceeds(queue, wait * (1 + 1e-9)) <= (1 - share) * (1 + 1e-6)
            assert kr.wait_exceeds(queue, wait * (1 - 1e-9)) >= (1 - share) * (1 - 1e-6)


@fed_by_demand
def test_capacity_and_staffing_are_inverse(queue):
    most = kr.max_contacts(queue, within_20)
    within = kr.with_demand(queue, queue.demand.replace(contacts=most * 0.999))
    beyond = kr.with_demand(queue, queue.demand.replace(contacts=most * 1.001))
    assert kr.performance(within, 20).service_level >= 0.8 > kr.performance(beyond, 20).service_level


def test_capacity_shrinks_with_uncertain_rates():
    uncertain = kr.Uncertain(objects.queue, cv=0.2)
    most = kr.max_contacts(uncertain, within_20)
    assert 0 < most < kr.max_contacts(objects.queue, within_20)
    demand = objects.queue.demand.replace(contacts=most)
    assert kr.performance(kr.with_demand(uncertain, demand), 20).service_level == pytest.approx(0.8, abs=1e-9)
    assert kr.max_aht(kr.with_demand(uncertain, demand), within_20) == pytest.approx(demand.aht, rel=1e-7)


@fed_by_demand
def test_arrays_are_answered_element_by_element(queue):
    contacts = np.array([[60.0, 70.0], [80.0, 90.0]])
    many = kr.performance(queue.replace(demand=queue.demand.replace(contacts=contacts)), 20)
    for place, number in np.ndenumerate(contacts):
        one = kr.performance(queue.replace(demand=queue.demand.replace(contacts=float(number))), 20)
        assert many.service_level[place] == one.service_level
        assert many.occupancy[place] == one.occupancy


def test_a_day_of_an_uncertain_queue():
    days = kr.Uncertain(kr.ErlangA(objects.demand, patience=120, agents=13), cv=0.15)
    assert kr.busy_day(days, 0.5).demand.contacts < objects.demand.contacts < kr.busy_day(days, 0.9).demand.contacts
    share = kr.share_of_days(days, within_20)
    assert kr.service_level_of_days(days, share, 20) == pytest.approx(0.8, abs=1e-9)
    on_nine = kr.required_agents(days, within_20, kr.OnShareOfDays(share=0.9))
    assert on_nine == kr.required_agents(kr.busy_day(days, 0.9), within_20)


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: kr.Uncertain(5, cv=0.1), "queue must be a queue of one demand, got 5"),
        (lambda: kr.Uncertain(objects.queue, cv=-1), "cv must be in [0, 10], got -1"),
        (lambda: kr.Chat(objects.demand, slowdown=[1, 0.9]), "slowdown[1] must be >= 1, got 0.9"),
        (lambda: kr.Gamma(mean=-5, scv=1), "gamma.mean must be > 0 s, got -5 s"),
        (lambda: kr.PriorityQueue(objects.demand, classes=[objects.gold]), "classes must have shares that add up to 1, got 0.2"),
    ],
)
def test_mistakes_are_named(make, message):
    with pytest.raises(kr.InvalidInput) as error:
        make()
    assert str(error.value) == message


def test_laws_answer_for_arrays_of_times():
    for law in objects.laws:
        t = np.array([0.0, 10.0, 60.0, 1000.0])
        np.testing.assert_allclose(kr.survival(law, t) + kr.cdf(law, t), 1, rtol=1e-12)
        assert (np.diff(kr.survival_integral(law, t)) >= 0).all()


def test_an_empirical_law_is_read_from_a_scenario():
    queue = kr.GeneralPatience(patience=objects.laws[-1])
    again = kr.Scenario.from_json(objects.scenario.replace(queue=queue).to_json())
    assert again.queue == queue


def test_every_queue_model_is_diagnosed():
    demand = kr.Demand(contacts=1000, per=1800, aht=240)
    known = kr.Circumstances(patience=120, cv=0.2)
    target = kr.Target(service_level=0.8, acceptable_wait=20)
    by_erlang_a = kr.diagnose(kr.ErlangA(demand, patience=120, agents=100), target, known)
    assert {each.assumption for each in by_erlang_a} == {"overload", "abandonment", "uncertain_rate"}
    assert kr.diagnose(kr.ErlangX(demand, patience=120, agents=100), target, known) == by_erlang_a
    assert kr.diagnose(kr.Uncertain(kr.ErlangA(demand, patience=120, agents=100), cv=0.2), target) == by_erlang_a
    one = kr.PriorityQueue(demand, classes=[kr.PriorityClass(name="all", share=1)])
    assert kr.diagnose(one, target) == kr.diagnose(kr.ErlangC(demand), target) == ()
    blocked = kr.Target(max_blocking=0.01)
    assert kr.diagnose(kr.Engset(demand), blocked, known) == kr.diagnose(kr.ExtendedErlangB(demand), blocked, known)
    for queue in (kr.Blended(demand, patience=120, reserve=3), kr.GeneralHandling(demand, handling_scv=0.5)):
        assert "abandonment" in {each.assumption for each in kr.diagnose(queue, target, known)}
