"""The wall: what a projector shows of a workshop's groups, once somebody reveals it."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.radar import RadarChart, radar_geometry, scale_points
from placeplan.domain.radar_styles import WALL_STYLES
from placeplan.web.workshops.blueprint import Meeting, bp, get_workshop_meeting
from placeplan.web.workshops.groups import FAR_APART
from placeplan.web.workshops.halls import hall_setup, kept_for_the_hall

LABEL_SIZE = 22.0
MOST_LOW = 3
PULL_EVERY_MS = 1000


@bp.get("/workshops/<slug>/<path:workshop_key>/wall")
@kept_for_the_hall
def show_wall(slug: str, workshop_key: str) -> ResponseReturnValue:
    """The page without any sheet: its script takes them from the device and from the server."""
    meeting = get_workshop_meeting(slug, workshop_key)
    chart = questionnaire_radar(
        meeting.survey.questionnaire, _("Groups at %(name)s", name=meeting.name), ()
    )
    return render_template(
        "workshops/show_wall.html",
        meeting=meeting,
        geometry=radar_geometry(chart, text_size=LABEL_SIZE),
        styles=WALL_STYLES,
        wall=wall_data(meeting, chart),
    )


def wall_data(meeting: Meeting, chart: RadarChart) -> dict[str, Any]:
    """What the wall's scripts need: where to ask, the ground of the radar, the rules, the words.

    A name of whoever is signed in is no part of it: the page is shown to a hall.
    """
    setup = {name: value for name, value in hall_setup(meeting).items() if name != "me"}
    return setup | {
        "points": scale_points(chart),
        "styles": [{"dashes": style.dashes, "colour": style.colour} for style in WALL_STYLES],
        "far_apart": FAR_APART,
        "most_low": MOST_LOW,
        "pull_every_ms": PULL_EVERY_MS,
        "words": wall_words(),
    }


def wall_words() -> dict[str, str]:
    """What the wall's scripts say, in the reader's language; {…} is filled in there."""
    return {
        "group": _("Group {number}"),
        "group_of": _("Group {number} ({people} people)"),
        "group_of_one": _("Group {number} (1 person)"),
        "one_gave": _("group {numbers} gave {rating}"),
        "many_gave": _("groups {numbers} gave {rating}"),
        "listed": _("{first} and {last}"),
        "rated": _("{rated} of {all} themes"),
        "progress": _("Group {number}: {rated} of {all}"),
        "ready": _("{done} of {groups} groups have rated all {all} themes"),
        "one_ready": _("The one group so far has rated all {all} themes"),
        "none": _("No group sheet has come in yet. They appear here by themselves."),
        "came_in": _("The first ratings of {group} are in"),
        "finished": _("{group} has rated all {all} themes"),
        "many_finished": _("{count} groups have rated all {all} themes"),
        "from_to": _("{lowest} to {highest}, {apart} points apart"),
        "both_gave": _("{lower}, {upper}"),
        "more": _("and {count} more, in the table"),
        "nothing_rated": _("No group has agreed on a rating yet."),
        "one_group": _("One group alone cannot differ. This fills when a second one comes in."),
        "agree": _("So far the groups are nowhere {points} or more points apart."),
        "mean_of": _("mean of {count} groups"),
        "mean_of_one": _("one group"),
        "too_few": _("Not enough themes are rated yet."),
        "shown": _("Groups {first} to {last} of {all}"),
        "theme": _("Theme"),
        "mean": _("Mean"),
        "worth": _("Worth talking about"),
        "apart": _("{apart} apart"),
        "blank": _("Blank"),
        "dk": _("Don’t know"),
        "range": _("{range}, not agreed"),
        "revealed": _("The ratings are shown"),
        "hidden": _("The ratings are hidden"),
        "trouble_offline": _("No connection: this is what this device has."),
        "trouble_signed_out": _("Signed out: this is what this device has. Sign in again."),
        "trouble_server": _("The site does not answer: this is what this device has."),
        "picture": _("{count} shapes, one for each group. The table says the same in numbers."),
    }
