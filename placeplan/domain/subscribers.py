"""Who wants to be told of a survey's results: an address on a list of its own."""

import hashlib

from placeplan.domain.accounts import email_faults
from placeplan.domain.faults import Refused


def tidy_email(text: str) -> str:
    """An address as it is kept; `Refused` when it cannot be one."""
    email = text.strip()
    faults = email_faults(email)
    if faults:
        raise Refused(*faults)
    return email


def address_hash(email: str) -> str:
    """By what an address is found, whatever the case of its letters."""
    return hashlib.sha256(email.strip().casefold().encode()).hexdigest()
