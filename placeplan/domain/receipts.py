"""Codes to keep: a receipt to have an answer withdrawn, a return code to go on with one elsewhere.

Both are made from the key of the answer and the secret of the site. Only their hashes are stored.
"""

import hashlib
import hmac

# no letter or digit that is easily read as another
LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
GROUPS, GROUP_LENGTH = 3, 4
LENGTH = GROUPS * GROUP_LENGTH


def receipt_code(response_key: str, secret: str) -> str:
    """The code of a response, such as `K7QM-2XAT-9HRC`; always the same for key and secret."""
    return _code("receipt", response_key, secret)


def receipt_hash(code: str) -> str:
    """What is stored of a code, however its letters were typed."""
    return hashlib.sha256(plain_letters(code).encode()).hexdigest()


def return_code(response_key: str, secret: str) -> str:
    """The code by which a draft is taken up on another device; not the receipt of its response.

    Twelve of 29 letters are 58 bits. Whoever tries 60 codes an hour from each of a thousand
    addresses for two weeks, while ten thousand drafts wait, finds one with a chance of less than
    one in a million.
    """
    return _code("return", response_key, secret)


def return_hash(code: str) -> str:
    """What is stored of a return code; never what is stored of a receipt code."""
    return hashlib.sha256(f"return {plain_letters(code)}".encode()).hexdigest()


def _code(purpose: str, response_key: str, secret: str) -> str:
    digest = hmac.digest(secret.encode(), f"{purpose} {response_key}".encode(), "sha256")
    number = int.from_bytes(digest)
    letters = []
    for _position in range(LENGTH):
        number, index = divmod(number, len(LETTERS))
        letters.append(LETTERS[index])
    text = "".join(letters)
    return "-".join(text[at : at + GROUP_LENGTH] for at in range(0, LENGTH, GROUP_LENGTH))


def plain_letters(code: str) -> str:
    """A code without what people type between its letters."""
    return "".join(letter for letter in code.upper() if letter in LETTERS)
