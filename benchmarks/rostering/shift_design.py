"""Minimum shift design: a file of the data sets of Musliu, Schaerf and Slany, solved by krarup and counted again without it.

    python benchmarks/rostering/shift_design.py FILE [--seconds 60] [--seed 1] [--threads 0]

A cyclic week needs people in every interval. Shifts of a few types have a start and a length to choose; how many people start each on
each day is to choose, too. Cost: the weight of undercover for each missing person-minute, that of overcover for each surplus one, and
the weight of shifts for every start and length that is worked. The files' wish for an average number of duties a week is not part of
the published comparisons, nor of this one. The last line is JSON.
"""

from __future__ import annotations

import argparse
import datetime
import json
import pathlib
import time
from collections import Counter
from dataclasses import dataclass

MONDAY = datetime.datetime(2003, 7, 21, tzinfo=datetime.timezone.utc)
DAY = 24 * 60


@dataclass
class ShiftType:
    name: str
    starts: range  # minutes of the day; beyond 24:00 for starts after midnight
    lengths: range  # minutes


@dataclass
class Instance:
    name: str
    slot: int  # minutes
    required: list[int]
    types: list[ShiftType]
    undercover: float  # a person-minute
    overcover: float
    shifts: float  # a start and length


def read(path: pathlib.Path) -> Instance:
    lines = [line.strip() for line in path.read_text(encoding="latin-1").splitlines()]

    def below(title: str, count: int = 1) -> list[str]:
        """The first lines below a title that are neither empty nor comments."""
        at = next(i for i, line in enumerate(lines) if line.lower().startswith(title.lower()))
        return [line for line in lines[at + 1 :] if line and not line.startswith("#")][:count]

    if below("#FlagCyclical")[0].lower() != "yes":
        raise ValueError(f"{path}: only cyclic instances are read")
    slot = int(below("#MinuteInterval")[0])
    required = [int(each) for each in below("#Requirements")[0].split()]
    if len(required) * slot != int(below("#DaysPerCycle")[0]) * DAY:
        raise ValueError(f"{path}: the requirement is not as long as the cycle")
    types = []
    for line in below("#Shift templates", int(below("#Number of shift templates")[0])):
        _, name, start, later, earlier, length, longer, shorter, *_ = line.split()
        hour, minute = map(int, start.split(":"))
        first = hour * 60 + minute - int(earlier)
        shortest = int(length) - int(shorter)
        starts = range(first, first + int(earlier) + int(later) + 1, slot)
        types.append(ShiftType(name, starts, range(shortest, int(length) + int(longer) + 1, slot)))
    under, over, shifts = (float(below(title)[0]) for title in ("#UnderCover", "#Overcover", "#Shifts:"))
    return Instance(path.stem, slot, required, types, under, over, shifts)


def problem_of(instance: Instance):
    import krarup as kr

    def clock(minutes: int) -> str:
        minutes += DAY if minutes < 0 else 0
        return f"{minutes // 60:02d}:{minutes % 60:02d}"

    def template(each: ShiftType):
        several = {"max_length": f"{each.lengths[-1]}min", "length_step": f"{instance.slot}min"}
        return kr.ShiftTemplate(
            name=each.name, length=f"{each.lengths[0]}min", earliest_start=clock(each.starts[0]),
            latest_start=clock(each.starts[-1] + (DAY if each.starts[0] < 0 else 0)),
            start_step=f"{instance.slot}min", cost_per_hour=0, **(several if len(each.lengths) > 1 else {}),
        )

    return kr.ShiftProblem(
        required=kr.Series(start=MONDAY, step=f"{instance.slot}min", values=instance.required),
        shift_templates=[template(each) for each in instance.types],
        costs=kr.CoverageCosts(understaffing=60 * instance.undercover, overstaffing=60 * instance.overcover),
        cost_per_distinct_shift=instance.shifts,
        cyclic=True,
    )


def recount(instance: Instance, shifts) -> float:
    """The cost of shifts by the files' own words; raises where a shift is none of theirs."""
    cover = [0] * len(instance.required)
    worked = Counter()
    for shift in shifts:
        start = round((shift.start - MONDAY).total_seconds() / 60)
        length = round(shift.length / 60)
        kind = next(each for each in instance.types if each.name == shift.shift_template)
        clock = start % DAY
        if not 0 <= start < len(cover) * instance.slot:
            raise AssertionError(f"a shift starts outside of the cycle: {shift}")
        if (clock not in kind.starts and clock + DAY not in kind.starts and clock - DAY not in kind.starts) or (
            length not in kind.lengths
        ):
            raise AssertionError(f"no shift of the instance: {shift}")
        for slot in range(start // instance.slot, (start + length) // instance.slot):
            cover[slot % len(cover)] += 1
        worked[clock, length] += 1
    under = sum(max(0, need - here) for need, here in zip(instance.required, cover, strict=True))
    over = sum(max(0, here - need) for need, here in zip(instance.required, cover, strict=True))
    return instance.slot * (instance.undercover * under + instance.overcover * over) + instance.shifts * len(worked)


def best_known(path: pathlib.Path) -> str:
    table = path.parent / "best_known.csv"
    if not table.exists():
        return "not given"
    rows = dict(line.split(",")[:2] for line in table.read_text().splitlines())
    return rows.get(path.stem, "not given")


def main() -> None:
    import krarup as kr

    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=pathlib.Path)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--threads", type=int, default=0)
    given = arguments.parse_args()
    instance = read(given.file)
    options = kr.SolveOptions(time_limit=given.seconds, gap=0, seed=given.seed, threads=given.threads)
    start = time.perf_counter()
    plan = kr.design_shifts(problem_of(instance), options)
    seconds = time.perf_counter() - start
    counted = recount(instance, plan.shifts)
    verified = abs(counted - plan.objective) < 1e-6 and plan.bound <= counted + 1e-6
    print(f"{instance.name}: {len(plan.shifts)} shifts of {len(plan.distinct_shifts)} starts and lengths, {plan.status}")
    print(f"cost {plan.objective:g}, counted again {counted:g}, best known {best_known(given.file)}, bound {plan.bound:g}")
    print(json.dumps({"instance": instance.name, "objective": counted, "bound": round(plan.bound, 6),
                      "seconds": round(seconds, 2), "verified": verified}))


if __name__ == "__main__":
    main()
