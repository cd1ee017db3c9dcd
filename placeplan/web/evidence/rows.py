"""Comments as rows of the grid: with their tags, and with nothing that a breakdown would hide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from placeplan.domain.comment_cells import PREFER_NOT_TO_SAY, CommentCells, comment_cells
from placeplan.domain.comment_filters import CellDimension, WorkbenchComment
from placeplan.domain.tags import Suggestion, Tag
from placeplan.operations.comment_words import suggestions_for
from placeplan.store.breakdowns import list_kept_cells, list_kept_places
from placeplan.store.comment_words import BEGINS, ENDS, list_matches
from placeplan.store.surveys import get_survey
from placeplan.store.tags import list_tags, tag_ids_by_comment
from placeplan.web.database import db
from placeplan.web.evidence.words import STATE_KINDS, mark_words, row_labels, who_words
from placeplan.web.results.scope import Scope, fewest
from placeplan.web.results.words import cell_name

TextParts = list[tuple[str, bool]]


@dataclass(frozen=True)
class Row:
    """A comment as it stands in the grid; each text is in words, or says that it is hidden."""

    comment: WorkbenchComment
    theme: str
    kind: str
    parts: TextParts
    rating: str
    who: str
    channel: str
    place: str
    age: str
    connection: str
    state: tuple[str, str]
    tags: list[Tag]
    suggestions: list[Suggestion]
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Beside:
    """What stands beside the comments of an area, as far as breakdowns show it."""

    scope: Scope

    @cached_property
    def cells(self) -> CommentCells:
        """Which cells of breakdowns may be shown."""
        survey, area = self.scope.survey, self.scope.area
        kept = list_kept_cells(db(), survey.slug, area.code)
        places = list_kept_places(db(), survey.slug, area.code) if self.place_names else {}
        return comment_cells(survey.questionnaire.theme_keys, kept, places, fewest())

    @cached_property
    def place_names(self) -> dict[str, str]:
        """The places of the area by key."""
        return {
            place.key: place.name for place in self.scope.survey.places_in(self.scope.area.code)
        }

    @cached_property
    def hidden(self) -> str:
        """What stands where nothing may be shown."""
        return _("Hidden")

    def name(self, dimension: CellDimension, cell: str) -> str:
        """What a cell is called."""
        if (dimension, cell) not in self._names:
            is_named = dimension == "place" and cell
            name = self.place_names.get(cell, cell) if is_named else cell_name(cell)
            self._names[(dimension, cell)] = name
        return self._names[(dimension, cell)]

    def shown(self, dimension: CellDimension, comment: WorkbenchComment, cell: str) -> str:
        """A cell's name beside a comment, or that it is hidden."""
        if not self.cells.is_shown(dimension, comment.theme_key, cell):
            return self.hidden
        return self.name(dimension, cell)

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        return {}


def scope_of(comment: WorkbenchComment) -> Scope:
    """The area of a survey that a comment is from."""
    survey = get_survey(db(), comment.survey_slug)
    return Scope(survey, survey.area(comment.area_code))


def rows_of(
    comments: Sequence[WorkbenchComment], expression: str = "", beside: Beside | None = None
) -> list[Row]:
    """Comments as rows; `beside` is of their area, where all are of one."""
    numbers = [comment.id for comment in comments]
    tags = {tag.id: tag for tag in list_tags(db())}
    tagged, dismissed = tag_ids_by_comment(db(), numbers)
    matches = list_matches(db(), expression, numbers)
    suggested = suggestions_for(list(tags.values()), [comment.text for comment in comments])
    known: dict[tuple[str, str], Beside] = {}
    labels, found = row_labels(), []
    for comment, suggestions in zip(comments, suggested, strict=True):
        key = (comment.survey_slug, comment.area_code)
        if key not in known:
            known[key] = beside or Beside(scope_of(comment))
        own = [tags[number] for number in tagged.get(comment.id, []) if number in tags]
        decided = {tag.id for tag in own} | dismissed.get(comment.id, set())
        fitting = [each for each in suggestions if each.tag.id not in decided]
        parts = _parts(matches.get(comment.id, comment.text))
        found.append(_row(comment, known[key], parts, own, fitting, labels))
    return found


def _row(
    comment: WorkbenchComment,
    beside: Beside,
    parts: TextParts,
    tags: list[Tag],
    suggestions: list[Suggestion],
    labels: Mapping[str, str],
) -> Row:
    themes = beside.scope.survey.questionnaire.themes_by_key
    is_group = comment.form == "group"
    age = "" if comment.age_band == PREFER_NOT_TO_SAY else comment.age_band
    return Row(
        comment,
        themes[comment.theme_key].title if comment.theme_key in themes else "",
        labels[comment.kind],
        parts,
        mark_words(comment.mark) if comment.theme_key else "–",
        who_words(comment.form, comment.people),
        beside.name("channel", comment.channel)
        if is_group
        else beside.shown("channel", comment, comment.channel),
        beside.shown("place", comment, comment.place_key) if beside.place_names else "–",
        "–" if is_group else beside.shown("age_band", comment, age),
        "–" if is_group else _connections(beside, comment),
        (labels[comment.state], STATE_KINDS[comment.state]),
        tags,
        suggestions,
        labels,
    )


def _connections(beside: Beside, comment: WorkbenchComment) -> str:
    """All of them or none: what is left over would tell what is hidden."""
    cells: Mapping[str, str] = {
        cell: beside.shown("connection", comment, cell) for cell in comment.connections or ("",)
    }
    if beside.hidden in cells.values():
        return beside.hidden
    return ", ".join(cells.values())


def _parts(marked: str) -> TextParts:
    """A text in which matches are marked, cut into what matches and what does not."""
    found: TextParts = []
    for piece in marked.split(BEGINS):
        match, ends, rest = piece.partition(ENDS)
        if ends:
            found.append((match, True))
        found.append((rest if ends else piece, False))
    return [part for part in found if part[0]]
