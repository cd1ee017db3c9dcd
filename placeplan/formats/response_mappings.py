"""How an export is read, as a small TOML file: docs/response-mappings.md."""

from placeplan.domain.mapping_records import mapping_as_record, mapping_from_record
from placeplan.domain.response_mappings import ResponseMapping
from placeplan.formats.toml_texts import read_toml, toml_lines

FIRST_LINES = (
    "# How placeplan reads an export of another survey tool.",
    "# What each name means: docs/response-mappings.md",
)


def mapping_from_toml(content: bytes) -> ResponseMapping:
    """Read a mapping; raises `Refused` with every fault by its key path and line."""
    return read_toml(content, mapping_from_record)


def mapping_toml(mapping: ResponseMapping) -> bytes:
    """The mapping as a TOML file, which is read back unchanged."""
    lines = [*FIRST_LINES, "", *toml_lines(mapping_as_record(mapping))]
    return ("\n".join(lines) + "\n").encode()
