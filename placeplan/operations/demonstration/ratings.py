"""Draws made-up ratings and comments around the averages that the demonstration asks for."""

from random import Random
from typing import Any, Literal

from placeplan.domain.questionnaires import Scale
from placeplan.operations.demonstration.texts import demonstration_texts

Side = Literal["good", "better"]

# Two peaks lie this many spreads from the mean, each as wide as PEAK_SPREAD.
PEAK_DISTANCE = 0.95
PEAK_SPREAD = 0.7


def draw_rating(random: Random, scale: Scale, wanted: dict[str, Any]) -> int:
    """A rating from a distribution with the wanted `mean`, `spread` and, if given, `shape`."""
    centre, spread = float(wanted["mean"]), float(wanted["spread"])
    if wanted.get("shape") == "two_peaks":
        centre += random.choice((-1, 1)) * PEAK_DISTANCE * spread
        spread = PEAK_SPREAD
    return min(max(round(random.gauss(centre, spread)), scale.lowest), scale.highest)


def draw_weighted(random: Random, weights: dict[str, Any]) -> str:
    """One of the keys, each as likely as its weight."""
    return random.choices(list(weights), weights=list(weights.values()))[0]


class CommentPool:
    """One area's comments, each used once, that fit the rating they come with."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._left: dict[tuple[str, str, str], list[str]] = {}
        comments = demonstration_texts("comments")
        for theme_key, sides in comments["themes"].items():
            for side in ("good", "better"):
                for comment in sides[side]:
                    pile = self._left.setdefault((theme_key, side, comment["leaning"]), [])
                    pile.append(comment["text"])
        for name in ("assets", "actions"):
            self._left[("", name, "")] = [comment["text"] for comment in comments[name]]
        for pile in self._left.values():
            random.shuffle(pile)

    def draw(self, theme_key: str, side: Side, leaning: str) -> str:
        """A comment on a theme; empty when all that fit have been used."""
        return self._take((theme_key, side, leaning))

    def draw_ending(self, name: Literal["assets", "actions"]) -> str:
        """Something to be proud of, or to suggest; empty when all have been used."""
        return self._take(("", name, ""))

    def _take(self, pile_key: tuple[str, str, str]) -> str:
        pile = self._left.get(pile_key, [])
        return pile.pop() if pile else ""


def leaning_of(rating: int, scale: Scale) -> str:
    """Which comments fit a rating: those of people who rate low, in the middle or high."""
    twice_middle = scale.lowest + scale.highest
    if 2 * rating == twice_middle:
        return "middle"
    return "low" if 2 * rating < twice_middle else "high"
