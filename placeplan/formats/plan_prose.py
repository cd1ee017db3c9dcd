"""What officers write, in Markdown without HTML: one reading of it, for pages and for Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from placeplan.formats.docx_xml import Run

ProseKind = Literal["paragraph", "bullet", "numbered", "quotation", "heading"]

_markdown = MarkdownIt("commonmark", {"html": False}).disable(
    ["image", "html_block", "html_inline"]
)


@dataclass(frozen=True, slots=True)
class ProseLine:
    """A paragraph of prose: what it is, how deep in lists, and its runs.

    `list_number` tells one numbered list from the next; `opens` is true on an item's first line.
    """

    kind: ProseKind
    runs: tuple[Run, ...]
    depth: int = 0
    list_number: int = 0
    opens: bool = True


def prose_html(markdown: str) -> str:
    """The prose as safe HTML; its headings become headings under those of the section."""
    tokens = _markdown.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h3"
    return str(_markdown.renderer.render(tokens, _markdown.options, {}))


def prose_lines(markdown: str) -> list[ProseLine]:
    """The prose as paragraphs for Word, in order."""
    return list(_lines(_markdown.parse(markdown)))


def prose_text(markdown: str) -> str:
    """The words alone, without marks; paragraphs by newlines."""
    lines = prose_lines(markdown)
    return "\n".join("".join(run.text for run in line.runs) for line in lines)


def _lines(tokens: Sequence[Token]) -> Iterator[ProseLine]:
    lists: list[tuple[ProseKind, int]] = []
    count, quotes, is_first, heading = 0, 0, False, False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            count += 1
            lists.append(("bullet" if token.type.startswith("bullet") else "numbered", count))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            is_first = True
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            kind, number = lists[-1] if lists else ("paragraph", 0)
            if heading:
                kind = "heading"
            elif quotes and not lists:
                kind = "quotation"
            runs = tuple(_runs(token.children or []))
            yield ProseLine(kind, runs, max(len(lists) - 1, 0), number, is_first or not lists)
            is_first = False
        elif token.type in ("fence", "code_block"):
            yield ProseLine("paragraph", (Run(token.content.rstrip("\n")),))


def _runs(children: Sequence[Token]) -> Iterator[Run]:
    bold = italic = 0
    links: list[tuple[str, str]] = []
    for token in children:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" " if token.type == "softbreak" else "\n", bool(bold), bool(italic))
        elif token.type == "link_open":
            links.append((str(token.attrs.get("href", "")), ""))
        elif token.type == "link_close":
            address, label = links.pop()
            if address and address.removeprefix("mailto:") != label:
                yield Run(f" ({address.removeprefix('mailto:')})", bool(bold), bool(italic))
        elif token.content:
            links = [(address, label + token.content) for address, label in links]
            yield Run(token.content, bool(bold), bool(italic))
