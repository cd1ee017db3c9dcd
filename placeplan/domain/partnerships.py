"""What a partnership says about itself: the settings that are edited on a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields


def _said(default: str, meaning: str) -> str:
    return field(default=default, metadata={"help": meaning})


@dataclass(frozen=True, slots=True)
class Partnership:
    """The partnership's own settings; the field names are the names in the table `settings`."""

    name: str = _said("", "Name of the partnership, shown at the top of every page.")
    council: str = _said("", "Name of the council that runs this site.")
    contact: str = _said("", "Who residents can ask: an email address, a telephone number or both.")
    vision: str = _said("", "Vision of the council-wide Community Plan.")
    community_plan_themes: str = _said("", "Themes of the Community Plan, one a line.")
    privacy: str = _said("", "What the partnership adds to the privacy page.")
    accessibility: str = _said("", "What the partnership adds to the accessibility statement.")
    helpline: str = _said(
        "", "Whom children and young people can turn to, shown on each page of their surveys."
    )
    accent_colour: str = _said("#0b5563", "The one colour of headings, links and buttons.")
    is_made_up: bool = field(
        default=False,
        metadata={"help": "Says on every page and in every plan that the content is made up."},
    )


def partnership_from(values: Mapping[str, str]) -> Partnership:
    """The partnership described by stored texts; unknown names are left out."""
    known = {item.name for item in fields(Partnership)} - {"is_made_up"}
    texts = {name: value for name, value in values.items() if name in known and value}
    return Partnership(**texts, is_made_up=values.get("is_made_up") == "1")


def partnership_values(partnership: Partnership) -> dict[str, str]:
    """The texts to store, by name; the opposite of `partnership_from`."""
    values = {item.name: getattr(partnership, item.name) for item in fields(partnership)}
    return values | {"is_made_up": "1" if partnership.is_made_up else "0"}
