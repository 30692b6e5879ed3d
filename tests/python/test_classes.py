"""Every class is an immutable value: it can be written, compared, stored, and asked what it is."""

import copy
import enum
import inspect
import pickle

import krarup as kr
import numpy as np
import objects
import pytest

everything = pytest.mark.parametrize("value", objects.ALL, ids=lambda value: type(value).__name__)
CLASSES = [each for each in vars(kr).values() if isinstance(each, type)]
FUNCTIONS = [getattr(kr, name) for name in kr.__all__ if inspect.isbuiltin(getattr(kr, name))]
NOT_MADE_BY_CALLERS = {"Queue", "Progress", "Forecast", "OpenProfile"}


def test_every_class_is_among_the_objects_tested_here():
    tested = {type(value) for value in objects.ALL}
    values = {each for each in CLASSES if not issubclass(each, (Exception, enum.Enum))}
    assert {each.__name__ for each in values - tested} == NOT_MADE_BY_CALLERS


@everything
def test_the_repr_can_be_pasted_back(value):
    assert eval(repr(value), vars(kr)) == value


@everything
def test_survives_pickling_and_copying(value):
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value


@everything
def test_cannot_be_changed(value):
    name = next(name for name, kind in vars(type(value)).items() if isinstance(kind, property))
    with pytest.raises(AttributeError):
        setattr(value, name, getattr(value, name))


@everything
def test_is_documented_with_its_fields(value):
    kind = type(value)
    assert inspect.getdoc(kind)
    for name, field in vars(kind).items():
        if isinstance(field, property):
            assert field.__doc__, name


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_every_function_is_documented(function):
    signature, _, text = inspect.getdoc(function).partition("\n")
    assert signature.startswith(function.__name__ + "(")
    assert len(text.strip()) > 20


def test_equality_is_by_value():
    assert objects.demand == kr.Demand(contacts=100, per="30min", aht="3min")
    assert objects.demand != kr.Demand(contacts=101, per=1800, aht=180)
    assert objects.demand != 100
    assert kr.ErlangC(objects.demand, agents=14) != kr.ErlangA(objects.demand, agents=14)
    assert hash(objects.demand) == hash(kr.Demand(contacts=100.0, per=1800, aht=180))
    assert len({objects.early, objects.early.replace(name="late")}) == 2


def test_arrays_are_compared_element_by_element():
    one = kr.Demand(contacts=[1, 2], per=1800, aht=180)
    assert one == kr.Demand(contacts=np.array([1.0, 2.0]), per=1800, aht=180)
    assert one != kr.Demand(contacts=[1, 3], per=1800, aht=180)
    assert eval(repr(one), vars(kr)) == one
    assert pickle.loads(pickle.dumps(one)) == one


def test_replace_changes_some_fields_and_checks_them():
    more = objects.queue.replace(agents=15)
    assert (more.agents, more.patience, more.demand) == (15, 120, objects.demand)
    assert objects.queue.agents == 14
    with pytest.raises(kr.InvalidInput, match="agents must be >= 0, got -1"):
        objects.queue.replace(agents=-1)


def test_lists_inside_objects_cannot_be_changed_behind_their_back():
    assert isinstance(objects.early.breaks, tuple)
    assert isinstance(objects.early.days, tuple)
    with pytest.raises(ValueError):
        kr.Demand(contacts=[1, 2], per=1800, aht=180).contacts[0] = 5


def test_words_of_an_enumeration_are_text():
    basis = objects.target.basis
    assert basis is kr.ServiceLevelBasis.offered
    assert basis == "offered" and str(basis) == "offered"
    assert kr.Target(service_level=0.8, basis=kr.ServiceLevelBasis.answered) == kr.Target(service_level=0.8, basis="answered")


def test_fields_can_be_matched():
    match objects.demand:
        case kr.Demand(contacts, per, aht):
            assert (contacts, per, aht) == (100, 1800, 180)


def test_a_prototype_needs_no_demand():
    prototype = kr.ErlangA(patience="2min")
    assert repr(prototype) == "ErlangA(patience=120)"
    assert kr.with_demand(prototype, objects.demand) == kr.ErlangA(objects.demand, patience=120)


def test_small_objects_show_themselves_as_tables():
    assert "<td>service level</td>" in objects.performance._repr_html_()
    rows = kr.what_if(objects.queue, range(12, 17), acceptable_wait=20)._repr_html_()
    assert rows.count("<tr>") == 1 + 5
    assert "a small center" in objects.plan._repr_html_()
