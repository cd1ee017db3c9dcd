"""What is counted of many responses: all that a profile needs, and nothing about anyone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from placeplan.domain.responses import Channel, Form, Response

Key = TypeVar("Key")


class Tally(NamedTuple):
    """How many responses, and how many people stand behind them."""

    responses: int = 0
    people: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.responses + other.responses, self.people + other.people)


class Disagreement(NamedTuple):
    """A group's lowest and highest rating where it did not agree, and its people."""

    lowest: int
    highest: int
    people: int


@dataclass(frozen=True)
class Counts:
    """Counted responses of one survey in one area or place.

    `turnout` by channel and form; `answers` by form, theme and mark (`"4"`, `"dk"`, `"3-5"`);
    `priorities` by form and theme; `disagreements` by theme, in export order.
    """

    turnout: Mapping[tuple[Channel, Form], Tally] = field(default_factory=dict)
    answers: Mapping[tuple[Form, str, str], Tally] = field(default_factory=dict)
    priorities: Mapping[tuple[Form, str], int] = field(default_factory=dict)
    disagreements: Mapping[str, tuple[Disagreement, ...]] = field(default_factory=dict)
    first_on: date | None = None
    last_on: date | None = None

    @property
    def responses(self) -> int:
        """How many responses were counted, of either form."""
        return sum(tally.responses for tally in self.turnout.values())

    @property
    def people_by_theme(self) -> Counter[tuple[Form, str]]:
        """How many people rated each theme, individuals and groups apart."""
        found: Counter[tuple[Form, str]] = Counter()
        for (form, theme_key, mark), tally in self.answers.items():
            found[form, theme_key] += tally.people if mark.isdigit() else 0
        return found

    @property
    def individuals(self) -> int:
        """How many of them are of one person each."""
        return sum(
            tally.responses for (_, form), tally in self.turnout.items() if form == "individual"
        )


def counts_of(responses: Iterable[Response]) -> Counts:
    """Count responses one by one: the plain meaning of what the store keeps up to date."""
    turnout: dict[tuple[Channel, Form], Tally] = {}
    answers: dict[tuple[Form, str, str], Tally] = {}
    priorities: Counter[tuple[Form, str]] = Counter()
    disagreements: dict[str, list[Disagreement]] = {}
    dates = []
    for response in sorted(responses, key=lambda each: (each.collected_on, each.key)):
        one = Tally(1, response.people)
        _add(turnout, (response.channel, response.form), one)
        dates.append(response.collected_on)
        priorities.update((response.form, key) for key in response.priorities)
        for key, answer in response.answers.items():
            if answer.mark:
                _add(answers, (response.form, key, answer.mark), one)
            if answer.agreed_range:
                spread = Disagreement(*answer.agreed_range, response.people)
                disagreements.setdefault(key, []).append(spread)
    return Counts(
        turnout=turnout,
        answers=answers,
        priorities=dict(priorities),
        disagreements={key: tuple(found) for key, found in disagreements.items()},
        first_on=min(dates, default=None),
        last_on=max(dates, default=None),
    )


def counts_as_mapping(counts: Counts) -> dict[str, Any]:
    """Plain data for keeping a profile as it stood; `counts_from_mapping` gives it back."""
    return {
        "turnout": [[*key, *tally] for key, tally in sorted(counts.turnout.items())],
        "answers": [[*key, *tally] for key, tally in sorted(counts.answers.items())],
        "priorities": [[*key, count] for key, count in sorted(counts.priorities.items())],
        "disagreements": {key: list(map(list, all_)) for key, all_ in counts.disagreements.items()},
        "first_on": counts.first_on.isoformat() if counts.first_on else None,
        "last_on": counts.last_on.isoformat() if counts.last_on else None,
    }


def counts_from_mapping(content: Mapping[str, Any]) -> Counts:
    """The counts that `counts_as_mapping` wrote."""
    first_on, last_on = content["first_on"], content["last_on"]
    return Counts(
        turnout={
            (cast(Channel, channel), cast(Form, form)): Tally(responses, people)
            for channel, form, responses, people in content["turnout"]
        },
        answers={
            (cast(Form, form), theme_key, mark): Tally(responses, people)
            for form, theme_key, mark, responses, people in content["answers"]
        },
        priorities={
            (cast(Form, form), theme_key): count for form, theme_key, count in content["priorities"]
        },
        disagreements={
            key: tuple(Disagreement(*each) for each in found)
            for key, found in content["disagreements"].items()
        },
        first_on=date.fromisoformat(first_on) if first_on else None,
        last_on=date.fromisoformat(last_on) if last_on else None,
    )


def _add(tallies: dict[Key, Tally], key: Key, tally: Tally) -> None:
    tallies[key] = tallies.get(key, Tally()).plus(tally)
