"""Writes the type stubs of the compiled module from the module itself.

    python tools/make_stubs.py bindings/python/krarup          # writes _core.pyi and formulas.pyi there
    python tools/make_stubs.py --check bindings/python/krarup  # says whether they are up to date

Every signature is taken from the first line of a docstring, where pybind11 and the bindings of krarup put it.
"""

import argparse
import enum
import inspect
import re
import sys
import types
from pathlib import Path

from krarup import _core

HEADER = '''\
"""Made by tools/make_stubs.py from the compiled module; do not edit."""

import datetime
import enum
import os
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, overload

import numpy as np
import numpy.typing as npt
import pandas as pd  # type: ignore[import-untyped, unused-ignore]

from krarup.typing import ClockTime, Day, Duration, Durations, Moment, Numbers, Values

_Queue = TypeVar("_Queue", bound=Queue)
'''

REPLACED = (
    (r"krarup\.(_core\.)?(?=[A-Z])", ""),
    (r"numpy\.typing\.NDArray\[numpy\.float64\]", "npt.NDArray[np.float64]"),
    (r"numpy\.ndarray", "npt.NDArray[Any]"),
    (r"typing\.SupportsFloat \| typing\.SupportsIndex", "float"),
    (r"typing\.SupportsInt \| typing\.SupportsIndex", "int"),
    (r"os\.PathLike \| str \| bytes", "str | os.PathLike[str]"),
    (r"collections\.abc\.", ""),
    (r"-> object", "-> Any"),
    (r"\barg0\b", "other"),
    (r"(?<== )(?!float\(|None|True|False|'|\"|-?\d|\(\)|\.\.\.)([A-Za-z][^,)]*\([^)]*\)|[^,)]+)", "..."),
)


def clean(signature: str) -> str:
    """A signature of pybind11 in the words of the stubs."""
    for pattern, replacement in REPLACED:
        signature = re.sub(pattern, replacement, signature)
    return signature


def signatures(function: object) -> list[str]:
    """The signatures of a function: several where it is overloaded."""
    lines = (inspect.getdoc(function) or "").splitlines()
    if lines and lines[0].endswith("(*args, **kwargs)"):
        return [clean(line.partition(". ")[2]) for line in lines if re.match(r"\d+\. ", line)]
    return [clean(lines[0])] if lines and "->" in lines[0] else []


def parameters(signature: str) -> str:
    return signature[signature.index("(") :]


def function(name: str, value: object, indent: str = "", static: bool = False) -> list[str]:
    found = signatures(value)
    lines = []
    for signature in found:
        if len(found) > 1:
            lines.append(f"{indent}@overload")
        if static:
            lines.append(f"{indent}@staticmethod")
        text = parameters(signature)
        if text.startswith("(queue: Queue") and text.endswith("-> Queue"):  # the same model comes out
            text = text.replace("Queue", "_Queue")
        if indent and not static:
            text = re.sub(r"^\(self: [\w.]+", "(self", text)
        lines.append(f"{indent}def {name}{text}: ...")
    return lines


PLAIN = {
    "__repr__": "(self) -> str",
    "__hash__": "(self) -> int",
    "__copy__": "(self) -> {name}",
    "__eq__": "(self, other: object) -> bool",
    "__getstate__": "(self) -> Any",
    "__setstate__": "(self, state: Any) -> None",
    "__reduce__": "(self) -> tuple[Any, ...]",
    "replace": "(self, **changes: Any) -> {name}",
    "to_frame": "(self) -> pd.DataFrame",
    "to_pandas": "(self) -> {pandas}",
    "shifts_frame": "(self) -> pd.DataFrame",
    "roster_frame": "(self) -> pd.DataFrame",
    "_repr_html_": "(self) -> str",
}


def described_class(name: str, value: type) -> list[str]:
    bases = [base.__name__ for base in value.__bases__ if base.__module__.startswith("krarup")]
    lines = [f"class {name}{f'({bases[0]})' if bases else ''}:"]
    for member, attribute in vars(value).items():
        if member in PLAIN:
            pandas = "pd.Series[float]" if name == "Series" else "pd.DataFrame"
            lines.append(f"    def {member}{PLAIN[member].format(name=name, pandas=pandas)}: ...")
        elif isinstance(attribute, property):
            kind = clean((attribute.fget.__doc__ or "").splitlines()[0]).rpartition("-> ")[2]
            lines += ["    @property", f"    def {member}(self) -> {kind}: ..."]
        elif member == "__match_args__":
            names = ", ".join(f'"{each}"' for each in attribute)
            lines.append(f"    __match_args__ = ({names},)")
        elif isinstance(attribute, staticmethod):
            lines += function(member, attribute.__func__, "    ", static=True)
        elif not member.startswith("_") or member in ("__init__", "__len__"):
            lines += function(member, attribute, "    ")
    return lines if len(lines) > 1 else [lines[0] + " ..."]


def enumeration(name: str, value: type[enum.Enum]) -> list[str]:
    return [f"class {name}(enum.StrEnum):"] + [f'    {each.name} = "{each.value}"' for each in value]


def exception(name: str, value: type[BaseException]) -> list[str]:
    bases = ", ".join(base.__name__ for base in value.__bases__)
    body = ["    residual: float"] if name == "NoConvergence" else []
    return [f"class {name}({bases}):" + ("" if body else " ...")] + body


def stub(module: types.ModuleType) -> str:
    """The stub of one module."""
    exported = ", ".join(f'"{name}"' for name in module.__all__)
    blocks = [[f"__all__ = [{exported}]"]]
    if hasattr(module, "__version__"):
        blocks.append(["__version__: str"])
    for name in module.__all__:
        value = getattr(module, name)
        if not isinstance(value, type):
            blocks.append(function(name, value))
        elif issubclass(value, BaseException):
            blocks.append(exception(name, value))
        elif issubclass(value, enum.Enum):
            blocks.append(enumeration(name, value))
        else:
            blocks.append(described_class(name, value))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def texts() -> dict[str, str]:
    """The stub files by name."""
    formulas = HEADER.partition("import datetime")[0] + "from krarup.typing import Numbers, Values\n"
    return {"_core.pyi": f"{HEADER}\n{stub(_core)}", "formulas.pyi": f"{formulas}\n{stub(_core.formulas)}"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    stale = []
    for name, text in texts().items():
        path = arguments.folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path))
            if not arguments.check:
                path.write_text(text, encoding="utf-8")
    if arguments.check and stale:
        print(f"out of date: {', '.join(stale)}; run tools/make_stubs.py", file=sys.stderr)
    return 1 if arguments.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
