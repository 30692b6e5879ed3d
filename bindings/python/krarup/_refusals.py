"""What is wrong with a call that no overload of a function takes: one line that names the argument."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import krarup
from krarup import _core

ARGUMENT = re.compile(r"(\w+): ([^,=()]+?)(?= = |, |$)( = )?")
PLAIN = {"str": str, "os.PathLike": os.PathLike, "bytes": bytes, "None": type(None), "typing.SupportsInt": int,
         "typing.SupportsIndex": int}
WORDS = {"str": "text", "os.PathLike": "a path", "typing.SupportsInt": "a whole number", "typing.SupportsIndex": ""}


class Argument(NamedTuple):
    name: str
    kinds: tuple[str, ...]
    required: bool

    def takes(self, value: Any) -> bool:
        """False where every kind is known, and the value is of none of them; other kinds are read, and refused, later."""
        known = [PLAIN.get(kind) or _class(kind) for kind in self.kinds]
        return None in known or any(isinstance(value, kind) for kind in known)


class Mistake(NamedTuple):
    right: int  # arguments before it that are as they should be
    argument: str
    kinds: tuple[str, ...]  # of which the argument is none
    text: str  # where the mistake is another one


def refusal(function: str, documented: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Exception:
    """The exception to raise. Of several overloads those count that get furthest with the arguments.

    :param documented: the docstring, which begins with the signatures
    """
    overloads = list(_overloads(function, documented))
    if all(overload and overload[0].name == "self" for overload in overloads) and args and overloads[0][0].takes(args[0]):
        overloads, args = [overload[1:] for overload in overloads], args[1:]  # a method of its own object
    mistakes = [_mistake(function, overload, args, kwargs) for overload in overloads]
    furthest = [each for each in mistakes if each.right == max(mistake.right for mistake in mistakes)]
    first = next((each for each in furthest if each.kinds), furthest[0])
    if not first.kinds:
        return TypeError(first.text)
    kinds = list(dict.fromkeys(kind for each in furthest if each.argument == first.argument for kind in each.kinds))
    value = kwargs.get(first.argument, args[first.right] if first.right < len(args) else None)
    return krarup.InvalidInput(f"{first.argument} must be {_in_words(kinds)}, got {value!r}")


def _overloads(function: str, documented: str) -> Iterator[list[Argument]]:
    for arguments in re.findall(rf"^(?:\d+\. )?{function}\((.*)\) -> ", documented, re.MULTILINE):
        yield [Argument(name, tuple(kinds.replace("krarup._core.", "").split(" | ")), not default)
               for name, kinds, default in ARGUMENT.findall(arguments)]


def _mistake(function: str, overload: list[Argument], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Mistake:
    given = dict(zip((each.name for each in overload), args))
    right = 0
    for each in overload:
        if each.name in given or each.name in kwargs:
            if not each.takes(given[each.name] if each.name in given else kwargs[each.name]):
                return Mistake(right, each.name, each.kinds, "")
            right += 1
        if each.name in given and each.name in kwargs:
            return Mistake(right, each.name, (), f"{function}() got two values for the argument {each.name!r}")
    names = [each.name for each in overload]
    for keyword in kwargs:
        if keyword not in names:
            near = difflib.get_close_matches(keyword, names, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            return Mistake(right, keyword, (), f"{function}() got an unexpected keyword argument {keyword!r}{hint}")
    for each in overload:
        if each.required and each.name not in given and each.name not in kwargs:
            return Mistake(right, each.name, (), f"{function}() is missing the argument {each.name!r}")
    takes = {0: "no arguments", 1: "1 argument"}.get(len(overload), f"{len(overload)} arguments")
    return Mistake(right, "", (), f"{function}() takes {takes}, got {len(args) + len(kwargs)}")


def _class(kind: str) -> type | None:
    found = getattr(_core, kind, None)
    return found if isinstance(found, type) and not issubclass(found, str) else None


def _in_words(kinds: list[str]) -> str:
    """"an ErlangA, ErlangB or Chat"; a class that is one of another that is named too goes without saying."""
    classes = [each for each in map(_class, kinds) if each]
    named = [kind for kind in kinds if not (_class(kind) and set(_class(kind).__mro__[1:]) & set(classes))]
    words = [word for kind in named if (word := WORDS.get(kind, kind))]
    text = " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    if named[0] in PLAIN:
        return text
    return ("an " if text[0] in "AEIOU" else "a ") + text
