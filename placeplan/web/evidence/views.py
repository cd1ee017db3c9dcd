"""Comments by theme and kind, page by page, and the responses they come from as files."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from placeplan.domain.comments import (
    COMMENT_KINDS,
    Comment,
    CommentGroup,
    groups_in_order,
    slices_of_page,
)
from placeplan.domain.surveys import Survey
from placeplan.operations.responses import export_csv, export_json, export_xlsx
from placeplan.operations.setup import database_path
from placeplan.store.comments import count_comments, list_comments
from placeplan.store.database import Database, open_database
from placeplan.web.database import db
from placeplan.web.results.files import named_after
from placeplan.web.results.scope import Scope, for_area

bp = Blueprint("evidence", __name__)

COMMENTS_ON_A_PAGE = 50
LONGEST_SEARCH = 100
CHUNK_BYTES = 64 * 1024
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Export = Callable[..., Iterator[bytes]]


@bp.get("/evidence/<slug>/<area_code>")
@for_area
def show_comments(scope: Scope) -> ResponseReturnValue:
    text = request.args.get("text", "").strip()[:LONGEST_SEARCH]
    counts = count_comments(db(), scope.survey.slug, scope.area.code, text)
    groups = _wanted_groups(scope)
    total = sum(counts.get(group, 0) for group in groups)
    pages = max(1, -(-total // COMMENTS_ON_A_PAGE))
    page = min(max(1, request.args.get("page", 1, int)), pages)
    return render_template(
        "evidence/show_comments.html",
        scope=scope,
        themes=scope.survey.questionnaire.themes_by_key,
        kinds=COMMENT_KINDS,
        chosen={"theme": _asked("theme"), "kind": _asked("kind"), "text": text},
        counts=counts,
        total=total,
        first=(page - 1) * COMMENTS_ON_A_PAGE + 1,
        page=page,
        pages=pages,
        url_of=lambda number: scope.address(
            "evidence.show_comments", **_filters(text), page=number
        ),
        found=_comments(scope, groups, counts, page, text),
    )


@bp.get("/evidence/<slug>/<area_code>/responses.csv")
@for_area
def download_csv(scope: Scope) -> ResponseReturnValue:
    return _streamed(scope, export_csv, "text/csv", "responses.csv")


@bp.get("/evidence/<slug>/<area_code>/responses.json")
@for_area
def download_json(scope: Scope) -> ResponseReturnValue:
    return _streamed(scope, export_json, "application/json", "responses.json")


@bp.get("/evidence/<slug>/<area_code>/responses.xlsx")
@for_area
def download_xlsx(scope: Scope) -> ResponseReturnValue:
    return _streamed(scope, _workbook, EXCEL, "responses.xlsx")


def _streamed(scope: Scope, export: Export, media_type: str, name: str) -> Response:
    path = database_path(Path(current_app.instance_path))

    def chunks() -> Iterator[bytes]:
        # a connection of its own: the request's is closed before the last chunk is sent
        with closing(open_database(path)) as database:
            yield from export(database, scope.survey, scope.area.code)

    return named_after(Response(chunks(), mimetype=media_type), scope, name)


def _workbook(database: Database, survey: Survey, area_code: str) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        export_xlsx(database, survey, file, area_code)
        file.seek(0)
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _wanted_groups(scope: Scope) -> list[CommentGroup]:
    theme, kind = _asked("theme"), _asked("kind")
    return [
        group
        for group in groups_in_order(scope.survey.questionnaire.theme_keys)
        if theme in ("", group[0]) and kind in ("", group[1])
    ]


def _comments(
    scope: Scope,
    groups: list[CommentGroup],
    counts: dict[CommentGroup, int],
    page: int,
    text: str,
) -> list[tuple[CommentGroup, list[Comment]]]:
    parts = slices_of_page(groups, counts, page, COMMENTS_ON_A_PAGE)
    slug, code = scope.survey.slug, scope.area.code
    return [(part.group, list_comments(db(), slug, code, part, text)) for part in parts]


def _filters(text: str) -> dict[str, Any]:
    found = {"theme": _asked("theme"), "kind": _asked("kind"), "text": text}
    return {name: value for name, value in found.items() if value}


def _asked(name: str) -> str:
    return request.args.get(name, "")
