"""The responses that comments come from, as files."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from placeplan.domain.surveys import Survey
from placeplan.operations.responses import export_csv, export_json, export_xlsx
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database
from placeplan.web.evidence.blueprint import bp
from placeplan.web.results.files import named_after
from placeplan.web.results.scope import Scope, for_area

CHUNK_BYTES = 64 * 1024
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Export = Callable[..., Iterator[bytes]]


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
