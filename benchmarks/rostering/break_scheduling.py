"""Break scheduling for supervisory personnel [BeerEtAl2010]: places the breaks of one instance file, and re-costs them here.

    python benchmarks/rostering/break_scheduling.py random1-1.txt --seconds 60
"""

import argparse
import datetime
import json
import pathlib
import re
import time

import krarup as kr

MONDAY = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
STEP = 5  # minutes
DAY = 24 * 60 // STEP
WEEK = 7 * DAY

# Steps, as the files have them; all ten state the same rules.
EARLIEST, LATEST_END = 6, 6
LUNCH, LUNCH_EARLIEST, LUNCH_LATEST_END, LUNCH_ABOVE = 6, 42, 72, 72
MIN_WORK, MAX_WORK, LONG_WORK, LONG_BREAK = 6, 20, 10, 4
MIN_BREAK, MAX_BREAK = 2, 12
WEIGHTS = {"position": 20, "lunch": 10, "work": 20, "long": 20, "length": 1, "shortage": 10, "excess": 2}


def minutes(text):
    hours, rest = text.split(":")
    return int(hours) * 60 + int(rest)


def break_minutes(length):
    return (length - 20) // 50 * 10 if length <= 600 else -(-length // 4)


def read(path):
    """The requirement by step of the week and the shifts (first step, steps); the solution in the file is not looked at."""
    text = path.read_text().split("#Optimal Solution")[0]
    required = [0] * WEEK
    for start, counts in re.findall(r"^(\d\d:\d\d) \d\d:\d\d ((?:\d+ ?){7})\s*$", text, re.M):
        for day, count in enumerate(counts.split()):
            required[day * DAY + minutes(start) // STEP] = int(count)
    plan = text[text.index("#Shift Plan") : text.index("#Breaktime")]
    shifts = []
    for start, length, counts in re.findall(r"^S\d+ (\d+:\d\d) (\d\d:\d\d) ((?:\d+ ?){7})", plan, re.M):
        for day, count in enumerate(counts.split()):
            shifts += [(day * DAY + minutes(start) // STEP, minutes(length) // STEP)] * int(count)
    return required, shifts


def at(step):
    return MONDAY + datetime.timedelta(minutes=STEP * step)


def policy(length):
    """For shifts of so many steps; weights are per step, penalties per hour."""
    lunch = length > LUNCH_ABOVE
    per_hour = {name: 12 * weight for name, weight in WEIGHTS.items()}
    breaks = []
    if lunch:
        breaks.append(
            kr.BreakRule(
                name="lunch",
                length=f"{LUNCH * STEP}min",
                earliest=f"{LUNCH_EARLIEST * STEP}min",
                latest=f"{(LUNCH_LATEST_END - LUNCH) * STEP}min",
            )
        )
    return kr.BreakPolicy(
        name=f"{length * STEP} min",
        longer_than=f"{(length - 1) * STEP}min",
        breaks=breaks,
        flexible_time=f"{break_minutes(length * STEP) - (LUNCH * STEP if lunch else 0)}min",
        min_length=f"{MIN_BREAK * STEP}min",
        max_length=f"{MAX_BREAK * STEP}min",
        clear_start=f"{EARLIEST * STEP}min",
        clear_end=f"{LATEST_END * STEP}min",
        min_stretch=f"{MIN_WORK * STEP}min",
        max_stretch=f"{MAX_WORK * STEP}min",
        long_stretch=f"{LONG_WORK * STEP}min",
        long_break=f"{LONG_BREAK * STEP}min",
        catch_up=f"{STEP}min",
        penalties=kr.BreakPenalties(
            window=per_hour["lunch"],
            position=per_hour["position"],
            stretch=per_hour["work"],
            long_stretch=per_hour["long"],
            length=per_hour["length"],
        ),
    )


def problem_of(required, shifts):
    return kr.BreakProblem(
        required=kr.Series(start=MONDAY, step=f"{STEP}min", values=required),
        shifts=[kr.Shift(start=at(start), length=f"{steps * STEP}min") for start, steps in shifts],
        policies=[policy(length) for length in sorted({steps for _, steps in shifts})],
        costs=kr.CoverageCosts(understaffing=12 * WEIGHTS["shortage"], overstaffing=12 * WEIGHTS["excess"]),
        cyclic=True,
        step=f"{STEP}min",
    )


def outside(value, low, high):
    return max(low - value, value - high, 0)


def recost(required, shifts, placed):
    """The violations of the files' rules, in weights; raises where break time or a shift is not the given one."""
    at_work = [0] * WEEK
    total = 0
    for (start, length), shift in zip(shifts, placed, strict=True):
        if (shift.start - at(start)).total_seconds() or shift.length != length * STEP * 60:
            raise ValueError("a shift was changed")
        breaks = [(round((b.start - shift.start).total_seconds() / 300), round(b.length / 300)) for b in shift.breaks]
        if sum(steps for _, steps in breaks) * STEP != break_minutes(length * STEP):
            raise ValueError("a shift has another break time than its length asks for")
        off, worked_until = set(), 0
        for first, steps in sorted(breaks):
            work = first - worked_until
            if work < 0:
                raise ValueError("two breaks overlap")
            total += WEIGHTS["work"] * outside(work, MIN_WORK, MAX_WORK)
            total += WEIGHTS["position"] * (max(EARLIEST - first, 0) + max(first + steps - length + LATEST_END, 0))
            total += WEIGHTS["length"] * outside(steps, MIN_BREAK, MAX_BREAK)
            if work > LONG_WORK:
                total += WEIGHTS["long"] * max(LONG_BREAK - steps, 0)
            worked_until = first + steps
            off.update(range(first, worked_until + 1))  # and one step to catch up
        total += WEIGHTS["work"] * outside(length - worked_until, MIN_WORK, MAX_WORK)
        if length > LUNCH_ABOVE:
            last = LUNCH_LATEST_END - LUNCH
            total += WEIGHTS["lunch"] * min(
                (outside(first, LUNCH_EARLIEST, last) for first, steps in breaks if steps == LUNCH), default=length
            )
        for step in range(length):
            at_work[(start + step) % WEEK] += step not in off
    for have, want in zip(at_work, required, strict=True):
        total += WEIGHTS["shortage"] * max(want - have, 0) + WEIGHTS["excess"] * max(have - want, 0)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    required, shifts = read(given.file)
    problem = problem_of(required, shifts)
    began = time.perf_counter()
    plan = kr.place_breaks(problem, kr.SolveOptions(time_limit=given.seconds, gap=0, seed=given.seed))
    seconds = time.perf_counter() - began
    cost = recost(required, shifts, plan.shifts)
    print(f"{given.file.stem}: {len(shifts)} shifts, {sum(len(shift.breaks) for shift in plan.shifts)} breaks")
    print(f"status {plan.status}, short {plan.understaffing:.3f} h, over {plan.overstaffing:.3f} h, recounted {cost}")
    print(
        json.dumps(
            {
                "instance": given.file.stem,
                "objective": round(plan.objective, 6),
                "bound": round(plan.bound, 6),
                "seconds": round(seconds, 2),
                "verified": abs(cost - plan.objective) < 1e-6,
            }
        )
    )


if __name__ == "__main__":
    main()
