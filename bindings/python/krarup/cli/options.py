"""The flags that several verbs share, and the objects that are made from them. A flag is a field's name with dashes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

import krarup

TARGET = ("service_level", "acceptable_wait", "basis", "max_occupancy", "max_abandonment", "max_blocking", "max_asa")
LIMITS = ("service_level", "max_occupancy", "max_abandonment", "max_blocking", "max_asa")
MODELS = {
    "erlang_c": krarup.ErlangC,
    "erlang_a": krarup.ErlangA,
    "erlang_x": krarup.ErlangX,
    "erlang_b": krarup.ErlangB,
    "extended_erlang_b": krarup.ExtendedErlangB,
    "engset": krarup.Engset,
    "finite_source": krarup.FiniteSource,
}
FIELDS = {
    "patience": "Mean time that a contact would wait.",
    "balking": "Share of those who would have to wait that leave at once.",
    "lines": "Contacts being handled or waiting, at most.",
    "redial_after_abandonment": "Share of the abandoned attempts that are followed by another.",
    "redial_after_blocking": "Share of the blocked attempts that are followed by another.",
    "recall_share": "Share of the answered contacts that are repeated.",
    "redial_share": "Share of the blocked that try again.",
    "sources": "Customers who may call.",
}
QUEUE = ("model", "contacts", "per", "aht", "cv", *FIELDS)
SOLVE = ("time_limit", "gap", "seed")
BASES = ("offered", "answered", "excluding_early_abandons", "early_abandons_count_as_met")


def _together(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _models_with(fields: Iterable[str]) -> list[str]:
    return [model for model, kind in MODELS.items() if set(fields) <= set(kind.__match_args__)]


def _field_option(name: str, about: str) -> Callable[[Any], Any]:
    kind: dict[str, Any] = {"metavar": "TIME"} if name == "patience" else {"type": float, "metavar": "NUMBER"}
    return click.option(f"--{name.replace('_', '-')}", help=f"{about} ({', '.join(_models_with([name]))})", **kind)


model_options = _together(
    click.option(
        "--model",
        type=click.Choice(sorted(MODELS)),
        help="Queue model; by default the simplest with the fields given: erlang_c, erlang_a, erlang_x ...",
    ),
    click.option("--aht", metavar="TIME", help="Average handling time."),
    *(_field_option(name, about) for name, about in FIELDS.items()),
    click.option("--cv", type=float, metavar="SHARE", help="How much the rate varies from day to day."),
)

demand_options = _together(
    click.option("--contacts", type=float, help="Contacts in the interval."),
    click.option("--per", metavar="TIME", help="Length of the interval."),
)

target_options = _together(
    click.option(
        "--service-level", type=float, metavar="SHARE", help="Share answered within the acceptable wait, at least."
    ),
    click.option("--acceptable-wait", metavar="TIME", help="The 20s of 80/20; 0s by default."),
    click.option("--basis", type=click.Choice(BASES), help="Which contacts count in the service level."),
    click.option("--max-occupancy", type=float, metavar="SHARE", help="Busy share of the agents, at most."),
    click.option("--max-abandonment", type=float, metavar="SHARE", help="Share of contacts that hang up, at most."),
    click.option("--max-blocking", type=float, metavar="SHARE", help="Share of contacts that find no line, at most."),
    click.option("--max-asa", metavar="TIME", help="Average speed of answer, at most."),
)

shrinkage_options = _together(
    click.option(
        "--shrinkage",
        multiple=True,
        metavar="SHARE or NAME=SHARE",
        help="Scheduled time that does not reach contacts; may be repeated.",
    ),
    click.option(
        "--combination", type=click.Choice(["additive", "multiplicative"]), help="How several shares make one."
    ),
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines and nothing else.")


def solve_options(command: Any) -> Any:
    return _together(
        click.option("--time-limit", metavar="TIME", help="Longest search for shifts, and for a roster."),
        click.option(
            "--gap", type=float, metavar="SHARE", help="Stop when the answer is proven this close to the best."
        ),
        click.option("--seed", type=int, help="Another seed may find another answer of the same quality."),
    )(command)


def given(flags: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Those of the flags that were used; the library knows the defaults of the others."""
    return {name: flags[name] for name in names if flags.get(name) is not None}


def require(flags: dict[str, Any], *names: str) -> None:
    for name in names:
        if flags.get(name) is None:
            raise click.UsageError(f"--{name.replace('_', '-')} is missing")


def make_queue(flags: dict[str, Any]) -> Any:
    """The queue of --model, --contacts, --per, --aht and the flags of the model's own fields."""
    require(flags, "contacts", "per", "aht")
    return queue_of(flags, krarup.Demand(contacts=flags["contacts"], per=flags["per"], aht=flags["aht"]))


def queue_of(flags: dict[str, Any], demand: krarup.Demand) -> Any:
    fields = given(flags, tuple(FIELDS))
    model = flags["model"] or next(iter(_models_with(fields)), None)
    if model is None:
        raise click.UsageError(f"no model has all of {', '.join('--' + name.replace('_', '-') for name in fields)}")
    for name in fields:
        if name not in MODELS[model].__match_args__:
            owners = ", ".join(_models_with([name]))
            raise click.UsageError(f"--{name.replace('_', '-')} belongs to {owners}, not to {model}")
    queue = MODELS[model](demand, **fields)
    return queue if flags["cv"] is None else krarup.Uncertain(queue, cv=flags["cv"])


def performance_of(queue: Any, agents: float, flags: dict[str, Any]) -> krarup.Performance:
    """What that many agents deliver, by --acceptable-wait and --basis."""
    wait = flags["acceptable_wait"] or "0s"
    return krarup.performance(krarup.with_agents(queue, agents), wait, **given(flags, ("basis",)))


def make_target(flags: dict[str, Any]) -> krarup.Target:
    return krarup.Target(**given(flags, TARGET))


def make_shrinkage(flags: dict[str, Any]) -> krarup.Shrinkage:
    components = []
    for text in flags["shrinkage"]:
        name, _, share = text.rpartition("=")
        try:
            components.append(krarup.ShrinkageComponent(name=name or "shrinkage", share=float(share)))
        except ValueError as error:
            if isinstance(error, krarup.Error):
                raise
            raise click.UsageError(f'--shrinkage expects a share or name=share, got "{text}"') from None
    return krarup.Shrinkage(components=components, **given(flags, ("combination",)))


explain_option = click.option(
    "--explain", "explained", is_flag=True, help="Say why not, where something that was asked for cannot be had."
)


def solve_of(flags: dict[str, Any]) -> krarup.SolveOptions:
    """The search limits that the flags give, for a file that has none."""
    return krarup.SolveOptions(**given(flags, SOLVE))


def with_solve(scenario: krarup.Scenario, flags: dict[str, Any]) -> krarup.Scenario:
    """The scenario with the search limits that the flags give."""
    changes = given(flags, SOLVE)
    return scenario.replace(solve=scenario.solve.replace(**changes)) if changes else scenario


def refuse_flags(flags: dict[str, Any], names: tuple[str, ...], instead: str) -> None:
    """Flags that a file already answers would be ignored silently otherwise."""
    for name in names:
        if flags.get(name) not in (None, ()):
            raise click.UsageError(f"--{name.replace('_', '-')} cannot be combined with {instead}, which states it")
