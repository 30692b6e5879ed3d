"""Derives the constants of src/batch/erlang_c_kernel_table.hpp and writes that file.

    python tools/make_batch_kernel_table.py        # needs mpmath

The kernel needs Erlang C to nine digits only, to tell on which side of a target a number of agents lies; what is closer than that is
left to the formulas. So the functions of the uniform expansion are fitted once more, shorter, and in the variable that needs no
square root: tau = (a - n) / (a + n) in [-0.36, 0].
"""

from __future__ import annotations

from pathlib import Path

from make_uniform_expansion import atanh_tail, economized, erfcx, evaluate, scaled_gamma, temme_rows
from mpmath import exp, mpf, nstr, sqrt

LOWEST_TAU = mpf("-0.36")
LEAST_SERVERS = 12
ROWS = 5
TOLERANCE = mpf("1e-10")

OUTPUT = Path(__file__).parent.parent / "src/batch/erlang_c_kernel_table.hpp"


def rarity_factor(tau):
    """n eta^2 / 2 is (a - n) tau times this."""
    return 1 - tau * (1 - tau) * atanh_tail(tau * tau)


def eta(tau):
    return 2 * tau * sqrt(1 / (1 - tau) - tau * atanh_tail(tau * tau))


def falling(t):
    """erfcx(v) / t at t = 1 / (1 + v / 2)."""
    return erfcx(2 / t - 2) / t


def array(name: str, comment: str, values: list) -> str:
    numbers = ",\n    ".join(nstr(value, 14) for value in values)
    return f"/// {comment}\nconstexpr double {name}[] = {{\n    {numbers}}};\n"


def main() -> None:
    rows = temme_rows()
    blocks = [
        array("rarity_factor", "n eta^2 / 2 over (a - n) tau, in powers of tau.",
              economized(rarity_factor, LOWEST_TAU, mpf(0), TOLERANCE)),
        array("falling_mills", "erfcx(v) / t in powers of t = 1 / (1 + v / 2), v <= 6.",
              economized(falling, mpf(1) / 4, mpf(1), TOLERANCE)),
        array("scaled_gamma", f"Gamma(n) e^n n^-n sqrt(n / (2 pi)) in powers of 1 / n <= 1/{LEAST_SERVERS}.",
              economized(scaled_gamma, mpf(0), mpf(1) / LEAST_SERVERS, TOLERANCE)),
        array("exponential", "e^r in powers of r, |r| <= ln(2) / 2.",
              economized(exp, mpf("-0.3466"), mpf("0.3466"), TOLERANCE)),
    ]
    for k in range(ROWS):
        blocks.append(array(f"row_{k}", f"c_{k}(eta(tau)) in powers of tau.",
                            economized(lambda tau, k=k: evaluate(rows[k], eta(tau)), LOWEST_TAU, mpf(0),
                                       TOLERANCE * LEAST_SERVERS**k)))
    OUTPUT.write_text(
        "#pragma once\n\n"
        "// Written by tools/make_batch_kernel_table.py, which derives these numbers; do not edit.\n"
        "// clang-format off\n\n"
        "namespace krarup::batch_kernel {\n\n"
        f"constexpr double lowest_tau = {nstr(LOWEST_TAU, 3)};\n"
        f"constexpr double least_servers = {LEAST_SERVERS};\n\n"
        + "\n".join(blocks)
        + "\n}  // namespace krarup::batch_kernel\n")


main()
