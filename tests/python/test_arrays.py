"""Arrays broadcast as in NumPy, Series keep their index, and the answers do not depend on how they are computed."""

import threading
import time

import krarup as kr
import numpy as np
import pandas as pd
import pytest

target = kr.Target(service_level=0.8, acceptable_wait=20)
contacts = np.array([20.0, 100.0, 400.0])
aht = np.array([[180.0], [240.0]])


def one_by_one(ask):
    return np.array([[ask(c, a) for c in contacts] for a in aht[:, 0]])


def test_required_agents_of_a_grid_of_demands():
    agents = kr.required_agents(kr.ErlangC(kr.Demand(contacts=contacts, per=1800, aht=aht)), target)
    assert agents.shape == (2, 3) and agents.dtype == np.int64
    expected = one_by_one(lambda c, a: kr.required_agents(kr.ErlangC(kr.Demand(contacts=c, per=1800, aht=a)), target))
    np.testing.assert_array_equal(agents, expected)


def test_a_performance_of_arrays_has_fields_of_arrays():
    p = kr.performance(kr.ErlangA(kr.Demand(contacts=contacts, per=1800, aht=aht), patience=120, agents=20), 20)
    single = one_by_one(
        lambda c, a: kr.performance(kr.ErlangA(kr.Demand(contacts=c, per=1800, aht=a), patience=120, agents=20), 20).asa
    )
    np.testing.assert_array_equal(p.asa, single)
    assert all(getattr(p, name).shape == (2, 3) for name in p.__match_args__)
    assert list(p.to_frame().columns) == list(p.__match_args__)
    assert len(p.to_frame()) == 6


def test_every_number_may_be_the_array():
    demand = kr.Demand(contacts=100, per=1800, aht=180)
    assert kr.performance(kr.ErlangC(demand, agents=[14, 15]), 20).asa.shape == (2,)
    assert kr.performance(kr.ErlangA(demand, patience=[60, 120, 240], agents=14), 20).asa.shape == (3,)
    assert kr.performance(kr.ErlangC(demand, agents=14), [10, 20, 30]).service_level.shape == (3,)
    levels = kr.Target(service_level=[0.7, 0.8, 0.9], acceptable_wait=20)
    np.testing.assert_array_equal(
        kr.required_agents(kr.ErlangC(demand), levels),
        [kr.required_agents(kr.ErlangC(demand), kr.Target(service_level=s, acceptable_wait=20)) for s in (0.7, 0.8, 0.9)],
    )
    assert kr.required_agents(kr.ErlangC(demand, agents=0), kr.Target(max_asa=["10s", "20s"])).shape == (2,)
    assert kr.offered_load(kr.Demand(contacts=[90, 180], per="30min", aht=[["3min"], ["6min"]])).tolist() == [[9, 18], [18, 36]]


def test_a_question_broadcasts_its_arguments_against_each_other():
    queue = kr.ErlangC(kr.Demand(contacts=100, per=1800, aht=180), agents=np.arange(11, 15)[:, np.newaxis])
    p = kr.performance(queue, acceptable_wait=[0, 20, 40])
    assert p.service_level.shape == (4, 3)
    assert p.service_level[3, 1] == kr.performance(kr.with_agents(queue, 14), 20).service_level


def test_scalars_of_numpy_give_plain_numbers():
    demand = kr.Demand(contacts=np.float32(100), per=np.int64(1800), aht=np.array(180.0))
    assert type(demand.contacts) is float
    assert type(kr.required_agents(kr.ErlangC(demand), target)) is int
    assert type(kr.offered_load(demand)) is float


def test_any_layout_in_memory_will_do():
    wide = np.arange(1.0, 13.0).reshape(3, 4)
    layouts = [wide, np.asfortranarray(wide), wide.astype(np.float32), wide.astype(int), wide.astype(">f8")]
    layouts += [np.repeat(wide, 2, axis=1)[:, ::2], wide[::-1, ::-1][::-1, ::-1], wide.tolist(), pd.DataFrame(wide)]
    for layout in layouts:
        np.testing.assert_array_equal(kr.formulas.erlang_b(layout, 5.0), kr.formulas.erlang_b(wide, 5.0))


def test_contiguous_doubles_are_not_copied():
    many = np.full(1000, 100.0)
    assert np.shares_memory(kr.Demand(contacts=many, per=1800, aht=180).contacts, many)


def test_no_elements_give_no_answers():
    none = kr.Demand(contacts=[], per=1800, aht=180)
    assert kr.required_agents(kr.ErlangC(none), target).shape == (0,)
    assert kr.performance(kr.ErlangC(none), 20).asa.shape == (0,)


def test_a_series_in_gives_a_series_out_with_the_same_index():
    index = pd.date_range("2026-03-02 08:00", periods=3, freq="30min")
    demand = kr.Demand(contacts=pd.Series(contacts, index=index), per="30min", aht=180)
    agents = kr.required_agents(kr.ErlangC(demand), target)
    assert isinstance(agents, pd.Series) and agents.index.equals(index)
    assert agents.tolist() == kr.required_agents(kr.ErlangC(kr.Demand(contacts=contacts, per=1800, aht=180)), target).tolist()
    p = kr.performance(kr.ErlangA(demand, patience=120, agents=agents), 20)
    assert p.service_level.index.equals(index)
    assert p.to_frame().index.equals(index)
    assert isinstance(demand.contacts, pd.Series) and demand.contacts.tolist() == contacts.tolist()


def test_series_of_timedeltas_and_of_text_are_times():
    demand = kr.Demand(contacts=100, per=1800, aht=pd.Series(pd.to_timedelta([180, 240], unit="s")))
    assert demand.aht.tolist() == [180, 240]
    assert kr.Demand(contacts=100, per=1800, aht=["3min", "240s"]).aht.tolist() == [180, 240]


def test_series_with_different_indexes_are_refused():
    one, other = pd.Series([1.0, 2.0]), pd.Series([180.0, 240.0], index=[1, 2])
    with pytest.raises(kr.InvalidInput, match="same index"):
        kr.Demand(contacts=one, per=1800, aht=other)


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(kr.InvalidInput, match=r"demand.aht has shape \(2,\), which does not broadcast with \(3,\)"):
        kr.Demand(contacts=contacts, per=1800, aht=[180, 240])
    with pytest.raises(kr.InvalidInput, match="does not broadcast"):
        kr.performance(kr.ErlangC(kr.Demand(contacts=contacts, per=1800, aht=180), agents=20), [10, 20])


def test_a_bad_element_is_named():
    with pytest.raises(kr.InvalidInput, match=r"demand.contacts\[1\] must be >= 0, got -1"):
        kr.Demand(contacts=[1, -1], per=1800, aht=180)
    with pytest.raises(kr.InvalidInput, match=r"target.service_level\[0, 1\] must be in \[0, 1\), got 80; .* write 0.8"):
        kr.Target(service_level=[[0.8, 80]])
    with pytest.raises(kr.InvalidInput, match=r"acceptable_wait must be >= 0 s, got -5 s \(element \[1\]\)"):
        kr.performance(kr.ErlangC(kr.Demand(contacts=100, per=1800, aht=180), agents=14), [20, -5])


@pytest.fixture
def threads():
    before = kr.max_threads()
    yield kr.set_max_threads
    kr.set_max_threads(before)


def test_the_answers_do_not_depend_on_the_number_of_threads(threads):
    random = np.random.default_rng(7)
    demand = kr.Demand(contacts=random.uniform(1, 2000, 20_000), per=1800, aht=random.uniform(60, 600, 20_000))
    answers = []
    for number in (1, 2, 7):
        threads(number)
        assert kr.max_threads() == number
        answers.append(kr.performance(kr.ErlangC(demand, agents=kr.required_agents(kr.ErlangC(demand), target)), 20).asa)
    assert (answers[0] == answers[1]).all() and (answers[0] == answers[2]).all()


def test_the_first_bad_element_is_reported_whatever_the_threads(threads):
    waits = np.full(50_000, 20.0)
    waits[[7_000, 30_001, 49_999]] = -1
    queue = kr.ErlangC(kr.Demand(contacts=100, per=1800, aht=180), agents=14)
    for number in (1, 4):
        threads(number)
        with pytest.raises(kr.InvalidInput, match=r"\(element \[7000\]\)"):
            kr.performance(queue, waits)


def test_other_threads_run_while_a_batch_is_computed():
    demand = kr.Demand(contacts=np.random.default_rng(1).uniform(1, 2000, 200_000), per=1800, aht=180)
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    other = threading.Thread(target=tick)
    other.start()
    begin = time.perf_counter()
    kr.performance(kr.ErlangA(demand, patience=120, agents=100), 20)
    end = time.perf_counter()
    done.set()
    other.join()
    assert sum(begin < each < end for each in ticks) >= 2


def test_threads_must_be_some():
    with pytest.raises(kr.InvalidInput, match="threads must be >= 1, got 0"):
        kr.set_max_threads(0)
