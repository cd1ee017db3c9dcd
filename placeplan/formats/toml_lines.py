"""Where in a TOML file each key stands, so that a fault of its content can be named by line.

The standard reader knows lines for faults of syntax only. What is read here has passed it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
# a text in any of TOML's four kinds of quotation marks
QUOTED = re.compile(
    r'"""(?:\\.|(?!""").)*"{3,5}' r"|'''(?:(?!''').)*'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)
VALUE_PART = re.compile(r"#[^\n]*|[\[{]|[\]}]|\n|[^\[\]{}#\n\"']+")


def key_lines(text: str) -> dict[str, int]:
    """The line of each key and table of a TOML text, by key path such as `themes[3].title`."""
    return _Places(text).found


def line_of(lines: Mapping[str, int], path: str) -> int:
    """The line of a key path; for one that is not there, of the nearest table around it."""
    while path:
        if path in lines:
            return lines[path]
        without_number = re.sub(r"\[\d+\]$", "", path)
        path = without_number if without_number != path else path.rpartition(".")[0]
    return 1


class _Places:
    """Reads from key to key and passes over what they are given."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[str, int] = {}
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._lists: Counter[str] = Counter()
        table = ""
        while self._pass(BLANK) is not None and self.at < len(text):
            if text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> str:
        line = self._line()
        is_list = self.text.startswith("[[", self.at)
        self.at += 2 if is_list else 1
        parts = self._key()
        path = ""
        for part in parts:
            path = self._inside(path, part)
        if is_list:
            self._lists[path] += 1
            path = f"{path}[{self._lists[path]}]"
        self.found.setdefault(path, line)
        self.at += 2 if is_list else 1
        return path

    def _pair(self, table: str) -> None:
        line, path = self._line(), table
        for part in self._key():
            path = self._inside(path, part)
            self.found.setdefault(path, line)
        self.at += 1
        self._value()

    def _inside(self, path: str, part: str) -> str:
        if path in self._lists:
            path = f"{path}[{self._lists[path]}]"
        return f"{path}.{part}" if path else part

    def _key(self) -> list[str]:
        parts = []
        while self.at < len(self.text) and self.text[self.at] not in "=]":
            word = self._pass(QUOTED) or self._pass(BARE_KEY)
            if word is None:
                self.at += 1
            else:
                parts.append(word.strip("\"'"))
        return parts

    def _value(self) -> None:
        depth = 0
        while self.at < len(self.text):
            part = self._pass(QUOTED) or self._pass(VALUE_PART)
            if part is None:
                self.at += 1
            elif part in ("[", "{"):
                depth += 1
            elif part in ("]", "}"):
                depth -= 1
            elif part == "\n" and depth <= 0:
                return

    def _pass(self, pattern: re.Pattern[str]) -> str | None:
        match = pattern.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return match.group()

    def _line(self) -> int:
        return bisect_left(self._ends, self.at) + 1
