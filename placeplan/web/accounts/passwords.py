"""Passwords: how they are kept, and which are refused as a guess that others would make too."""

from functools import cache

from werkzeug.security import check_password_hash, generate_password_hash
from zxcvbn import zxcvbn

from placeplan.domain.accounts import Account, password_faults
from placeplan.domain.faults import Fault, fault
from placeplan.store.accounts import keep_password_hash
from placeplan.web.database import db, partnership

# as strong as OWASP's password storage cheat sheet asks: 32 MiB, three times over
METHOD = "scrypt:32768:8:3"
# what zxcvbn calls safe against whoever tries slowly: https://github.com/dropbox/zxcvbn
FEWEST_GUESSES = 10**8
# it takes ever longer over what is long, which is hard to guess by its length
LOOKED_AT = 64


def hash_of(password: str) -> str:
    """What is kept of a password."""
    return generate_password_hash(password, METHOD)


@cache
def nobodys_hash() -> str:
    """Compared with where there is no such account."""
    return hash_of("nobody's")


def is_password(account: Account | None, typed: str) -> bool:
    """Whether this is the account's password.

    It takes as long where there is no such account, so that nobody learns which there are.
    """
    kept = account.password_hash if account and account.has_password else nobodys_hash()
    is_right = check_password_hash(kept, typed)
    if not (account and account.has_password and is_right):
        return False
    if not kept.startswith(f"{METHOD}$"):
        keep_password_hash(db(), account.id, hash_of(typed))
    return True


def new_password_faults(password: str, account: Account) -> tuple[Fault, ...]:
    """What is wrong with a password that the account's owner chose; empty when it will do."""
    faults = password_faults(password, account.email)
    if faults or _guesses(password, account) >= FEWEST_GUESSES:
        return faults
    return (fault("password_guessable", "password"),)


def _guesses(password: str, account: Account) -> float:
    """How many tries it takes whoever knows common passwords, words, names, dates and keyboards."""
    known = [*account.email.replace("@", ".").split("."), *account.name.split()]
    known += ["placeplan", *partnership().name.split()]
    return float(zxcvbn(password[:LOOKED_AT], [each.casefold() for each in known])["guesses"])
