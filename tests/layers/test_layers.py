"""The layer table (layers.toml) holds: a file includes its own layer and the listed ones, nothing else."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads((Path(__file__).parent / "layers.toml").read_text())
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
STANDARD_HEADER = re.compile(r"[a-z_0-9]+")


def layer_of(path: Path) -> str | None:
    """The folder below include/krarup or src: the layer, or None for the umbrella header."""
    inside = path.parts[2:] if path.parts[0] == "include" else path.parts[1:]
    return inside[0] if len(inside) > 1 else None


def allowed_layers(layer: str | None) -> list[str]:
    return TABLE["umbrella"]["layers"] if layer is None else [layer, *TABLE["layers"].get(layer, [])]


def complaint(root: Path, path: Path, included: str) -> str | None:
    """What is wrong with `path` (relative to `root`) including `included`; None when nothing is."""
    layer = layer_of(path)
    in_src = path.parts[0] == "src"
    for folder in ("include", "src", path.parent) if in_src else ("include",):
        if (root / folder / included).is_file():
            target = layer_of(Path(folder) / included)
            return None if target in allowed_layers(layer) else f"{layer} must not include {target}"
    third_party = TABLE["third_party"]["everywhere"] + (TABLE["third_party"]["src"].get(layer, []) if in_src else [])
    if STANDARD_HEADER.fullmatch(included) or included.startswith(tuple(third_party)):
        return None
    return f"{included} is neither a header of the project nor one that {layer} may use"


def violations(root: Path) -> list[str]:
    found = []
    for path in sorted(p.relative_to(root) for top in ("include", "src") for p in (root / top).rglob("*.?pp")):
        layer = layer_of(path)
        if layer is not None and layer not in TABLE["layers"]:
            found.append(f"{path}: {layer} is not in the layer table")
        for number, line in enumerate((root / path).read_text().splitlines(), start=1):
            if (match := INCLUDE.match(line)) and (text := complaint(root, path, match[1])):
                found.append(f"{path}:{number}: {text}")
    return found


def test_the_table_lists_layers_in_reading_order():
    names = list(TABLE["layers"])
    for position, (layer, below) in enumerate(TABLE["layers"].items()):
        assert set(below) <= set(names[:position]), f"{layer} lists a layer that comes after it"


def test_every_include_keeps_the_table():
    assert violations(ROOT) == []


@pytest.mark.parametrize(
    ("path", "include", "expected"),
    [
        ("include/krarup/core/time.hpp", '"krarup/queues/demand.hpp"', "core must not include queues"),
        ("include/krarup/plan/plan.hpp", '"krarup/io/json.hpp"', "plan must not include io"),
        ("include/krarup/krarup.hpp", '"krarup/plan/plan.hpp"', "None must not include plan"),
        ("include/krarup/io/json.hpp", "<nlohmann/json.hpp>", "nlohmann/json.hpp is neither"),
        ("include/krarup/queues/demand.hpp", '"io/json_reader.hpp"', "io/json_reader.hpp is neither"),
        ("src/io/json.cpp", '"interfaces/highs_c_api.h"', "interfaces/highs_c_api.h is neither"),
        ("src/plan/plan.cpp", '"io/json_reader.hpp"', "plan must not include io"),
        ("src/plan/plan.cpp", '"module.hpp"', "module.hpp is neither"),
        ("include/krarup/forecast/holt.hpp", "<vector>", "forecast is not in the layer table"),
    ],
)
def test_a_planted_violation_is_caught(tmp_path, path, include, expected):
    tree = ["include/krarup/queues/demand.hpp", "include/krarup/io/json.hpp", "include/krarup/plan/plan.hpp"]
    for file in [*tree, "src/io/json_reader.hpp", "bindings/python/module.hpp"]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("#include <vector>\n#include <boost/math/special_functions/gamma.hpp>\n")
    assert violations(tmp_path) == []

    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(f"#pragma once\n#include {include}\n")
    (found,) = violations(tmp_path)
    assert expected in found


def test_every_header_is_listed_and_so_installed_and_compiled_alone():
    listed = re.findall(r"^\s+(krarup/\S+?\.hpp)", (ROOT / "include/CMakeLists.txt").read_text(), re.MULTILINE)
    present = [str(p.relative_to(ROOT / "include")) for p in (ROOT / "include").rglob("*.hpp")]
    assert sorted(listed) == sorted(present)


def test_the_umbrella_names_every_header_of_its_layers():
    named = re.findall(r'#include "(.+)"', (ROOT / "include/krarup/krarup.hpp").read_text())
    headers = [p for layer in TABLE["umbrella"]["layers"] for p in (ROOT / "include/krarup" / layer).glob("*.hpp")]
    assert sorted(named) == sorted(str(p.relative_to(ROOT / "include")) for p in headers)
