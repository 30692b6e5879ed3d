"""Mistakes are refused with one line that names the field, the rule and the value: the same text as in C++."""

import datetime

import krarup as kr
import objects
import pytest

d = kr.Demand(contacts=100, per=1800, aht=180)
t = kr.Target(service_level=0.8, acceptable_wait=20)

REFUSED = [
    (lambda: kr.Demand(contacts=100, per=1800, aht=0), "demand.aht must be > 0 s, got 0 s"),
    (lambda: kr.Demand(contacts=-1, per=1800, aht=180), "demand.contacts must be >= 0, got -1"),
    (lambda: kr.Demand(contacts=float("nan"), per=1800, aht=180), "demand.contacts must be >= 0, got nan"),
    (lambda: kr.Demand(contacts="many", per=1800, aht=180), "demand.contacts must be a number, got 'many'"),
    (lambda: kr.Demand(contacts=True, per=1800, aht=180), "demand.contacts must be a number, got True"),
    (lambda: kr.Demand(contacts=datetime.timedelta(1), per=1800, aht=180),
     "demand.contacts must be a number, got datetime.timedelta(days=1)"),
    (lambda: kr.Demand(contacts=10**400, per=1800, aht=180), f"demand.contacts must be a finite number, got 1{'0' * 400}"),
    (lambda: kr.Demand(contacts=100, per=None, aht=180),
     'demand.per must be a time: seconds, a timedelta, or text such as "3min", got None'),
    (lambda: kr.ErlangA(d, patience=0), "patience must be > 0 s, got 0 s"),
    (lambda: kr.ErlangC(100), "demand must be a Demand, got 100"),
    (lambda: kr.GeneralPatience(d, patience=5),
     "patience must be an Exponential, Gamma, Lognormal, Hyperexponential, Deterministic, Weibull or Empirical, got 5"),
    (lambda: kr.Repair(offers=[1]), "repair.offers[0] must be an Offer, got 1"),
    (lambda: kr.Target(service_level=80, acceptable_wait=20),
     "target.service_level must be in [0, 1), got 80; a share, not a percentage: write 0.8"),
    (lambda: kr.Target(acceptable_wait=20),
     "target must set at least one of service_level, max_occupancy, max_abandonment, max_blocking, max_asa"),
    (lambda: kr.Target(service_level=0.8, basis="all"),
     'target.basis must be one of "offered", "answered", "excluding_early_abandons", "early_abandons_count_as_met", got "all"'),
    (lambda: kr.performance(kr.ErlangC(d, agents=14), -1), "acceptable_wait must be >= 0 s, got -1 s"),
    (lambda: kr.performance(kr.ErlangA(agents=14), 20), "demand.per must be > 0 s, got 0 s"),
    (lambda: kr.staff(kr.ErlangC(kr.Demand(contacts=[1, 2], per=1800, aht=180)), t),
     "queue must hold plain numbers here, not arrays"),
    (lambda: kr.Person(name=7, max_hours_per_week="40h"), "person.name must be text, got 7"),
    (lambda: kr.Person(name="Ada", max_hours_per_week="40h", max_days_per_week=4.5),
     "person.max_days_per_week must be a whole number, got 4.5"),
    (lambda: kr.Person(name="Ada", max_hours_per_week="40h", days_off="2026-03-02"),
     "person.days_off must be a list, got '2026-03-02'"),
    (lambda: kr.BreakRule(name="lunch", length="30min", earliest="3h", latest="5h", paid="no"),
     "break_rule.paid must be True or False, got 'no'"),
    (lambda: kr.ShiftProblem(required=[1, 2], shift_templates=[]), "required must be a Series, got [1, 2]"),
    (lambda: kr.Series(start="2026-03-02T07:00", step="1h", values=[1, "x"]), "values[1] must be a number, got 'x'"),
    (lambda: kr.DayProfile(start="2026-03-02T07:00", step="1h", contacts=[1, 2], aht=[180]),
     "aht must be a list of 2 numbers, one an interval, got 1"),
]


@pytest.mark.parametrize(("mistake", "text"), REFUSED, ids=[text[:50] for _, text in REFUSED])
def test_a_mistake_is_named(mistake, text):
    with pytest.raises(kr.InvalidInput) as raised:
        mistake()
    assert str(raised.value) == text
    assert isinstance(raised.value, ValueError) and isinstance(raised.value, kr.Error)


@pytest.mark.parametrize(
    ("mistake", "place"),
    [
        (lambda: kr.Demand(contacts=100, per="30", aht=180), "demand.per: "),
        (lambda: kr.OpeningHours(open="7 o'clock"), "opening_hours.open: "),
        (lambda: kr.OpeningHours(days=["monday", "mon"]), "opening_hours.days[1]: "),
        (lambda: kr.Person(name="Ada", max_hours_per_week="40h", days_off=["02.03.2026"]), "person.days_off[0]: "),
        (lambda: kr.Break(name="lunch", start="noon", length="30min"), "break.start: "),
        (lambda: kr.Scenario.from_json("{"), "line 1"),
    ],
)
def test_text_that_cannot_be_read_is_placed(mistake, place):
    with pytest.raises(kr.ParseError) as raised:
        mistake()
    assert str(raised.value).startswith(place)
    assert "\n" not in str(raised.value)
    assert isinstance(raised.value, ValueError)


def test_no_staffing_is_infeasible():
    with pytest.raises(kr.Infeasible, match="target.service_level cannot be met"):
        kr.required_agents(kr.ErlangC(kr.Demand(contacts=1e10, per=1, aht=1)), t)


def test_words_that_are_no_fields_are_answered_with_the_nearest():
    with pytest.raises(TypeError, match=r"Demand\(\) got an unexpected keyword argument 'contact'; did you mean 'contacts'\?"):
        kr.Demand(contact=100, per=1800, aht=180)
    with pytest.raises(TypeError, match=r"Demand\(\) is missing the keyword argument 'per'"):
        kr.Demand(contacts=100, aht=180)
    with pytest.raises(TypeError, match=r"Target\(\) takes keyword arguments, got 2 more"):
        kr.Target(0.8, 20)
    with pytest.raises(TypeError, match=r"ErlangC\(\) takes one positional argument, the demand, got 2 more"):
        kr.ErlangC(d, 14)


def test_exceptions_form_one_family():
    for kind in (kr.InvalidInput, kr.ParseError, kr.Infeasible, kr.NoConvergence, kr.Cancelled):
        assert issubclass(kind, kr.Error)
        assert kind.__module__ == "krarup" and kind.__doc__


C = kr.ErlangC(d)
CALLS = [
    (lambda: kr.required_agents(5, t), kr.InvalidInput, "queue must be a Queue, got 5"),
    (lambda: kr.required_agents(C, 5), kr.InvalidInput, "target must be a Target, got 5"),
    (lambda: kr.required_agents(kr.Uncertain(C, cv=0.1), t, 4), kr.InvalidInput, "days must be an OnShareOfDays, got 4"),
    (lambda: kr.patience_of(C, 0.1), kr.InvalidInput, f"queue must be an ErlangA or ErlangX, got {C!r}"),
    (lambda: kr.load_forecast(5), kr.InvalidInput, "path must be a path, text or bytes, got 5"),
    (lambda: kr.parse_forecast(5), kr.InvalidInput, "csv must be text, got 5"),
    (lambda: kr.set_max_threads("all"), kr.InvalidInput, "threads must be a whole number, got 'all'"),
    (lambda: kr.required_agents(C), TypeError, "required_agents() is missing the argument 'target'"),
    (lambda: kr.required_agents(C, targt=t), TypeError,
     "required_agents() got an unexpected keyword argument 'targt'; did you mean 'target'?"),
    (lambda: kr.required_agents(C, queue=C, target=t), TypeError, "required_agents() got two values for the argument 'queue'"),
    (lambda: kr.required_agents(C, t, 3, 4), TypeError, "required_agents() takes 2 arguments, got 4"),
    (lambda: kr.formulas.erlang_b(1), TypeError, "erlang_b() is missing the argument 'offered_load'"),
    (lambda: kr.Scenario.from_json(5), kr.InvalidInput, "json must be text, got 5"),
    (lambda: kr.Scenario.load(5), kr.InvalidInput, "path must be a path, text or bytes, got 5"),
    (lambda: kr.DeferredWork.from_json(), TypeError, "from_json() is missing the argument 'json'"),
    (lambda: objects.plan.save(), TypeError, "save() is missing the argument 'path'"),
    (lambda: objects.plan.save(5), kr.InvalidInput, "path must be a path, text or bytes, got 5"),
    (lambda: objects.plan.to_json(1), TypeError, "to_json() takes no arguments, got 1"),
    (lambda: objects.roster.to_frame(columns="all"), TypeError, "to_frame() got an unexpected keyword argument 'columns'"),
    (lambda: objects.clock.wall(), TypeError, "wall() is missing the argument 'instant'"),
    (lambda: kr.Demand.replace(), TypeError, "replace() is missing the argument 'self'"),
]


@pytest.mark.parametrize(("call", "kind", "text"), CALLS, ids=[text[:50] for _, _, text in CALLS])
def test_a_call_that_no_function_takes_is_refused_with_one_line(call, kind, text):
    with pytest.raises(kind) as raised:
        call()
    assert str(raised.value) == text


def test_what_is_said_of_a_function_does_not_tell_of_refusals():
    assert kr.required_agents.__doc__.count("required_agents(") == 5
    assert "*args" not in kr.meets.__doc__


@pytest.mark.parametrize("module", [kr, kr.formulas])
def test_every_function_refuses_arguments_in_one_line(module):
    functions = [each for name in module.__all__ if type(each := getattr(module, name)) is type(kr.plan)]
    assert len(functions) > 10
    for function in functions:
        with pytest.raises(TypeError) as raised:
            function(no_such_argument=1)
        assert str(raised.value).startswith(f"{function.__name__}() ") and "\n" not in str(raised.value)


def test_every_method_refuses_arguments_in_one_line():
    methods = [getattr(kr.__dict__[name], method) for name in kr.__all__ if isinstance(kr.__dict__[name], type)
               for method, bound in vars(kr.__dict__[name]).items()
               if not method.startswith("_") and type(bound).__name__ in ("instancemethod", "staticmethod")]
    assert len(methods) > 100
    for method in methods:
        with pytest.raises((TypeError, kr.InvalidInput)) as raised:
            method(object(), object(), object(), object(), object())
        assert "\n" not in str(raised.value)
