"""Derives the constants of src/batch/erlang_c_kernel_table.hpp and writes that file.

    python tools/make_batch_kernel_table.py        # needs mpmath

With n = a + beta sqrt(a) servers, s = 1 / sqrt(a), the share that waits is a smooth function of beta and s, down to the limit of
[HalfinWhitt1981] at s = 0. Its rarity -ln(C) / beta is a polynomial in both here: the limit as exactly as floats can tell, for an error
there is multiplied by sqrt(a) in servers, and s times the rest, in which an error is about one in servers.
"""

from __future__ import annotations

from pathlib import Path

from make_square_root_guess import rarity_of_waiting
from make_uniform_expansion import economized
from mpmath import chebyt, cos, exp, inf, log1p, mp, mpf, nstr, pi, quad, sqrt, taylor

LEAST_LOAD = 4
LARGEST_BETA = mpf(4)
LARGEST_S = 1 / sqrt(mpf(LEAST_LOAD))
LIMIT_TOLERANCE = mpf("2e-7")
SMALLEST_TERM = mpf("3e-5")
NODES_OF_BETA, NODES_OF_S = 12, 9

OUTPUT = Path(__file__).parent.parent / "src/batch/erlang_c_kernel_table.hpp"


def rarity(beta, s):
    """-ln(C) / beta; 1 / B = a int_0^inf e^(-a t) (1 + t)^n dt, in u = t / s."""
    n_over = 1 + beta * s  # n / a
    reciprocal = quad(lambda u: exp((n_over * log1p(s * u) / s - u) / s), [0, 4, 12, 40, inf]) / s
    return log1p(beta * s / n_over * (reciprocal - 1)) / beta


def rest(beta, s):
    return (rarity(beta, s) - rarity_of_waiting(beta)) / s


def nodes(count: int, largest):
    """Chebyshev points of [0, largest], and the angles that they are the cosines of."""
    angles = [pi * (2 * j + 1) / (2 * count) for j in range(count)]
    return [largest * (1 + cos(angle)) / 2 for angle in angles], angles


def chebyshev_coefficients(function) -> list[list]:
    """By degree in beta, then in s."""
    betas, beta_angles = nodes(NODES_OF_BETA, LARGEST_BETA)
    esses, s_angles = nodes(NODES_OF_S, LARGEST_S)
    values = [[function(beta, s) for s in esses] for beta in betas]

    def coefficient(i, j):
        total = sum(values[k][l] * cos(i * beta_angles[k]) * cos(j * s_angles[l])
                    for k in range(NODES_OF_BETA) for l in range(NODES_OF_S))
        return total * (2 if i else 1) * (2 if j else 1) / (NODES_OF_BETA * NODES_OF_S)

    return [[coefficient(i, j) for j in range(NODES_OF_S)] for i in range(NODES_OF_BETA)]


def shifted_chebyshev(degree: int, largest) -> list:
    """T_degree(2 x / largest - 1) in powers of x."""
    return taylor(lambda x: chebyt(degree, 2 * x / largest - 1), 0, degree)


def powers(chebyshev: list[list]) -> dict:
    """The terms that matter, as coefficients of beta^i s^j."""
    result = {}
    for i, row in enumerate(chebyshev):
        for j, c in enumerate(row):
            if abs(c) < SMALLEST_TERM:
                continue
            for p, of_beta in enumerate(shifted_chebyshev(i, LARGEST_BETA)):
                for q, of_s in enumerate(shifted_chebyshev(j, LARGEST_S)):
                    result[p, q] = result.get((p, q), 0) + c * of_beta * of_s
    return result


def main() -> None:
    terms = {(i, 0): c for i, c in enumerate(economized(
        lambda beta: rarity_of_waiting(max(beta, mpf("1e-30"))), mpf(0), LARGEST_BETA, LIMIT_TOLERANCE))}
    terms |= {(i, j + 1): c for (i, j), c in powers(chebyshev_coefficients(rest)).items()}
    rows = []
    for i in range(1 + max(i for i, _ in terms)):
        of_s = {j: c for (k, j), c in terms.items() if k == i}
        numbers = ", ".join(nstr(of_s.get(j, mpf(0)), 9) + "f" for j in range(1 + max(of_s)))
        rows.append(f"constexpr float rarity_{i}[] = {{{numbers}}};\n")
    OUTPUT.write_text(
        "#pragma once\n\n"
        "// Written by tools/make_batch_kernel_table.py, which derives these numbers; do not edit.\n"
        "// clang-format off\n\n"
        "namespace krarup::batch_kernel {\n\n"
        f"constexpr float least_load = {LEAST_LOAD};\n"
        f"constexpr float largest_beta = {nstr(LARGEST_BETA, 3)};\n\n"
        "// -ln(C) / beta in powers of beta; rarity_i is the coefficient of its i-th power, in powers of s = 1 / sqrt(a).\n"
        + "".join(rows)
        + "\n}  // namespace krarup::batch_kernel\n")


if __name__ == "__main__":
    main()
