"""The five levels of public participation (IAP2 Spectrum): their names, and what each promises.

The promises are in our own words.
"""

from collections.abc import Mapping
from types import MappingProxyType

from placeplan.domain.engagement import Level

LEVEL_NAMES: Mapping[Level, str] = MappingProxyType(
    {
        "inform": "Inform",
        "consult": "Consult",
        "involve": "Involve",
        "collaborate": "Collaborate",
        "empower": "Empower",
    }
)
PROMISES: Mapping[Level, str] = MappingProxyType(
    {
        "inform": "We tell people what is going on, fully and fairly, so that they understand it.",
        "consult": (
            "We ask for people’s views before anything is decided, and tell them afterwards what"
            " difference those made."
        ),
        "involve": (
            "We work with people along the way, so that what worries them and what they hope for"
            " shows in the choices."
        ),
        "collaborate": (
            "We look for answers together with people, and take up their advice as far as we can."
        ),
        "empower": "People decide, and we do what they decided.",
    }
)
