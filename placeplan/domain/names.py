"""Names as they stand in addresses and in the names of files."""

import re
import unicodedata

LONGEST_KEY = 60


def plain_key(text: str) -> str:
    """`text` in small letters, digits and single hyphens; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", ""))
    return words[:LONGEST_KEY].strip("-")
