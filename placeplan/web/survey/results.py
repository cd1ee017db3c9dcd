"""What everyone may see of a survey's results, and the cards that lead to surveys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from placeplan.domain.areas import Area
from placeplan.domain.figures import round_half_up
from placeplan.domain.profiles import Profile
from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.radar import RadarSeries
from placeplan.domain.surveys import Survey
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.profiles import PublicProfile
from placeplan.store.plans import find_published_plan
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.radars import Radar, drawn
from placeplan.web.survey.doors import for_survey
from placeplan.web.survey.in_short import in_short
from placeplan.web.survey.public_figures import fewest, means_shown, public_figures
from placeplan.web.untranslated_texts import in_english, in_own_language


@dataclass(frozen=True)
class Published:
    """What the results page shows of one area."""

    as_of: date
    profile: Profile
    has_groups: bool
    in_short: str
    radar: Radar
    rows: Sequence[tuple[str, ...]]
    channels: str


@for_survey
def show_results(survey: Survey) -> ResponseReturnValue:
    if not survey.is_published:
        return render_template("survey/not_published.html", survey=survey)
    area = _chosen_area(survey)
    found = public_figures(survey, area.code)
    published = _published(area, found) if found else None
    return render_template(
        "survey/show_results.html",
        survey=survey,
        area=area,
        tabs=[(each.name, _address(survey, each), each == area) for each in survey.areas],
        published=published,
        fewest=fewest(),
        is_open=survey.state(today()) == "open",
        final_on=survey.closes_on + timedelta(days=1),
        plan=find_published_plan(db(), survey.slug, area.code),
    )


def _chosen_area(survey: Survey) -> Area:
    code = request.args.get("area", survey.areas[0].code)
    if code not in survey.area_codes:
        abort(404)
    return survey.area(code)


def _address(survey: Survey, area: Area) -> str:
    return url_for("survey.show_results", slug=survey.slug, area=area.code)


def _published(area: Area, found: PublicProfile) -> Published:
    profile = found.profile
    has_groups = profile.groups.people > 0
    shown = [RadarSeries(_("Individuals"), means_shown(profile.individuals))]
    if has_groups:
        shown.append(RadarSeries(_("Groups at workshops"), means_shown(profile.groups)))
    title = _("What people said about %(area)s", area=area.name)
    chart = questionnaire_radar(profile.questionnaire, title, shown)
    return Published(
        as_of=found.as_of,
        profile=profile,
        has_groups=has_groups,
        in_short=in_short(profile),
        radar=drawn(chart, profile.responses if has_groups else profile.individuals.responses),
        rows=_rows(profile, has_groups),
        channels=_channels(profile),
    )


def _rows(profile: Profile, has_groups: bool) -> list[tuple[str, ...]]:
    rows = []
    for theme, alone, together in zip(
        profile.questionnaire.themes, profile.individuals.themes, profile.groups.themes, strict=True
    ):
        few = _("fewer than %(n)s", n=profile.fewest)
        answered = few if alone.mean is None else f"{alone.answered:,}"
        row = (in_own_language(theme.title), answered, _mean(alone))
        rows.append((*row, _mean(together)) if has_groups else row)
    return rows


def _mean(theme: ThemeProfile) -> str:
    return _("too few") if theme.mean is None else str(round_half_up(theme.mean, 1))


def _channels(profile: Profile) -> str:
    """The ways answers came, without numbers: few by one way would stand apart."""
    words = {"online": _("online"), "paper": _("on paper"), "workshop": _("at workshops")}
    return ", ".join(words[channel] for channel, count in profile.channels.items() if count)


def survey_cards(surveys: Sequence[Survey], on: date) -> list[tuple[str, str, str, str]]:
    """Cards of the surveys that are open on a day, the one that closes first before the others."""
    is_open = [survey for survey in surveys if survey.state(on) == "open"]
    return [
        (
            in_english(survey.title),
            url_for("survey.show_start", slug=survey.slug),
            _card_text(survey),
            "",
        )
        for survey in sorted(is_open, key=lambda survey: (survey.closes_on, survey.title))
    ]


def _card_text(survey: Survey) -> str:
    areas = ", ".join(area.name for area in survey.areas)
    closes = format_date(survey.closes_on, "d MMMM y")
    return _("%(areas)s. Open until %(date)s.", areas=areas, date=closes)
