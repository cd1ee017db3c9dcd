"""The radar of a resident's own ratings."""

from flask_babel import format_date
from flask_babel import gettext as _
from markupsafe import Markup, escape

from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.radar import RadarSeries, radar_geometry
from placeplan.domain.responses import Response
from placeplan.operations.profiles import PublicProfile
from placeplan.web.radars import Radar
from placeplan.web.survey.public_figures import means_shown
from placeplan.web.untranslated_texts import listed

FEWEST_RATINGS, MOST_NAMED = 3, 3


def own_radar(response: Response, found: PublicProfile | None = None) -> Radar | None:
    """One resident's ratings, beside the area's means where there are published ones.

    None when there are too few ratings to make a shape.
    """
    ratings = [answer.rating for answer in response.answers.values()]
    if sum(rating is not None for rating in ratings) < FEWEST_RATINGS:
        return None
    values = tuple(None if rating is None else float(rating) for rating in ratings)
    series = [RadarSeries(_("Your ratings"), values)]
    words = [_own_shape(response)]
    if found is not None:
        area = response.survey.area(response.area_code).name
        people = found.profile.individuals
        label = _("People in %(area)s", area=area)
        series.append(RadarSeries(label, means_shown(people)))
        words.append(_beside(found, area))
    chart = questionnaire_radar(response.survey.questionnaire, _("Your ratings"), series)
    return Radar(radar_geometry(chart), Markup(" ").join(words))


def _beside(found: PublicProfile, area: str) -> str:
    return _(
        "Beside them: the mean of %(count)s people who answered for %(area)s, as of %(date)s.",
        count=f"{found.profile.individuals.responses:,}",
        area=area,
        date=format_date(found.as_of, "d MMMM y"),
    )


def _own_shape(response: Response) -> str:
    """The highest and the lowest ratings in words; never a theme, nor a rating, in both."""
    rated = [
        (theme.title, response.answers[theme.key].rating)
        for theme in response.survey.questionnaire.themes
        if response.answers[theme.key].rating is not None
    ]
    named = min(MOST_NAMED, len(rated) // 2)
    highest = sorted(rated, key=lambda theme: -theme[1])[:named]
    others = [each for each in rated if each not in highest]
    lowest = sorted(others, key=lambda theme: theme[1])[:named]
    if rated[0][1] == highest[0][1] == lowest[0][1]:
        return _("You gave every theme you rated the same number: %(n)s.", n=rated[0][1])
    # with few points the third best may be rated as the third worst is: then it is neither
    best, worst = highest[0][1], lowest[0][1]
    in_both = {rating for _title, rating in highest} & {rating for _title, rating in lowest}
    return escape(_("You see least room for improvement in: %(highest)s. Most in: %(lowest)s.")) % {
        "highest": listed(each for each in highest if each[1] not in in_both - {best}),
        "lowest": listed(each for each in lowest if each[1] not in in_both - {worst}),
    }
