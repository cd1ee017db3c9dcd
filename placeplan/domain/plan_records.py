"""The content of an edition as a record that can be kept as text, and read back as it was.

Every value object in it is a mapping with its class under `is`; a field that stands at its default
is left out, so that a record can be read by a later version that has more fields.
"""

import json
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, get_args, get_type_hints

from placeplan.domain.plan_editions import EditionContent

KIND = "is"


def content_json(content: EditionContent) -> str:
    """The content as JSON, the same text for the same content.

    Where its figures came from is left out: an edition keeps that beside it.
    """
    officers, public = (replace(tree, trace=()) for tree in (content.officers, content.public))
    kept = replace(content, officers=officers, public=public)
    return record_json(kept)


def record_json(value: object) -> str:
    """One value object as it stands in the text of a content that holds it."""
    return json.dumps(_record(value), ensure_ascii=False, separators=(",", ":"))


def content_from_json(text: str) -> EditionContent:
    """The content that `content_json` wrote; ValueError when the text is none."""
    content = _value(json.loads(text))
    if not isinstance(content, EditionContent):
        raise ValueError("no content of an edition")
    return content


def _record(value: Any) -> Any:
    if isinstance(value, date):
        return {KIND: "date", "day": value.isoformat()}
    if isinstance(value, Fraction):
        return {KIND: "Fraction", "value": str(value)}
    if is_dataclass(value):
        kept = {
            each.name: _record(getattr(value, each.name))
            for each in fields(value)
            if each.default is MISSING or getattr(value, each.name) != each.default
        }
        return {KIND: type(value).__name__} | kept
    if hasattr(value, "_asdict"):
        named = {name: _record(each) for name, each in value._asdict().items()}
        return {KIND: type(value).__name__} | named
    if isinstance(value, tuple | list):
        return [_record(each) for each in value]
    return value


def _value(record: Any) -> Any:
    if isinstance(record, list):
        return tuple(map(_value, record))
    if not isinstance(record, dict):
        return record
    match record:
        case {"is": "date", "day": day}:
            return date.fromisoformat(day)
        case {"is": "Fraction", "value": value}:
            return Fraction(value)
    found = _CLASSES.get(record.get(KIND, ""))
    if found is None:
        raise ValueError(f"{record.get(KIND)}: nothing of this kind is part of a plan")
    return found(**{name: _value(each) for name, each in record.items() if name != KIND})


def _classes_in(hint: Any, found: dict[str, type]) -> dict[str, type]:
    """Every value object that can be reached from a type, by its name."""
    for part in get_args(hint):
        _classes_in(part, found)
    is_record = isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields"))
    if is_record and hint.__name__ not in found:
        found[hint.__name__] = hint
        for each in get_type_hints(hint).values():
            _classes_in(each, found)
    return found


_CLASSES = _classes_in(EditionContent, {})
