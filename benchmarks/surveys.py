"""A completed survey: all that one resident asks for and sends, and all that is written.

- Whole: every page and every form of one resident through waitress on loopback, one connection,
  cookies kept, with an area, a place, 14 rated themes of which three have a comment, priorities
  and both closing texts. Yardsticks: the same number of requests for a bare Flask page, served in
  the same way; and the bare SQLite commits that the survey needs.
- Writes: the same drafts and the same response through placeplan's store, without pages, against
  the bare commits: one for each step, with rows of the same size, WAL and synchronous=FULL.
"""

import random
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.instances import SLUG, made_up_text, make_instance, open_instance, survey_of
from benchmarks.measures import Measured, all_in_turns
from benchmarks.sites import Visitor, visit
from benchmarks.statements import BareSurvey
from placeplan.domain.drafts import Draft, draft_content
from placeplan.domain.responses import answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.operations.sending import send_draft
from placeplan.store.database import Database
from placeplan.store.drafts import add_draft, update_draft

HOME = f"/surveys/{SLUG}"
COMMENTED = 3


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """The whole survey and its writes alone, against their yardsticks."""
    instance = make_instance(folder / "instance")
    repeats = 1 if is_quick else 25
    with closing(open_instance(instance)) as database:
        survey = survey_of(database)
        drafts = list(steps_of_a_resident(survey))
        with visit("placeplan", instance) as visits, visit("bare", instance) as bare_visits:
            complete(visits, drafts[-1])
            requests, commits = visits.requests, len(drafts) + 1
            bare = BareSurvey(folder / "bare.db", drafts, survey)
            medians = all_in_turns(
                {
                    "pages": lambda: [bare_visits.get("/") for _request in range(requests)],
                    "commits": bare.complete,
                    "writes": lambda: write(database, survey, drafts),
                    "whole": lambda: complete(visits, drafts[-1]),
                },
                repeats,
            )
        bare.close()
    whole, needed = medians["whole"], medians["commits"] + medians["pages"]
    times, durable = f"{requests} requests", f"{commits} commits"
    return [
        Measured("whole, against bare commits", medians["commits"], whole, note=durable),
        Measured("whole, against bare Flask pages", medians["pages"], whole, note=times),
        Measured("whole, against both together", needed, whole),
        Measured("writes alone, against bare commits", medians["commits"], medians["writes"]),
    ]


def complete(visitor: Visitor, answers: Draft) -> None:
    """Answer the survey on its pages, from the start page to the receipt."""
    address, page = visitor.follow(f"{HOME}/start", visitor.get(HOME))
    address, page = visitor.follow(address, page, area=answers.area_code)
    address, page = visitor.follow(address, page, place=answers.place_key)
    for said in answers.answers.values():
        values = {"rating": said.mark, "good": said.good, "better": said.better}
        address, page = visitor.follow(address, page, go="next", **values)
    address, page = visitor.follow(address, page, go="next", priorities=answers.priorities[0])
    address, page = visitor.follow(address, page, go="next", text=answers.assets)
    address, page = visitor.follow(address, page, go="next", text=answers.actions)
    assert address == f"{HOME}/check", address
    address, page = visitor.follow(f"{HOME}/check", page)
    address, page = visitor.follow(f"{HOME}/send", page, age_band="25_39", connection="live")
    assert address == f"{HOME}/sent", address
    # the same browser answers again, as a shared one does
    visitor.post(f"{HOME}/clear", page)
    visitor.requests -= 1


def steps_of_a_resident(survey: Survey) -> Iterator[Draft]:
    """The draft as it stands after each step that is saved, the first when it is begun."""
    chance = random.Random(7)
    area = survey.areas[0].code
    draft = Draft(str(uuid.uuid4()))
    yield draft
    draft = replace(draft, area_code=area, reached="ask_area")
    yield draft
    draft = replace(draft, place_key=survey.places_in(area)[0].key, reached="ask_place")
    yield draft
    for number, theme in enumerate(survey.questionnaire.themes):
        text = made_up_text(chance) if number < COMMENTED else ""
        said = answer_from_mark(str(chance.choice(survey.questionnaire.scale.points)), text)
        draft = replace(draft, answers={**draft.answers, theme.key: said}, reached=theme.key)
        yield draft
    draft = replace(draft, priorities=(survey.questionnaire.theme_keys[0],))
    yield replace(draft, reached="ask_priorities")
    draft = replace(draft, assets=made_up_text(chance))
    yield replace(draft, reached="ask_assets")
    yield replace(draft, actions=made_up_text(chance), reached="ask_actions")


def write(database: Database, survey: Survey, drafts: list[Draft]) -> None:
    """What the pages have the store do: begin, save each step, send."""
    key, today = str(uuid.uuid4()), date.today()
    for position, draft in enumerate(drafts):
        content = draft_content(draft)
        if position == 0:
            add_draft(database, survey.slug, key, content, today)
        else:
            update_draft(database, survey.slug, key, lambda _kept, new=content: new, today)
    assert send_draft(database, survey, key, today, "")
