"""QR codes as pictures."""

from io import BytesIO

from PIL import Image

from placeplan.formats.qr_codes import qr_png, qr_svg

ADDRESS = "https://example.org/surveys/your-place"


def test_the_same_address_gives_the_same_bytes() -> None:
    assert qr_svg(ADDRESS) == qr_svg(ADDRESS)
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "2")


def test_a_code_for_posters_is_large_and_has_a_quiet_border() -> None:
    picture = Image.open(BytesIO(qr_png(ADDRESS))).convert("L")
    assert min(picture.size) >= 300
    assert picture.crop((0, 0, picture.width, 40)).getextrema() == (255, 255)
    assert picture.getextrema() == (0, 255)
