"""Writes tests/reference/tables/deferred_work.csv: backlogs of deferred work, in rational arithmetic, rounded once at the end.

    python tools/make_deferred_work_table.py      # nothing but Python; a minute

The method is not the library's, which follows lines of waiting work and the agents' turns between them. Here nobody takes turns:
a contact is answered at the first moment after it came at which none of the work waits that ranks with it or before it, and that work
is a queue of its own, alone with all the agents, whose backlog is the most by which what came has ever outrun them since [Reich1958].
Ranks are moments of coming, or of being due.

That moment is a linear function of the place of a contact in its inflow, from one bend to the next. It is computed as one: as a + b p
with the place p as an unknown, just above a known place; each comparison on the way says up to which place it holds, and the
nearest of these is the next bend. All bends are found and none is searched for; sums over contacts are areas under straight lines.

A row asks about one kind of work in one interval: inputs of kinds are separated by |, of intervals by ;, and an aged crowd is
contacts:aht:age. Times are in seconds; the center is open from one interval to another.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, getcontext
from fractions import Fraction
from functools import cmp_to_key
from pathlib import Path

TABLE = Path(__file__).parent.parent / "tests/reference/tables/deferred_work.csv"
STEP = Fraction(1800)
NOTHING = Fraction(0)
INPUTS = ("order", "opens", "closes", "agents", "contacts", "aht", "response_time", "waiting", "kind", "interval")
VALUES = ("answered_in_time", "answered_late", "mean_response_time", "backlog", "overdue", "oldest", "occupancy")
getcontext().prec = 40


class Place:
    """A place in an inflow, from 0 to 1, as an unknown just above a known one."""

    def __init__(self, known: Fraction) -> None:
        self.known, self.bend = known, Fraction(1)

    def sign(self, value: Linear) -> int:
        """Of a value just above the known place, and up to the next bend."""
        here = value.a + value.b * self.known
        if value.b != 0 and (root := -value.a / value.b) > self.known:
            self.bend = min(self.bend, root)
        ahead = here if here != 0 else value.b
        return (ahead > 0) - (ahead < 0)


@dataclass(frozen=True)
class Linear:
    """a + b p"""

    a: Fraction
    b: Fraction = Fraction(0)

    def __add__(self, other: Linear) -> Linear:
        return Linear(self.a + other.a, self.b + other.b)

    def __sub__(self, other: Linear) -> Linear:
        return Linear(self.a - other.a, self.b - other.b)

    def __mul__(self, factor: Fraction) -> Linear:
        return Linear(self.a * factor, self.b * factor)

    def at(self, p: Fraction) -> Fraction:
        return self.a + self.b * p


@dataclass(frozen=True)
class Inflow:
    """Contacts that come evenly over some time, or all at once, on the clock of opening hours."""

    kind: int
    interval: int  # -1 for those who wait at the beginning
    contacts: Fraction
    aht: Fraction
    first: Fraction
    last: Fraction

    @property
    def work(self) -> Fraction:
        return self.contacts * self.aht

    @property
    def came(self) -> Linear:
        return Linear(self.first, self.last - self.first)

    @property
    def is_crowd(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True)
class Kind:
    contacts: list[Fraction]
    aht: list[Fraction]
    response_time: Fraction
    waiting: list[tuple[Fraction, Fraction, Fraction]]  # contacts, aht, age


@dataclass(frozen=True)
class Case:
    order: str
    opens: int
    closes: int
    agents: list[Fraction]
    kinds: list[Kind]

    def spans(self) -> list[tuple[Fraction, Fraction]]:
        """Of the intervals, on the clock of opening hours."""
        clock = [STEP * min(max(0, i - self.opens), self.closes - self.opens) for i in range(len(self.agents) + 1)]
        return list(zip(clock, clock[1:]))

    def inflows(self) -> Iterator[Inflow]:
        for k, kind in enumerate(self.kinds):
            for contacts, aht, age in kind.waiting:
                yield Inflow(k, -1, contacts, aht, -age, -age)
            for i, span in enumerate(self.spans()):
                if kind.contacts[i] > 0:
                    yield Inflow(k, i, kind.contacts[i], kind.aht[i], *span)

    def rank(self, inflow: Inflow) -> Linear:
        return inflow.came + Linear(self.kinds[inflow.kind].response_time if self.order == "due_date" else NOTHING)


class Queue:
    """All that ranks with a contact or before it: crowds, and streams that end where later ones rank behind it."""

    def __init__(self, case: Case, own: Inflow, p: Place) -> None:
        self.case, self.came, self.p = case, own.came, p
        self.crowds: list[tuple[Fraction, Linear]] = []
        self.streams: list[tuple[Fraction, Linear, Fraction]] = []
        for each in case.inflows():
            behind = case.rank(own) - Linear(case.rank(each).a)
            order = p.sign(behind)
            if order == 0 and each.is_crowd:  # of one rank: answered side by side
                self.crowds.append((max(each.first, NOTHING), Linear(NOTHING, each.work)))
            elif order > 0 and each.is_crowd:
                self.crowds.append((max(each.first, NOTHING), Linear(each.work)))
            elif order > 0:
                length = each.last - each.first
                ends = Linear(length) if p.sign(behind - Linear(length)) >= 0 else behind
                self.streams.append((each.first, ends + Linear(each.first), each.work / length))

    def stretches(self) -> Iterator[tuple[Linear, Linear, Fraction]]:
        """From one change to the next, and the agents meanwhile."""
        p = self.p
        ends = [self.came, *(end for _, end, _ in self.streams)]
        for (start, end), agents in zip(self.case.spans(), self.case.agents):
            inside = [each for each in ends if p.sign(each - Linear(start)) > 0 and p.sign(Linear(end) - each) > 0]
            inside.sort(key=cmp_to_key(lambda x, y: p.sign(x - y)))
            for now, then in zip([Linear(start), *inside], [*inside, Linear(end)]):
                if p.sign(then - now) > 0:
                    yield now, then, agents

    def empties(self) -> Linear | None:
        """The first moment from the coming of the contact on at which nothing of it waits while agents work."""
        p, waits = self.p, Linear(NOTHING)
        for now, then, agents in self.stretches():
            for each in [each for each in self.crowds if p.sign(now - Linear(each[0])) >= 0]:
                waits += each[1]
                self.crowds.remove(each)
            has_come = p.sign(now - self.came) >= 0
            if has_come and agents > 0 and p.sign(waits) == 0:
                return now
            rate = sum(rate for first, end, rate in self.streams if p.sign(now - Linear(first)) >= 0 and p.sign(end - then) >= 0)
            left = waits + (then - now) * (rate - agents)
            if has_come and agents > rate and p.sign(left) <= 0:
                return now + waits * (1 / (agents - rate))
            waits = left if p.sign(left) > 0 else Linear(NOTHING)
        return None


@dataclass(frozen=True)
class Piece:
    """A stretch of an inflow that is answered at moments on a straight line, or not at all."""

    inflow: Inflow
    low: Fraction
    high: Fraction
    answered: Linear | None


def pieces(case: Case, kind: int) -> Iterator[Piece]:
    for inflow in case.inflows():
        known = NOTHING
        while inflow.kind == kind and known < 1:
            p = Place(known)
            answered = Queue(case, inflow, p).empties()
            yield Piece(inflow, known, p.bend, answered)
            known = p.bend


def interval_of(case: Case, kind: int, i: int, all_pieces: list[Piece]) -> dict[str, Fraction]:
    """As BacklogInterval has it."""
    start, end = case.spans()[i]
    promise = Linear(case.kinds[kind].response_time)
    row, responses, busy = dict.fromkeys(VALUES, NOTHING), NOTHING, NOTHING
    for piece in all_pieces:
        if piece.inflow.interval > i:
            continue
        came, answered = piece.inflow.came, piece.answered or Linear(end + 1)
        zeros = [-line.a / line.b for line in (answered - Linear(start), answered - Linear(end), answered - came - promise,
                                               came + promise - Linear(end)) if line.b != 0]
        cuts = sorted({piece.low, piece.high, *(zero for zero in zeros if piece.low < zero < piece.high)})
        for low, high in zip(cuts, cuts[1:]):
            middle, contacts = (low + high) / 2, piece.inflow.contacts * (high - low)
            waited = (answered - came).at(middle)
            if answered.at(middle) > end:
                row["backlog"] += contacts
                row["overdue"] += contacts if end > (came + promise).at(middle) else 0
                row["oldest"] = max(row["oldest"], end - came.at(low))
            elif answered.at(middle) > start:
                row["answered_late" if waited > promise.a else "answered_in_time"] += contacts
                responses += contacts * waited
                busy += contacts * piece.inflow.aht
    done = row["answered_in_time"] + row["answered_late"]
    staffed = (end - start) * case.agents[i]
    return row | {"mean_response_time": responses / done if done else NOTHING, "occupancy": busy / staffed if staffed else NOTHING}


def drawn_case(chance: random.Random, order: str, kinds: int) -> Case:
    intervals = 14
    opens, closes = (0, intervals) if chance.random() < 0.5 else (chance.randint(1, 4), chance.randint(9, intervals))
    drawn = [Kind([Fraction(chance.choice((0, 1, 1)) * chance.randint(1, 120), 4) for _ in range(intervals)],
                  [Fraction(chance.randint(100, 600)) for _ in range(intervals)], Fraction(chance.randint(200, 9000)),
                  [(Fraction(chance.randint(1, 60), 4), Fraction(chance.randint(100, 600)), Fraction(chance.randint(0, 9000)))
                   for _ in range(chance.randint(0, 2))]) for _ in range(kinds)]
    load = sum(contacts * aht for kind in drawn for contacts, aht in zip(kind.contacts, kind.aht)) / (STEP * (closes - opens))
    staffed = chance.uniform(0.5, 1.3)
    agents = [Fraction(chance.choice((0, 1, 2, 3, 4, 5)) * round(float(load) * staffed * 8), 16) for _ in range(intervals)]
    return Case(order, opens, closes, agents, drawn)


def text(values) -> str:
    return ";".join(repr(float(each)) for each in values)


def inputs_of(case: Case) -> list[str]:
    return [case.order, str(case.opens), str(case.closes), text(case.agents),
            *("|".join(text(values(kind)) for kind in case.kinds)
              for values in (lambda kind: kind.contacts, lambda kind: kind.aht, lambda kind: [kind.response_time])),
            "|".join(";".join(":".join(repr(float(each)) for each in crowd) for crowd in kind.waiting) for kind in case.kinds)]


def main() -> None:
    chance = random.Random("deferred work")
    with TABLE.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(INPUTS + VALUES)
        for number in range(18):
            case = drawn_case(chance, "fifo" if number % 3 == 2 else "due_date", 1 + number % 3)
            for kind in range(len(case.kinds)):
                found = list(pieces(case, kind))
                rows = [interval_of(case, kind, i, found) for i in range(len(case.agents))]
                eventful = [i for i, row in enumerate(rows) if sum(row.values()) > row["answered_in_time"] + row["occupancy"]]
                for i in sorted(chance.sample(eventful, min(2, len(eventful)))):
                    digits = (f"{Decimal(each.numerator) / Decimal(each.denominator):.25g}" for each in map(rows[i].get, VALUES))
                    out.writerow([*inputs_of(case), kind, i, *digits])
                    file.flush()


if __name__ == "__main__":
    main()
