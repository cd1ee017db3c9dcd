"""Files of an area's figures: its radar as a picture, its results as JSON and CSV."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from placeplan.formats.radar_files import PictureFormat, picture_key
from placeplan.formats.results import results_csv, results_json
from placeplan.operations.pictures import radar_picture
from placeplan.web.results.areas import area_title
from placeplan.web.results.charts import chosen_series, radar_chart
from placeplan.web.results.files import named_after
from placeplan.web.results.scope import Scope, for_area

PICTURE_TYPES: dict[PictureFormat, str] = {"svg": "image/svg+xml", "png": "image/png"}


def add_downloads(bp: Blueprint) -> None:
    """Give the results their files."""
    area = "/results/<slug>/<area_code>"
    bp.get(f"{area}/radar.svg")(download_radar_svg)
    bp.get(f"{area}/radar.png")(download_radar_png)
    bp.get(f"{area}/results.json")(download_json)
    bp.get(f"{area}/results.csv")(download_csv)


@for_area
def download_radar_svg(scope: Scope) -> ResponseReturnValue:
    return _radar(scope, "svg")


@for_area
def download_radar_png(scope: Scope) -> ResponseReturnValue:
    return _radar(scope, "png")


@for_area
def download_json(scope: Scope) -> ResponseReturnValue:
    content = results_json(scope.survey, scope.area, scope.profile())
    return named_after(Response(content, mimetype="application/json"), scope, "results.json")


@for_area
def download_csv(scope: Scope) -> ResponseReturnValue:
    content = results_csv(scope.survey, scope.area, scope.profile())
    return named_after(Response(content, mimetype="text/csv"), scope, "results.csv")


def _radar(scope: Scope, picture_format: PictureFormat) -> ResponseReturnValue:
    profile = scope.profile()
    series = chosen_series(request.args.getlist("series"), profile)
    chart = radar_chart(profile, area_title(scope), series)
    if chart is None:
        abort(404)
    response = Response(mimetype=PICTURE_TYPES[picture_format])
    response.set_etag(picture_key(chart, picture_format))
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request)
    if response.status_code == 304:
        return response
    response.data = radar_picture(Path(current_app.instance_path), chart, picture_format)
    return named_after(response, scope, f"radar.{picture_format}")
