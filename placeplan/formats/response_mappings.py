"""How an export is read, as a small TOML file: docs/response-mappings.md."""

from dataclasses import replace

from placeplan.domain.faults import Refused
from placeplan.domain.mapping_records import mapping_as_record, mapping_from_record
from placeplan.domain.response_mappings import ResponseMapping
from placeplan.formats.toml_lines import key_lines, line_of
from placeplan.formats.toml_texts import toml_content, toml_lines

FIRST_LINES = (
    "# How placeplan reads an export of another survey tool.",
    "# What each name means: docs/response-mappings.md",
)


def mapping_from_toml(content: bytes) -> ResponseMapping:
    """Read a mapping; raises `Refused` with every fault by its key path and line."""
    text, parsed = toml_content(content)
    try:
        return mapping_from_record(parsed)
    except Refused as refused:
        lines = key_lines(text)
        found = [
            replace(each, params={**each.params, "line": line_of(lines, each.field)})
            for each in refused.faults
        ]
        raise Refused(*sorted(found, key=lambda each: each.params["line"])) from refused


def mapping_toml(mapping: ResponseMapping) -> bytes:
    """The mapping as a TOML file, which is read back unchanged."""
    lines = [*FIRST_LINES, "", *toml_lines(mapping_as_record(mapping))]
    return ("\n".join(lines) + "\n").encode()
