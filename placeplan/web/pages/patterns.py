"""The forms of the pattern page: each field untouched, filled in and faulty."""

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from placeplan.domain.plan_trees import (
    Block,
    Bullet,
    Bullets,
    Note,
    Paragraph,
    Prose,
    Quotation,
    Subheading,
)
from placeplan.domain.radar import RadarChart, RadarGeometry, RadarSeries, radar_geometry
from placeplan.formats.radar_words import radar_description
from placeplan.web.fields import (
    Day,
    EmailLine,
    Line,
    Lines,
    OneOf,
    OneOfMany,
    SomeOf,
    Upload,
    WholeNumber,
)
from placeplan.web.forms import PlainForm

THEMES = (
    "Moving around",
    "Public transport",
    "Natural space",
    "Housing and community",
    "Feeling safe",
    "Influence and sense of control",
)
PLACES = [("north", "North end"), ("market", "Around the market"), ("harbour", "Harbour")]
GROUPED_PLACES = [("Inland", PLACES[:2]), ("By the sea", PLACES[2:])]


class PatternForm(PlainForm):
    title = Line("Title", "a title", hint="As it should stand on the first page.")
    email = EmailLine("Email address", "an email address", optional=True)
    people = WholeNumber("Number of people", "the number of people", smallest=1, largest=400)
    held_on = Day("Date of the workshop", "the date of the workshop")
    notes = Lines("Notes", "notes", optional=True, longest=200)
    place = OneOfMany("Place", "a place", choices=[("", "Choose a place"), *PLACES])
    kind = OneOf("Where do you spend most time?", "where you spend most time", choices=PLACES)
    connections = SomeOf(
        "How do you know this place?", "how you know this place", hint="Choose all that are true.",
        choices=[("live", "I live here"), ("work", "I work here"), ("visit", "I visit")],
    )  # fmt: skip
    file = Upload("File", "a file", hint="A CSV file in UTF-8.")


def left_empty() -> PatternForm:
    """The form as it comes back when nothing in it was right."""
    given = {"people": "many", "held_on": "31 June", "email": "someone", "title": ""}
    form = PatternForm(
        MultiDict({f"faulty-{name}": value for name, value in given.items()}),
        prefix="faulty",
    )
    form.validate()
    return form


def filled_in() -> PatternForm:
    """The form with everything given."""
    given = MultiDict(
        [
            ("filled-title", "A meeting in the library"),
            ("filled-email", "name@example.org"),
            ("filled-people", "24"),
            ("filled-held_on", "2026-06-12"),
            ("filled-notes", "Two tables.\nOne wished for a later bus."),
            ("filled-place", "market"),
            ("filled-kind", "harbour"),
            ("filled-connections", "live"),
            ("filled-connections", "visit"),
        ]
    )
    return PatternForm(given, prefix="filled")


def drawn_radar() -> tuple[RadarGeometry, str]:
    """A radar of two series, one with a gap, and what it says."""
    chart = RadarChart(
        title="Two series, one with a gap",
        labels=THEMES,
        lowest=1,
        highest=7,
        lowest_means="a lot of room for improvement",
        highest_means="very little room for improvement",
        series=(
            RadarSeries("Individuals", (4.2, 2.9, 5.8, 3.6, 4.9, 3.1)),
            RadarSeries("Groups", (3.0, 2.0, 6.0, None, 5.0, 4.0)),
        ),
    )
    return radar_geometry(chart), radar_description(chart, 245, _)


def plan_parts() -> list[Block]:
    """Some of the blocks that a plan is made of."""
    return [
        Subheading("How people rated the area"),
        Paragraph("Six of 12 groups named it.", lead="Priorities."),
        Bullets((Bullet("n = 41, higher than in the area", lead="North end."),)),
        Quotation("A bench would help.", warning="Not yet reviewed for publication"),
        Note("These answers are made up."),
        Prose("What an officer wrote, with **stress**."),
    ]
