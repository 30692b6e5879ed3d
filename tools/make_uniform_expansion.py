"""Derives the constants of include/krarup/formulas/uniform_expansion_table.hpp and writes that file.

    python tools/make_uniform_expansion.py            # needs mpmath

Everything is computed here at 60 digits from the definitions; nothing is copied from a table.

The uniform expansion [Temme1979] of the incomplete gamma functions, in ratio form, with lambda = z / b and
eta^2 / 2 = lambda - 1 - ln(lambda), sign(eta) = sign(lambda - 1):

    b Gamma(b, z) e^z z^-b = G(b) (sqrt(pi b / 2) erfcx( eta sqrt(b / 2)) + S)
    b gamma(b, z) e^z z^-b = G(b) (sqrt(pi b / 2) erfcx(-eta sqrt(b / 2)) - S),   S ~ sum_k c_k(eta) b^-k

G(b) = Gamma(b) e^b b^-b sqrt(b / (2 pi)) is the scaled gamma function, 1/G(b) ~ sum_k g_k b^-k, and

    c_0 = 1/(lambda - 1) - 1/eta,    eta c_k = d/deta c_{k-1} + g_k eta / (lambda - 1).

Each function is expanded in a Taylor series in eta (its nearest singularities are at |eta| = 2 sqrt(pi)) and then
interpolated at Chebyshev points over the range that is used.
"""

from __future__ import annotations

from pathlib import Path

from mpmath import bernoulli, chop, cos, erfc, exp, gamma, log, lu_solve, matrix, mp, mpf, nstr, pi, sqrt

mp.dps = 60

SMALLEST_B = 20
LARGEST_ETA = mpf("0.8")
LARGEST_TAU_SQUARED = mpf("0.19")
ERFCX_KNEE = mpf("3.5")
TAYLOR_TERMS = 120
ROWS = 9

OUTPUT = Path(__file__).parent.parent / "include/krarup/formulas/uniform_expansion_table.hpp"


def lambda_minus_one_series(terms: int) -> list:
    """Coefficients m_1, m_2, ... of lambda - 1 in powers of eta: eta d(lambda) = (1 - 1/lambda)^-1 ... by matching.

    From eta = (lambda - 1)/lambda dlambda/deta, with m = lambda - 1: m m' = eta (1 + m).
    """
    m = [mpf(0), mpf(1)]
    for k in range(2, terms + 1):
        # coefficient of eta^k in m m' = eta + eta m; the unknown m_k appears as (k + 1) m_1 m_k.
        known = sum(m[i] * (k + 1 - i) * m[k + 1 - i] for i in range(2, k))
        m.append((m[k - 1] - known) / (k + 1))
    return m


def reciprocal_series(m: list, terms: int) -> list:
    """Coefficients of eta / (lambda - 1)."""
    r = [mpf(1)]
    for k in range(1, terms):
        r.append(-sum(m[i + 1] * r[k - i] for i in range(1, k + 1)))
    return r


def scaled_gamma_series(terms: int) -> list:
    """Coefficients of G(b) in powers of 1/b, from the Stirling series of its logarithm."""
    logs = [mpf(0)] * (terms + 1)
    for k in range(1, terms // 2 + 2):
        if 2 * k - 1 <= terms:
            logs[2 * k - 1] = bernoulli(2 * k) / (2 * k * (2 * k - 1))
    g = [mpf(1)]
    for k in range(1, terms + 1):
        g.append(sum(i * logs[i] * g[k - i] for i in range(1, k + 1)) / k)
    return g


def temme_rows() -> list[list]:
    m = lambda_minus_one_series(TAYLOR_TERMS + 2)
    over = reciprocal_series(m, TAYLOR_TERMS + 1)  # eta / (lambda - 1)
    g = scaled_gamma_series(ROWS)
    inverse_g = [(-1) ** k * g[k] for k in range(ROWS + 1)]  # 1/G(b) = G(-b), formally
    rows = [over[1:]]  # c_0 = (eta / (lambda - 1) - 1) / eta
    for k in range(1, ROWS):
        previous = rows[-1]
        derivative = [(i + 1) * previous[i + 1] for i in range(len(previous) - 1)]
        total = [d + inverse_g[k] * o for d, o in zip(derivative, over)]
        assert abs(total[0]) < mpf(10) ** -40, total[0]  # the pole at eta = 0 must cancel
        rows.append(total[1:])
    return rows


def evaluate(coefficients: list, x):
    value = mpf(0)
    for c in reversed(coefficients):
        value = value * x + c
    return value


def interpolate(function, low, high, degree: int) -> list:
    """Monomial coefficients of the Chebyshev interpolant."""
    nodes = [(low + high) / 2 + (high - low) / 2 * cos((2 * j + 1) * pi / (2 * degree + 2)) for j in range(degree + 1)]
    system = matrix([[x**k for k in range(degree + 1)] for x in nodes])
    return list(chop(lu_solve(system, matrix([function(x) for x in nodes]))))


def economized(function, low, high, tolerance) -> list:
    """The shortest interpolant within `tolerance` (absolute) of the function."""
    points = [low + (high - low) * mpf(i) / 97 for i in range(98)]
    for degree in range(1, 40):
        coefficients = interpolate(function, low, high, degree)
        if max(abs(evaluate(coefficients, x) - function(x)) for x in points) < tolerance:
            return coefficients
    raise ArithmeticError("no interpolant reached the tolerance")


def erfcx(v):
    if v < 40:
        return erfc(v) * exp(v * v)
    total, term = mpf(1), mpf(1)
    for k in range(1, 30):
        term *= -(2 * k - 1) / (2 * v * v)
        total += term
    return total / (v * sqrt(pi))


def scaled_erfcx(t):
    """(1 + 2 v) erfcx(v) at v = knee (1 + t) / (1 - t)."""
    if t >= 1:
        return 2 / sqrt(pi)
    v = ERFCX_KNEE * (1 + t) / (1 - t)
    return (1 + 2 * v) * erfcx(v)


def atanh_tail(q):
    """(atanh(tau) / tau - 1) / tau^2 at tau^2 = q."""
    return sum(q**k / (2 * k + 3) for k in range(90))


def scaled_gamma(reciprocal):
    if reciprocal == 0:
        return mpf(1)
    b = 1 / reciprocal
    return gamma(b) * exp(b - b * log(b)) * sqrt(b / (2 * pi))


def array(name: str, comment: str, values: list) -> str:
    lines = [f"/// {comment}", f"inline constexpr std::array<double, {len(values)}> {name}{{"]
    lines += [f"    {nstr(value, 20)}," for value in values]
    return "\n".join(lines) + "};\n"


def main() -> None:
    rows = temme_rows()
    blocks = [
        array("scaled_erfcx", "(1 + 2 v) erfcx(v) in powers of (v - erfcx_knee) / (v + erfcx_knee), v >= 0.",
              economized(scaled_erfcx, mpf(-1), mpf(1), mpf("2e-18"))),
        array("atanh_tail", "(atanh(tau) / tau - 1) / tau^2 in powers of tau^2 <= 0.19.",
              economized(atanh_tail, mpf(0), LARGEST_TAU_SQUARED, mpf("2e-18"))),
        array("scaled_gamma", "Gamma(b) e^b b^-b sqrt(b / (2 pi)) in powers of 1 / b <= 1/20.",
              economized(scaled_gamma, mpf(0), mpf(1) / SMALLEST_B, mpf("1e-18"))),
    ]
    for k, row in enumerate(rows):
        tolerance = mpf("4e-18") * mpf(SMALLEST_B) ** k
        if abs(evaluate(row, LARGEST_ETA)) < tolerance and abs(evaluate(row, -LARGEST_ETA)) < tolerance:
            break
        blocks.append(array(f"temme_{k}", f"c_{k}(eta) in powers of eta, |eta| <= 0.8.",
                            economized(lambda eta, row=row: evaluate(row, eta), -LARGEST_ETA, LARGEST_ETA, tolerance)))
    OUTPUT.write_text(
        "#pragma once\n\n#include <array>\n\n"
        "// Written by tools/make_uniform_expansion.py, which derives these numbers; do not edit.\n"
        "// clang-format off\n\n"
        "namespace krarup::formulas::uniform_expansion {\n\n"
        f"inline constexpr double smallest_b = {SMALLEST_B};\n"
        f"inline constexpr double erfcx_knee = {nstr(ERFCX_KNEE, 3)};\n\n"
        + "\n".join(blocks)
        + "\n}  // namespace krarup::formulas::uniform_expansion\n")


if __name__ == "__main__":
    main()
