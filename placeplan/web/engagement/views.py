"""The areas whose logs there are, one log, and its download."""

from typing import NamedTuple

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from placeplan.domain.areas import Area
from placeplan.domain.engagement import level_totals
from placeplan.formats.engagement_csv import engagement_csv
from placeplan.operations.engagement import area_engagement
from placeplan.store.areas import get_area
from placeplan.store.engagement import count_engagement
from placeplan.store.plans import list_plans
from placeplan.store.surveys import list_surveys
from placeplan.web.attachments import attached
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.engagement.blueprint import (
    KIND_NAMES,
    bp,
    dates_of,
    entry_name,
    level_choices,
    level_hints,
    place_of,
)


class LogOfArea(NamedTuple):
    """An area with its log: how many entries there are, those left out not counted."""

    area: Area
    entries: int


@bp.get("/engagement")
def list_logs() -> ResponseReturnValue:
    codes = {area.code for survey in list_surveys(db()) for area in survey.areas}
    codes |= {plan.area.code for plan in list_plans(db())} | set(count_engagement(db()))
    logs = [
        LogOfArea(
            get_area(db(), code), sum(not entry.reason for entry in area_engagement(db(), code))
        )
        for code in codes
    ]
    logs.sort(key=lambda log: (-log.entries, log.area.name))
    return render_template("engagement/list_logs.html", logs=logs)


@bp.get("/engagement/<area_code>")
def show_log(area_code: str) -> ResponseReturnValue:
    log = area_engagement(db(), area_code)
    return render_template(
        "engagement/show_log.html",
        area=get_area(db(), area_code),
        entries=[entry for entry in log if not entry.reason],
        left_out=[entry for entry in log if entry.reason],
        totals=level_totals(log, today()),
        today=today(),
        level_names=dict(level_choices()),
        promises=level_hints(),
        kind_names=KIND_NAMES,
        dates_of=dates_of,
        entry_name=entry_name,
        place_of=place_of,
    )


@bp.get("/engagement/<area_code>/log.csv")
def download_log(area_code: str) -> ResponseReturnValue:
    """Every entry, those left out with the reason."""
    content = engagement_csv(area_engagement(db(), area_code))
    return attached(Response(content, mimetype="text/csv"), f"{area_code}-engagement.csv")
