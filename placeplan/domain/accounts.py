"""People who come through a door: accounts of the staff, and whoever asks for a page."""

from dataclasses import dataclass, field
from enum import StrEnum

from placeplan.domain.faults import Fault, fault

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200


class Role(StrEnum):
    """What someone is here to do."""

    RESIDENT = "resident"
    PARTNER = "partner"
    HOST = "host"
    FACILITATOR = "facilitator"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"


STAFF_ROLES = (Role.FACILITATOR, Role.OFFICER, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Account:
    """A member of staff who can sign in.

    A named contact is told of concerns, and alone reads them and what was taken out of comments.
    """

    id: int
    email: str
    name: str
    role: Role
    password_hash: str = field(default="", repr=False)
    is_active: bool = True
    created_at: str = ""
    is_named_contact: bool = False

    @property
    def has_password(self) -> bool:
        """Whether the person has followed the one-time link yet."""
        return self.password_hash != ""


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever is asking: a staff account, a partner or a host with its link, or a resident.

    `id` is the account's, the partner's or the facilitator link's, 0 for a resident. `workshop` is
    the survey's slug and the key of the one workshop that a host is let into, and of nobody else.
    """

    role: Role
    id: int = 0
    name: str = ""
    workshop: tuple[str, str] | None = None
    is_named_contact: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether this is an account that signed in."""
        return self.role in STAFF_ROLES

    @property
    def is_named(self) -> bool:
        """Whether every page says who this is, with a way to sign out or to leave."""
        return self.is_staff or self.role is Role.HOST


ANYONE = Principal(Role.RESIDENT)


def password_faults(password: str, email: str = "") -> tuple[Fault, ...]:
    """What is wrong with a password someone chose; empty when it will do."""
    if len(password) < SHORTEST_PASSWORD:
        return (fault("password_short", "password", shortest=SHORTEST_PASSWORD),)
    if len(password) > LONGEST_PASSWORD:
        return (fault("password_long", "password", longest=LONGEST_PASSWORD),)
    if len(set(password)) < 4 or (email and password.casefold() == email.casefold()):
        return (fault("password_guessable", "password"),)
    return ()


def email_faults(email: str) -> tuple[Fault, ...]:
    """What is wrong with an email address; empty when it could be one."""
    local, at, host = email.partition("@")
    is_plausible = at and local and "." in host.strip(".") and not set(email) & set(" ,;<>\t\r\n")
    if not is_plausible or len(email) > 254:
        return (fault("email_unlikely", "email", found=email),)
    return ()
