"""Every setting of an instance once: name, default, help.

They are read from `settings.toml` in the instance folder, then from the environment
(`PLACEPLAN_` and the name in capitals), which wins. What the partnership says about itself
is edited on a page and lives in the database: `placeplan.domain.partnerships`.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.sign_ins import TimeLimits

# shown to nobody
SECRETS = frozenset({"oidc_client_secret"})

Value = TypeVar("Value", int, str)

FILE_NAME = "settings.toml"
ENVIRONMENT_PREFIX = "PLACEPLAN_"

# one that cannot be read would limit nothing
LIMITS = ("sign_in_limit", "answer_limit", "return_limit", "pdf_limit")
ONE_LIMIT = r"\s*[0-9]+\s*(/|per)\s*([1-9][0-9]*\s*)?(second|minute|hour|day|month|year)s?\s*"
LIMIT = re.compile(rf"{ONE_LIMIT}([;,]{ONE_LIMIT})*")


def _setting(default: Value, meaning: str, smallest: int = 0) -> Value:
    return field(default=default, metadata={"help": meaning, "smallest": smallest})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The operational settings of an instance."""

    public_address: str = _setting(
        "http://127.0.0.1:8000", "Address people reach the site at; used in links and QR codes."
    )
    session_hours: int = _setting(
        10, "Hours after which staff sign in again, whatever they do meanwhile.", 1
    )
    idle_minutes: int = _setting(
        60, "Minutes after which staff who open and send nothing are signed out.", 10
    )
    link_hours: int = _setting(72, "Hours in which a one-time link sets a password.", 1)
    sign_in_limit: str = _setting(
        "10 per minute; 60 per hour", "Attempts to sign in allowed from one address."
    )
    # A village hall has one address: sixty people who finish every ten minutes are 360 an hour, and
    # half as many again press twice or start again. The pages between have no limit, and whatever
    # a program sends within it is flagged (domain/repeats.py).
    answer_limit: str = _setting(
        "600 per hour", "Surveys that may be begun, and sent, from one address."
    )
    return_limit: str = _setting(
        "60 per hour", "Wrong return codes that may be typed in from one address."
    )
    pdf_limit: str = _setting(
        "120 per hour", "PDFs of published plans that may be asked for from one address."
    )
    oidc_issuer: str = _setting(
        "", "Address of the council's own sign-in (its OpenID provider); empty for none."
    )
    oidc_client_id: str = _setting("", "What the council's sign-in calls this site.")
    oidc_client_secret: str = _setting("", "The secret that it shares with this site.")
    oidc_only: int = _setting(0, "1 where staff sign in with it alone, without passwords here.")
    trusted_proxies: int = _setting(
        0, "Number of reverse proxies in front whose X-Forwarded headers are believed."
    )
    largest_upload_mb: int = _setting(32, "Largest file or form taken, in megabytes.", 1)
    minimum_cell: int = _setting(
        10, "Fewest people a figure of a breakdown may stand for; never below 5.", 5
    )
    minimum_answers: int = _setting(
        10, "Fewest individuals who rated a theme before it is called a strength or a need.", 1
    )
    retention_days: int = _setting(
        730, "Days after a survey closes for which single responses are kept.", 1
    )
    draft_days: int = _setting(14, "Days for which an answer that was not sent is kept.", 1)
    invitation_days: int = _setting(60, "Days for which a partner's invitation is good.", 1)

    @property
    def time_limits(self) -> TimeLimits:
        """How long staff stay signed in."""
        return TimeLimits(timedelta(minutes=self.idle_minutes), timedelta(hours=self.session_hours))

    @property
    def is_secure(self) -> bool:
        """Whether people reach the site over https, so that cookies may insist on it."""
        return self.public_address.startswith("https://")


def read_settings(
    instance: Path,
    environment: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Settings:
    """The settings of the instance folder; raises Refused with every fault found.

    `environment` defaults to that of the process; `overrides`, by name, win over all.
    """
    found, faults = _from_file(instance / FILE_NAME)
    found |= _from_environment(os.environ if environment is None else environment)
    found |= dict(overrides or {})
    values, value_faults = _checked(found)
    if faults or value_faults:
        raise Refused(*faults, *value_faults)
    return Settings(**values)  # type: ignore[arg-type]  # each value was checked against its field


def setting_names() -> tuple[str, ...]:
    """The names of all settings in the order in which they are explained."""
    return tuple(item.name for item in fields(Settings))


def setting_help(name: str) -> str:
    """What the setting of this name means, as a sentence."""
    return next(str(item.metadata["help"]) for item in fields(Settings) if item.name == name)


def _from_file(path: Path) -> tuple[dict[str, object], list[Fault]]:
    if not path.exists():
        return {}, []
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return {}, [fault("settings_unreadable", FILE_NAME, found=str(error))]


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    named = {name: ENVIRONMENT_PREFIX + name.upper() for name in setting_names()}
    return {name: environment[key] for name, key in named.items() if key in environment}


def _checked(found: Mapping[str, object]) -> tuple[dict[str, int | str], list[Fault]]:
    values: dict[str, int | str] = {}
    faults: list[Fault] = []
    known = {item.name: item for item in fields(Settings)}
    for name, value in found.items():
        if name not in known:
            faults.append(fault("setting_unknown", name))
            continue
        wanted = type(known[name].default)
        smallest = int(known[name].metadata["smallest"])
        try:
            values[name] = _converted(value, wanted)
        except ValueError:
            faults.append(fault("setting_kind", name, found=str(value), kind=wanted.__name__))
            continue
        if wanted is int and int(values[name]) < smallest:
            faults.append(fault("setting_small", name, found=str(value), smallest=smallest))
        if name in LIMITS and not LIMIT.fullmatch(str(values[name])):
            faults.append(fault("setting_limit", name, found=str(value)))
    return values, faults


def _converted(value: object, wanted: type) -> int | str:
    if wanted is int:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ValueError(value)
        return int(value)
    if not isinstance(value, str):
        raise ValueError(value)
    return value
