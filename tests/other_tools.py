"""Exports as other survey tools write them, with made-up answers and plain labels."""

import csv
import random
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook

from placeplan.domain.questionnaires import Questionnaire
from tests.factories import ADULTS

GOOD = "We like the park by the river (made up)."
BETTER = (
    "The bus stops too early in the evening.",
    "There is nowhere to sit on the way to the shops.",
    "Cars park on the footpath by the school.",
    "The play park has no swings for small children.",
    "Nobody tells us what is going on.",
)
ABOUT = ("ID", "Completion time", "Email", "Which area do you live in?", "Village or neighbourhood")
CLOSING = (
    "What matters most to you?",
    "What are you proud of here?",
    "What should be done first?",
    "How old are you?",
    "How do you know the place?",
)

Row = list[str]


def labels_of(questionnaire: Questionnaire) -> list[str]:
    """What people could tick: both ends in words, the points between as numbers, don't know."""
    scale = questionnaire.scale
    ends = {scale.lowest: f" - {scale.lowest_means}", scale.highest: f" – {scale.highest_means}"}
    return [*(f"{point}{ends.get(point, '')}" for point in scale.points), "Don't know"]


def other_tool_rows(
    count: int, questionnaire: Questionnaire = ADULTS, seed: int = 1
) -> list[list[str]]:
    """Headings and `count` answers of June 2026 from Lisburn South and Castlereagh East.

    Each has exactly one comment, so that there are `count` comments in all.
    """
    chance = random.Random(seed)
    labels = labels_of(questionnaire)
    titles = [theme.title for theme in questionnaire.themes]
    headings = [*ABOUT]
    for theme in questionnaire.themes:
        headings += [
            f"{theme.title}: {theme.question}",
            "What is good now?",
            "What could be better?",
        ]
    rows = [[*headings, *CLOSING]]
    for number in range(1, count + 1):
        area = chance.choice(("Lisburn South", "Castlereagh East DEA"))
        place = chance.choice(("Hilltop", "Millside", "")) if area == "Lisburn South" else ""
        day = (
            f"{chance.randint(1, 28)}/06/2026 {chance.randint(8, 21):02}:{chance.randint(0, 59):02}"
        )
        row = [str(number), day, f"person{number}@example.org", area, place]
        commented = chance.randrange(len(titles))
        for at in range(len(titles)):
            is_good = chance.random() < 0.4
            said = f"{GOOD if is_good else chance.choice(BETTER)} ({number})"
            texts = ["", ""]
            if at == commented:
                texts[0 if is_good else 1] = said
            row += [chance.choice(labels), *texts]
        row += [";".join(chance.sample(titles, 2)) + ";", "", ""]
        row += [chance.choice(("16-24", "25-34", "65+", "Prefer not to say")), "I live here;"]
        rows.append(row)
    return rows


def narrowed(rows: Sequence[Row], themes: int = 3) -> list[Row]:
    """The same rows with the columns of the first themes alone: pages of them are quick to read."""
    kept = len(ABOUT) + 3 * themes
    return [[*row[:kept], *row[-len(CLOSING) :]] for row in rows]


def as_csv(
    rows: Sequence[Sequence[str]], encoding: str = "utf-8-sig", delimiter: str = ","
) -> bytes:
    """The rows as a CSV file."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_workbook(
    rows: Sequence[Sequence[str]], *, before: Callable[[Any], None] | None = None
) -> bytes:
    """The rows as an Excel workbook, whose first sheet is written by `before`, if there is one."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    if before:
        before(book.add_worksheet("About"))
    sheet = book.add_worksheet("Answers")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def with_ratings(rows: Sequence[Row], change: Callable[[str], str]) -> list[Row]:
    """The same rows with every rating changed, as another form would have put it."""
    ratings = range(len(ABOUT), len(rows[0]) - len(CLOSING), 3)
    return [
        rows[0],
        *(
            [change(cell) if at in ratings else cell for at, cell in enumerate(row)]
            for row in rows[1:]
        ),
    ]
