"""A crest is a picture by its content, small enough, and nothing else."""

import random
from io import BytesIO
from struct import pack
from zlib import crc32

import pytest
from PIL import Image

from placeplan.domain.faults import Refused
from placeplan.formats.crests import HEADER_BYTES, LARGEST_BYTES, crest_png, header_crest_png


def noise(size: tuple[int, int]) -> bytes:
    """A picture of which no part can be told from another: none takes more bytes."""
    file = BytesIO()
    Image.frombytes("RGBA", size, random.Random(7).randbytes(4 * size[0] * size[1])).save(
        file, "PNG"
    )
    return file.getvalue()


def picture(kind: str, size: tuple[int, int] = (300, 300)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "#0b5563").save(file, kind)
    return file.getvalue()


def announced(width: int, height: int) -> bytes:
    """A small PNG that says it is this large."""
    content = bytearray(picture("PNG"))
    content[16:24] = pack(">II", width, height)
    content[29:33] = pack(">I", crc32(content[12:29]))
    return bytes(content)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_png_or_jpeg_becomes_a_small_png(kind: str) -> None:
    kept = Image.open(BytesIO(crest_png(picture(kind, (2000, 1000)))))
    assert kept.format == "PNG"
    assert kept.size == (480, 240)


def test_what_hides_behind_a_picture_is_left_behind() -> None:
    assert b"<script>" not in crest_png(picture("PNG") + b"<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "crest_form"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "crest_form"),
        (picture("GIF"), "crest_form"),
        (picture("PNG")[:60], "crest_form"),
        (b"\x89PNG" + b"0" * LARGEST_BYTES, "crest_too_large"),
        (picture("PNG", (7000, 10)), "crest_too_wide"),
        (announced(10_000, 10_000), "crest_too_wide"),
        (announced(30_000, 30_000), "crest_too_wide"),
    ],
    ids=["nothing", "svg", "gif", "half", "large", "wide", "huge", "bomb"],
)
def test_anything_else_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        crest_png(content)
    assert refused.value.faults[0].code == code


def test_in_a_header_a_crest_is_no_larger_than_it_is_shown() -> None:
    kept = crest_png(picture("PNG", (1200, 1200)))
    shown = Image.open(BytesIO(header_crest_png(kept)))
    assert shown.size == (88, 88)
    assert shown.convert("RGB").getpixel((44, 44)) == (0x0B, 0x55, 0x63)


@pytest.mark.parametrize("size", [(960, 240), (240, 240), (960, 20), (30, 240)])
def test_no_crest_is_heavy_in_a_header(size: tuple[int, int]) -> None:
    assert len(header_crest_png(crest_png(noise(size)))) <= HEADER_BYTES


def test_a_crest_without_a_background_stands_on_white_in_the_header() -> None:
    file = BytesIO()
    whole = Image.new("RGBA", (400, 400))
    whole.paste("#9a1c1c", (100, 100, 300, 300))
    whole.save(file, "PNG")
    shown = Image.open(BytesIO(header_crest_png(crest_png(file.getvalue())))).convert("RGB")
    assert shown.getpixel((2, 2)) == (255, 255, 255)
    assert shown.getpixel((44, 44)) == (0x9A, 0x1C, 0x1C)


def test_a_small_crest_is_not_made_larger() -> None:
    assert Image.open(BytesIO(header_crest_png(picture("PNG", (20, 30))))).size == (20, 30)
