"""The workbench: an area's comments in a grid, filtered by the address, fifty to a page."""

from dataclasses import fields
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.comment_filters import (
    LONGEST_SEARCH,
    SUGGESTED,
    UNTAGGED,
    CellDimension,
    CommentFilters,
)
from placeplan.domain.comments import COMMENT_KINDS, COMMENT_STATES
from placeplan.domain.tags import Tag
from placeplan.operations.comment_words import suggestion_expressions, words_expression
from placeplan.store.accounts import list_named_contacts
from placeplan.store.comments import count_comments, count_states
from placeplan.store.tags import list_tags, list_tags_used_last
from placeplan.store.workbench import (
    MOST_COUNTED,
    CommentPage,
    Wanted,
    count_wanted,
    list_page,
)
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.evidence.blueprint import bp
from placeplan.web.evidence.rows import Beside, rows_of
from placeplan.web.evidence.words import REASON_NAMES, STATE_NAMES
from placeplan.web.numbers import number_sent
from placeplan.web.results.scope import Scope, for_area
from placeplan.web.results.words import dimension_name, kind_name

COMMENTS_ON_A_PAGE = 50
NOTHING = CommentPage([], False, False)
DIMENSIONS: tuple[CellDimension, ...] = ("channel", "place", "age_band", "connection")
Choices = list[tuple[str, str]]


@bp.get("/evidence/<slug>/<area_code>")
@for_area
def show_comments(scope: Scope) -> ResponseReturnValue:
    beside, tags = Beside(scope), list_tags(db())
    wanted = wanted_of(beside, tags)
    before, after = (number_sent(request.args.get(name)) or 0 for name in ("before", "after"))
    total = count_wanted(db(), wanted)
    page = NOTHING
    if total:
        page = list_page(db(), wanted, COMMENTS_ON_A_PAGE, before=before, after=after)
    given = wanted.filters.given
    return render_template(
        "evidence/show_comments.html",
        scope=scope,
        rows=rows_of(page.comments, wanted.words, beside),
        total=total,
        is_total_cut=total > MOST_COUNTED,
        most=MOST_COUNTED,
        states=count_states(db(), scope.survey.slug, scope.area.code),
        state_names=STATE_NAMES,
        has_any=bool(count_comments(db(), scope.survey.slug, scope.area.code)),
        given=given,
        offered=_choices(beside, tags),
        newer=_address(scope, given, after=page.comments[0].id) if page.has_newer else "",
        older=_address(scope, given, before=page.comments[-1].id) if page.has_older else "",
        grid={
            "tags": [{"id": tag.id, "name": tag.name} for tag in tags],
            "last": list_tags_used_last(db(), principal().name, 9),
        },
        has_contact=bool(list_named_contacts(db())),
        reasons=REASON_NAMES,
    )


def wanted_of(beside: Beside, tags: list[Tag]) -> Wanted:
    """What the address asks for; a cell of a breakdown that is hidden cannot be asked for."""
    filters = _filters(beside)
    shown = {
        name: beside.cells.themes_of(name, cell)
        for name in DIMENSIONS
        if (cell := getattr(filters, name))
    }
    looked_at = [tag for tag in tags if filters.suggested_id in (None, tag.id)]
    return Wanted(
        beside.scope.survey.slug,
        beside.scope.area.code,
        filters,
        words_expression(db(), filters.text) if filters.text else "",
        shown,
        suggestion_expressions(db(), looked_at) if filters.tag.startswith(SUGGESTED) else (),
    )


def _filters(beside: Beside) -> CommentFilters:
    asked = {field.name: request.args.get(field.name, "") for field in fields(CommentFilters)}
    asked["text"] = asked["text"].strip()[:LONGEST_SEARCH]
    for name in DIMENSIONS:
        if asked[name] not in beside.cells.cells_of(name):
            asked[name] = ""
    return CommentFilters(**asked)


def _choices(beside: Beside, tags: list[Tag]) -> list[tuple[str, str, Choices]]:
    questionnaire = beside.scope.survey.questionnaire
    tag_choices = [
        (UNTAGGED, _("No tag")),
        (SUGGESTED, _("Suggested, not yet tagged")),
        *((str(tag.id), tag.name) for tag in tags),
    ]
    found: list[tuple[str, str, Choices]] = [
        ("theme", _("Theme"), [(theme.key, theme.title) for theme in questionnaire.themes]),
        ("kind", _("About"), [(kind, kind_name(kind)) for kind in COMMENT_KINDS]),
        ("state", _("State"), [(state, str(STATE_NAMES[state])) for state in COMMENT_STATES]),
        ("tag", _("Tag"), tag_choices),
        ("rating", _("Rating"), [(str(each), str(each)) for each in questionnaire.scale.points]),
        ("form", _("From"), [("individual", _("Individuals")), ("group", _("Groups"))]),
    ]
    for dimension in DIMENSIONS:
        cells = [cell for cell in beside.cells.cells_of(dimension) if cell]
        named = [(cell, beside.name(dimension, cell)) for cell in cells]
        found.append((dimension, dimension_name(dimension), named))
    return [each for each in found if each[2]]


def _address(scope: Scope, given: dict[str, str], **more: Any) -> str:
    return scope.address("evidence.show_comments", **given, **more)
