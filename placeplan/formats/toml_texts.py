"""Plain data written as TOML, and TOML read with each fault named by its line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.formats.toml_lines import BARE_KEY, key_lines, line_of

Read = TypeVar("Read")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def read_toml(content: bytes, read: Callable[[dict[str, Any]], Read]) -> Read:
    """What `read` makes of a file's tables; its faults get the line of the key they are about.

    Raises `Refused` with every fault in the order of the lines.
    """
    text, parsed = toml_content(content)
    try:
        return read(parsed)
    except Refused as refused:
        lines = key_lines(text)
        found = [
            replace(each, params={**each.params, "line": line_of(lines, each.field)})
            for each in refused.faults
        ]
        raise Refused(*sorted(found, key=lambda each: each.params["line"])) from refused


def toml_content(content: bytes) -> tuple[str, dict[str, Any]]:
    """A file's text and what it says; raises `Refused` with the line where it is not TOML."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Refused(fault("not_utf8", found=error.start, line=line)) from error
    try:
        return text, tomllib.loads(text)
    except RecursionError as error:
        raise Refused(fault("toml_nested", line=1)) from error
    except ValueError as error:
        raise Refused(_fault_of_syntax(text, str(error))) from error


def _fault_of_syntax(text: str, message: str) -> Fault:
    """What the standard reader says in its own words, as a fault with its line."""
    place = re.search(r"at line (\d+), column (\d+)", message)
    last = text.rstrip("\n").split("\n")
    line, character = (int(place[1]), int(place[2])) if place else (len(last), len(last[-1]) + 1)
    if re.search("overwrite|twice|already", message):
        return fault("toml_repeated", line=line)
    return fault("toml_unreadable", found=character, line=line)


def toml_lines(content: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """The lines of a table: plain values first, since a heading ends them, then its tables."""
    tables = {}
    for name, value in content.items():
        is_table = isinstance(value, Mapping)
        is_list = isinstance(value, list) and value and isinstance(value[0], Mapping)
        if is_table or is_list:
            tables[name] = value
        else:
            yield f"{_key(name)} = {_value(value)}"
    for name, value in tables.items():
        inner = f"{path}.{_key(name)}" if path else _key(name)
        for each in value if isinstance(value, list) else [value]:
            heading = f"[[{inner}]]" if isinstance(value, list) else f"[{inner}]"
            yield from ("", heading, *toml_lines(each, inner))


def _key(name: str) -> str:
    return name if BARE_KEY.fullmatch(name) else _text(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[\n" + "".join(f"    {_value(each)},\n" for each in value) + "]"
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(text: str) -> str:
    return '"' + "".join(_letter(letter) for letter in text) + '"'


def _letter(letter: str) -> str:
    if letter in ESCAPES:
        return ESCAPES[letter]
    is_control = ord(letter) < 32 or ord(letter) == 127
    return f"\\u{ord(letter):04x}" if is_control else letter
