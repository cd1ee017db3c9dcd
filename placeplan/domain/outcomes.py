"""What a partnership wants to bring about: the outcomes of its Community Plan."""

from dataclasses import dataclass

from placeplan.domain.faults import refuse


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of the Community Plan; actions name it by its title."""

    title: str
    description: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise refuse("text_missing", "title")
