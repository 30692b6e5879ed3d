"""Made by tools/make_stubs.py from the compiled module; do not edit."""

from krarup.typing import Numbers, Values

__all__ = ["erlang_b", "erlang_c"]

def erlang_b(servers: Numbers, offered_load: Numbers) -> Values: ...

def erlang_c(servers: Numbers, offered_load: Numbers) -> Values: ...
