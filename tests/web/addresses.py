"""Addresses of the routes of an application, with something in the place of each part."""

import re
from collections.abc import Callable

from werkzeug.routing import IntegerConverter, Rule

PART = re.compile(r"<(?:[^<>]*:)?(\w+)>")


def address_of(rule: Rule, part: Callable[[str, bool], str]) -> str:
    """The rule's address; `part` gives what stands for each name, told whether it is a number."""

    def fill(found: re.Match[str]) -> str:
        return part(found[1], isinstance(rule._converters[found[1]], IntegerConverter))

    return PART.sub(fill, rule.rule)
