"""How a plan says that a figure is hidden, and why."""

from placeplan.domain.traces import Fact
from placeplan.operations.plan_drafting.sentences import number

HIDDEN = "Hidden"


def hidden_words(fewest: Fact) -> str:
    """What “Hidden” means, for the note under a table that has it."""
    return (
        f"{HIDDEN}: fewer than {number(fewest)} people, or a number from which a smaller one could"
        " be worked out."
    )
