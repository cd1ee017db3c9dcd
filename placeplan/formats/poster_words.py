"""What stands on a poster for a survey."""

from collections.abc import Callable
from dataclasses import dataclass

from placeplan.domain.handouts import Handout

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PosterWords:
    """The words of a poster from top to bottom; `code` and `crest` tell what its pictures show."""

    title: str
    call: str
    code: str
    how: str
    closes: str
    owners: tuple[str, ...]
    crest: str


def poster_words(handout: Handout, translate: Translate) -> PosterWords:
    """The words in the handout's language."""
    address = {"address": handout.short_address}
    asked = translate("On paper, or any question: %(contact)s") % {"contact": handout.contact}
    made_up = made_up_words(translate) if handout.survey.is_made_up else ""
    return PosterWords(
        title=handout.survey.title,
        call=translate("What is good about your place, and what could be better?"),
        code=translate("QR code that leads to %(address)s") % address,
        how=translate("Scan the code, or go to"),
        closes=translate("Open until %(date)s") % {"date": handout.closes},
        owners=tuple(filter(None, (handout.run_by, asked if handout.contact else "", made_up))),
        crest=translate("Crest of the council"),
    )


def made_up_words(translate: Translate) -> str:
    """What is said of a survey that is a demonstration."""
    return translate("This survey is a demonstration. Its answers are made up.")
