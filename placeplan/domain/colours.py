"""Colours that can be read: contrast as WCAG 2.2 counts it, and what to do when it is too low."""

from placeplan.domain.faults import refuse

READABLE = 4.5
WHITE = "#ffffff"
_STEP = 0.02

Channels = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1.0 (the same) to 21.0."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(background: str, colour: str, ratio: float = READABLE) -> str:
    """`colour`, moved away from `background` just as far as it takes to reach `ratio`.

    On a light background it is darkened, on a dark one lightened; a colour that already
    reaches the ratio comes back as it was, in lower case.
    """
    target = 0.0 if _luminance(background) > 0.18 else 1.0
    start = _channels(colour)
    for step in range(int(1 / _STEP) + 1):
        share = step * _STEP
        mixed = tuple(channel + (target - channel) * share for channel in start)
        candidate = "#" + "".join(f"{round(channel * 255):02x}" for channel in mixed)
        if contrast(candidate, background) >= ratio:
            return candidate
    return "#000000" if target == 0.0 else WHITE


def parse_colour(text: str) -> str:
    """`text` as `#rrggbb` in lower case; raises Refused (`colour_form`) for anything else."""
    digits = text.strip().removeprefix("#").lower()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6 or set(digits) - set("0123456789abcdef"):
        raise refuse("colour_form", "accent_colour", found=text)
    return f"#{digits}"


def _channels(colour: str) -> Channels:
    digits = parse_colour(colour)[1:]
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
