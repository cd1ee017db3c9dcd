"""What each label of an export means: by itself, or because an officer has said so."""

from typing import NamedTuple

from placeplan.domain.rating_labels import Trouble, read_label
from placeplan.domain.response_mappings import RATING, ResponseMapping, understanding
from placeplan.domain.responses import DONT_KNOW
from placeplan.domain.surveys import Survey

NO_POINT = ("", DONT_KNOW)


class Reading(NamedTuple):
    """A label's meaning, None while nobody knows it; what is wrong; whether an officer said it.

    `may_be_point` says whether an officer could still make a rating of it.
    """

    means: str | None
    trouble: Trouble = ""
    is_said: bool = False
    may_be_point: bool = False

    @property
    def may_be_said(self) -> bool:
        """Whether an officer may say otherwise: what is a point stays that point."""
        return self.is_said or self.trouble in ("unknown", "off_scale") or self.means in NO_POINT


class LabelReadings:
    """Reads labels by kind under one mapping; each different label is looked at once."""

    def __init__(self, mapping: ResponseMapping, survey: Survey) -> None:
        self._mapping = mapping
        self._scale = survey.questionnaire.scale
        self._understand = understanding(survey)
        self._kept: dict[tuple[str, str], Reading] = {}

    def read(self, kind: str, text: str) -> Reading:
        """What a cell of this kind means."""
        found = self._kept.get((kind, text))
        if found is None:
            found = self._rating(text) if kind == RATING else self._choice(kind, text)
            self._kept[kind, text] = found
        return found

    def _rating(self, text: str) -> Reading:
        label = read_label(text, self._scale)
        said = self._mapping.label(RATING, text)
        if label.trouble:
            is_unknown = label.trouble == "unknown"
            is_code = label.trouble == "off_scale" and said in NO_POINT
            if said is not None and (is_unknown or is_code):
                return Reading(said, label.trouble, True, is_unknown)
            return Reading(None, label.trouble, may_be_point=is_unknown)
        if said in NO_POINT and label.mark in NO_POINT:
            return Reading(said, is_said=True)
        return Reading(label.mark)

    def _choice(self, kind: str, text: str) -> Reading:
        said = self._mapping.label(kind, text)
        if said is not None:
            return Reading(said, is_said=True)
        means = self._understand[kind](text)
        return Reading(means, "unknown" if means is None else "")
