"""Writes tests/reference/tables/uneven_blending.csv: blended queues whose deferred work takes another time than contacts, to 25 digits.

    python tools/make_uneven_blending_table.py      # needs mpmath; a minute

The chain keeps both kinds of work apart, and nothing is left out: its states are the agents busy, the contacts waiting and, of the
agents, those at deferred work. It is solved from the longest queue downwards by matrices R with p(l + 1) = p(l) R(l), l the busy agents
and waiting contacts together [Neuts1981]. Whoever waits is followed through the states ahead by uniformization, and from T on
by recursion. The library answers by the mean mix of work in each l, so that this table measures an approximation; with times that are
equal both are exact. Times are in mean handling times of contacts.
"""

from __future__ import annotations

import csv
from functools import cache

from make_queue_tables import TABLES
from mpmath import exp, lu_solve, matrix, mp, mpf, nstr

mp.dps = 50
LONGEST = 70  # waiting contacts; the next are less likely than 1e-25 in all the cases
INPUTS = ("servers", "offered_load", "patience", "reserve", "deferred_time", "wait")
VALUES = ("answered_within", "answered_after", "abandoned_within", "abandoned_after", "probability_of_wait", "mean_wait", "asa",
          "mean_queue_length", "occupancy", "deferred_agents")
CASES = [(servers, servers * load, patience, reserve, time, wait)
         for servers, reserve, patience, load in ((1, 0, 0.5, 0.5), (3, 1, 1, 0.75), (6, 2, 0.5, 0.75), (8, 0, 0.5, 0.5), (8, 3, 0.5, 0.875),
                                                  (10, 2, 0.25, 1.25), (10, 4, 1, 0.625))
         for time, wait in ((0.25, 0.125), (0.5, 0.0625), (1, 0.125), (2, 0.25), (4, 0.125))]


class Chain:
    def __init__(self, servers, load, patience, reserve, time) -> None:
        self.n, self.load, self.theta, self.rate = servers, mpf(load), 1 / mpf(patience), 1 / mpf(time)
        self.lowest = servers - reserve
        self.levels = range(self.lowest, servers + LONGEST + 1)
        self.p = self.probabilities()

    def others(self, level: int) -> range:
        return range(min(level, self.n) + 1)

    def down(self, level: int):
        """Rates to the level below, or at the lowest one to itself, where deferred work takes the place of what is done."""
        size = len(self.others(level))
        rates = matrix(size, size if level > self.n or level == self.lowest else size - 1)
        for other in self.others(level):
            contacts = min(level, self.n) - other
            if level == self.lowest:
                rates[other, other] += other * self.rate
                if contacts:
                    rates[other, other + 1] += contacts
                continue
            if contacts or level > self.n:
                rates[other, other] += contacts + max(0, level - self.n) * self.theta
            if other:
                rates[other, other - 1] += other * self.rate
        return rates

    def probabilities(self):
        """Of each level, by the agents at deferred work."""
        def local(level):
            rates, size = self.down(level), len(self.others(level))
            within = rates if level == self.lowest else matrix(size)
            for other in range(size):
                within[other, other] -= sum(rates[other, to] for to in range(rates.cols)) + (self.load if level < self.levels[-1] else 0)
            return within

        def up(level):
            rates = matrix(len(self.others(level)), len(self.others(level + 1)))
            for other in self.others(level):
                rates[other, other] = self.load
            return rates

        steps, block = {}, local(self.levels[-1])
        for level in reversed(self.levels[:-1]):
            steps[level] = up(level) * (-block) ** -1
            block = local(level) + steps[level] * self.down(level + 1)
        unknown = block.T
        for column in range(unknown.cols):
            unknown[unknown.rows - 1, column] = 1
        right = matrix(unknown.rows, 1)
        right[unknown.rows - 1] = 1
        p = {self.lowest: lu_solve(unknown, right).T}
        for level in self.levels[:-1]:
            p[level + 1] = p[level] * steps[level]
        total = sum(sum(each) for each in p.values())
        return {level: each / total for level, each in p.items()}

    def moves(self, other: int, ahead: int):
        """Of a waiting contact: (rate, next state), None when it is answered."""
        rates = {other: self.n - other + ahead * self.theta, other - 1: other * self.rate}
        return [(rate, (to, ahead - 1) if ahead else None) for to, rate in rates.items() if rate]

    @cache
    def fate(self, other: int, ahead: int):
        """P(answered), P(abandons), E[time until it is answered; answered]"""
        total, answered, abandons, delay = self.theta, mpf(0), self.theta, mpf(0)
        for rate, state in self.moves(other, ahead):
            then = self.fate(*state) if state else (1, 0, 0)
            total, answered, abandons, delay = total + rate, answered + rate * then[0], abandons + rate * then[1], delay + rate * then[2]
        return answered / total, abandons / total, (delay + answered / total) / total

    def followed(self, waiting, wait):
        """Who is answered and who abandons by then, and who still waits."""
        fastest = self.n * max(1, self.rate) + (LONGEST + 1) * self.theta
        term, steps, answered, abandoned = exp(-fastest * wait), 0, mpf(0), mpf(0)
        shares, still = [mpf(0), mpf(0)], dict.fromkeys(waiting, mpf(0))
        while steps < fastest * wait or term > mpf(10) ** -35:
            shares = [shares[0] + term * answered, shares[1] + term * abandoned]
            moved = dict.fromkeys(waiting, mpf(0))
            for state, weight in waiting.items():
                still[state] += term * weight
                stays = fastest - self.theta
                abandoned += weight * self.theta / fastest
                for rate, to in self.moves(*state):
                    stays -= rate
                    if to:
                        moved[to] += weight * rate / fastest
                    else:
                        answered += weight * rate / fastest
                moved[state] += weight * stays / fastest
            waiting, steps = moved, steps + 1
            term *= fastest * wait / steps
        return *shares, still

    def answers(self, wait):
        waiting = {(other, level - self.n): self.p[level][other] for level in self.levels if level >= self.n for other in self.others(level)}
        found = sum(waiting.values())
        answered, abandoned, still = self.followed(waiting, mpf(wait))
        later = [sum(weight * self.fate(*state)[i] for state, weight in still.items()) for i in range(2)]
        delay = sum(weight * self.fate(*state)[2] for state, weight in waiting.items())
        length = sum(max(0, level - self.n) * sum(each) for level, each in self.p.items())
        busy = sum(min(level, self.n) * sum(each) for level, each in self.p.items())
        within = 1 - found + answered
        return dict(zip(VALUES, (within, later[0], abandoned, later[1], found, length / self.load, delay / (within + later[0]), length,
                                 busy / self.n, sum(each[other] * other for each in self.p.values() for other in range(len(each))))))


def main() -> None:
    with (TABLES / "uneven_blending.csv").open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(INPUTS + VALUES)
        for case in CASES:
            found = Chain(*case[:-1]).answers(case[-1])
            out.writerow([*(repr(float(each)) for each in case), *(nstr(found[value], 25) for value in VALUES)])
            file.flush()


if __name__ == "__main__":
    main()
