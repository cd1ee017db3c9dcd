"""Made-up answers of the demonstration: the same for the same day, wherever it is made."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from placeplan.domain.responses import (
    MOST_PRIORITIES,
    Answer,
    Channel,
    Response,
    answer_from_mark,
    tidy_text,
)
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from placeplan.operations.demonstration.ratings import (
    CommentPool,
    draw_rating,
    draw_weighted,
    leaning_of,
)
from placeplan.operations.demonstration.texts import demonstration_texts

SEED = 20260501


def individuals_wanted() -> int:
    """How many individuals are to have answered online or on paper."""
    wanted = demonstration_texts("surveys")["answers"]
    return sum(sum(wanted[table].values()) for table in ("individuals", "paper"))


class DemonstrationAnswers:
    """Makes up the responses of a survey, area by area, until a day, from one seed.

    `wanted` says what they are to be, as `surveys.toml` does.
    """

    def __init__(
        self, survey: Survey, until: date, wanted: dict[str, Any], seed: int = SEED
    ) -> None:
        self.survey = survey
        self.until = until
        self.random = Random(seed)  # noqa: S311 - made-up answers, nothing secret
        self.wanted = wanted
        self.scale = survey.questionnaire.scale
        self.comments = {area.code: CommentPool(self.random) for area in survey.areas}

    def individuals(self) -> Iterator[Response]:
        """What individuals answered online and on paper."""
        for area in self.survey.areas:
            channels: tuple[tuple[Channel, str], ...] = (
                ("online", "individuals"),
                ("paper", "paper"),
            )
            for channel, table in channels:
                for _ in range(self.wanted["answers"][table][area.code]):
                    yield self._individual(area.code, channel, self._day())

    def sheets(self, workshop: Workshop, wanted: dict[str, Any]) -> Iterator[Response]:
        """A workshop's group sheets, then its individual ones."""
        for number, people in enumerate(wanted["groups"], start=1):
            yield self._group(workshop, wanted, number, people)
        for _ in range(wanted["individual_sheets"]):
            yield self._individual(
                workshop.area_code, "workshop", workshop.held_on, workshop_key=workshop.key
            )

    def _individual(
        self, area_code: str, channel: Channel, day: date, workshop_key: str = ""
    ) -> Response:
        shares = self.wanted["answers"]
        place_key = self._place(area_code)
        answers = {
            theme_key: self._answer(area_code, place_key, theme_key)
            for theme_key in self.survey.questionnaire.theme_keys
        }
        return Response(
            key=self._key(),
            survey=self.survey,
            area_code=area_code,
            place_key=place_key,
            channel=channel,
            form="individual",
            collected_on=day,
            workshop_key=workshop_key,
            answers=answers,
            priorities=self._priorities(answers, shares["priorities_share"]),
            assets=self._ending(area_code, "assets"),
            actions=self._ending(area_code, "actions"),
            age_band=draw_weighted(self.random, shares["age_bands"]),  # type: ignore[arg-type]  # checked by Response
            connections=tuple(
                key
                for key, percent in shares["connections"].items()
                if self.random.random() * 100 < percent
            ),
        )

    def _group(
        self, workshop: Workshop, wanted: dict[str, Any], number: int, people: int
    ) -> Response:
        marks = {
            theme_key: self._group_mark(workshop.area_code, wanted, number, theme_key)
            for theme_key in self.survey.questionnaire.theme_keys
        }
        answers = {
            theme_key: answer_from_mark(mark, *self._notes(theme_key, number))
            for theme_key, mark in marks.items()
        }
        return Response(
            key=self._key(),
            survey=self.survey,
            area_code=workshop.area_code,
            channel="workshop",
            form="group",
            people=people,
            workshop_key=workshop.key,
            collected_on=workshop.held_on,
            answers=answers,
            priorities=self._priorities(answers, 1.0),
            assets=self.comments[workshop.area_code].draw_ending("assets"),
            actions=self.comments[workshop.area_code].draw_ending("actions"),
        )

    def _group_mark(
        self, area_code: str, wanted: dict[str, Any], number: int, theme_key: str
    ) -> str:
        for apart in wanted["ranges"]:
            if (apart["group"], apart["theme"]) == (number, theme_key):
                return f"{apart['low']}-{apart['high']}"
        usual = self.wanted["profile"][area_code][theme_key]["mean"]
        mean = wanted["differs"].get(theme_key, usual)
        return str(draw_rating(self.random, self.scale, {"mean": mean, "spread": 0.5}))

    def _notes(self, theme_key: str, number: int) -> tuple[str, str]:
        notes = demonstration_texts("comments")["themes"][theme_key]["notes"]
        return tuple(
            notes[side][(number - 1) % len(notes[side])] if self.random.random() < 0.5 else ""
            for side in ("good", "better")
        )  # type: ignore[return-value]  # two sides, two notes

    def _answer(self, area_code: str, place_key: str, theme_key: str) -> Answer:
        shares = self.wanted["answers"]
        chance = self.random.random()
        dont_know = shares["dont_know_share_by_theme"].get(theme_key, shares["dont_know_share"])
        if chance < shares["blank_share"]:
            return Answer()
        if chance < shares["blank_share"] + dont_know:
            return Answer(is_dont_know=True)
        usual = self.wanted["profile"][area_code][theme_key]
        here = self.wanted["place_profile"].get(place_key, {}).get(theme_key, usual)
        rating = draw_rating(self.random, self.scale, here)
        leaning = leaning_of(rating, self.scale)
        pool, share = self.comments[area_code], shares["comment_share"]
        good = pool.draw(theme_key, "good", leaning) if self.random.random() < share else ""
        better = pool.draw(theme_key, "better", leaning) if self.random.random() < share else ""
        return Answer(rating=rating, good=tidy_text(good), better=tidy_text(better))

    def _ending(self, area_code: str, name: str) -> str:
        if self.random.random() >= self.wanted["answers"][f"{name}_share"]:
            return ""
        pool = self.comments[area_code]
        return tidy_text(pool.draw_ending("assets" if name == "assets" else "actions"))

    def _priorities(self, answers: dict[str, Answer], share: float) -> tuple[str, ...]:
        if self.random.random() >= share:
            return ()
        rated = [key for key, answer in answers.items() if answer.rating is not None]
        worst_first = sorted(rated, key=lambda key: (answers[key].rating, self.random.random()))
        return tuple(worst_first[: self.random.randint(1, MOST_PRIORITIES)])

    def _place(self, area_code: str) -> str:
        shares = self.wanted["places"].get(area_code, {})
        nowhere = {"": 100 - sum(shares.values())}
        return draw_weighted(self.random, shares | nowhere)

    def _day(self) -> date:
        days = (self.until - self.survey.opens_on).days
        return self.survey.opens_on + timedelta(days=int(days * self.random.random() ** 1.6))

    def _key(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))
