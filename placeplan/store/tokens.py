"""Tokens that let somebody in: handed out once, and kept as a hash alone."""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """A token that nobody guesses: 256 bits, in letters that may stand in an address."""
    return secrets.token_urlsafe(BYTES)


def token_hash(token: str) -> str:
    """What is kept of a token. It is random and long, so that a plain hash tells nothing of it."""
    return hashlib.sha256(token.encode()).hexdigest()
