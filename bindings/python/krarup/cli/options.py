"""The flags that several verbs share, and the objects that are made from them. A flag is a field's name with dashes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

import krarup

QUEUE = ("model", "contacts", "per", "aht", "patience")
TARGET = ("service_level", "acceptable_wait", "basis", "max_occupancy", "max_abandonment", "max_asa")
LIMITS = ("service_level", "max_occupancy", "max_abandonment", "max_asa")
MODELS = {"erlang_a": krarup.ErlangA, "erlang_b": krarup.ErlangB, "erlang_c": krarup.ErlangC}
BASES = ("offered", "answered", "excluding_early_abandons", "early_abandons_count_as_met")


def _together(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


model_options = _together(
    click.option(
        "--model", type=click.Choice(sorted(MODELS)), help="Queue model; erlang_a with --patience, else erlang_c."
    ),
    click.option("--patience", metavar="TIME", help="Mean time that a contact would wait (erlang_a)."),
    click.option("--aht", metavar="TIME", help="Average handling time."),
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
    """The queue of --model, --contacts, --per, --aht and --patience."""
    require(flags, "contacts", "per", "aht")
    return queue_of(flags, krarup.Demand(contacts=flags["contacts"], per=flags["per"], aht=flags["aht"]))


def queue_of(flags: dict[str, Any], demand: krarup.Demand) -> Any:
    model = flags["model"] or ("erlang_a" if flags["patience"] is not None else "erlang_c")
    if flags["patience"] is not None and model != "erlang_a":
        raise click.UsageError(f"--patience belongs to erlang_a, not to {model}")
    return MODELS[model](demand, **given(flags, ("patience",)))


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


def with_solve(scenario: krarup.Scenario, flags: dict[str, Any]) -> krarup.Scenario:
    """The scenario with the search limits that the flags give."""
    changes = given(flags, ("time_limit", "gap", "seed"))
    return scenario.replace(solve=scenario.solve.replace(**changes)) if changes else scenario


def refuse_flags(flags: dict[str, Any], names: tuple[str, ...], instead: str) -> None:
    """Flags that a file already answers would be ignored silently otherwise."""
    for name in names:
        if flags.get(name) not in (None, ()):
            raise click.UsageError(f"--{name.replace('_', '-')} cannot be combined with {instead}, which states it")
