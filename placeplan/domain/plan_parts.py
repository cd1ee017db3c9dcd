"""What the parts of a plan have in common: a title, and words out of a list."""

from placeplan.domain.faults import Fault, fault

LONGEST_TITLE = 300


def title_faults(title: str) -> list[Fault]:
    """What is wrong with the title of a part: nothing in it, or too much."""
    if not title.strip():
        return [fault("text_missing", "title")]
    if len(title) > LONGEST_TITLE:
        return [fault("text_too_long", "title", found=len(title), most=LONGEST_TITLE)]
    return []


def not_listed(field_name: str, found: str, allowed: tuple[str, ...]) -> Fault:
    """The fault of a word that is not one of those allowed."""
    return fault("not_in_list", field_name, found=found, expected=", ".join(allowed))
