"""Makes Python docstrings from the doc comments of the C++ headers, so that nothing is explained twice.

    python docstrings.py include/krarup docstrings.inc

A name is looked up as "Demand", "Demand.contacts", "required_agents" or "formulas.erlang_b"; of several functions with
one name the first has that key, and each has one with the type of its first parameter: "performance(ErlangA)".
"""

import re
import sys
from pathlib import Path

SECTIONS = {"return": "Returns", "throws": "Raises", "complexity": "Notes", "accuracy": "Notes", "source": "References"}
SKIPPED = re.compile(r"template <|requires |\[\[|friend ")
TYPE = re.compile(r"(?:struct|class|enum class) (\w+)")
FUNCTION = re.compile(r"(~?\w+|operator\S+)\(")
MEMBER = re.compile(r"(\w+)(?:\{.*\}| = [^;]*)?[;,]|^\s*(\w+),?\s*$")


def numpydoc(lines: list[str]) -> str:
    """The comment with its @tags turned into NumPy-style sections."""
    text: list[str] = []
    sections: dict[str, list[str]] = {}
    target = text
    for line in lines:
        tag = re.match(r"@(\w+)\s+(.*)", line)
        if not tag:
            target.append(line if target is text else "    " + line.strip())
            continue
        kind, rest = tag.groups()
        if kind in ("param", "tparam"):
            name, _, meaning = rest.partition(" ")
            target = sections.setdefault("Parameters", [])
            target += [name, "    " + meaning.strip()]
        elif kind == "throws":
            name, _, meaning = rest.partition(" ")
            target = sections.setdefault("Raises", [])
            target += [name.rstrip(",;")] + ([f"    {meaning.strip()}"] if meaning else [])
        else:
            label = f"{kind.capitalize()}: " if kind in ("complexity", "accuracy") else ""
            target = sections.setdefault(SECTIONS[kind], [])
            target.append("    " + label + rest if kind == "return" else label + rest)
    blocks = ["\n".join(text).strip()]
    blocks += [f"{title}\n{'-' * len(title)}\n" + "\n".join(body).rstrip() for title, body in sections.items()]
    return "\n\n".join(blocks)


def declared(lines: list[str], at: int) -> tuple[str, str]:
    """The name declared at or after this line, and the type of its first parameter if it is a function."""
    while lines[at].strip().startswith(("template <", "requires ")):
        at += 1
    line = lines[at].strip()
    if found := TYPE.match(line):
        return found[1], ""
    code = re.sub(r"\[\[.*?\]\]\s*", "", " ".join(each.strip() for each in lines[at : at + 4]).split("///")[0])
    if found := FUNCTION.search(re.split(r"[{;=]", code)[0]):
        parameter = re.match(r"(?:const )?([\w:]+)", code[found.end() :])
        return found[1], parameter[1] if parameter else ""
    found = MEMBER.search(code)
    return (found[1] or found[2], "") if found else ("", "")


def extract(header: str) -> dict[str, str]:
    """All doc comments of one header, by name."""
    docs: dict[str, str] = {}
    lines = header.splitlines()
    scope, owner = "", ""
    pending: list[str] = []
    for i, line in enumerate(lines):
        if found := re.match(r"namespace krarup(?:::(\w+))? \{", line):
            scope = f"{found[1]}." if found[1] else ""
        elif line.startswith("};") or line == "}":
            owner = ""
        if found := re.match(r"\s*/// ?(.*)", line):
            if not line.strip().startswith("///<"):
                pending.append(found[1])
                continue
            if docs:  # a trailing comment that runs on
                last = list(docs)[-1]
                docs[last] += " " + line.strip().removeprefix("///<").strip()
            continue
        if pending:
            name, parameter = declared(lines, i)
            prefix = scope + owner
            if name:
                docs.setdefault(prefix + name, numpydoc(pending))
                if parameter:
                    docs.setdefault(f"{prefix}{name}({parameter})", numpydoc(pending))
            pending = []
        elif "///<" in line:
            code, _, comment = line.partition("///<")
            found = MEMBER.search(code.rstrip())
            name = (found[1] or found[2]) if found else code.strip().rstrip(",").split()[-1]
            docs[scope + owner + name] = comment.strip()
        if (found := TYPE.match(line)) and line.rstrip().endswith("{"):
            owner = found[1] + "."
    return docs


def main(include: Path, output: Path) -> None:
    docs: dict[str, str] = {}
    for header in sorted(include.rglob("*.hpp")):
        for name, text in extract(header.read_text(encoding="utf-8")).items():
            docs.setdefault(name, text)
    entries = "\n".join(f'{{"{name}", R"doc({text})doc"}},' for name, text in sorted(docs.items()))
    output.write_text(entries + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
