"""Codes for signing in: of an app (RFC 6238, half a minute each), or kept for when it is lost."""

import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

from placeplan.domain.receipts import GROUP_LENGTH, LETTERS, plain_letters
from placeplan.store.authenticators import (
    Authenticator,
    find_authenticator,
    set_authenticator,
    set_recovery_codes,
    spend_recovery_code,
    spend_step,
)
from placeplan.store.database import Database

RECOVERY_CODES = 10
# 24 of 29 letters are 116 bits: nobody guesses one from what is kept of it (OWASP ASVS 5.0, 6.5.2)
RECOVERY_GROUPS = 6
STEP_SECONDS = 30
DIGITS = 6
# a telephone's clock may be half a minute fast or slow
STEPS_AROUND = (0, -1, 1)


def new_secret() -> str:
    """What a new app and the site are going to share, to be typed or shown as a QR code."""
    return pyotp.random_base32()


def app_address(secret: str, email: str, site: str) -> str:
    """What the QR code holds that an app reads: whose codes they are, and for which site."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=site)


def add_authenticator(
    database: Database, account_id: int, secret: str, typed: str, moment: datetime
) -> list[str] | None:
    """Take an app into use once it has shown that it makes the right codes.

    Returns the recovery codes, which are not stored, or None where the code is wrong.
    """
    step = _step_of(secret, typed, moment)
    if step is None:
        return None
    codes = _recovery_codes()
    set_authenticator(
        database, account_id, Authenticator(secret, step), [_hash(each) for each in codes]
    )
    return codes


def renew_recovery_codes(database: Database, account_id: int) -> list[str]:
    """New recovery codes, which are not stored; the earlier ones end."""
    codes = _recovery_codes()
    set_recovery_codes(database, account_id, [_hash(each) for each in codes])
    return codes


def accepts_code(database: Database, account_id: int, typed: str, moment: datetime) -> bool:
    """Whether an account may sign in with what was typed, which then works no second time."""
    authenticator = find_authenticator(database, account_id)
    if authenticator is None:
        return False
    step = _step_of(authenticator.secret, typed, moment)
    if step is not None:
        return spend_step(database, account_id, step)
    return spend_recovery_code(database, account_id, _hash(typed))


def _step_of(secret: str, typed: str, moment: datetime) -> int | None:
    digits = "".join(letter for letter in typed if letter in "0123456789")
    if len(digits) != DIGITS:
        return None
    app, now = pyotp.TOTP(secret, digits=DIGITS, interval=STEP_SECONDS), int(moment.timestamp())
    for around in STEPS_AROUND:
        if hmac.compare_digest(app.at(now + around * STEP_SECONDS), digits):
            return now // STEP_SECONDS + around
    return None


def _recovery_codes() -> list[str]:
    return [_recovery_code() for _number in range(RECOVERY_CODES)]


def _recovery_code() -> str:
    groups = [
        "".join(secrets.choice(LETTERS) for _letter in range(GROUP_LENGTH))
        for _group in range(RECOVERY_GROUPS)
    ]
    return "-".join(groups)


def _hash(code: str) -> str:
    return hashlib.sha256(f"recovery {plain_letters(code)}".encode()).hexdigest()
