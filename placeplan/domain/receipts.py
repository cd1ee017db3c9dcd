"""Receipt codes: what a resident keeps to have an answer withdrawn. Only their hash is stored."""

import hashlib
import hmac

# no letter or digit that is easily read as another
LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
GROUPS, GROUP_LENGTH = 3, 4
LENGTH = GROUPS * GROUP_LENGTH


def receipt_code(response_key: str, secret: str) -> str:
    """The code of a response, such as `K7QM-2XAT-9HRC`; always the same for key and secret."""
    digest = hmac.digest(secret.encode(), f"receipt {response_key}".encode(), "sha256")
    number = int.from_bytes(digest)
    letters = []
    for _position in range(LENGTH):
        number, index = divmod(number, len(LETTERS))
        letters.append(LETTERS[index])
    text = "".join(letters)
    return "-".join(text[at : at + GROUP_LENGTH] for at in range(0, LENGTH, GROUP_LENGTH))


def receipt_hash(code: str) -> str:
    """What is stored of a code, however its letters were typed."""
    letters = "".join(letter for letter in code.upper() if letter in LETTERS)
    return hashlib.sha256(letters.encode()).hexdigest()
