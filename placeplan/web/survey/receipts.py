"""The receipt: the code, one's own picture beside the area's, and what happens next."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from placeplan.domain.figures import round_half_up
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import PublicProfile
from placeplan.store.response_rows import find_response
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.survey.answers import own_rows
from placeplan.web.survey.doors import for_survey
from placeplan.web.survey.drafts import forget_sent, receipt_of, sent_key
from placeplan.web.survey.monitoring import may_ask_monitoring
from placeplan.web.survey.public_figures import public_figures
from placeplan.web.survey.radars import own_radar
from placeplan.web.survey.sharing import public_address
from placeplan.web.survey.steps import address_of


class OwnRow(NamedTuple):
    """A theme with one's own rating and the area's mean, which is None where it is not shown."""

    title: str
    rating: str
    mean: str | None


@for_survey
def show_sent(survey: Survey) -> ResponseReturnValue:
    key = sent_key(survey.slug)
    stored = find_response(db(), key) if key else None
    if stored is None:
        forget_sent(survey.slug, key)
        return redirect(address_of(survey, None))
    response = replace(stored.response, survey=survey)
    found = public_figures(survey, response.area_code)
    return render_template(
        "survey/show_sent.html",
        survey=survey,
        area=survey.area(response.area_code),
        receipt=receipt_of(key),
        sent_on=response.collected_on,
        figures=found,
        radar=own_radar(response, found),
        rows=_rows(response, found),
        is_open=survey.state(today()) == "open",
        final_on=survey.closes_on + timedelta(days=1),
        address=public_address(survey),
        asks_monitoring=may_ask_monitoring(survey),
    )


def _rows(response: Response, found: PublicProfile | None) -> list[OwnRow]:
    own = own_rows(response)
    if found is None:
        return [OwnRow(title, rating, None) for _number, title, rating in own]
    themes = found.profile.individuals.themes
    return [
        OwnRow(
            title,
            rating,
            str(round_half_up(theme.mean, 1))
            if theme.mean is not None and theme.answered >= found.profile.fewest
            else None,
        )
        for (_number, title, rating), theme in zip(own, themes, strict=True)
    ]
