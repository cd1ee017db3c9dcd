"""Requests that nobody would make: any method, address, field, encoding and size, as any role.

What is asked of the site is drawn by a seed, so that whatever is found can be had again.
"""

import json
import random
import string
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import quote

from flask import Flask

from tests.web.addresses import address_of

METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
ODD_HEADERS = (
    "Accept", "Accept-Language", "Content-Length", "Cookie", "Range", "X-Forwarded-For",
)  # fmt: skip
KINDS = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=",
    "application/json; charset=utf-7",
    "application/x-www-form-urlencoded; charset=klingon",
)
TEXTS = (
    "", " ", "0", "-1", "1", "99999999999999999999", "1e400", "NaN", "true", "null", "yes", "no",
    "2026-05-01", "2026-02-30", "9999-12-31", "0000-00-00", "=1+1", "'", "''", '"', "<b>", "%s",
    "%(found)s", "{{7*7}}", "{}", "[]", "[[1, 1]]", "../..", "\0", "\ud800", "\u202e", "é" * 300,
    "x" * 20_000, "a\r\nb: c", ";", ",", "/", "\\", "#", "?", "&", "=", "+", "💧", "all", "next",
)  # fmt: skip
FILES = (
    b"", b"x", b"\xff\xfe\x00", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"a,b\n1,2\n", b"%PDF-",
    b"[" * 9_000, b"[" * 200_000, b"a = [[[[[[", b"\x89PNG\r\n\x1a\n", b"GIF89a",
    b"<?xml version='1.0'?><!DOCTYPE a>",
    b"name\n" + b"=1+1\n" * 500, b"\x00" * 5_000, "ä,ö\n".encode("utf-16"),
)  # fmt: skip
DEEP = (
    "[" * 5_000,
    '{"a":' * 5_000,
    "[" * 200_000,
    '"\\ud800"',
    "1e999",
    "-0",
    "{",
    '{"version": 1e99}',
)


@dataclass(frozen=True)
class Request:
    """One request, as it is made."""

    method: str
    path: str
    options: dict[str, Any] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.method} {self.path[:120]}"


class Requests:
    """Draws requests for the routes of an application, with the names and keys that it knows."""

    def __init__(self, app: Flask, seed: int, names: list[str], fields: list[str]) -> None:
        self.dice = random.Random(seed)
        self._rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
        self._names, self._fields = names, fields

    def draw(self, token: str) -> Request:
        """One request; `token` is a good one against forgery, which most requests bring."""
        dice = self.dice
        rule = dice.choice(self._rules)
        # the client would take what follows two strokes for the name of a host
        anywhere = "/" + quote(_sendable(self._text()), safe="/%").lstrip("/")
        path = address_of(rule, self._part) if dice.random() < 0.97 else anywhere
        known = sorted((rule.methods or set()) - {"OPTIONS"})
        method = dice.choice(known) if dice.random() < 0.85 else dice.choice(METHODS)
        options: dict[str, Any] = {"headers": self._headers(token)}
        if dice.random() < 0.3:
            options["query_string"] = self._form("")
        if method not in ("GET", "HEAD") or dice.random() < 0.02:
            options |= self._body(token)
        return Request(method, path, options)

    def _part(self, _name: str, is_number: bool) -> str:
        if is_number:
            return str(self.dice.choice((0, 1, 2, 3, 7, 40, 999, 2**31, 2**63 - 1, 2**63, 10**30)))
        chosen = self.dice.choice(self._names) if self.dice.random() < 0.8 else self._text()
        return quote(chosen.encode("utf-8", "surrogatepass"), safe="") or "x"

    def _text(self) -> str:
        if self.dice.random() < 0.8:
            return self.dice.choice(TEXTS)
        letters = string.printable + "äßçлا語\0\ud800"
        return "".join(self.dice.choices(letters, k=self.dice.randrange(60)))

    def _value(self) -> str:
        return self.dice.choice(self._names) if self.dice.random() < 0.4 else self._text()

    def _form(self, token: str) -> dict[str, Any]:
        count = self.dice.randrange(9)
        names = [self.dice.choice(self._fields) for _each in range(count)]
        form: dict[str, Any] = {
            name: [_sendable(self._value()) for _ in range(self.dice.choice((1, 1, 1, 2, 5)))]
            for name in names
        }
        return form | ({"csrf_token": token} if token and self.dice.random() < 0.95 else {})

    def _headers(self, token: str) -> dict[str, str]:
        found = {"X-CSRFToken": token} if self.dice.random() < 0.9 else {}
        if self.dice.random() < 0.05:
            latin = self._text().encode("latin-1", "replace").decode("latin-1")
            found[self.dice.choice(ODD_HEADERS)] = "".join(x for x in latin if x >= " ")[:2_000]
        return found

    def _body(self, token: str) -> dict[str, Any]:
        way = self.dice.random()
        if way < 0.5:
            return {"data": self._form(token)}
        if way < 0.7:
            upload = (BytesIO(self.dice.choice(FILES)), _sendable(self._text()) or "file")
            name = self.dice.choice(("file", "mapping", "crest", "template", *self._fields))
            form = {key: value[0] for key, value in self._form("").items()}
            return {"data": form | {name: upload, "csrf_token": token}}
        if way < 0.9:
            text = self.dice.choice(DEEP) if self.dice.random() < 0.3 else json.dumps(self._json(3))
            return {"data": text.encode("utf-8", "replace"), "content_type": "application/json"}
        return {"data": self.dice.choice(FILES), "content_type": self.dice.choice(KINDS)}

    def _json(self, depth: int) -> Any:
        kind = self.dice.randrange(8 if depth else 5)
        if kind < 5:
            return (None, True, self.dice.choice((0, 1, -1, 2**63, 1.5)), self._value(), "1")[kind]
        if kind == 5:
            return [self._json(depth - 1) for _each in range(self.dice.randrange(4))]
        keys = [self.dice.choice(self._fields) for _each in range(self.dice.randrange(6))]
        return {key: self._json(depth - 1) for key in keys}


def _sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
