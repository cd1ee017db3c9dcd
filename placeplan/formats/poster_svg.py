"""An A4 poster for a survey as an SVG picture, for printers and for screens."""

import re
from base64 import b64encode
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from placeplan.domain.handouts import Handout
from placeplan.formats.docx_xml import NOT_XML
from placeplan.formats.poster_words import PosterWords, Translate, poster_words
from placeplan.formats.qr_codes import qr_modules

WIDTH_MM, HEIGHT_MM, EDGE_MM = 210.0, 297.0, 18.0
QR_MM, CREST_MM = 104.0, 22.0
FONT = "Calibri, Carlito, Arial, sans-serif"
INK = "#0b0c0c"
# a letter's usual width and a line's height as shares of the size of the type
LETTER, LINE = 0.56, 1.2
# an address is broken into lines before it gets smaller
SMALLEST_ADDRESS = 7.0
# where a line may be broken
AFTER_SPACES, AFTER_SLASHES = re.compile(r"\S+\s*"), re.compile(r"[^/]*/?")


def poster_svg(handout: Handout, translate: Translate) -> bytes:
    """The poster, 210 by 297 mm, its words as text: the same bytes each time.

    `translate` gives an English sentence, with `%(name)s` places, in the handout's language.
    """
    words = poster_words(handout, translate)
    top = EDGE_MM + (CREST_MM + 6 if handout.crest else 0)
    parts = [*_crest(handout, words), f'<g fill="{handout.accent}" font-weight="bold">']
    lines, top = _lines(words.title, 19.0, top)
    parts += [*lines, "</g>"]
    lines, top = _lines(words.call, 10.0, top + 4)
    parts += lines
    parts.append(_code(handout, words, top + 6))
    lines, top = _lines(words.how, 9.0, top + 6 + QR_MM + 4)
    parts += lines
    address = handout.short_address
    is_long = len(address) * SMALLEST_ADDRESS * LETTER > WIDTH_MM - 2 * EDGE_MM
    lines, top = _lines(address, 11.0, top + 1, AFTER_SLASHES if is_long else AFTER_SPACES)
    parts += ['<g font-weight="bold">', *lines, "</g>"]
    lines, top = _lines(words.closes, 9.0, top + 2)
    parts += lines
    for owner in words.owners:
        lines, top = _lines(owner, 5.5, top + 2)
        parts += lines
    return _picture(handout, words, max(HEIGHT_MM, top + EDGE_MM), "".join(parts)).encode()


def _picture(handout: Handout, words: PosterWords, height: float, content: str) -> str:
    said = f"{words.call} {words.how} {handout.short_address}. {words.closes}."
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'
        f' width="{WIDTH_MM:g}mm" height="{HEIGHT_MM:g}mm" viewBox="0 0 {WIDTH_MM:g} {height:g}"'
        f' role="img" aria-labelledby="title desc" xml:lang={quoteattr(handout.language)}'
        f' font-family={quoteattr(FONT)} fill="{INK}" text-anchor="middle">'
        f'<title id="title">{_clean(words.title)}</title><desc id="desc">{_clean(said)}</desc>'
        f'<rect width="{WIDTH_MM:g}" height="{height:g}" fill="white"/>{content}</svg>\n'
    )


def _crest(handout: Handout, words: PosterWords) -> Iterator[str]:
    if handout.crest:
        data = b64encode(handout.crest).decode()
        yield (
            f'<image x="{EDGE_MM:g}" y="{EDGE_MM:g}" width="{WIDTH_MM - 2 * EDGE_MM:g}"'
            f' height="{CREST_MM:g}" preserveAspectRatio="xMidYMid meet"'
            f' aria-label={quoteattr(words.crest)} href="data:image/png;base64,{data}"/>'
        )


def _code(handout: Handout, words: PosterWords, top: float) -> str:
    side, path = qr_modules(handout.address)
    left = (WIDTH_MM - QR_MM) / 2
    return (
        f'<svg x="{left:g}" y="{top:g}" width="{QR_MM:g}" height="{QR_MM:g}"'
        f' viewBox="0 0 {side} {side}" role="img" aria-label={quoteattr(words.code)}>'
        f'<path d="{path}" fill="black" shape-rendering="crispEdges"/></svg>'
    )


def _lines(
    text: str, size: float, top: float, pieces: re.Pattern[str] = AFTER_SPACES
) -> tuple[list[str], float]:
    """The text broken into lines that fit, smaller where one piece is too long, and its end."""
    free = WIDTH_MM - 2 * EDGE_MM
    found = [piece for piece in pieces.findall(text) if piece]
    longest = max((len(piece.strip()) for piece in found), default=1)
    size = min(size, free / (longest * LETTER))
    lines: list[str] = []
    for piece in found:
        if lines and len((lines[-1] + piece).strip()) * size * LETTER <= free:
            lines[-1] += piece
        else:
            lines.append(piece)
    drawn = [
        f'<text x="{WIDTH_MM / 2:g}" y="{top + size * (0.9 + LINE * number):.2f}"'
        f' font-size="{size:.2f}">{_clean(line.strip())}</text>'
        for number, line in enumerate(lines)
    ]
    return drawn, top + size * LINE * len(lines)


def _clean(text: str) -> str:
    return escape(NOT_XML.sub("", text))
